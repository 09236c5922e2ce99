-- Rewards from outside: the house has a shop of its own, and what it offers is bought from a provider for each order, after
-- its points are held. Whatever happens on the way, it is bought once or the points are back.

-- The house owns itself; its shop is made by the configuration, so nobody has decided on it.
alter table shops
  alter column owner_id drop not null,
  drop constraint shop_decided,
  drop constraint shop_not_own_case,
  add constraint shop_not_own_case check (decided_by is null or decided_by is distinct from owner_id),
  add constraint shop_decided check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (reason is null)
    and (status not in ('approved', 'refused') or decided_by is not null or owner_id is null)),
  add constraint shop_of_house check (owner_id is not null or status = 'approved');
create unique index shop_of_house_once on shops ((owner_id is null)) where owner_id is null;

alter table offers
  -- Where its codes come from.
  add column source text not null default 'codes',
  add constraint offer_source check (source in ('codes', 'tremendous')),
  add constraint offer_bought check (source = 'codes' or (kind = 'voucher' and pool = 'single'));
create unique index offer_bought_once on offers (source, face_cents) where source <> 'codes';

alter table orders
  drop constraint order_status,
  drop constraint order_status_of_kind,
  add constraint order_status check (status in (
    'ordering', 'reserved', 'shown', 'addressing', 'placed', 'accepted', 'shipped', 'delivered', 'problem',
    'closed', 'cancelled', 'lapsed', 'declined', 'refunded')),
  add constraint order_status_of_kind check (
    case kind when 'voucher' then status not in ('addressing', 'placed', 'accepted', 'shipped', 'delivered')
      else status not in ('ordering', 'reserved', 'shown') end);

-- What is bought outside for an order. The provider is asked after the points are held, by the order's own id, so that it
-- sells once however often it is asked.
create table purchases (
  id uuid primary key default uuid7(),
  order_id uuid not null unique references orders,
  status text not null default 'waiting',
  face_cents bigint not null,
  attempts integer not null default 0,
  -- When it is asked next; while it is being asked: until when nobody else asks.
  next_at timestamptz,
  placed_at timestamptz not null,
  -- When it counts as late, and whether its buyer and the operators know.
  late_at timestamptz not null,
  told_late boolean not null default false,
  -- When the state that it waits in ends by itself.
  end_at timestamptz not null,
  -- Who stopped it and why; null when the clock did.
  stopped_by uuid references members,
  reason text,
  ended_at timestamptz,
  constraint purchase_status check (status in ('waiting', 'pending', 'stopping', 'bought', 'failed', 'stopped')),
  constraint purchase_numbers check (face_cents between 1 and 100000 and attempts >= 0),
  constraint purchase_ended check ((status in ('bought', 'failed', 'stopped')) = (ended_at is not null)
    and (ended_at is null) = (next_at is not null)),
  constraint purchase_stopped check ((stopped_by is null) = (reason is null) and length(reason) <= 1000
    and (stopped_by is null or status not in ('waiting', 'pending')))
);
create index purchases_to_ask on purchases (next_at) where next_at is not null;
create index purchases_to_tell on purchases (late_at) where ended_at is null and not told_late;
create index purchases_to_end on purchases (end_at) where ended_at is null;
create index purchases_late on purchases (id) where ended_at is null and told_late;
create index purchases_stopped_by on purchases (stopped_by) where stopped_by is not null;

-- What was spent on rewards from outside: it stands against what the operator pays their provider.
alter table accounts
  drop constraint account_kind,
  drop constraint account_owner,
  add constraint account_kind check (kind in
    ('bank', 'psp', 'budget', 'escrow', 'earnings', 'order_hold', 'payout_clearing', 'fees', 'promo', 'suspense', 'rewards')),
  add constraint account_owner check ((owner_id is null) = (kind in ('bank', 'psp', 'fees', 'promo', 'suspense', 'rewards')));
set local klickwork.tx = 'on';
select open_account('rewards', null);

