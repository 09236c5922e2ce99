import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '../../../core/db/connect.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { operator } from '../../support/people.ts'
import { readsOf } from '../../support/reads.ts'
import { earned } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const otto = await operator(database)
const buyer = await earned(database, 1_000)
await database.withTx((tx) =>
  shop.stockHouse(tx, { title: 'Wunschgutschein', values: [{ faceCents: 1_000, points: 1_000 }] }),
)

/** The house after some years: nearly everything was bought, some still waits. */
beforeAll(async () => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  try {
    await sql`
      insert into orders (offer_id, shop_id, buyer_id, status, points, placed_at, expires_at, ended_at)
      select f.id, f.shop_id, ${buyer.id}, case when n % 20 = 0 then 'ordering' else 'declined' end, 1000, now(), now(),
        case when n % 20 <> 0 then now() end
      from generate_series(1, 20000) n cross join (select id, shop_id from offers where source <> 'codes') f`
    await sql`
      insert into purchases (order_id, status, face_cents, next_at, placed_at, late_at, told_late, end_at, ended_at)
      select id, case when status = 'ordering' then 'waiting' else 'failed' end, 1000,
        case when status = 'ordering' then now() + n * interval '1 minute' end, now(), now() + n * interval '1 minute',
        n % 3 = 0, now() + n * interval '1 minute', case when status <> 'ordering' then now() end
      from (select id, status, row_number() over (order by id) as n from orders) o`
    await sql`vacuum analyze`
  } finally {
    await sql.end({ timeout: 1 })
  }
})

const questions: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'what takes long and is not told': (tx) => shop.tellLatePurchases(tx, 1),
  'what has waited to its end': (tx) => shop.endPurchases(tx, 1),
  'how many take long': (tx) => shop.countLatePurchases(tx, 100),
  'those that take long': async (tx) => {
    const { purchases } = await shop.latePurchases(tx, otto, { limit: 5 })
    await shop.latePurchases(tx, otto, { limit: 5, after: purchases.at(-1)?.order.publicId ?? '' })
  },
  'stocking the house': (tx) =>
    shop.stockHouse(tx, { title: 'Wunschgutschein', values: [{ faceCents: 1_000, points: 1_000 }] }),
  // It opens transactions of its own: here both are this one.
  'what to ask about': (tx) =>
    shop.askNext(
      { ...database, withTx: (run) => run(tx) },
      { order: async () => ({ is: 'unknown' }), lookup: async () => ({ is: 'unknown' }) },
      testVault,
    ),
}

test.each(Object.entries(questions))('%s: no table is read as a whole, and few rows', async (_, ask) => {
  const reads = await readsOf(database, ask)
  expect(reads.filter(({ scans, rows }) => scans > 0 || rows > 200)).toEqual([])
})
