type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of Work2Buy. The world has an order that is reserved and one that was shown. */
export const shopFaults: Faults = {
  'an order holds its points exactly while it is reserved': [
    ['points that are gone', `update accounts set balance = 0 where kind = 'order_hold' and balance > 0`],
    ['points that stayed', `update orders set status = 'cancelled', ended_at = now() where status = 'reserved'`],
  ],
  'points are held for an order that there is': [
    ['points for nothing', `insert into accounts (kind, owner_id, balance) values ('order_hold', uuid7(), 5)`],
  ],
  'an order has its code exactly while it is reserved or shown': [
    ['a code that got lost', `update offer_codes set order_id = null, status = 'free' where status = 'held'`],
    ['a code that was sold before it was shown', `update offer_codes set status = 'sold' where status = 'held'`],
    ['a shown order without a code', `update offer_codes set order_id = null, status = 'free' where status = 'sold'`],
  ],
  'an order is paid to its shop exactly when its code was shown': [
    ['shown for nothing', `update orders set status = 'shown', shown_at = now() where status = 'reserved'`],
    ['paid too early', `update orders set status = 'reserved', shown_at = null where status = 'shown'`],
  ],
  'nobody holds a code of his own shop': [
    ['an own customer', `update orders set buyer_id = (select owner_id from shops limit 1) where status = 'reserved'`],
  ],
  'a code can be sold only when its import was taken over': [
    ['an import that was only looked at', `update code_imports set status = 'staged' where status = 'committed'`],
    [
      'a code of another offer',
      `update offer_codes set offer_id = (select id from offers order by id desc limit 1) where status = 'free'`,
    ],
  ],
}
