-- The audit log is a chain: each row carries the hash of the one before it, computed here, so that a row that was changed,
-- lost or slipped in is found. One row at a time: operators decide rarely.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  number bigint not null default 0,
  hash text not null default ''
);
insert into audit_head default values;

alter table audit add column number bigint, add column prev_hash text, add column hash text;

-- What of a row is sworn to. Lengths come along, so that words cannot wander from one column into the next.
create function audit_hash(prev text, entry audit) returns text
  language sql stable
as $$
  select encode(sha256(convert_to(string_agg(length(part) || ':' || part, '|' order by place), 'UTF8')), 'hex')
    from unnest(array[
      prev, entry.number::text, entry.id::text, coalesce(entry.actor_id::text, ''), entry.action, entry.object, entry.reason,
      entry.detail::text, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')]) with ordinality parts (part, place)
$$;

create function chain_audit() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  update audit_head set number = number + 1 returning number, hash into new.number, new.prev_hash;
  new.hash := audit_hash(new.prev_hash, new);
  update audit_head set hash = new.hash;
  return new;
end
$$;

alter table audit disable trigger audit_append_only;
do $$
declare
  entry audit;
begin
  for entry in select * from audit order by id loop
    update audit_head set number = number + 1 returning number, hash into entry.number, entry.prev_hash;
    entry.hash := audit_hash(entry.prev_hash, entry);
    update audit_head set hash = entry.hash;
    update audit set number = entry.number, prev_hash = entry.prev_hash, hash = entry.hash where id = entry.id;
  end loop;
end
$$;
alter table audit enable trigger audit_append_only;
alter table audit alter column number set not null, alter column prev_hash set not null, alter column hash set not null;
alter table audit add constraint audit_number unique (number);
create trigger audit_chained before insert on audit for each row execute function chain_audit();

create function faults_of_audit() returns table (law text, fact text)
  language sql stable
as $$
  select 'every row of the audit log follows from the one before it', a.number::text
    from (select l.*, lag(l.hash, 1, '') over (order by l.number) as before, row_number() over (order by l.number) as place from audit l) a
    where a.number <> a.place or a.prev_hash <> a.before
      or a.hash <> audit_hash(a.prev_hash, (select l from audit l where l.id = a.id))
  union all
  select 'the audit log ends where its head says', h.number::text
    from audit_head h where h.number <> (select count(*) from audit)
      or h.hash <> coalesce((select a.hash from audit a order by a.number desc limit 1), '')
$$;

-- Why nobody may take the job for now, although its client would let them, and what it comes back to.
alter table jobs add column held_for text, add column held_from text,
  add constraint job_held_for check (held_for in ('reports', 'flag', 'suspended')),
  add constraint job_held_from check (held_from in ('open', 'paused')),
  add constraint job_held check ((held_for is null) = (held_from is null) and (held_for is null or status <> 'open'));
create index jobs_held on jobs (client_id) where held_for is not null;
create index jobs_live_of_client on jobs (client_id, id) where status in ('open', 'paused');

-- Somebody says that something is not as it has to be (money-and-law.md 4.7, notice and action).
create table reports (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  reporter_id uuid not null references members,
  target text not null,
  -- A job, a member or a submission; of a message, its author.
  target_id uuid not null,
  -- The person whom it is about.
  subject_id uuid not null references members,
  code text not null,
  words text not null,
  -- The reported message itself.
  quoted text not null default '',
  status text not null default 'open',
  decision text,
  reason text,
  decided_by uuid references members,
  decided_at timestamptz,
  created_at timestamptz not null,
  constraint report_target check (target in ('job', 'member', 'submission', 'message')),
  constraint report_code check (code in ('fake', 'data', 'contact', 'illegal', 'insult', 'fraud', 'other')),
  constraint report_status check (status in ('open', 'decided')),
  constraint report_decision check (decision in ('dismiss', 'warn', 'close-job', 'suspend')),
  constraint report_decided check ((status = 'decided') = (decision is not null and reason is not null and decided_by is not null and decided_at is not null)),
  constraint report_words check (length(words) <= 1000 and length(quoted) <= 4000),
  constraint report_not_oneself check (reporter_id <> subject_id)
);
create unique index report_once on reports (reporter_id, target, target_id) where status = 'open';
create index reports_open on reports (id) where status = 'open';
create index reports_of_target on reports (target, target_id) where status = 'open';
create index reports_by on reports (reporter_id, created_at);
create index reports_about on reports (subject_id);
create index reports_decided_by on reports (decided_by) where decided_by is not null;

-- A member who may do nothing for now. Only a person decides that.
create table suspensions (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members,
  reason text not null,
  decided_by uuid not null references members,
  at timestamptz not null,
  lifted_by uuid references members,
  lift_reason text,
  lifted_at timestamptz,
  constraint suspension_lifted check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null)),
  constraint suspension_not_own check (decided_by <> member_id and lifted_by is distinct from member_id)
);
create unique index suspension_once on suspensions (member_id) where lifted_at is null;
create index suspensions_newest on suspensions (id desc) where lifted_at is null;
create index suspensions_of on suspensions (member_id);
create index suspensions_decided_by on suspensions (decided_by);
create index suspensions_lifted_by on suspensions (lifted_by) where lifted_by is not null;

create function faults_of_moderation() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a suspended member has a suspension that is not lifted', m.public_id
    from members m where m.merged_into is null
      and (m.status = 'suspended') <> exists (select from suspensions s where s.member_id = m.id and s.lifted_at is null)
  union all
  select 'a decided report has told its reporter', r.public_id
    from reports r where r.status = 'decided' and not exists (
      select from notices n where n.dedupe_key = 'report:' || r.id || ':decided')
  union all
  select 'nobody decides on a report of his own', r.public_id
    from reports r where r.decided_by in (r.reporter_id, r.subject_id)
  union all
  select 'a suspended member has no work in hand and no job that can be taken', m.public_id
    from members m where m.status = 'suspended' and (
      exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'revising'))
      or exists (select from jobs j where j.client_id = m.id and j.status = 'open'))
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'klickwork_app') then
    execute 'revoke insert, update, delete on audit_head from klickwork_app';
  end if;
end
$$;
