-- What becomes of a rejection: the reward goes home when nobody objects, or an operator decides.
alter table assignments
  drop constraint assignment_status,
  add constraint assignment_status check (
    status in ('working', 'submitted', 'revising', 'approved', 'rejected', 'lapsed', 'given-back', 'released', 'withdrawn',
               'refunded', 'split'));
create index assignments_to_refund on assignments (ended_at) where status = 'rejected';
create index assignments_rejected_of_worker on assignments (worker_id, id desc) where status = 'rejected';

alter table submissions
  drop constraint submission_status,
  add constraint submission_status check (status in ('waiting', 'approved', 'sent-back', 'rejected', 'split')),
  drop constraint submission_paid,
  add constraint submission_paid check ((status in ('approved', 'split')) = (journal_id is not null));

-- A worker contests a rejection; the client is heard; an operator who is no party decides (product.md section 4).
create table disputes (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  assignment_id uuid not null unique references assignments,
  worker_id uuid not null references members,
  client_id uuid not null references members,
  status text not null default 'answering',
  appeal text not null,
  appealed_at timestamptz not null,
  -- Until then the client is heard.
  answer_due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  -- When whoever has to act is reminded next: the client while the answer is awaited, then the operators.
  remind_at timestamptz,
  decision text,
  -- What of the reward goes to the worker.
  worker_points integer,
  reason text,
  decided_by uuid references members,
  ended_at timestamptz,
  constraint dispute_status check (status in ('answering', 'deciding', 'decided', 'withdrawn')),
  constraint dispute_decision check (decision in ('pay', 'refund', 'split')),
  constraint dispute_decided check (
    (status = 'decided') = (decision is not null) and (status = 'decided') = (worker_points is not null)
    and (status = 'decided') = (reason is not null) and (status = 'decided') = (decided_by is not null)),
  constraint dispute_ended check (
    (status in ('decided', 'withdrawn')) = (ended_at is not null) and (ended_at is null or remind_at is null)),
  constraint dispute_answered check ((answer is null) = (answered_at is null)),
  constraint dispute_words check (length(appeal) <= 2000 and length(answer) <= 2000 and length(reason) <= 1000),
  constraint dispute_parties check (worker_id <> client_id)
);
create index disputes_to_hear on disputes (answer_due_at) where status = 'answering';
create index disputes_to_remind on disputes (remind_at) where remind_at is not null;
create index disputes_to_decide on disputes (id) where status = 'deciding';
create index disputes_open_of_client on disputes (client_id, id desc) where status in ('answering', 'deciding');
create index disputes_lost on disputes (client_id) where decision in ('pay', 'split');
create index disputes_of_worker on disputes (worker_id);
create index disputes_decided_by on disputes (decided_by) where decided_by is not null;

create table dispute_files (
  dispute_id uuid not null references disputes,
  side text not null,
  position smallint not null check (position between 1 and 10),
  file_id uuid not null references files,
  primary key (dispute_id, side, position),
  constraint dispute_file_side check (side in ('worker', 'client'))
);
create index dispute_files_file on dispute_files (file_id);

create or replace function faults_of_work() returns table (law text, fact text)
  language sql stable
as $$
  select 'a submission is paid exactly when it is approved, once, and to its worker', s.public_id
    from submissions s
    join assignments a on a.id = s.assignment_id
    join jobs j on j.id = a.job_id
    where s.status = 'approved' and (
      select count(*) from journals l join entries e on e.journal_id = l.id join accounts c on c.id = e.account_id
        where l.id = s.journal_id and l.key = 'assignment:' || a.id || ':approved'
          and c.kind = 'earnings' and present_member(c.owner_id) = present_member(a.worker_id) and e.amount = j.reward_points) <> 1
  union all
  select 'every approval journal has its submission', l.key
    from journals l where l.kind in ('approval', 'split') and not exists (select from submissions s where s.journal_id = l.id)
  union all
  select 'an assignment and its submissions agree', a.public_id || ' ' || a.status
    from assignments a
    cross join lateral (
      select count(*) as handed_in, count(*) filter (where s.status = 'waiting') as waiting, count(*) filter (where s.status = 'approved') as approved,
             count(*) filter (where s.status = 'rejected') as rejected, count(*) filter (where s.status = 'sent-back') as sent_back,
             count(*) filter (where s.status = 'split') as split
        from submissions s where s.assignment_id = a.id) t
    where not case a.status
      when 'submitted' then t.waiting = 1 and t.approved + t.rejected + t.split = 0 and t.sent_back = a.revisions
      when 'approved' then t.approved = 1 and t.waiting + t.rejected + t.split = 0
      when 'rejected' then t.rejected = 1 and t.waiting + t.approved + t.split = 0
      when 'refunded' then t.rejected = 1 and t.waiting + t.approved + t.split = 0
      when 'split' then t.split = 1 and t.waiting + t.approved + t.rejected = 0
      when 'working' then t.handed_in = 0 and a.revisions = 0
      when 'revising' then t.waiting + t.approved + t.rejected + t.split = 0 and t.sent_back = a.revisions
      else t.waiting + t.approved + t.rejected + t.split = 0 end
  union all
  select 'an accepted application has its assignment', p.public_id
    from applications p where (p.status = 'accepted') <> exists (select from assignments a where a.application_id = p.id)
  union all
  select 'nobody works for himself', a.public_id
    from assignments a join jobs j on j.id = a.job_id where j.client_id = a.worker_id
