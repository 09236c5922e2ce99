-- One person, one account: linking the accounts of two platforms, and what becomes of the one that is merged.

alter table members
  -- The account that this one was merged into: never one that is merged itself.
  add column merged_into uuid references members,
  -- Where this member wants to be written to first; null: wherever it works.
  add column first_platform text,
  add constraint member_first_platform check (first_platform in ('telegram', 'discord')),
  add constraint member_merged check (merged_into is null or (status = 'deleted' and merged_into <> id));
create index members_merged on members (merged_into) where merged_into is not null;

-- Who a member is today: the account that is left when two were merged.
create function present_member(member uuid) returns uuid
  language sql stable
  return coalesce((select merged_into from members where id = member), member);

-- A code that was made on one platform, and what came of it on the other. Of the code only its hash is kept.
create table links (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  code_hash text not null unique,
  status text not null default 'open',
  maker_id uuid not null references members on delete cascade,
  maker_platform text not null,
  taker_id uuid references members on delete cascade,
  taker_platform text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  constraint link_status check (status in ('open', 'asked', 'agreed', 'confirmed', 'declined', 'lapsed')),
  constraint link_maker_platform check (maker_platform in ('telegram', 'discord')),
  constraint link_taker_platform check (taker_platform in ('telegram', 'discord')),
  constraint link_taken check ((taker_id is null) = (taken_at is null) and (taker_id is not null or status in ('open', 'lapsed'))),
  constraint link_two_people check (taker_id is null or status = 'confirmed' or taker_id <> maker_id)
);
create unique index link_open_once on links (maker_id) where status = 'open';
create index links_maker on links (maker_id);
create index links_taker on links (taker_id);
create index links_old on links (created_at);

-- Codes that were wrong: so many an hour, and no more.
create table link_attempts (
  id uuid primary key default uuid7(),
  member_id uuid not null references members on delete cascade,
  at timestamptz not null
);
create index link_attempts_member on link_attempts (member_id, at);
create index link_attempts_old on link_attempts (at);

-- 128 random bits from the database's dice (a random UUID alone has 122).
create function link_secret() returns text
  language sql volatile
  return encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) from 1 for 16), 'hex');

-- What could be sent nowhere is shown in the menu.
create index notices_missed on notices (member_id, id) where status = 'undelivered';

-- The accounts of a merged member are closed for ever: what still wants to move points there was reading before the
-- merge, so it fails as a lost race does, is run again, and finds the account that is left.
alter table accounts
  add column closed boolean not null default false,
  add constraint account_closed_is_empty check (not closed or balance = 0);

create or replace function guard_account() returns trigger
  language plpgsql
as $$
begin
  if old.closed then
    raise exception 'the account was merged into another one'
      using errcode = 'serialization_failure', constraint = 'account_closed';
  end if;
  if new.id <> old.id or new.kind <> old.kind or new.owner_id is distinct from old.owner_id
     or new.version <> old.version + (case when new.closed then 0 else 1 end)
     or (new.closed and new.balance <> old.balance) then
    raise exception 'an account changes only by an entry'
      using errcode = 'restrict_violation', constraint = 'account_changes_by_entry';
  end if;
  return new;
end
$$;

-- Moves all that a member has to another one and closes the emptied accounts. Returns the journal, null when there was
-- nothing to move.
create function merge_accounts(gone uuid, kept uuid, journal_key text) returns uuid
  language plpgsql volatile security definer
  set search_path = public, pg_temp
as $$
declare
  movements jsonb;
  journal uuid;
begin
  if not exists (select from members where id = gone and merged_into = kept) then
    raise exception 'only the points of a merged member are moved' using errcode = 'restrict_violation', constraint = 'account_merge';
  end if;
  perform open_account(purse, owner) from unnest(array['budget', 'earnings']) purse, unnest(array[gone, kept]) owner;
  perform 1 from accounts where kind in ('budget', 'earnings') and owner_id in (gone, kept) order by id for update;
  select jsonb_agg(jsonb_build_object('account', side.account, 'amount', side.amount)) into movements
    from accounts a join accounts k on k.kind = a.kind and k.owner_id = kept
    cross join lateral (values (a.id, -a.balance), (k.id, a.balance)) side (account, amount)
    where a.owner_id = gone and a.kind in ('budget', 'earnings') and a.balance <> 0;
  if movements is not null then
    journal := post_journal(journal_key, 'merge', movements);
  end if;
  perform set_config('klickwork.posting', 'on', true);
  update accounts set closed = true where kind in ('budget', 'earnings') and owner_id = gone;
  perform set_config('klickwork.posting', 'off', true);
  return journal;
end
$$;

-- The laws of the world, with those of merged accounts: what was paid to an account that is gone was paid to its person.
create or replace function world_faults() returns table (law text, fact text)
  language sql stable
