-- A guardian agrees for a worker under 18: to what, to which text, when (product.md section 2). Name and contact are sealed;
-- of the code that withdraws it only the hash is kept.
create table consents (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members,
  relation text not null,
  sealed text not null,
  text_version text not null,
  text_language text not null,
  revoke_hash text not null unique,
  given_at timestamptz not null,
  constraint consent_relation check (relation in ('parent', 'guardian')),
  constraint consent_language check (text_language in ('de', 'en')),
  constraint consent_version check (length(text_version) between 1 and 20)
);
create index consents_of_member on consents (member_id, id);

-- What was agreed to, one by one: each can be withdrawn alone. A scope runs once per member.
create table consent_scopes (
  consent_id uuid not null references consents,
  scope text not null,
  member_id uuid not null references members,
  given_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (consent_id, scope),
  constraint consent_scope check (scope in ('jobs', 'payout', 'shop')),
  constraint consent_scope_end check (end_reason in ('withdrawn', 'renewed', 'merged')),
  constraint consent_scope_ended check ((ended_at is null) = (end_reason is null))
);
create unique index consent_scope_once on consent_scopes (member_id, scope) where ended_at is null;
create index consent_scopes_of_member on consent_scopes (member_id, scope, ended_at);

-- Somebody counts as grown up here as soon as it is so anywhere on earth: whoever moves to another zone breaks no law by it.
create function minor_without_consent(member uuid) returns boolean
  language sql stable
as $$
  select exists (
    select from members m
      where m.id = member and m.birth_date + interval '18 years' > moment() at time zone 'Etc/GMT-14'
        and not exists (select from consent_scopes c where c.member_id = m.id and c.scope = 'jobs' and c.ended_at is null))
$$;

create function faults_of_consents() returns table (law text, fact text)
  language sql stable
as $$
  select 'no minor works without a guardian''s consent', a.public_id
    from assignments a where a.status in ('working', 'revising') and minor_without_consent(a.worker_id)
  union all
  select 'no minor applies without a guardian''s consent', p.public_id
    from applications p where p.status = 'waiting' and minor_without_consent(p.worker_id)
  union all
  select 'a consent and what it covers are one member''s', c.public_id
    from consents c where not exists (select from consent_scopes s where s.consent_id = c.id)
      or exists (select from consent_scopes s where s.consent_id = c.id and s.member_id <> c.member_id)
  union all
  select 'a consent has told its member', c.public_id
    from consents c where not exists (select from notices n where n.dedupe_key = 'consent:' || c.id || ':given')
$$;

-- Work is released by agreement, or when nobody agrees for a minor any more: a guardian withdraws, or two accounts become
-- one and make a minor of a worker.
create or replace function faults_of_requests() returns table (law text, fact text)
  language sql stable
as $$
  select 'what is asked for belongs to work that is in the worker''s hands', r.public_id
    from requests r join assignments a on a.id = r.assignment_id
    where r.status = 'waiting' and a.status not in ('working', 'revising')
  union all
  select 'work was released because its worker agreed, or a guardian no longer did', a.public_id
    from assignments a
    cross join lateral (
      select exists (
          select from requests r where r.assignment_id = a.id and r.kind = 'release' and r.status = 'agreed') as agreed,
        exists (
          select from consent_scopes c where c.scope = 'jobs' and c.end_reason in ('withdrawn', 'merged')
            and c.ended_at = a.ended_at and present_member(c.member_id) = present_member(a.worker_id))
        or exists (select from members g where g.merged_into = present_member(a.worker_id)) as without) t
    where case a.status when 'released' then not (t.agreed or t.without) else t.agreed end
  union all
  select 'nobody asks for the same more than three times', a.public_id || ' ' || r.kind
    from requests r join assignments a on a.id = r.assignment_id
    group by a.public_id, r.kind having count(*) > 3
  union all
  select 'an answer has been told to whoever asked', r.public_id
    from requests r where r.status in ('agreed', 'declined', 'unanswered') and not exists (
      select from notices n where n.dedupe_key = 'request:' || r.id || ':answered')
$$;