$$;

-- In a split the fee is kept in proportion, rounded for the client (ledger.md).
create function faults_of_disputes() returns table (law text, fact text)
  language sql stable
as $$
  select 'the parties of a dispute are those of its assignment', d.public_id
    from disputes d join assignments a on a.id = d.assignment_id join jobs j on j.id = a.job_id
    where d.worker_id <> a.worker_id or d.client_id <> j.client_id
  union all
  select 'a dispute and its assignment agree', d.public_id || ' ' || d.status || ' ' || a.status
    from disputes d join assignments a on a.id = d.assignment_id
    where a.status <> case
      when d.status in ('answering', 'deciding') then 'rejected'
      when d.status = 'withdrawn' then 'refunded'
      else case d.decision when 'pay' then 'approved' when 'split' then 'split' else 'refunded' end end
  union all
  select 'a slot that was split has its decision', a.public_id
    from assignments a where a.status = 'split' and not exists (
      select from disputes d where d.assignment_id = a.id and d.decision = 'split')
  union all
  select 'a refunded slot went home whole', a.public_id
    from assignments a join jobs j on j.id = a.job_id
    where a.status = 'refunded' and not exists (
      select from journals l join entries e on e.journal_id = l.id join accounts c on c.id = e.account_id
        where l.key = 'assignment:' || a.id || ':refunded' and c.kind = 'budget'
          and present_member(c.owner_id) = present_member(j.client_id) and e.amount = j.reward_points + j.fee_points)
  union all
  select 'a split goes to both as it was decided', d.public_id
    from disputes d join assignments a on a.id = d.assignment_id join jobs j on j.id = a.job_id
    cross join lateral (select j.fee_points * d.worker_points / j.reward_points as fee) f
    where d.decision = 'split' and (
      select coalesce(sum(case
          when c.kind = 'earnings' and present_member(c.owner_id) = present_member(d.worker_id) and e.amount = d.worker_points then 1
          when c.kind = 'budget' and present_member(c.owner_id) = present_member(d.client_id)
            and e.amount = j.reward_points - d.worker_points + j.fee_points - f.fee then 1
          when c.kind = 'fees' and e.amount = f.fee then 0
          when c.kind = 'escrow' and c.owner_id = j.id and e.amount = -(j.reward_points + j.fee_points) then 0
          else 9 end), 0)
        from submissions s join journals l on l.id = s.journal_id join entries e on e.journal_id = l.id join accounts c on c.id = e.account_id
        where s.assignment_id = a.id and s.status = 'split' and l.key = 'assignment:' || a.id || ':split') <> 2
  union all
  select 'nobody decides on a dispute of his own', d.public_id
    from disputes d where d.decided_by in (d.worker_id, d.client_id)
  union all
  select 'a decided dispute stands in the audit log', d.public_id
    from disputes d where d.status = 'decided' and not exists (
      select from audit l where l.action = 'dispute.' || d.decision and l.object = 'dispute:' || d.public_id)
  union all
  select 'both sides of a dispute have been told how it ended', d.public_id
    from disputes d where d.ended_at is not null and (
      select count(*) from notices n where n.dedupe_key in (
        'dispute:' || d.id || ':ended:client', case
          when d.decision in ('pay', 'split') then (
            select 'submission:' || s.id || ':' || s.status from submissions s
              where s.assignment_id = d.assignment_id and s.status in ('approved', 'split'))
          else 'dispute:' || d.id || ':ended:worker' end)) <> 2
$$;
