-- Euros in by a payment provider (Stripe Checkout): each payment from the wish to the money, what the provider tells about
-- it, what a bank or card holder takes back, and what goes back to where it came from.

-- `frozen` keeps what a card holder disputes until that is decided; `losses` is what the platform has to bear itself.
alter table accounts drop constraint account_kind, drop constraint account_owner, drop constraint account_not_negative;
alter table accounts
  add constraint account_kind check (kind in
    ('bank', 'psp', 'budget', 'escrow', 'earnings', 'order_hold', 'payout_clearing', 'fees', 'promo', 'suspense', 'rewards', 'frozen', 'losses')),
  add constraint account_owner check ((owner_id is null) = (kind in ('bank', 'psp', 'fees', 'promo', 'suspense', 'rewards', 'losses'))),
  add constraint account_not_negative check (kind in ('bank', 'psp', 'promo', 'losses') or balance >= 0);
set local klickwork.tx = 'on';
select open_account('losses', null);

alter table deposits drop constraint deposits_source_check;
alter table deposits add constraint deposits_source_check check (source in ('operator', 'play-money', 'transfer', 'card')),
  add constraint deposit_card check (source <> 'card' or operator_id is null);

create table checkouts (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members,
  points bigint not null,
  -- Of the provider's page: a second try of the same call has to say the same.
  language text not null,
  status text not null default 'new',
  -- The provider's own ids.
  session_id text unique,
  payment_id text unique,
  deposit_id uuid unique references deposits,
  -- Why a payment was not credited, and what the provider says was paid.
  doubt text,
  seen_cents bigint,
  seen_currency text,
  decided_by uuid references members,
  reason text,
  -- When somebody looks after it again.
  due_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint checkout_points check (points between 1 and 1000000),
  constraint checkout_language check (language in ('de', 'en')),
  constraint checkout_status check (status in ('new', 'open', 'pending', 'paid', 'failed', 'expired', 'doubtful', 'noted')),
  constraint checkout_paid check ((status = 'paid') = (deposit_id is not null)),
  constraint checkout_doubt check (doubt in ('amount', 'currency', 'mode')),
  constraint checkout_doubted check ((status in ('doubtful', 'noted')) = (doubt is not null)),
  constraint checkout_noted check ((status = 'noted') = (decided_by is not null and reason is not null)),
  constraint checkout_ended check ((status in ('paid', 'failed', 'expired', 'doubtful', 'noted')) = (ended_at is not null)),
  constraint checkout_not_own check (decided_by is distinct from member_id)
);
create index checkouts_of on checkouts (member_id, id);
create index checkouts_waiting_of on checkouts (member_id) where status in ('new', 'open', 'pending');
create index checkouts_due on checkouts (due_at) where status in ('new', 'open', 'pending');
create index checkouts_doubtful on checkouts (id) where status = 'doubtful';
create index checkouts_decided_by on checkouts (decided_by) where decided_by is not null;

-- A card holder wants money back through the bank. Of the client's budget at most `frozen_points` are kept for it.
create table chargebacks (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  provider_id text not null unique,
  checkout_id uuid not null references checkouts,
  points bigint not null,
  frozen_points bigint not null,
  status text not null default 'open',
  opened_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  constraint chargeback_points check (points between 1 and 1000000 and frozen_points between 0 and points),
  constraint chargeback_status check (status in ('open', 'won', 'lost')),
  constraint chargeback_ended check ((status = 'open') = (ended_at is null))
);
create index chargebacks_of on chargebacks (checkout_id);
create index chargebacks_due on chargebacks (due_at) where status = 'open';

-- Money that goes back by the provider: asked for by the client, or made in the provider's own pages.
create table card_refunds (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  checkout_id uuid not null references checkouts,
  origin text not null,
  points bigint not null,
  -- What of it came out of the budget; the rest is a loss of ours. What a client asks for is all there.
  taken_points bigint not null,
  status text not null,
  provider_id text unique,
  due_at timestamptz not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint card_refund_origin check (origin in ('client', 'provider')),
  constraint card_refund_points check (points between 1 and 1000000 and taken_points between 0 and points
    and (origin = 'provider' or taken_points = points)),
  constraint card_refund_status check (status in ('asked', 'sent', 'paid', 'failed')),
  constraint card_refund_known check (provider_id is not null or origin = 'client'),
  constraint card_refund_at_once check (origin = 'client' or status in ('paid', 'failed')),
  constraint card_refund_ended check ((status in ('paid', 'failed')) = (ended_at is not null))
);
create index card_refunds_of on card_refunds (checkout_id);
create index card_refunds_due on card_refunds (due_at) where status in ('asked', 'sent');

-- What the provider has told, once per event.
create table provider_events (
  id text primary key,
  kind text not null,
  at timestamptz not null,
  constraint provider_event_size check (length(id) <= 255 and length(kind) <= 100)
);
create index provider_events_at on provider_events (at);

create function faults_of_checkouts() returns table (law text, fact text)
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
    from card_refunds r where r.status = 'failed' and 0 <> (
      select coalesce(sum(e.amount), 0) from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where starts_with(j.key, 'card-refund:' || r.id || ':') and a.kind = 'budget')
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
    from accounts a where a.balance < 0 and a.kind not in ('bank', 'psp', 'promo', 'losses')
$$;

-- What is on its way by the provider is no payout to a bank account.
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

-- The provider's money is money too; a notice that was not written closes no books.
create or replace function books_faults() returns table (law text, fact text)
  language sql stable
as $$
  select * from (
    select * from faults_of_ledger() union all select * from faults_of_escrow()
    union all select * from faults_of_bank() union all select * from faults_of_payouts()
    union all select * from faults_of_checkouts()) f
    where law not like '% has told %' and law not like '% was told %'
$$;