create function faults_of_purchases() returns table (law text, fact text)
  language sql stable
as $$
  select 'an order waits for its purchase exactly while that is open', o.public_id
    from orders o left join purchases p on p.order_id = o.id and p.ended_at is null
    where (o.status = 'ordering') <> (p.id is not null)
  union all
  select 'what came to nothing outside gave its points back, and what was bought did not do so by itself', o.public_id
    from purchases p join orders o on o.id = p.order_id
    where p.ended_at is not null and (p.status = 'bought') = (o.status = 'declined')
  union all
  select 'only what comes from outside is bought', o.public_id
    from purchases p join orders o on o.id = p.order_id join offers f on f.id = o.offer_id
    where f.source = 'codes' or f.face_cents <> p.face_cents
  union all
  select 'exactly the house sells what comes from outside', f.public_id
    from offers f join shops s on s.id = f.shop_id where (f.source <> 'codes') <> (s.owner_id is null)
  union all
  select 'whoever waits long for a purchase was told', o.public_id
    from purchases p join orders o on o.id = p.order_id
    where p.told_late and not exists (select from notices n where n.dedupe_key = 'order:' || o.id || ':late')
  union all
  select 'whose purchase has ended was told', o.public_id
    from purchases p join orders o on o.id = p.order_id
    where p.ended_at is not null and not exists (
      select from notices n where n.dedupe_key = 'order:' || o.id || case p.status when 'bought' then ':ready' else ':declined' end)
  union all
  select 'a purchase that an operator stopped stands in the audit log', o.public_id
    from purchases p join orders o on o.id = p.order_id
    where p.stopped_by is not null and (p.stopped_by = o.buyer_id or not exists (
      select from audit l where l.action = 'purchase.stop' and l.object = 'order:' || o.public_id))
$$;

-- A law of money: what contradicts it closes the books.
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
    from accounts a where a.balance < 0 and a.kind not in ('bank', 'psp', 'promo')
  union all
  select 'what was spent on rewards stands in their account', a.balance::text
    from accounts a where a.kind = 'rewards' and a.balance <> (
      select coalesce(sum(o.points), 0) from orders o join shops s on s.id = o.shop_id
        where s.owner_id is null and o.status = 'closed')
$$;

create or replace function faults_of_complaints() returns table (law text, fact text)
  language sql stable
as $$
  select 'an order is a problem exactly while a complaint about it is open', o.public_id
    from orders o where (o.status = 'problem') <> exists (
      select from complaints c where c.order_id = o.id and c.status in ('answering', 'deciding'))
  union all
  select 'a refunded order has its complaint', o.public_id
    from orders o where o.status = 'refunded' and not exists (
      select from complaints c where c.order_id = o.id and c.decision = 'refund')
  union all
  select 'a code is void exactly when a complaint made it so', k.public_id
    from offer_codes k where (k.status = 'void') <> exists (
      select from complaints c where c.code_id = k.id and c.decision in ('replace', 'refund'))
  union all
  select 'nobody decides on a complaint of his own', c.public_id
    from complaints c join orders o on o.id = c.order_id join shops s on s.id = o.shop_id
    where c.decided_by in (o.buyer_id, s.owner_id)
  union all
  select 'a complaint that an operator decided stands in the audit log', c.public_id
    from complaints c where c.decided_by is not null and not exists (
      select from audit l where l.action = 'complaint.' || c.decision and l.object = 'complaint:' || c.public_id)
  union all
  select 'both sides of a complaint have been told how it ended', c.public_id
    from complaints c join orders o on o.id = c.order_id join shops s on s.id = o.shop_id
    where c.status = 'decided' and (
      select count(*) from notices n
        where n.dedupe_key in ('complaint:' || c.id || ':decided:buyer', 'complaint:' || c.id || ':decided:shop'))
      <> case when s.owner_id is null then 1 else 2 end
$$;

create or replace function faults_of_shop() returns table (law text, fact text)
  language sql stable
