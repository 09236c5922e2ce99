-- Of whom something has changed: noted by triggers, worked off by a tick. Only ever inserted into, without a unique key or a
-- reference, so that no two commands wait for each other because of it.
create table member_changes (
  id uuid primary key default uuid7(),
  member_id uuid not null
);

create function note_change_of_work() returns trigger
  language plpgsql
as $$
begin
  insert into member_changes (member_id)
    select new.worker_id union all select j.client_id from jobs j where j.id = new.job_id;
  return null;
end
$$;
create trigger assignments_change after insert or update of status, deadline_at, review_due_at, worker_id on assignments
  for each row execute function note_change_of_work();
create trigger applications_change after insert or update of status, worker_id on applications
  for each row execute function note_change_of_work();

create function note_change_of_job() returns trigger
  language plpgsql
as $$
begin
  insert into member_changes (member_id) values (new.client_id);
  return null;
end
$$;
create trigger jobs_change after insert or update of status, open_slots, slots, title, closes_at, client_id on jobs
  for each row execute function note_change_of_job();

create function note_change_of_member() returns trigger
  language plpgsql
as $$
begin
  insert into member_changes (member_id) values (new.id);
  return null;
end
$$;
create trigger members_change
  after update of status, language, time_zone, quiet_from, quiet_to, muted_topics on members
  for each row when (new.status = 'active') execute function note_change_of_member();

-- When somebody who may have something to do is looked at next, for the digest.
create table digest_due (
  member_id uuid primary key references members on delete cascade,
  due_at timestamptz not null
);
create index digest_due_next on digest_due (due_at, member_id);

alter table members
  drop constraint member_muted_topics,
  add constraint member_muted_topics check (
    muted_topics <@ array['reminders', 'applications', 'alerts', 'digest', 'stock']);

create or replace function faults_of_topics() returns table (law text, fact text)
  language sql stable
as $$
  select 'money, decisions and security are never muted', n.kind || ' ' || n.dedupe_key
    from notices n where n.status = 'muted' and n.kind not in (
      'assignment.reminder', 'application.reminder', 'submission.reminder', 'application.new', 'assignment.claimed',
      'alerts.found', 'offer.low', 'digest.daily')
$$;

create function faults_of_digests() returns table (law text, fact text)
  language sql stable
as $$
  select 'whoever has something to do is looked at for the digest', m.public_id
    from members m where m.status = 'active' and not ('digest' = any(m.muted_topics))
      and not exists (select from digest_due d where d.member_id = m.id)
      and not exists (select from member_changes c where c.member_id = m.id)
      and (exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'revising'))
        or exists (select from jobs j join assignments a on a.job_id = j.id
          where j.client_id = m.id and a.status = 'submitted')
        or exists (select from jobs j join applications p on p.job_id = j.id
          where j.client_id = m.id and p.status = 'waiting'))
$$;

-- What is under way already.
insert into member_changes (member_id)
  select worker_id from assignments where status in ('working', 'submitted', 'revising')
  union select j.client_id from assignments a join jobs j on j.id = a.job_id where a.status in ('working', 'submitted', 'revising')
  union select j.client_id from applications p join jobs j on j.id = p.job_id where p.status = 'waiting';