as $$
  select 'a journal sums to zero and has at least two entries', j.key
    from journals j left join entries e on e.journal_id = j.id
    group by j.id having coalesce(sum(e.amount), 0) <> 0 or count(e.id) < 2
  union all
  select 'all entries sum to zero', sum(amount)::text from entries having sum(amount) <> 0
  union all
  select 'a balance is the sum of its entries', a.kind || ' ' || coalesce(a.owner_id::text, '')
    from accounts a left join entries e on e.account_id = a.id and a.kind <> 'fees'
    group by a.id having a.balance <> coalesce(sum(e.amount), 0) or a.version <> count(e.id)
  union all
  select 'each entry keeps the balance after it, numbered without gaps', account_id::text || ' ' || number
    from (select e.account_id, e.number, e.balance_after,
                 sum(e.amount) over (partition by e.account_id order by e.number) as running,
                 row_number() over (partition by e.account_id order by e.number) as place
            from entries e join accounts a on a.id = e.account_id where a.kind <> 'fees') chain
    where number is distinct from place or balance_after is distinct from running
  union all
  select 'no balance is negative', a.kind || ' ' || a.balance
    from accounts a where a.balance < 0 and a.kind not in ('bank', 'psp', 'promo')
  union all
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
    cross join lateral (select count(*) as held from assignments s where s.job_id = j.id and s.status <> 'lapsed') t
    where j.published_at is not null and j.open_slots + j.withdrawn_slots + t.held <> j.slots
  union all
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
    from journals l where l.kind = 'approval' and not exists (select from submissions s where s.journal_id = l.id)
  union all
  select 'an assignment and its submissions agree', a.public_id || ' ' || a.status
    from assignments a
    cross join lateral (
      select count(*) as handed_in, count(*) filter (where s.status = 'waiting') as waiting, count(*) filter (where s.status = 'approved') as approved,
             count(*) filter (where s.status = 'rejected') as rejected, count(*) filter (where s.status = 'sent-back') as sent_back
        from submissions s where s.assignment_id = a.id) t
    where not case a.status
      when 'submitted' then t.waiting = 1 and t.approved + t.rejected = 0 and t.sent_back = a.revisions
      when 'approved' then t.approved = 1 and t.waiting + t.rejected = 0
      when 'rejected' then t.rejected = 1 and t.waiting + t.approved = 0
      when 'working' then t.handed_in = 0 and a.revisions = 0
      when 'revising' then t.waiting + t.approved + t.rejected = 0 and t.sent_back = a.revisions
      else t.waiting + t.approved + t.rejected = 0 end
  union all
  select 'an accepted application has its assignment', p.public_id
    from applications p where (p.status = 'accepted') <> exists (select from assignments a where a.application_id = p.id)
  union all
  select 'nobody works for himself', a.public_id
    from assignments a join jobs j on j.id = a.job_id where j.client_id = a.worker_id
  union all
  select 'a decided submission has told its worker', s.public_id
    from submissions s where s.status <> 'waiting' and not exists (
      select from notices n where n.dedupe_key = 'submission:' || s.id || ':' || s.status)
  union all
  select 'a submission that was handed in has told its client', s.public_id
    from submissions s where not exists (select from notices n where n.dedupe_key = 'submission:' || s.id || ':waiting')
  union all
  select 'a deposit is in the ledger with its amount', d.public_id
    from deposits d where not exists (
      select from entries e join accounts c on c.id = e.account_id
        where e.journal_id = d.journal_id and c.kind = 'budget' and present_member(c.owner_id) = present_member(d.member_id) and e.amount = d.points)
  union all
  select 'a finished command has its result', c.key from commands c where c.result is null
  union all
  select 'exactly a merged account is closed, and holds no points', m.public_id || ' ' || a.kind
    from accounts a join members m on m.id = a.owner_id
    where a.kind in ('budget', 'earnings') and (a.closed <> (m.merged_into is not null) or (a.closed and a.balance <> 0))
  union all
  select 'a merged account leads straight to one that is not merged', m.public_id
    from members m join members k on k.id = m.merged_into where k.merged_into is not null
  union all
  select 'a merged account has no identity, no job, nothing running and nothing waiting', m.public_id
    from members m where m.merged_into is not null and (
      exists (select from identities i where i.member_id = m.id)
      or exists (select from jobs j where j.client_id = m.id)
      or exists (select from applications p where p.worker_id = m.id and p.status = 'waiting')
      or exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'submitted', 'revising', 'rejected'))
      or exists (select from dialogs d where d.member_id = m.id))
  union all
  select 'a link that was confirmed has made two accounts one', l.public_id
    from links l where l.status = 'confirmed' and present_member(l.maker_id) is distinct from present_member(l.taker_id)
$$;
