-- Who waits for a slot of a full job, in the order in which they came.
create table waiting_places (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  job_id uuid not null references jobs,
  worker_id uuid not null references members,
  status text not null default 'waiting',
  offered_at timestamptz,
  offered_until timestamptz,
  -- Passed over for now: sleeps, or may not take it. Until then nobody looks.
  retry_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint waiting_status check (status in ('waiting', 'offered', 'taken', 'passed', 'left', 'ended')),
  constraint waiting_offered check ((status = 'offered') = (offered_until is not null)),
  constraint waiting_retry check (retry_at is null or status = 'waiting'),
  constraint waiting_ended check ((status in ('waiting', 'offered')) = (ended_at is null))
);
create unique index waiting_once on waiting_places (job_id, worker_id) where status in ('waiting', 'offered');
create index waiting_line on waiting_places (job_id, id) where status = 'waiting' and retry_at is null;
create index waiting_of_job on waiting_places (job_id, id) where status in ('waiting', 'offered');
create index waiting_offers_due on waiting_places (offered_until) where status = 'offered';
create index waiting_retries_due on waiting_places (retry_at) where retry_at is not null;
create index waiting_of_worker on waiting_places (worker_id, id desc);

create function faults_of_waiting() returns table (law text, fact text)
  language sql stable
as $$
  select 'somebody waits only for a job that has not ended', w.public_id
    from waiting_places w join jobs j on j.id = w.job_id
    where w.status in ('waiting', 'offered') and j.status not in ('open', 'paused')
  union all
  select 'whoever was offered a slot has been told', w.public_id
    from waiting_places w where w.offered_at is not null and not exists (
      select from notices n where n.dedupe_key = 'waiting:' || w.id || ':offered')
  union all
  select 'whoever has a slot waits for none in the same job', w.public_id
    from waiting_places w join assignments a on a.job_id = w.job_id and a.worker_id = w.worker_id
    where w.status in ('waiting', 'offered') and a.status not in ('lapsed', 'given-back', 'released', 'withdrawn')
  union all
  select 'nobody waits for a job of his own, and no merged account waits', w.public_id
    from waiting_places w join jobs j on j.id = w.job_id join members m on m.id = w.worker_id
    where w.status in ('waiting', 'offered') and (j.client_id = w.worker_id or m.merged_into is not null)
$$;
