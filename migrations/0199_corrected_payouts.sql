-- A payout that came home by mistake, because the bank had refused it and made it all the same, is on its way again (0104).
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
    where (p.status in ('paid', 'returned')) <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'payout:' || p.id || ':paid' and a.kind = 'bank' and e.amount = p.points)
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
      and not exists (select from payouts p where p.credit_id = e.id and p.points = e.points and p.status = 'returned')
$$;
