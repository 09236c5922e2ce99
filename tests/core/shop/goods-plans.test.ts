import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '../../../core/db/connect.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { broughtTo, market } from '../../support/goods.ts'
import { operator } from '../../support/people.ts'
import { readsOf } from '../../support/reads.ts'

const database = await testDatabase()
const otto = await operator(database)
const { owner, buyer, offer } = await market(database, otto)
const order = await broughtTo(database, { owner, buyer, offer }, 'delivered')

/** One shop with nearly all orders there are, after some years: most are closed, and many were complained about. */
beforeAll(async () => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  try {
    await sql`
      insert into orders (kind, offer_id, shop_id, buyer_id, status, points, quantity, pieces, placed_at, expires_at, ended_at, remind_at)
      select 'goods', ${offer.id}, ${offer.shopId}, ${buyer.id}, s.status, 300, 1, 1, now(),
        now() + n * interval '1 minute', case when s.status in ('closed', 'refunded') then now() end,
        case when s.status in ('placed', 'accepted') then now() + n * interval '1 minute' end
      from generate_series(1, 20000) n
        cross join lateral (select case when n % 100 = 1 then 'placed' when n % 100 = 2 then 'accepted'
          when n % 100 = 3 then 'problem' when n % 2 = 0 then 'refunded' else 'closed' end as status) s`
    await sql`
      insert into complaints (order_id, status, about, words, opened_at, answer_due_at, decision, ended_at, remind_at)
      select o.id, case when o.status = 'refunded' then 'decided' when right(o.public_id, 1) < 'g' then 'answering' else 'deciding' end,
        'broken', repeat('Worte ', 20), now(), now() + interval '3 days', case when o.status = 'refunded' then 'refund' end,
        case when o.status = 'refunded' then now() end, case when o.status = 'problem' then now() + interval '2 days' end
      from orders o where o.status in ('refunded', 'problem')`
    await sql`
      insert into order_addresses (order_id, sealed, created_at, wipe_at)
      select id, repeat('x', 200), now(), case when ended_at is not null then now() + interval '90 days' end
      from orders where status <> 'delivered'`
    await sql`vacuum analyze`
  } finally {
    await sql.end({ timeout: 1 })
  }
})

const pages = (which: 'to-ship' | 'problem' | 'all') => async (tx: Tx) => {
  const { orders } = await shop.ordersOfShop(tx, owner, { which, limit: 5 })
  await shop.ordersOfShop(tx, owner, { which, limit: 5, after: orders.at(-1)?.publicId ?? '' })
}
const questions: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'what a shop has to send': pages('to-ship'),
  'what is complained about in a shop': pages('problem'),
  'all orders of a shop': pages('all'),
  'own orders': (tx) => shop.myOrders(tx, buyer, { limit: 5 }),
  'an order': (tx) => shop.goodsFor(tx, buyer, order.publicId),
  'the complaint about an order': (tx) => shop.complaintAbout(tx, order),
  'goods whose time is over': (tx) => shop.endWaiting(tx, 1),
  'goods to remind of': (tx) => shop.remindWaiting(tx, 20),
  'vouchers to close': (tx) => shop.closeShown(tx, 1),
  'addresses to wipe': (tx) => shop.wipeAddresses(tx, 20),
  'complaints to hear': (tx) => shop.endComplaintHearings(tx, 20),
  'complaints to remind of': (tx) => shop.remindComplaints(tx, 20),
  'complaints to decide': async (tx) => {
    const { complaints } = await shop.complaintsToDecide(tx, otto, { limit: 5 })
    await shop.complaintsToDecide(tx, otto, { limit: 5, after: complaints.at(-1)?.publicId ?? '' })
  },
  'how many complaints wait': (tx) => shop.countComplaints(tx, 100),
}

test.each(Object.entries(questions))('%s: no table is read as a whole, and few rows', async (_, ask) => {
  const reads = await readsOf(database, ask)
  expect(reads.filter(({ scans, rows }) => scans > 0 || rows > 200)).toEqual([])
})
