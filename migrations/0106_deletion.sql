-- A member goes: what is about the person is erased, what the law and the others need stays without a name.

alter table members
  add column deleted_at timestamptz,
  drop constraint member_joined,
  add constraint member_joined check (status in ('joining', 'deleted')
    or (birth_date is not null and terms_accepted_at is not null and joined_at is not null)),
  add constraint member_deleted check ((deleted_at is not null) = (status = 'deleted' and merged_into is null));

-- Whoever is suspended cannot come back as somebody else: of the chat identity only a keyed fingerprint stays, for as long.
create table barred_identities (
  fingerprint text primary key,
  suspension_id uuid not null references suspensions,
  until timestamptz not null,
  constraint barred_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$')
);
create index barred_suspension on barred_identities (suspension_id);
create index barred_until on barred_identities (until);

create index forms_of_member on forms (member_id);

-- Bytes whose row is gone: taken from the storage when the transaction is over.
create table bytes_to_remove (
  storage_key text primary key,
  at timestamptz not null
);
create index bytes_to_remove_at on bytes_to_remove (at);

-- The purses of a member who goes are empty, and closed for ever.
create function close_accounts(gone uuid) returns void
  language plpgsql volatile security definer
  set search_path = public, pg_temp
as $$
begin
  if not exists (select from members where id = gone and deleted_at is not null) then
    raise exception 'only the accounts of a deleted member are closed' using errcode = 'restrict_violation', constraint = 'account_deleted';
  end if;
  perform 1 from accounts where kind in ('budget', 'earnings') and owner_id = gone order by id for update;
  perform set_config('klickwork.posting', 'on', true);
  update accounts set closed = true where kind in ('budget', 'earnings') and owner_id = gone and not closed;
  perform set_config('klickwork.posting', 'off', true);
end
$$;

create or replace function faults_of_accounts() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly the accounts of merged and deleted members are closed, and hold no points', m.public_id || ' ' || a.kind
    from accounts a join members m on m.id = a.owner_id
    where a.kind in ('budget', 'earnings') and (a.closed <> (m.status = 'deleted') or (a.closed and a.balance <> 0))
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

create or replace function faults_of_moderation() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a suspended member has a suspension that is not lifted', m.public_id
    from members m where m.status <> 'deleted'
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

create function faults_of_privacy() returns table (law text, fact text)
  language sql stable
as $$
  select 'of a deleted member neither name nor birth date is known, and no chat leads to them', m.public_id
    from members m where m.deleted_at is not null and (
      m.name <> '—' or m.birth_date is not null or m.deposit_reference is not null
      or exists (select from identities i where i.member_id = m.id)
      or exists (select from living_messages l where l.member_id = m.id)
      or exists (select from boards b where b.owner_id = m.id))
  union all
  select 'a deleted member has nothing running and nothing to say', m.public_id
    from members m where m.deleted_at is not null and (
      exists (select from dialogs d where d.member_id = m.id)
      or exists (select from forms f where f.member_id = m.id)
      or exists (select from applications p where p.worker_id = m.id and p.status = 'waiting')
      or exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'submitted', 'revising', 'rejected'))
      or exists (select from jobs j where j.client_id = m.id and j.status not in ('closed', 'discarded'))
      or exists (select from orders o where o.buyer_id = m.id and o.ended_at is null)
      or exists (select from payouts p where p.member_id = m.id and p.status not in ('paid', 'rejected', 'returned', 'cancelled')))
  union all
  select 'nothing of a deleted member lies sealed', m.public_id
    from members m where m.deleted_at is not null and (
      exists (select from bank_accounts b where b.member_id = m.id)
      or exists (select from consents c where c.member_id = m.id)
      or exists (select from sealed_uploads u where u.owner_id = m.id)
      or exists (select from payouts p where p.member_id = m.id and p.sealed <> '')
      or exists (select from order_addresses d join orders o on o.id = d.order_id where o.buyer_id = m.id)
      -- The tax office may ask for ten years after the last payout.
      or exists (select from tax_data t where t.member_id = m.id and not exists (
        select from payouts p where p.member_id = m.id and p.status = 'paid')))
  union all
  select 'a farewell keeps the chat to which it goes for two days at most', n.id::text
    from notices n where n.kind = 'member.deleted' and n.data <> '{}' and n.created_at < moment() - interval '2 days'
$$;
