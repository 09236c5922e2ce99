-- Each reminder is a row with its moment, written by whatever sets or moves a deadline.
create table reminders (
  id uuid primary key default uuid7(),
  member_id uuid not null references members,
  kind text not null,
  -- The public id of what waits.
  subject text not null,
  rung text not null,
  due_at timestamptz not null,
  deadline_at timestamptz not null,
  sent_at timestamptz,
  constraint reminder_kind check (kind in ('assignment', 'application', 'submission')),
  constraint reminder_rung check (rung in ('half', '24h', '72h', '2h', '15m', 'last')),
  constraint reminder_before check (due_at < deadline_at)
);
create index reminders_due on reminders (due_at, id) where sent_at is null;
create unique index reminder_once on reminders (kind, subject, rung) where sent_at is null;
create index reminders_of_subject on reminders (kind, subject, due_at);
create index reminders_of_member on reminders (member_id);
create index reminders_sent on reminders (sent_at) where sent_at is not null;

-- What runs already is reminded of too; what would have been due before now was told by the old join.
insert into reminders (member_id, kind, subject, rung, due_at, deadline_at)
select a.worker_id, 'assignment', a.public_id, r.rung, a.deadline_at - r.before, a.deadline_at
  from assignments a
  cross join lateral (
    select (a.deadline_at - coalesce((select max(s.decided_at) from submissions s where s.assignment_id = a.id), a.started_at)) / 2 as half) h
  cross join lateral (
    values ('half', h.half), ('24h', interval '24 hours'), ('2h', interval '2 hours'), ('15m', interval '15 minutes')) r (rung, before)
  where a.status in ('working', 'revising') and a.deadline_at - r.before > moment()
    and case r.rung when 'half' then h.half > interval '30 minutes' else r.before < h.half end
union all
select j.client_id, 'submission', s.public_id, r.rung, r.at, a.review_due_at
  from assignments a join submissions s on s.assignment_id = a.id and s.status = 'waiting' join jobs j on j.id = a.job_id
  cross join lateral (
    values ('24h', s.handed_in_at + interval '24 hours'), ('72h', s.handed_in_at + interval '72 hours'),
           ('last', a.review_due_at - interval '4 hours')) r (rung, at)
  where a.status = 'submitted' and r.at > moment() and r.at < a.review_due_at
union all
select j.client_id, 'application', p.public_id, '24h', p.created_at + interval '24 hours', p.created_at + interval '72 hours'
  from applications p join jobs j on j.id = p.job_id
  where p.status = 'waiting' and p.created_at + interval '24 hours' > moment();
