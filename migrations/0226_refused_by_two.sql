-- What one operator says of the bank's answer waits for a second one like a correction: that it has refused a payout or a
-- whole file, and that a debit of a refused payout was nothing. One word alone could make a payout leave twice.

-- The payout that a debit names which does not fit it.
alter table bank_entries add column payout_id uuid references payouts;
create index bank_entries_of_payout on bank_entries (payout_id) where payout_id is not null;

alter table corrections alter column member_id drop not null, alter column journal_id drop not null,
  -- The file that the bank has not taken.
  add column batch_id uuid references payout_batches,
  drop constraint correction_kind, drop constraint correction_payout, drop constraint correction_own_case;
alter table corrections
  add constraint correction_kind check (kind in ('deposit', 'payout', 'refused', 'batch-refused', 'noted')),
  add constraint correction_about check (
    (kind in ('payout', 'refused', 'noted')) = (payout_id is not null)
    and (kind in ('payout', 'noted')) = (entry_id is not null)
    and (kind in ('deposit', 'payout')) = (journal_id is not null)
    and (kind = 'batch-refused') = (batch_id is not null)
    and (kind = 'batch-refused') = (member_id is null)),
  add constraint correction_own_case check (member_id is null or (decided_by is distinct from member_id and asked_by <> member_id));
create unique index correction_refused_once on corrections (payout_id) where kind = 'refused' and status = 'asked';
create unique index correction_noted_once on corrections (entry_id) where kind = 'noted' and status = 'asked';
create unique index correction_batch_once on corrections (batch_id) where kind = 'batch-refused' and status = 'asked';
create index corrections_batch on corrections (batch_id) where batch_id is not null;

create or replace function faults_of_corrections() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a correction that was made has its mirror, with its amount', c.public_id
    from corrections c
    where c.journal_id is not null and (c.status = 'made') <> exists (
      select from journals j join entries e on e.journal_id = j.id
        where j.key = 'correction:' || c.id and j.kind = 'correction' and e.amount = -c.points)
  union all
  select 'a mirror gives back what its posting took', c.public_id
    from corrections c join journals m on m.key = 'correction:' || c.id
    where exists (
      select from (
        select a.kind, sum(e.amount) as amount from entries e join accounts a on a.id = e.account_id
          where e.journal_id in (c.journal_id, m.id) group by a.kind) both_of
        where both_of.amount <> 0)
  union all
  select 'a refusal that two have agreed on has brought the points home', c.public_id
    from corrections c where c.kind = 'refused' and c.status = 'made'
      and not exists (select from journals j where j.key = 'payout:' || c.payout_id || ':back')
  union all
  select 'nobody alone notes the debit of a refused payout away', e.public_id
    from bank_entries e join payouts p on p.id = e.payout_id
    where e.status = 'outgoing' and p.status = 'rejected' and p.points = -e.points and p.ended_at <= e.decided_at
      and not exists (select from corrections c where c.entry_id = e.id and c.kind = 'noted' and c.status = 'made')
$$;

-- A payout that was confirmed by hand and that the bank has refused all the same goes back through clearing: `unpaid` is the
-- mirror of `paid`, and what is made after that once more is `paid-again`.
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
      and not exists (select from card_refunds r where r.id = a.owner_id)
  union all
  select 'exactly a paid payout has gone to the bank, once and with its amount', p.public_id
    from payouts p
    where case when p.status in ('paid', 'returned') then p.points else 0 end <> coalesce((
      select sum(e.amount) from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key in ('payout:' || p.id || ':paid', 'payout:' || p.id || ':unpaid', 'payout:' || p.id || ':paid-again')
          and a.kind = 'bank'), 0)
  union all
  select 'exactly a payout that failed has come home, to its member and with its amount', p.public_id
    from payouts p
    where (p.status in ('rejected', 'cancelled', 'returned')) <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'payout:' || p.id || case p.status when 'returned' then ':returned' else ':back' end
          and not exists (select from corrections c where c.journal_id = j.id and c.status = 'made')
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
      -- What the banks have kept of it the platform bears.
      and not exists (select from payouts p where p.credit_id = e.id and p.status = 'returned' and p.points = e.points + coalesce((
        select -sum(l.amount) from journals j join entries l on l.journal_id = j.id join accounts a on a.id = l.account_id
          where j.key = 'payout:' || p.id || ':returned' and a.kind = 'losses'), 0))
$$;
