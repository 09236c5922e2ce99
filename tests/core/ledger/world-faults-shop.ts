type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of Work2Buy. The world has vouchers that are reserved and shown, and goods in several states. */
export const shopFaults: Faults = {
  'an order holds its points exactly while it is open': [
    ['points that are gone', `update accounts set balance = 0 where kind = 'order_hold' and balance > 0`],
    ['points that stayed', `update orders set status = 'cancelled', ended_at = now() where status = 'reserved'`],
  ],
  'points are held for an order that there is': [
    ['points for nothing', `insert into accounts (kind, owner_id, balance) values ('order_hold', uuid7(), 5)`],
  ],
  'a voucher has its code exactly while it is reserved or shown': [
    ['a code that got lost', `update offer_codes set order_id = null, status = 'free' where status = 'held'`],
    ['a code that was sold before it was shown', `update offer_codes set status = 'sold' where status = 'held'`],
    ['a shown order without a code', `update offer_codes set order_id = null, status = 'free' where status = 'sold'`],
  ],
  'an order is paid to its shop exactly when it was delivered': [
    [
      'shown for nothing',
      `update orders set status = 'closed', shown_at = now(), ended_at = now() where status = 'reserved'`,
    ],
    [
      'paid too early',
      `update orders set status = 'delivered', ended_at = null where status = 'closed' and kind = 'goods'`,
    ],
  ],
  'nobody orders from his own shop': [
    [
      'an own customer',
      `update orders o set buyer_id = s.owner_id from shops s where s.id = o.shop_id and s.owner_id is not null and o.status = 'reserved'`,
    ],
  ],
  'the points of an order that came to nothing are back with its buyer': [
    [
      'lost on the way',
      `update orders set status = 'lapsed', ended_at = now(), remind_at = null where status = 'placed'`,
    ],
    ['back twice', `update orders set status = 'placed', ended_at = null where status = 'declined' and kind = 'goods'`],
  ],
  'an order is of the kind of its offer, and of its shop': [
    [
      'goods from a voucher',
      `update offers set kind = 'product', face_cents = null where kind = 'voucher' and source = 'codes'`,
    ],
    ['of another shop', `update orders set shop_id = uuid7() where status = 'shown'`],
  ],
  'exactly a product has stock': [
    ['a voucher with pieces', `update offers set kind = 'voucher', face_cents = 5 where kind = 'product'`],
    ['a product without', `delete from products`],
  ],
  'every piece of a product is in stock or in an order': [
    ['a piece that got lost', `update products set stock = stock - 1`],
    ['an order that took none', `update orders set pieces = 0 where status = 'placed'`],
  ],
  'what there is stands on the shelf': [
    ['a voucher that nobody finds', `update offers set in_stock = false where kind = 'voucher' and in_stock`],
    ['goods that nobody finds', `update offers set in_stock = false where kind = 'product'`],
  ],
  'what is sold out leaves the shelf': [
    ['nobody looked', `delete from stock_news; delete from offer_codes where status = 'free'`],
    [
      'a last day that nobody noticed',
      `delete from stock_news; update offer_codes set valid_until = now() - interval '9 days' where status = 'free'`,
    ],
  ],
  'an order has its pieces exactly while it did not come to nothing': [
    ['accepted without pieces', `update orders set pieces = 0 where status = 'placed'`],
    ['half a set', `update orders set quantity = 2 where status = 'placed'`],
  ],
  'goods that are to be sent have an address, and no address outlives its time': [
    ['nobody knows where', `delete from order_addresses`],
    ['kept for ever', `update order_addresses set wipe_at = null`],
    [
      'not wiped',
      `update order_addresses set wipe_at = wipe_at - interval '200 days'; update orders set ended_at = ended_at - interval '200 days' where status = 'closed'`,
    ],
    [
      'kept though it was declined',
      `insert into order_addresses (order_id, sealed, created_at) select id, 'x', now() from orders where status = 'declined'`,
    ],
  ],
  'an address belongs to goods': [
    [
      'of a voucher',
      `insert into order_addresses (order_id, sealed, created_at) select id, 'x', now() from orders where status = 'shown'`,
    ],
  ],
  'a shared code is redeemed once by a member': [
    [
      'a greedy member',
      `update orders set offer_id = (select id from offers where pool = 'shared'), buyer_id = (select id from members limit 1)`,
    ],
  ],
  'a shared code is there as often as its limit says, at most': [
    ['a lower limit', `update offers set announced = 1 where pool = 'shared'`],
  ],
  'what can be had of a shared code is one code': [
    [
      'another code',
      `update offer_codes set fingerprint = repeat('0', 64) where share = (select max(share) from offer_codes)`,
    ],
  ],
  'exactly a shared code stands in shares': [
    ['a single code of many', `update offer_codes set share = 7 where status = 'sold'`],
    ['a code of all that is one', `update offers set pool = 'single' where pool = 'shared'`],
  ],
  'what somebody looked at is there': [['a look at nothing', `update shelf_looks set thing_id = uuid7()`]],
  'nobody counts who looks at his own things': [
    [
      'an owner who looks',
      `update shelf_looks l set member_id = s.owner_id from offers f join shops s on s.id = f.shop_id where f.id = l.thing_id`,
    ],
  ],
  'a goal that was reached has told its member': [['a silent joy', `update goals set reached_at = now()`]],
  'enough points for a goal are noticed': [
    ['points that nobody looked at', `update accounts set balance = 1000000 where kind = 'earnings' and not closed`],
  ],
  'nobody saves for an offer that has ended': [
    ['an offer that ended quietly', `update offers f set status = 'archived' from goals g where g.offer_id = f.id`],
  ],
  'nobody saves for what his own shop offers': [
    [
      'an own customer who saves',
      `update goals set member_id = (select owner_id from shops s join offers f on f.shop_id = s.id where f.id = goals.offer_id)`,
    ],
  ],
  'a code can be sold only when its import was taken over': [
    ['an import that was only looked at', `update code_imports set status = 'staged' where status = 'committed'`],
    [
      'a code of another offer',
      `update offer_codes set offer_id = (select id from offers order by id desc limit 1) where status = 'free'`,
    ],
  ],
  'an order is a problem exactly while a complaint about it is open': [
    ['nobody complained', `delete from complaints where status = 'answering'`],
    ['forgotten', `update orders set status = 'delivered' where status = 'problem' and kind = 'goods'`],
  ],
  'a refunded order has its complaint': [
    ['refunded for nothing', `update complaints set decision = 'replace' where decision = 'refund'`],
  ],
  'a code is void exactly when a complaint made it so': [
    ['void for nothing', `update complaints set code_id = null where code_id is not null`],
    ['still good', `update offer_codes set status = 'free' where status = 'void'`],
  ],
  'nobody decides on a complaint of his own': [
    [
      'the shop itself',
      `update complaints c set decided_by = s.owner_id from orders o join shops s on s.id = o.shop_id where o.id = c.order_id and c.decided_by is not null`,
    ],
    [
      'the buyer',
      `update complaints c set decided_by = o.buyer_id from orders o where o.id = c.order_id and c.decided_by is not null`,
    ],
  ],
  'a complaint that an operator decided stands in the audit log': [
    ['nothing written down', `delete from audit where action like 'complaint.%'`],
  ],
  'both sides of a complaint have been told how it ended': [
    ['one of them was not', `delete from notices where dedupe_key like 'complaint:%:decided:shop'`],
  ],
}
