-- What the two sides of running work ask each other for: the worker for more time, the client of a job that has ended for
-- its release. And two more ends of work: released by agreement, and taken back after the deadline.
alter table assignments
  drop constraint assignment_status,
  add constraint assignment_status check (
    status in ('working', 'submitted', 'revising', 'approved', 'rejected', 'lapsed', 'given-back', 'released', 'withdrawn'));

drop index assignment_once;
create unique index assignment_once on assignments (job_id, worker_id)
  where status not in ('lapsed', 'given-back', 'released', 'withdrawn');

create table requests (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  assignment_id uuid not null references assignments,
  kind text not null,
  -- How much more time is asked for.
  hours smallint,
  status text not null default 'waiting',
  -- Silence answers then.
  due_at timestamptz not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint request_kind check (kind in ('time', 'release')),
  constraint request_status check (status in ('waiting', 'agreed', 'declined', 'unanswered', 'dropped')),
  constraint request_hours check ((kind = 'time') = (hours is not null) and hours between 1 and 168),
  constraint request_decided check ((status = 'waiting') = (decided_at is null))
);
create unique index request_waiting_once on requests (assignment_id, kind) where status = 'waiting';
create index requests_of_assignment on requests (assignment_id, kind, id);
create index requests_due on requests (due_at) where status = 'waiting';

create or replace function faults_of_escrow() returns table (law text, fact text)
  language sql stable
as $$
  select 'escrow equals the open liabilities of its job',
         j.public_id || ': escrow ' || coalesce(a.balance, 0) || ', owed ' || w.owed
    from jobs j
    left join accounts a on a.kind = 'escrow' and a.owner_id = j.id
    cross join lateral (
      select (j.reward_points + j.fee_points) * (j.open_slots + count(s.id)) as owed
        from assignments s where s.job_id = j.id and s.status in ('working', 'submitted', 'revising', 'rejected')) w
    where coalesce(a.balance, 0) <> w.owed
  union all
  select 'every slot of a published job is open, withdrawn or somebody''s', j.public_id
    from jobs j
    cross join lateral (
      select count(*) as held from assignments s
        where s.job_id = j.id and s.status not in ('lapsed', 'given-back', 'released', 'withdrawn')) t
    where j.published_at is not null and j.open_slots + j.withdrawn_slots + t.held <> j.slots
$$;

create function faults_of_requests() returns table (law text, fact text)
  language sql stable
as $$
  select 'what is asked for belongs to work that is in the worker''s hands', r.public_id
    from requests r join assignments a on a.id = r.assignment_id
    where r.status = 'waiting' and a.status not in ('working', 'revising')
  union all
  select 'work was released because its worker agreed', a.public_id
    from assignments a where (a.status = 'released') <> exists (
      select from requests r where r.assignment_id = a.id and r.kind = 'release' and r.status = 'agreed')
  union all
  select 'nobody asks for the same more than three times', a.public_id || ' ' || r.kind
    from requests r join assignments a on a.id = r.assignment_id
    group by a.public_id, r.kind having count(*) > 3
  union all
  select 'an answer has been told to whoever asked', r.public_id
    from requests r where r.status in ('agreed', 'declined', 'unanswered') and not exists (
      select from notices n where n.dedupe_key = 'request:' || r.id || ':answered')
$$;
