-- Payouts go to the bank together, in a file that two operators have agreed on; the bank's statement says what became of them.

create table payout_batches (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  status text not null default 'built',
  -- The configuration lets one operator do both, a day apart.
  single boolean not null,
  built_by uuid not null references members,
  built_at timestamptz not null,
  -- The bank day on which it is to be made.
  execution_on date not null,
  payouts integer not null,
  points bigint not null,
  -- Of the file as it was built. The file itself is kept nowhere: it is written anew and must have this hash.
  file_hash text not null,
  approved_by uuid references members,
  approved_at timestamptz,
  exported_by uuid references members,
  exported_at timestamptz,
  ended_at timestamptz,
  -- When the operators are told again that it waits.
  remind_at timestamptz not null,
  constraint batch_status check (status in ('built', 'approved', 'exported', 'settled', 'discarded')),
  constraint batch_numbers check (payouts between 1 and 500 and points between 1 and 1000000000),
  constraint batch_hash check (file_hash ~ '^[0-9a-f]{64}$'),
  constraint batch_four_eyes check (approved_by is distinct from built_by
    or (single and approved_at >= built_at + interval '24 hours')),
  constraint batch_approved check ((approved_by is null) = (approved_at is null)
    and (status in ('approved', 'exported', 'settled')) <= (approved_by is not null)),
  constraint batch_exported check ((exported_by is null) = (exported_at is null)
    and (status in ('exported', 'settled')) = (exported_at is not null)),
  constraint batch_ended check ((status in ('settled', 'discarded')) = (ended_at is not null))
);
create index batches_open on payout_batches (id) where status in ('built', 'approved', 'exported');
create index batches_remind on payout_batches (remind_at) where status in ('built', 'approved', 'exported');
create index batches_built_by on payout_batches (built_by);
create index batches_approved_by on payout_batches (approved_by) where approved_by is not null;
create index batches_exported_by on payout_batches (exported_by) where exported_by is not null;

alter table payouts add column batch_id uuid references payout_batches,
  -- The debit on our account that it was, and the credit with which it came back.
  add column debit_id uuid references bank_entries,
  add column credit_id uuid unique references bank_entries,
  add constraint payout_batched check ((batch_id is not null) =
    (status in ('batched', 'exported', 'paid', 'returned') or (status = 'rejected' and exported_at is not null)));
create index payouts_of_batch on payouts (batch_id, id) where batch_id is not null;
create index payouts_of_debit on payouts (debit_id) where debit_id is not null;

-- What a debit or a credit of ours can be besides. `unexpected`: it names a payout, and does not fit it.
alter table bank_entries drop constraint bank_entry_status, drop constraint bank_entry_sign;
alter table bank_entries add constraint bank_entry_status check (status in
    ('matched', 'unmatched', 'suspicious', 'assigned', 'returned', 'reversed', 'reversal', 'uncovered', 'outgoing',
     'payout', 'payout-return', 'unexpected')),
  add constraint bank_entry_sign check ((points < 0) = (status in ('reversal', 'uncovered', 'outgoing', 'payout', 'unexpected')));
drop index bank_entries_waiting;
create index bank_entries_waiting on bank_entries (id) where status in ('unmatched', 'suspicious', 'uncovered', 'unexpected');

create or replace function faults_of_bank() returns table (law text, fact text)
  language sql stable
as $$
  select 'a bank entry that moved points is in the ledger with its amount', b.public_id
    from bank_entries b where b.journal_id is not null and coalesce((
      select sum(e.amount) from entries e join accounts a on a.id = e.account_id
        where e.journal_id = b.journal_id and a.kind = 'bank'), 0) <> -b.points
  union all
  select 'exactly a bank entry that moved points has its journal', b.public_id
    from bank_entries b
    -- What payouts move is posted for each of them.
    where (b.journal_id is null) <> (b.status in ('uncovered', 'outgoing', 'payout', 'payout-return', 'unexpected'))
  union all
  select 'suspense holds exactly what waits for an operator', a.balance || ' ' || w.waits
    from accounts a, (select coalesce(sum(points), 0) as waits from bank_entries where status in ('unmatched', 'suspicious')) w
    where a.kind = 'suspense' and a.balance <> w.waits
  union all
  select 'a transfer that is somebody''s is a deposit of theirs with its amount', b.public_id
    from bank_entries b where b.status in ('matched', 'assigned') and not exists (
      select from deposits d where d.id = b.deposit_id and d.source = 'transfer' and d.points = b.points
        and present_member(d.member_id) = present_member(b.member_id))
  union all
  select 'a deposit by transfer has its entry on a statement', d.public_id
    from deposits d where d.source = 'transfer' and not exists (select from bank_entries b where b.deposit_id = d.id)
  union all
  select 'a deposit by transfer has told its client', d.public_id
    from deposits d where d.source = 'transfer' and not exists (
      select from notices n where n.dedupe_key = 'deposit:' || d.id || ':credited')
  union all
  select 'exactly a reversed entry has one that reverses it', b.public_id
    from bank_entries b where b.points > 0
      and (b.status = 'reversed') <> exists (select from bank_entries r where r.reverses_id = b.id and r.status = 'reversal')
  union all
  select 'what was sent back has left suspense', b.public_id
    from bank_entries b where b.status = 'returned' and not exists (
      select from journals l where l.key = 'bank-entry:' || b.id || ':returned')
$$;

create or replace function faults_of_payouts() returns table (law text, fact text)
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
  union all
  select 'a batch has exactly its payouts, with its sum', b.public_id
    from payout_batches b
    cross join lateral (
      select count(*) as payouts, coalesce(sum(p.points), 0) as points from payouts p where p.batch_id = b.id) has
    where has.payouts <> case b.status when 'discarded' then 0 else b.payouts end
      or has.points <> case b.status when 'discarded' then 0 else b.points end
  union all
  select 'the payouts of a batch are where the batch is', b.public_id
    from payout_batches b join payouts p on p.batch_id = b.id
    where (p.status = 'batched') <> (b.status in ('built', 'approved')) or (p.status = 'exported' and b.status <> 'exported')
  union all
  select 'a batch is settled exactly when nothing of it lies with the bank', b.public_id
    from payout_batches b where b.status in ('exported', 'settled')
      and (b.status = 'exported') <> exists (select from payouts p where p.batch_id = b.id and p.status = 'exported')
  union all
  select 'nobody lets a payout of his own go', b.public_id
    from payout_batches b join payouts p on p.batch_id = b.id
    where present_member(b.approved_by) = present_member(p.member_id)
  union all
  select 'a debit for payouts is as much as its payouts', e.public_id
    from bank_entries e where e.status = 'payout'
      and -e.points <> (select coalesce(sum(p.points), 0) from payouts p where p.debit_id = e.id and p.status in ('paid', 'returned'))
  union all
  select 'what came back is a payout of its amount', e.public_id
    from bank_entries e where e.status = 'payout-return'
      and not exists (select from payouts p where p.credit_id = e.id and p.points = e.points and p.status = 'returned')
$$;
