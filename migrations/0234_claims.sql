-- Closed books, and what is claimed of budgets.

-- What lets euros out without posting anything: a file for the bank is built, agreed to and given out.
create trigger batches_open_books before insert on payout_batches for each row execute function refuse_when_closed();
create trigger batches_moved_open_books before update on payout_batches for each row
  when (new.status in ('approved', 'exported') and new.status <> old.status) execute function refuse_when_closed();

-- What somebody outside wants back of a budget and was not there: taken as soon as it comes home.
create table claims (
  id uuid primary key default uuid7(),
  -- What it is for: `chargeback:ID`.
  object text not null unique,
  member_id uuid not null references members,
  points bigint not null,
  taken_points bigint not null default 0,
  -- Where what comes home goes, and as what.
  account_kind text not null,
  account_owner uuid,
  journal_kind text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  constraint claim_points check (points between 1 and 1000000000 and taken_points between 0 and points),
  constraint claim_ended check (ended_at is not null or taken_points < points)
);
create index claims_open_of on claims (member_id, id) where ended_at is null;
create index claims_of on claims (member_id);

insert into claims (object, member_id, points, account_kind, account_owner, journal_kind, opened_at)
  select 'chargeback:' || b.id, c.member_id, b.points - b.frozen_points, 'frozen', b.id, 'chargeback', b.opened_at
    from chargebacks b join checkouts c on c.id = b.checkout_id where b.status = 'open' and b.frozen_points < b.points;

create view taken_for_claims as
  select split_part(j.key, ':', 2) as claim, sum(-e.amount) as points
    from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
    where starts_with(j.key, 'claim:') and a.kind = 'budget' group by 1;

create function faults_of_claims() returns table (law text, fact text)
  language sql stable
as $$
  select 'what was taken for a claim came out of a budget', c.object
    from claims c left join taken_for_claims m on m.claim = c.id::text where c.taken_points <> coalesce(m.points, 0)
  union all
  select 'what is taken of a budget has its claim', m.claim
    from taken_for_claims m where not exists (select from claims c where c.id::text = m.claim)
$$;

-- As before; with what has come home since, and a chargeback that is won after it was lost.
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
  union all
  select 'the provider holds what came in by it and has not gone out', (0 - a.balance) || ' ' || w.has
    from accounts a, (select
        (select coalesce(sum(points), 0) from checkouts where status = 'paid')
        - (select coalesce(sum(points), 0) from chargebacks where status = 'lost')
        - (select coalesce(sum(points), 0) from card_refunds where status = 'paid') as has) w
    where a.kind = 'psp' and -a.balance <> w.has
$$;

create or replace function books_faults() returns table (law text, fact text)
  language sql stable
as $$
  select * from (
    select * from faults_of_ledger() union all select * from faults_of_escrow()
    union all select * from faults_of_bank() union all select * from faults_of_payouts()
    union all select * from faults_of_checkouts() union all select * from faults_of_claims()) f
    where law not like '% has told %' and law not like '% was told %'
$$;
