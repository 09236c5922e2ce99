-- Our own money from the payment provider to our bank: two operators say of a credit that waits that it is that.
alter table bank_entries drop constraint bank_entry_status, drop constraint bank_entry_decided;
alter table bank_entries
  add constraint bank_entry_status check (status in
    ('matched', 'unmatched', 'suspicious', 'assigned', 'returned', 'same', 'reversed', 'reversal', 'uncovered', 'lost', 'outgoing',
     'payout', 'payout-return', 'unexpected', 'unexplained', 'from-provider')),
  add constraint bank_entry_decided check ((decided_by is null) = (decided_at is null)
    and (status not in ('assigned', 'returned', 'same', 'lost', 'from-provider') or (decided_by is not null and reason is not null)));
create index bank_entries_from_provider on bank_entries (id) where status = 'from-provider';

alter table corrections drop constraint correction_kind, drop constraint correction_about;
alter table corrections
  add constraint correction_kind check (kind in ('deposit', 'payout', 'refused', 'batch-refused', 'noted', 'from-provider')),
  add constraint correction_about check (
    (kind in ('payout', 'refused', 'noted')) = (payout_id is not null)
    and (kind in ('payout', 'noted', 'from-provider')) = (entry_id is not null)
    and (kind in ('deposit', 'payout')) = (journal_id is not null)
    and (kind = 'batch-refused') = (batch_id is not null)
    and (kind in ('batch-refused', 'from-provider')) = (member_id is null));
create unique index correction_from_provider_once on corrections (entry_id) where kind = 'from-provider' and status = 'asked';

create function faults_of_provider() returns table (law text, fact text)
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
  select 'the provider holds what came in by it and has not gone out', (0 - a.balance) || ' ' || w.has
    from accounts a, (select
        (select coalesce(sum(points), 0) from checkouts where status = 'paid')
        - (select coalesce(sum(points), 0) from chargebacks where status = 'lost')
        - (select coalesce(sum(points), 0) from card_refunds where status = 'paid')
        - (select coalesce(sum(points), 0) from bank_entries where status = 'from-provider') as has) w
    where a.kind = 'psp' and -a.balance <> w.has
$$;

-- As before, without what the provider holds.
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
      left join claims c on c.object = 'chargeback:' || b.id
    where coalesce(a.balance, 0) <> case b.status when 'open' then b.frozen_points + coalesce(c.taken_points, 0) else 0 end
  union all
  select 'what an open chargeback is short of is claimed, and nothing of another', b.public_id
    from chargebacks b left join claims c on c.object = 'chargeback:' || b.id
    where case b.status when 'open' then b.points - b.frozen_points <> coalesce(c.points, 0)
      else c.id is not null and c.ended_at is null end
  union all
  select 'frozen points belong to a chargeback', a.owner_id::text
    from accounts a where a.kind = 'frozen' and a.balance <> 0 and not exists (select from chargebacks b where b.id = a.owner_id)
  union all
  select 'exactly a lost chargeback has left the provider, with its amount', b.public_id
    from chargebacks b where case b.status when 'lost' then b.points else 0 end <> (
      select coalesce(sum(e.amount), 0) from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key in ('chargeback:' || b.id || ':lost', 'chargeback:' || b.id || ':regained') and a.kind = 'psp')
  union all
  select 'what a won chargeback had frozen is the client''s again', b.public_id
    from chargebacks b where b.status = 'won' and b.frozen_points > 0 and not exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key in ('chargeback:' || b.id || ':won', 'chargeback:' || b.id || ':regained')
          and a.kind = 'budget' and e.amount = b.frozen_points)
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
$$;

create or replace function books_faults() returns table (law text, fact text)
  language sql stable
as $$
  select * from (
    select * from faults_of_ledger() union all select * from faults_of_escrow()
    union all select * from faults_of_bank() union all select * from faults_of_payouts()
    union all select * from faults_of_checkouts() union all select * from faults_of_claims()
    union all select * from faults_of_provider()) f
    where law not like '% has told %' and law not like '% was told %'
$$;
