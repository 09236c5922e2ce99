create table jobs (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  client_id uuid not null references members,
  status text not null default 'draft',
  category text not null,
  template text,
  language text not null,
  title text not null,
  brief text not null,
  result text not null,
  example_link text,
  checklist text[] not null,
  proof text[] not null,
  minutes integer not null,
  reward_points bigint not null,
  -- Per slot, fixed when the job is written (product.md section 8).
  fee_points bigint not null,
  slots integer not null,
  -- Slots that nobody has and that still have their reward in escrow.
  open_slots integer not null default 0,
  withdrawn_slots integer not null default 0,
  taking text not null,
  work_hours integer not null,
  review_days integer not null,
  closes_at timestamptz not null,
  open_days integer not null,
  minimum_age smallint,
  minimum_stars_tenths smallint not null default 0,
  minimum_jobs integer not null default 0,
  languages text[] not null default '{}',
  ai text not null,
  published_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  -- What /jobs WORDS looks through, with the stems of the job's own language.
  words tsvector not null generated always as (
    case language when 'de' then to_tsvector('german', title || ' ' || brief)
                  else to_tsvector('english', title || ' ' || brief) end) stored,
  constraint job_status check (status in ('draft', 'open', 'paused', 'closed', 'discarded')),
  constraint job_title check (length(title) between 5 and 80),
  constraint job_brief check (length(brief) between 20 and 2000),
  constraint job_result check (length(result) between 10 and 1000),
  constraint job_checklist check (cardinality(checklist) <= 8),
  constraint job_proof check (cardinality(proof) between 1 and 4 and proof <@ array['text', 'link', 'picture', 'file']),
  constraint job_minutes check (minutes between 1 and 6000),
  constraint job_reward check (reward_points between 10 and 100000),
  constraint job_fee check (fee_points between 0 and 100000),
  constraint job_slots check (slots between 1 and 1000),
  constraint job_open_slots check (open_slots between 0 and slots),
  constraint job_withdrawn_slots check (withdrawn_slots between 0 and slots and open_slots + withdrawn_slots <= slots),
  constraint job_open_only_when_live check (open_slots = 0 or status in ('open', 'paused')),
  constraint job_taking check (taking in ('claim', 'apply')),
  constraint job_work_hours check (work_hours between 2 and 336),
  constraint job_review_days check (review_days between 1 and 14),
  constraint job_open_days check (open_days between 1 and 90),
  constraint job_minimum_age check (minimum_age in (14, 16, 18)),
  constraint job_minimum_stars check (minimum_stars_tenths between 0 and 50),
  constraint job_minimum_jobs check (minimum_jobs between 0 and 1000),
  constraint job_ai check (ai in ('allowed', 'disclose', 'not-allowed')),
  constraint job_language check (language in ('de', 'en'))
);
-- What can be taken now, newest first; partial, because open jobs are few among all jobs.
create index jobs_open on jobs (id desc) where status = 'open' and open_slots > 0;
create index jobs_open_in_category on jobs (category, id desc) where status = 'open' and open_slots > 0;
create index jobs_words on jobs using gin (words) where status = 'open' and open_slots > 0;
create index jobs_of_client on jobs (client_id, id desc);
create index jobs_to_close on jobs (closes_at) where status in ('open', 'paused');
