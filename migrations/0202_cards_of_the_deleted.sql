-- Money by card that moves after its client has gone: what is paid then is for an operator to send back, and a refund that
-- fails then is the house's.
alter table checkouts drop constraint checkout_doubt,
  add constraint checkout_doubt check (doubt in ('amount', 'currency', 'mode', 'gone'));

-- As before; only that what was taken for a refund that failed is the house's when its client has gone.
create or replace function faults_of_checkouts() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a paid checkout is a deposit of its client, with its amount and from the provider', c.public_id
    from checkouts c where (c.status = 'paid') <> exists (
      select from deposits d join entries e on e.journal_id = d.journal_id join accounts a on a.id = e.account_id
        join journals j on j.id = d.journal_id
        where d.id = c.deposit_id and d.source = 'card' and d.points = c.points and present_member(d.member_id) = present_member(c.member_id)
          and j.key = 'deposit:checkout:' || c.id and a.kind = 'psp' and e.amount = -c.points)
  union all
  select 'a deposit by card has its checkout', d.public_id
    from deposits d where d.source = 'card' and not exists (select from checkouts c where c.deposit_id = d.id)
  union all
  select 'a deposit by card has told its client', d.public_id
    from deposits d where d.source = 'card' and not exists (
      select from notices n where n.dedupe_key = 'deposit:' || d.id || ':credited')
  union all
  select 'points are frozen exactly while a chargeback is open', b.public_id
    from chargebacks b left join accounts a on a.kind = 'frozen' and a.owner_id = b.id
    where coalesce(a.balance, 0) <> case b.status when 'open' then b.frozen_points else 0 end
  union all
  select 'frozen points belong to a chargeback', a.owner_id::text
    from accounts a where a.kind = 'frozen' and a.balance <> 0 and not exists (select from chargebacks b where b.id = a.owner_id)
  union all
  select 'exactly a lost chargeback has left the provider, with its amount', b.public_id
    from chargebacks b where (b.status = 'lost') <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'chargeback:' || b.id || ':lost' and a.kind = 'psp' and e.amount = b.points)
  union all
  select 'what a won chargeback had frozen is the client''s again', b.public_id
    from chargebacks b where b.status = 'won' and b.frozen_points > 0 and not exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'chargeback:' || b.id || ':won' and a.kind = 'budget' and e.amount = b.frozen_points)
  union all
  select 'a chargeback has told its client', b.public_id
    from chargebacks b where not exists (select from notices n where n.dedupe_key = 'chargeback:' || b.id || ':open')
      or (b.status <> 'open' and not exists (select from notices n where n.dedupe_key = 'chargeback:' || b.id || ':' || b.status))
  union all
  select 'a refund by the provider holds its points exactly while it is under way', r.public_id
    from card_refunds r left join accounts a on a.kind = 'payout_clearing' and a.owner_id = r.id
    where coalesce(a.balance, 0) <> case when r.status in ('asked', 'sent') then r.points else 0 end
  union all
  select 'exactly a paid refund has left the provider, with its amount', r.public_id
    from card_refunds r where case r.status when 'paid' then r.points else 0 end <> (
      select coalesce(sum(e.amount), 0) from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key in ('card-refund:' || r.id || ':paid', 'card-refund:' || r.id || ':undone') and a.kind = 'psp')
  union all
  select 'a refund that failed has come home', r.public_id
    from card_refunds r join checkouts c on c.id = r.checkout_id join members m on m.id = c.member_id
    cross join lateral (
      select coalesce(sum(e.amount) filter (where a.kind = 'budget'), 0) as budget,
             coalesce(sum(e.amount) filter (where a.kind = 'losses'), 0) as losses
        from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where starts_with(j.key, 'card-refund:' || r.id || ':')) moved
    where r.status = 'failed' and (moved.budget + moved.losses <> 0 or (moved.budget <> 0 and m.status <> 'deleted'))
  union all
  select 'no more of a payment goes back than was paid', c.public_id
    from checkouts c join card_refunds r on r.checkout_id = c.id where r.status in ('sent', 'paid')
    group by c.id having sum(r.points) > c.points
  union all
  select 'the provider holds what came in by it and has not gone out', (0 - a.balance) || ' ' || w.has
    from accounts a, (select
        (select coalesce(sum(points), 0) from checkouts where status = 'paid')
        - (select coalesce(sum(points), 0) from chargebacks where status = 'lost')
        - (select coalesce(sum(points), 0) from card_refunds where status = 'paid') as has) w
    where a.kind = 'psp' and -a.balance <> w.has
$$;