as $$
  select 'an order holds its points exactly while it is open', o.public_id
    from orders o left join accounts a on a.kind = 'order_hold' and a.owner_id = o.id
    where coalesce(a.balance, 0) <> case
      when o.status in ('ordering', 'reserved', 'shown', 'addressing', 'placed', 'accepted', 'shipped', 'delivered', 'problem') then o.points else 0 end
  union all
  select 'points are held for an order that there is', a.owner_id::text
    from accounts a where a.balance <> 0 and a.kind = 'order_hold' and not exists (select from orders o where o.id = a.owner_id)
  union all
  select 'a voucher has its code exactly while it is reserved or shown', o.public_id
    from orders o left join offer_codes c on c.order_id = o.id
    where case when o.kind = 'goods' then c.id is not null
      when o.status = 'reserved' then c.status is distinct from 'held'
      when o.status in ('shown', 'problem', 'closed') then coalesce(c.status not in ('sold', 'used'), true)
      else c.id is not null end
      or (c.id is not null and c.offer_id <> o.offer_id)
  union all
  select 'an order is paid to its shop exactly when it was delivered', o.public_id
    from orders o
    where (o.status = 'closed') <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
        where j.key in ('order:' || o.id || ':shown', 'order:' || o.id || ':closed') and e.amount = o.points
          and case when s.owner_id is null then a.kind = 'rewards'
            else a.kind = 'earnings' and present_member(a.owner_id) = present_member(s.owner_id) end)
  union all
  select 'the points of an order that came to nothing are back with its buyer', o.public_id
    from orders o
    where (o.status in ('cancelled', 'lapsed', 'declined', 'refunded')) <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        where j.key = 'order:' || o.id || ':returned' and a.kind = 'earnings' and e.amount = o.points
          and present_member(a.owner_id) = present_member(o.buyer_id))
  union all
  select 'nobody orders from his own shop', o.public_id
    from orders o join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
    where o.ended_at is null and o.buyer_id = s.owner_id
  union all
  select 'an order is of the kind of its offer, and of its shop', o.public_id
    from orders o join offers f on f.id = o.offer_id
    where o.shop_id <> f.shop_id or (o.kind = 'goods') <> (f.kind = 'product')
  union all
  select 'exactly a product has stock', f.public_id
    from offers f where (f.kind = 'product') <> exists (select from products p where p.offer_id = f.id)
  union all
  select 'every piece of a product is in stock or in an order', f.public_id
    from products p join offers f on f.id = p.offer_id
    where p.added <> p.stock + (select coalesce(sum(o.pieces), 0) from orders o where o.offer_id = p.offer_id)
  union all
  select 'an order has its pieces exactly while it did not come to nothing', o.public_id
    from orders o where o.kind = 'goods' and (o.pieces % o.quantity <> 0 or case
      when o.status = 'cancelled' then o.pieces > 0
      -- What was sent once stays gone when the second parcel came to nothing.
      when o.status in ('lapsed', 'declined') then false
      else o.pieces = 0 end)
  union all
  select 'goods that are to be sent have an address, and no address outlives its time', o.public_id
    from orders o left join order_addresses d on d.order_id = o.id
    where o.kind = 'goods' and case
      when o.status in ('placed', 'accepted', 'shipped', 'delivered', 'problem') then d.id is null or d.wipe_at is not null
      when o.status in ('closed', 'refunded') then d.id is not null and
        (d.wipe_at is distinct from o.ended_at + interval '2160 hours' or d.wipe_at < moment() - interval '1 day')
      else d.id is not null end
  union all
  select 'an address belongs to goods', d.id::text
    from order_addresses d join orders o on o.id = d.order_id where o.kind <> 'goods'
  union all
  select 'a code can be sold only when its import was taken over', c.public_id
    from offer_codes c join code_imports i on i.id = c.import_id
    where (i.status = 'staged') <> (c.status = 'staged') or c.offer_id <> i.offer_id
$$;
