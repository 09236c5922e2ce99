-- Work2Buy: shops, what they offer, the codes that they sell, and the orders of those who redeem their points.
create table shops (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  owner_id uuid not null references members,
  status text not null default 'waiting',
  name text not null,
  website text not null,
  sells text not null,
  imprint text not null,
  reason text,
  decided_by uuid references members,
  decided_at timestamptz,
  created_at timestamptz not null,
  constraint shop_status check (status in ('waiting', 'approved', 'refused', 'closed')),
  constraint shop_words check (length(name) between 2 and 60 and length(website) <= 300 and length(sells) <= 500 and length(imprint) <= 1000),
  constraint shop_decided check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (reason is null)
    and (status not in ('approved', 'refused') or decided_by is not null)),
  constraint shop_not_own_case check (decided_by is distinct from owner_id)
);
-- Somebody has one shop at a time.
create unique index shop_once on shops (owner_id) where status in ('waiting', 'approved');
create index shops_of on shops (owner_id, id);
create index shops_waiting on shops (id) where status = 'waiting';
create index shops_decided_by on shops (decided_by) where decided_by is not null;

create table offers (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  shop_id uuid not null references shops,
  status text not null default 'live',
  category text not null,
  title text not null,
  -- What it is worth at the counter, in cents; what it costs, in points.
  face_cents bigint not null,
  points bigint not null,
  -- How many codes its owner has announced.
  announced integer,
  valid_until date,
  terms text not null default '',
  created_at timestamptz not null,
  constraint offer_status check (status in ('live', 'paused', 'archived')),
  constraint offer_category check (category in ('food', 'shopping', 'leisure', 'travel', 'beauty', 'digital', 'other')),
  constraint offer_words check (length(title) between 3 and 80 and length(terms) <= 1000),
  constraint offer_numbers check (points between 10 and 100000 and face_cents between 1 and 100000 and announced between 1 and 2000)
);
create index offers_shelf on offers (points, id) where status = 'live';
create index offers_of_shop on offers (shop_id, id desc);

-- Codes that came together: looked at first (staged), then taken over, and taken back while they are not sold.
create table code_imports (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  offer_id uuid not null references offers,
  status text not null default 'staged',
  new_codes integer not null,
  duplicates integer not null,
  expired integer not null,
  malformed integer not null,
  created_at timestamptz not null,
  constraint import_status check (status in ('staged', 'committed', 'withdrawn'))
);
create unique index import_staged_once on code_imports (offer_id) where status = 'staged';
create index imports_of_offer on code_imports (offer_id, id desc);
create index imports_staged on code_imports (created_at) where status = 'staged';

create table orders (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  offer_id uuid not null references offers,
  buyer_id uuid not null references members,
  status text not null default 'reserved',
  points bigint not null check (points > 0),
  placed_at timestamptz not null,
  -- Not shown until then: the points go back.
  expires_at timestamptz not null,
  shown_at timestamptz,
  ended_at timestamptz,
  constraint order_status check (status in ('reserved', 'shown', 'cancelled', 'lapsed')),
  constraint order_shown check ((status = 'shown') = (shown_at is not null) and (status in ('cancelled', 'lapsed')) = (ended_at is not null))
);
create index orders_of_buyer on orders (buyer_id, id desc);
create index orders_of_offer on orders (offer_id);
create index orders_expiring on orders (expires_at) where status = 'reserved';

-- A code is sealed for its row (AES-256-GCM) and found again by a keyed fingerprint; nothing here shows what it is.
create table offer_codes (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  offer_id uuid not null references offers,
  import_id uuid not null references code_imports,
  status text not null,
  sealed_code text not null,
  sealed_pin text,
  sealed_note text,
  fingerprint text not null,
  face_cents bigint,
  cost_cents bigint,
  valid_until date,
  order_id uuid unique references orders,
  used_at timestamptz,
  constraint code_status check (status in ('staged', 'free', 'held', 'sold', 'used')),
  constraint code_once unique (offer_id, fingerprint),
  constraint code_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$'),
  constraint code_ordered check ((status in ('held', 'sold', 'used')) = (order_id is not null)),
  constraint code_used check ((status = 'used') = (used_at is not null))
);
create index codes_free on offer_codes (offer_id, valid_until, id) where status = 'free';
create index codes_of_import on offer_codes (import_id);
create index codes_by_fingerprint on offer_codes (fingerprint);

-- What owners looked up, so that nobody guesses codes.
create table code_checks (
  id uuid primary key default uuid7(),
  member_id uuid not null references members,
  known boolean not null,
  at timestamptz not null
);
create index code_checks_of on code_checks (member_id, at);
create index code_checks_old on code_checks (at);

create function faults_of_shop() returns table (law text, fact text)
  language sql stable
as $$
  select 'an order holds its points exactly while it is reserved', o.public_id
    from orders o left join accounts a on a.kind = 'order_hold' and a.owner_id = o.id
    where coalesce(a.balance, 0) <> case when o.status = 'reserved' then o.points else 0 end
  union all
  select 'points are held for an order that there is', a.owner_id::text
    from accounts a where a.balance <> 0 and a.kind = 'order_hold' and not exists (select from orders o where o.id = a.owner_id)
  union all
  select 'an order has its code exactly while it is reserved or shown', o.public_id
    from orders o left join offer_codes c on c.order_id = o.id
    where case o.status when 'reserved' then c.status is distinct from 'held'
      when 'shown' then coalesce(c.status not in ('sold', 'used'), true)
      else c.id is not null end
      or (c.id is not null and c.offer_id <> o.offer_id)
  union all
  select 'an order is paid to its shop exactly when its code was shown', o.public_id
    from orders o
    where (o.status = 'shown') <> exists (
      select from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
        join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
        where j.key = 'order:' || o.id || ':shown' and a.kind = 'earnings' and e.amount = o.points
          and present_member(a.owner_id) = present_member(s.owner_id))
  union all
  select 'nobody holds a code of his own shop', o.public_id
    from orders o join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
    where o.status = 'reserved' and o.buyer_id = s.owner_id
  union all
  select 'a code can be sold only when its import was taken over', c.public_id
    from offer_codes c join code_imports i on i.id = c.import_id
    where (i.status = 'staged') <> (c.status = 'staged') or c.offer_id <> i.offer_id
$$;
