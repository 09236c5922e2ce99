-- What the payment provider keeps because of a dispute is a cost of the platform, too: booked once for each of its own entries.
alter table chargebacks add column fee_points bigint not null default 0;

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
  select 'what the provider has kept of a dispute is booked as our cost', b.public_id
    from chargebacks b where b.fee_points <> (
      select coalesce(sum(-l.amount), 0) from journals j join entries l on l.journal_id = j.id join accounts a on a.id = l.account_id
        where starts_with(j.key, 'chargeback:' || b.id || ':fee:') and a.kind = 'costs')
  union all
  select 'the provider holds what came in by it and has not gone out', (0 - a.balance) || ' ' || w.has
    from accounts a, (select
        (select coalesce(sum(points - coalesce(fee_points, 0)), 0) from checkouts where status = 'paid')
        - (select coalesce(sum(points) filter (where status = 'lost'), 0) + coalesce(sum(fee_points), 0) from chargebacks)
        - (select coalesce(sum(points), 0) from card_refunds where status = 'paid')
        - (select coalesce(sum(points), 0) from bank_entries where status = 'from-provider') as has) w
    where a.kind = 'psp' and -a.balance <> w.has
$$;
