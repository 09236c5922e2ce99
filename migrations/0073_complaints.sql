-- Complaints about what was bought. The points of a voucher wait for them too: an owner who was paid could be gone.
alter table offer_codes
  drop constraint code_status,
  drop constraint code_used,
  add constraint code_status check (status in ('staged', 'free', 'held', 'sold', 'used', 'void')),
  add constraint code_used check (case status when 'used' then used_at is not null when 'void' then true else used_at is null end);

-- What was shown before was paid at once.
update orders set status = 'closed', ended_at = shown_at where status = 'shown';
create index orders_shown on orders (expires_at) where status = 'shown';

create table complaints (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  order_id uuid not null references orders,
  status text not null default 'answering',
  about text not null,
  words text not null,
  opened_at timestamptz not null,
  -- Until then the shop is heard.
  answer_due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  remind_at timestamptz,
  decision text,
  reason text,
  -- Null when the shop agreed by itself.
  decided_by uuid references members,
  -- The code that does not count any more.
  code_id uuid unique references offer_codes,
  ended_at timestamptz,
  constraint complaint_status check (status in ('answering', 'deciding', 'decided', 'withdrawn')),
  constraint complaint_about check (about in ('code', 'missing', 'broken')),
  constraint complaint_decision check (decision in ('replace', 'refund', 'reject')),
  constraint complaint_decided check ((status = 'decided') = (decision is not null) and (decided_by is null) = (reason is null)
    and (decided_by is null or status = 'decided') and (decided_by is not null or decision is distinct from 'reject')),
  constraint complaint_ended check ((status in ('decided', 'withdrawn')) = (ended_at is not null) and (ended_at is null or remind_at is null)),
  constraint complaint_words check (length(words) <= 1000 and length(answer) <= 1000 and length(reason) <= 1000)
);
create unique index complaint_open_once on complaints (order_id) where status in ('answering', 'deciding');
create index complaints_of_order on complaints (order_id, id desc);
create index complaints_to_hear on complaints (answer_due_at) where status = 'answering';
create index complaints_to_decide on complaints (id) where status = 'deciding';
create index complaints_to_remind on complaints (remind_at) where remind_at is not null;
create index complaints_decided_by on complaints (decided_by) where decided_by is not null;

create function faults_of_complaints() returns table (law text, fact text)
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
    from complaints c where c.status = 'decided' and (
      select count(*) from notices n
        where n.dedupe_key in ('complaint:' || c.id || ':decided:buyer', 'complaint:' || c.id || ':decided:shop')) <> 2
$$;

create or replace function faults_of_shop() returns table (law text, fact text)
  language sql stable
as $$
  select 'an order holds its points exactly while it is open', o.public_id
    from orders o left join accounts a on a.kind = 'order_hold' and a.owner_id = o.id
    where coalesce(a.balance, 0) <> case
      when o.status in ('reserved', 'shown', 'addressing', 'placed', 'accepted', 'shipped', 'delivered', 'problem') then o.points else 0 end
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
