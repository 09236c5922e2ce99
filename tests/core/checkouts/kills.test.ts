import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database, Tx } from '../../../core/db/connect.ts'
import * as refunds from '../../../core/refunds/index.ts'
import { begun, deskFor, paidByCard } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, pointsOf } from '../../support/people.ts'
import { startStripe } from '../../support/stripe.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()

/** The connection dies under a transaction, as with `kill -9` of its server process. */
async function dies(tx: Tx): Promise<void> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  await database.sql`select pg_terminate_backend(${row?.pid ?? 0})`
}

/** A database whose n-th transaction dies, before its work or with all of it done but the commit. */
function dyingAt(n: number, when: 'before' | 'after'): { readonly db: Database; readonly reached: () => boolean } {
  let count = 0
  const db: Database = {
    ...database,
    withTx(run) {
      count += 1
      if (count !== n) return database.withTx(run)
      return database.withTx(async (tx) => {
        if (when === 'before') await dies(tx)
        const result = await run(tx)
        await dies(tx)
        return result
      })
    },
  }
  return { db, reached: () => count >= n }
}

test('a payment whose program is killed in each of its transactions is asked for once and credited once', async () => {
  const stripe = await startStripe()
  let steps = 0
  for (const when of ['before', 'after'] as const) {
    for (let n = 1; ; n += 1) {
      const { db, reached } = dyingAt(n, when)
      const { desk, tells } = deskFor(db, stripe)
      const clara = await client(database)
      const key = newKey('card')
      const twice = <Result>(run: () => Promise<Result>): Promise<Result> => run().catch(run)
      const checkout = await twice(() => begun(db, clara, 2_500, key))
      // Nobody asks again: whatever died is found by the clock.
      await desk.open(checkout.id).catch(() => undefined)
      for (const _ of ['a tick', 'the next']) {
        await database.forward('3 minutes')
        await desk.sweep().catch(() => undefined)
      }
      await desk.open(checkout.id).catch(() => desk.open(checkout.id))
      const session = stripe.session(checkout.id)
      stripe.pay(session)
      await tells('checkout.session.completed', session)
      expect([when, n, await pointsOf(database, clara, 'budget')]).toEqual([when, n, 2_500])
      expect(stripe.sessions.filter((one) => one.client_reference_id === checkout.id)).toHaveLength(1)
      if (!reached()) break
      steps += 1
    }
  }
  expect(steps).toBeGreaterThanOrEqual(12)
  await database.assertWorld()
  await stripe.close()
})

test('a refund whose program is killed in each of its transactions goes back once', async () => {
  const stripe = await startStripe()
  const means = { vault: testVault, cards: true }
  let steps = 0
  for (let n = 1; ; n += 1) {
    const clara = await client(database)
    const { session } = await paidByCard(database, deskFor(database, stripe), clara, 2_500)
    const [one] = await database.withTx((tx) => refunds.refundable(tx, clara, means))
    const { db, reached } = dyingAt(n, 'after')
    const { desk } = deskFor(db, stripe)
    const wish = { ...means, key: newKey('refund'), deposit: one?.deposit ?? '', points: 2_500 }
    const ask = () => db.withTx((tx) => refunds.ask(tx, clara, wish))
    await ask().catch(ask)
    for (const _ of ['a tick', 'the next', 'and one more']) {
      await database.forward('3 minutes')
      await desk.sweep().catch(() => undefined)
    }
    const gone = stripe.refunds.filter(({ payment_intent: payment }) => payment === session.payment_intent?.id)
    expect([n, gone.map(({ amount }) => amount)]).toEqual([n, [2_500]])
    const [row] = await database.sql<{ status: string }[]>`
        select r.status from card_refunds r join checkouts c on c.id = r.checkout_id where c.member_id = ${clara.id}`
    expect([n, row?.status, await pointsOf(database, clara, 'budget')]).toEqual([n, 'paid', 0])
    if (!reached()) break
    steps += 1
  }
  expect(steps).toBeGreaterThanOrEqual(6)
  await database.assertWorld()
  await stripe.close()
})
