-- Euros out: the account they go to, and each payout from the request to the bank and, if the bank sends it back, home again.

-- Sealed for its row; what is shown is `masked`, what finds the same account again is the keyed fingerprint. A change is a
-- new row, so that it is known since when an account stands.
create table bank_accounts (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members,
  -- Whose account it is: the member's own, or that of a minor's guardian.
  owner text not null,
  sealed text not null,
  masked text not null,
  fingerprint text not null,
  created_at timestamptz not null,
  replaced_at timestamptz,
  constraint bank_account_owner check (owner in ('member', 'guardian')),
  constraint bank_account_masked check (masked ~ '^[A-Z]{2}•• •••• .{4}$'),
  constraint bank_account_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$')
);
create unique index bank_account_one on bank_accounts (member_id) where replaced_at is null;
create index bank_accounts_of on bank_accounts (member_id, id);
create index bank_accounts_same on bank_accounts (fingerprint) where replaced_at is null;

create table payouts (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  -- Where the points come from, and go back to when it fails.
  kind text not null default 'earnings',
  member_id uuid not null references members,
  points bigint not null,
  status text not null,
  -- The account as it was when it was asked for: changing the account later does not turn this payout around.
  sealed text not null,
  masked text not null,
  fingerprint text not null,
  held_until timestamptz,
  -- Why an operator has to look at it first.
  flag text,
  decided_by uuid references members,
  -- An operator's words, or the bank's code.
  reason text,
  requested_at timestamptz not null,
  exported_at timestamptz,
  paid_at timestamptz,
  ended_at timestamptz,
  constraint payout_kind check (kind in ('earnings', 'budget-refund')),
  constraint payout_points check (points between 1 and 1000000000),
  constraint payout_status check (status in
    ('requested', 'held', 'approved', 'batched', 'exported', 'paid', 'rejected', 'returned', 'cancelled')),
  constraint payout_flag check (flag in ('shared-account')),
  constraint payout_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$'),
  constraint payout_held check (status <> 'held' or held_until is not null),
  constraint payout_looked_at check (status <> 'requested' or flag is not null),
  constraint payout_own_case check (decided_by is distinct from member_id),
  constraint payout_exported check ((status in ('exported', 'paid', 'returned')) <= (exported_at is not null)),
  constraint payout_paid check ((status in ('paid', 'returned')) = (paid_at is not null)),
  constraint payout_ended check ((status in ('rejected', 'returned', 'cancelled')) = (ended_at is not null))
);
create index payouts_of on payouts (member_id, id);
create index payouts_same_account on payouts (fingerprint);
create index payouts_held on payouts (held_until) where status = 'held';
create index payouts_to_look_at on payouts (id) where status = 'requested';
create index payouts_approved on payouts (id) where status = 'approved';
create index payouts_decided_by on payouts (decided_by) where decided_by is not null;

create function faults_of_payouts() returns table (law text, fact text)
  language sql stable
as $$
  select 'a payout holds its points exactly while it is under way', p.public_id
    from payouts p left join accounts a on a.kind = 'payout_clearing' and a.owner_id = p.id
    where coalesce(a.balance, 0) <>
      case when p.status in ('requested', 'held', 'approved', 'batched', 'exported') then p.points else 0 end
  union all
  select 'points are on their way for a payout that there is', a.owner_id::text
    from accounts a where a.kind = 'payout_clearing' and a.balance <> 0 and not exists (select from payouts p where p.id = a.owner_id)
  union all
  select 'exactly a paid payout has gone to the bank, once and with its amount', p.public_id
    from payouts p
    where (p.status in ('paid', 'returned')) <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'payout:' || p.id || ':paid' and a.kind = 'bank' and e.amount = p.points)
  union all
  select 'exactly a payout that failed has come home, to its member and with its amount', p.public_id
    from payouts p
    where (p.status in ('rejected', 'cancelled', 'returned')) <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'payout:' || p.id || case p.status when 'returned' then ':returned' else ':back' end
          and a.kind = case p.kind when 'earnings' then 'earnings' else 'budget' end and e.amount = p.points
          and present_member(a.owner_id) = present_member(p.member_id))
  union all
  select 'whoever a payout belongs to was told how it ended', p.public_id
    from payouts p
    where p.status in ('paid', 'rejected', 'returned')
      and not exists (select from notices n where n.dedupe_key = 'payout:' || p.id || ':' || p.status)
$$;
