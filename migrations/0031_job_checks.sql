-- A job that a person looks at before it goes live (product.md section 9): its escrow is reserved, nobody sees it yet.
alter table jobs
  -- How often it has been published: after a refusal it may be published again, which is booked again.
  add column rounds integer not null default 0,
  add constraint job_rounds check (rounds >= 0),
  drop constraint job_status,
  add constraint job_status check (status in ('draft', 'checking', 'open', 'paused', 'closed', 'discarded')),
  drop constraint job_open_only_when_live,
  add constraint job_open_only_when_live check (open_slots = 0 or status in ('checking', 'open', 'paused'));
update jobs set rounds = 1 where published_at is not null;
create index jobs_published_of_client on jobs (client_id) where published_at is not null;

create table job_checks (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  job_id uuid not null references jobs,
  status text not null default 'waiting',
  -- Why a person has to look, and the words that a rule stumbled over, in the same order; '' where there are none.
  reasons text[] not null,
  found text[] not null,
  created_at timestamptz not null,
  -- Nobody has decided until then: the job goes back to its client.
  due_at timestamptz not null,
  -- When the operators were told.
  told_at timestamptz,
  reason text,
  decided_by uuid references members,
  ended_at timestamptz,
  constraint job_check_status check (status in ('waiting', 'approved', 'refused', 'withdrawn', 'lapsed')),
  constraint job_check_reasons check (
    reasons <@ array['first-jobs', 'likes', 'stars', 'links', 'password', 'identity']
    and cardinality(reasons) >= 1 and cardinality(found) = cardinality(reasons)),
  constraint job_check_decided check (
    (status in ('approved', 'refused')) = (decided_by is not null) and (decided_by is null) = (reason is null)),
  constraint job_check_ended check ((status = 'waiting') = (ended_at is null)),
  constraint job_check_reason check (length(reason) <= 1000)
);
create unique index job_check_once on job_checks (job_id) where status = 'waiting';
create index job_checks_waiting on job_checks (id) where status = 'waiting';
create index job_checks_due on job_checks (due_at) where status = 'waiting';
create index job_checks_untold on job_checks (id) where status = 'waiting' and told_at is null;
create index job_checks_of_job on job_checks (job_id, id desc);
create index job_checks_decided_by on job_checks (decided_by) where decided_by is not null;

create function faults_of_checks() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a job in checking has a check that waits', j.public_id
    from jobs j where (j.status = 'checking') <> exists (
      select from job_checks c where c.job_id = j.id and c.status = 'waiting')
  union all
  select 'a check that ended without its client has told the client', c.public_id
    from job_checks c where c.status in ('approved', 'refused', 'lapsed') and not exists (
      select from notices n where n.dedupe_key = 'check:' || c.id || ':' || c.status)
  union all
  select 'a decided check stands in the audit log', c.public_id
    from job_checks c where c.status in ('approved', 'refused') and not exists (
      select from audit a where a.object = 'check:' || c.public_id and a.actor_id = c.decided_by)
  union all
  select 'nobody checks a job of his own', c.public_id
    from job_checks c join jobs j on j.id = c.job_id where c.decided_by = j.client_id
  union all
  select 'a job that is sent back has got its points back', c.public_id
    from job_checks c where c.status in ('refused', 'withdrawn', 'lapsed') and not exists (
      select from journals l where l.key = 'check:' || c.id || ':refunded')
$$;
