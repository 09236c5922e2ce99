-- A client who rejects unusually much is looked at by an operator; a rule pauses a job, and decides nothing.
-- Jobs in which something was rejected and whose client nobody has counted since.
create table rejections_to_count (
  job_id uuid primary key references jobs
);

create table flags (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  job_id uuid not null references jobs,
  status text not null default 'waiting',
  -- What was counted: submissions decided on, and those of them that were rejected.
  decided integer not null,
  rejected integer not null,
  created_at timestamptz not null,
  reason text,
  decided_by uuid references members,
  ended_at timestamptz,
  constraint flag_status check (status in ('waiting', 'released', 'closed', 'lapsed')),
  constraint flag_counts check (decided >= 10 and rejected between 0 and decided and rejected * 100 > decided * 30),
  constraint flag_decided check (
    (status in ('released', 'closed')) = (decided_by is not null) and (decided_by is null) = (reason is null)),
  constraint flag_ended check ((status = 'waiting') = (ended_at is null)),
  constraint flag_reason check (length(reason) <= 1000)
);
create unique index flag_once on flags (job_id) where status = 'waiting';
create index flags_waiting on flags (id) where status = 'waiting';
create index flags_of_job on flags (job_id, id desc);
create index flags_decided_by on flags (decided_by) where decided_by is not null;

-- One constraint for each column, so that a test can compare its words with those in the code.
alter table job_checks
  drop constraint job_check_reasons,
  add constraint job_check_reasons check (
    reasons <@ array['first-jobs', 'likes', 'stars', 'links', 'password', 'identity'] and cardinality(reasons) >= 1),
  add constraint job_check_found check (cardinality(found) = cardinality(reasons));

create function faults_of_flags() returns table (law text, fact text)
  language sql stable
as $$
  select 'a running job is held for a flag only while one waits', j.public_id
    from jobs j where j.held_for = 'flag' and j.status <> 'closed' and not exists (
      select from flags f where f.job_id = j.id and f.status = 'waiting')
  union all
  select 'a flag that was decided on has told its client', f.public_id
    from flags f where f.status in ('released', 'closed') and not exists (
      select from notices n where n.dedupe_key = 'flag:' || f.id || ':' || f.status)
  union all
  select 'a flag that was decided on stands in the audit log', f.public_id
    from flags f where f.status in ('released', 'closed') and not exists (
      select from audit a where a.object = 'flag:' || f.public_id and a.actor_id = f.decided_by)
  union all
  select 'nobody decides on a flag of his own', f.public_id
    from flags f join jobs j on j.id = f.job_id where f.decided_by = j.client_id
$$;
