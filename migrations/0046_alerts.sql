-- Alerts: saved searches, and what they have found, told at most three times a day.
create table alerts (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members on delete cascade,
  status text not null default 'active',
  words text,
  category text,
  minimum_reward_points integer,
  maximum_minutes integer,
  language text,
  only_open_to_me boolean not null default false,
  created_at timestamptz not null,
  constraint alert_status check (status in ('active', 'paused')),
  constraint alert_words check (length(words) between 1 and 200),
  constraint alert_reward check (minimum_reward_points between 1 and 100000),
  constraint alert_minutes check (maximum_minutes between 1 and 6000),
  constraint alert_language check (language in ('de', 'en'))
);
create index alerts_of_member on alerts (member_id, id);

-- By what a new job finds the alerts that may want it: one stem that it must have (`w:`), else its category (`c:`), else
-- `*`. So a job meets only alerts about its own words, whatever the number of all alerts.
create table alert_keys (
  key text not null,
  alert_id uuid not null references alerts on delete cascade,
  primary key (key, alert_id)
);
create index alert_keys_alert on alert_keys (alert_id);

-- The longest stem in each of the two languages is the rarest, as a rule.
create function alert_keys_of(words text, category text) returns setof text
  language sql stable
  begin atomic
    select distinct 'w:' || stem from unnest(array['german', 'english']::regconfig[]) as language cross join lateral (
      select stem from unnest(tsvector_to_array(to_tsvector(language, words))) stem order by length(stem) desc, stem limit 1) longest
      where words is not null
    union all
    select case when category is null then '*' else 'c:' || category end where words is null;
  end;

-- Jobs that were published and that no alert has looked at yet.
create table new_jobs (
  job_id uuid primary key references jobs
);

-- One notice, which collects what was found since the one before: one for each of three moments of the member's day.
create table alert_notices (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members on delete cascade,
  day date not null,
  slot smallint not null,
  created_at timestamptz not null,
  constraint alert_notice_slot check (slot between 0 and 2),
  constraint alert_notice_once unique (member_id, day, slot)
);

-- What was found for somebody: each job once, whichever of the alerts wanted it.
create table alert_hits (
  member_id uuid not null references members on delete cascade,
  job_id uuid not null references jobs,
  alert_id uuid references alerts on delete set null,
  notice_id uuid references alert_notices on delete set null,
  found_at timestamptz not null,
  primary key (member_id, job_id)
);
create index alert_hits_untold on alert_hits (member_id, job_id) where notice_id is null;
create index alert_hits_told on alert_hits (notice_id, job_id desc) where notice_id is not null;
create index alert_hits_alert on alert_hits (alert_id) where alert_id is not null;
create index alert_hits_job on alert_hits (job_id);

-- When somebody for whom something was found is told next.
create table alert_due (
  member_id uuid primary key references members on delete cascade,
  due_at timestamptz not null
);
create index alert_due_next on alert_due (due_at);

create function faults_of_alerts() returns table (law text, fact text)
  language sql stable
as $$
  select 'an alert notice has told its member', n.public_id
    from alert_notices n where not exists (
      select from notices t where t.dedupe_key = 'alerts:' || n.id and t.kind = 'alerts.found')
  union all
  select 'what an alert found is told to whom it was found for', h.member_id || ' ' || h.job_id
    from alert_hits h join alert_notices n on n.id = h.notice_id where n.member_id <> h.member_id
  union all
  select 'what was found and not told has its moment', h.member_id || ' ' || h.job_id
    from alert_hits h where h.notice_id is null and not exists (select from alert_due d where d.member_id = h.member_id)
  union all
  select 'nobody is alerted to a job of his own', h.member_id || ' ' || h.job_id
    from alert_hits h join jobs j on j.id = h.job_id where j.client_id = h.member_id
  union all
  select 'a merged account has no alerts', m.public_id
    from members m where m.merged_into is not null and (
      exists (select from alerts a where a.member_id = m.id) or exists (select from alert_hits h where h.member_id = m.id))
$$;
