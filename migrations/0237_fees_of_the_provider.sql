-- What the payment provider keeps of each payment is a cost of the platform: it is asked for, because it is known a little
-- later than the payment, and booked once.
alter table accounts drop constraint account_kind, drop constraint account_owner, drop constraint account_not_negative;
alter table accounts
  add constraint account_kind check (kind in
    ('bank', 'psp', 'budget', 'escrow', 'earnings', 'order_hold', 'payout_clearing', 'fees', 'promo', 'suspense', 'rewards', 'frozen', 'losses', 'costs')),
  add constraint account_owner check ((owner_id is null) = (kind in ('bank', 'psp', 'fees', 'promo', 'suspense', 'rewards', 'losses', 'costs'))),
  add constraint account_not_negative check (kind in ('bank', 'psp', 'promo', 'losses', 'costs') or balance >= 0);
set local klickwork.tx = 'on';
select open_account('costs', null);

alter table checkouts
  -- What the provider has kept; null: not known.
  add column fee_points bigint,
  -- When the provider is asked for it; null: it is known, or will not be.
  add column fee_due_at timestamptz,
  add constraint checkout_fee check (fee_points between 0 and points and (fee_points is null or (status = 'paid' and fee_due_at is null)));
create index checkouts_fee_due on checkouts (fee_due_at) where fee_due_at is not null;
update checkouts set fee_due_at = moment() where status = 'paid';

create or replace function faults_of_ledger() returns table (law text, fact text)
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
    from accounts a where a.balance < 0 and a.kind not in ('bank', 'psp', 'promo', 'losses', 'costs')
  union all
  select 'what was spent on rewards stands in their account', a.balance::text
    from accounts a where a.kind = 'rewards' and a.balance <> (
      select coalesce(sum(o.points), 0) from orders o join shops s on s.id = o.shop_id
        where s.owner_id is null and o.status = 'closed')
$$;

create or replace function faults_of_provider() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly what came from the provider has left it, with its amount', e.public_id
    from bank_entries e where (e.status = 'from-provider') <> exists (
      select from journals j join entries l on l.journal_id = j.id join accounts a on a.id = l.account_id
        where j.key = 'bank-entry:' || e.id || ':from-provider' and a.kind = 'psp' and l.amount = e.points)
  union all
  select 'nobody alone says that money came from the provider', e.public_id
    from bank_entries e where e.status = 'from-provider' and not exists (
      select from corrections c where c.entry_id = e.id and c.kind = 'from-provider' and c.status = 'made')
  union all
  select 'what the provider has kept of a payment is booked as our cost', c.public_id
    from checkouts c where coalesce(c.fee_points, 0) <> (
      select coalesce(sum(-l.amount), 0) from journals j join entries l on l.journal_id = j.id join accounts a on a.id = l.account_id
        where j.key = 'checkout:' || c.id || ':fee' and a.kind = 'costs')
  union all
  select 'the provider holds what came in by it and has not gone out', (0 - a.balance) || ' ' || w.has
    from accounts a, (select
        (select coalesce(sum(points - coalesce(fee_points, 0)), 0) from checkouts where status = 'paid')
        - (select coalesce(sum(points), 0) from chargebacks where status = 'lost')
        - (select coalesce(sum(points), 0) from card_refunds where status = 'paid')
        - (select coalesce(sum(points), 0) from bank_entries where status = 'from-provider') as has) w
    where a.kind = 'psp' and -a.balance <> w.has
$$;
