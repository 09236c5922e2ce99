-- Goods: products on the shelf, and the way of an order from the points to the door.
alter table offers
  add column kind text not null default 'voucher',
  alter column face_cents drop not null,
  add constraint offer_kind check (kind in ('voucher', 'product')),
  add constraint offer_worth check ((kind = 'voucher') = (face_cents is not null));

create table products (
  offer_id uuid primary key references offers,
  description text not null,
  picture_id uuid references files,
  -- Pieces that can be had now, and how many there have ever been.
  stock integer not null,
  added integer not null,
  -- Tells one shortage from the next.
  restocks integer not null default 0,
  ships_to text[] not null,
  ship_days integer not null,
  constraint product_stock check (stock between 0 and 10000 and added >= stock),
  constraint product_words check (length(description) between 10 and 1000),
  constraint product_ships check (cardinality(ships_to) between 1 and 25 and ship_days between 1 and 14)
);
create index products_picture on products (picture_id) where picture_id is not null;

alter table orders
  add column kind text not null default 'voucher',
  -- Where it was bought, so that a shop finds its orders.
  add column shop_id uuid references shops,
  add column quantity integer not null default 1,
  -- Pieces of the stock that this order has.
  add column pieces integer not null default 0,
  -- When whoever has to act is reminded.
  add column remind_at timestamptz,
  add column carrier text,
  add column tracking text,
  -- Why the shop declined.
  add column reason text;
update orders o set shop_id = f.shop_id from offers f where f.id = o.offer_id;
alter table orders
  alter column shop_id set not null,
  drop constraint order_status,
  drop constraint order_shown,
  add constraint order_kind check (kind in ('voucher', 'goods')),
  add constraint order_status check (status in (
    'reserved', 'shown', 'addressing', 'placed', 'accepted', 'shipped', 'delivered', 'problem',
    'closed', 'cancelled', 'lapsed', 'declined', 'refunded')),
  add constraint order_status_of_kind check (
    case kind when 'voucher' then status not in ('addressing', 'placed', 'accepted', 'shipped', 'delivered', 'declined')
      else status not in ('reserved', 'shown') end),
  add constraint order_shown check (
    (kind = 'voucher' and status in ('shown', 'problem', 'closed', 'refunded')) = (shown_at is not null)),
  add constraint order_ended check (
    (status in ('closed', 'cancelled', 'lapsed', 'declined', 'refunded')) = (ended_at is not null)
    and (ended_at is null or remind_at is null)),
  add constraint order_quantity check (quantity between 1 and 20 and pieces >= 0 and (kind = 'goods' or (quantity = 1 and pieces = 0))),
  add constraint order_parcel check (length(carrier) <= 60 and length(tracking) <= 100 and length(reason) <= 500
    and (status <> 'shipped' or carrier is not null));
create index orders_due on orders (expires_at) where status in ('addressing', 'placed', 'accepted', 'shipped', 'delivered', 'shown');
create index orders_to_remind on orders (remind_at) where remind_at is not null;
create index orders_to_ship on orders (shop_id, id) where status in ('placed', 'accepted');
create index orders_of_shop on orders (shop_id, id desc) where kind = 'goods';

-- Where goods go, sealed for its row. Gone for good 90 days after the end of the order.
create table order_addresses (
  id uuid primary key default uuid7(),
  order_id uuid not null unique references orders,
  sealed text not null,
  created_at timestamptz not null,
  wipe_at timestamptz
);
create index addresses_to_wipe on order_addresses (wipe_at) where wipe_at is not null;

create or replace function faults_of_shop() returns table (law text, fact text)
  language sql stable
as $$
  select 'an order holds its points exactly while it is open', o.public_id
    from orders o left join accounts a on a.kind = 'order_hold' and a.owner_id = o.id
    where coalesce(a.balance, 0) <> case
      when o.status in ('reserved', 'addressing', 'placed', 'accepted', 'shipped', 'delivered', 'problem') then o.points else 0 end
  union all
  select 'points are held for an order that there is', a.owner_id::text
    from accounts a where a.balance <> 0 and a.kind = 'order_hold' and not exists (select from orders o where o.id = a.owner_id)
  union all
  select 'a voucher has its code exactly while it is reserved or shown', o.public_id
    from orders o left join offer_codes c on c.order_id = o.id
    where case o.status when 'reserved' then c.status is distinct from 'held'
      when 'shown' then coalesce(c.status not in ('sold', 'used'), true)
      else c.id is not null end
      or (c.id is not null and c.offer_id <> o.offer_id)
  union all
  select 'an order is paid to its shop exactly when it was delivered', o.public_id
    from orders o
    where (o.status in ('shown', 'closed')) <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
        where j.key in ('order:' || o.id || ':shown', 'order:' || o.id || ':closed') and a.kind = 'earnings' and e.amount = o.points
          and present_member(a.owner_id) = present_member(s.owner_id))
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
    where o.ended_at is null and o.status <> 'shown' and o.buyer_id = s.owner_id
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
