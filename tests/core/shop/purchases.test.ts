import { afterAll, beforeEach, expect, test } from 'vitest'
import * as books from '../../../core/books/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { secret } from '../../../core/shared/secret.ts'
import * as shop from '../../../core/shop/index.ts'
import type { Order, OutsideProvider } from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { house, shelfOf } from '../../support/house.ts'
import { newKey, operator } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { LINK_CANARY, startTremendous } from '../../support/tremendous.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const service = await startTremendous()
const { offer, provider, ordered, ask } = await house(database, service)
const otto = await operator(database)
afterAll(async () => {
  await service.stop()
  await database.assertWorld()
})
beforeEach(async () => {
  await ask()
  service.troubles.length = 0
  service.becomes = 'EXECUTED'
})

const earnings = (member: Member): Promise<number> =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'earnings', ownerId: member.id }))
const present = (buyer: Member, order: Order): Promise<Order> =>
  database.withTx((tx) => shop.myOrder(tx, buyer, order.publicId))
const show = (buyer: Member, order: Order): Promise<Order> =>
  database.withTx((tx) => shop.show(tx, buyer, testVault, { key: newKey('show'), order: order.publicId }))
const sold = ({ id }: Order): number => service.orders.filter(({ external_id }) => external_id === id).length
const told = async (kind: string, { publicId }: Order): Promise<number> =>
  (await database.sql`select from notices where kind = ${kind} and data->>'order' = ${publicId}`).length
const waitsFor = async (): Promise<number> => database.withTx((tx) => shop.countLatePurchases(tx, 100))
/** The provider does what it does, and then we die. */
const dying: OutsideProvider = {
  ...provider,
  order: async (request) => {
    await provider.order(request)
    throw new Error('killed')
  },
}

test('the points are held, the reward is bought once after that, and the house is paid when nobody complains', async () => {
  const before = service.calls.length
  const { buyer, order } = await ordered()
  expect([order.status, await earnings(buyer), service.calls.length]).toEqual(['ordering', 0, before])
  await ask()
  await ask()
  expect([(await present(buyer, order)).status, sold(order), await told('purchase.ready', order)]).toEqual([
    'reserved',
    1,
    1,
  ])
  expect(await refused(database.withTx((tx) => shop.codeOf(tx, buyer, testVault, order.publicId)))).toBe(
    'order.wrong_state',
  )
  await show(buyer, order)
  const clear = await database.withTx((tx) => shop.codeOf(tx, buyer, testVault, order.publicId))
  expect(clear.code).toContain(LINK_CANARY)
  await database.forward('14 days 1 minute')
  await runDue(database)
  const money = await database.withTx((tx) => books.show(tx, otto))
  expect([(await present(buyer, order)).status, money.rewardPoints]).toEqual(['closed', 1_050])
  expect(money.lastCheck?.faultCount).toBe(0)
})

test('while the books are closed nothing is bought', async () => {
  const { order } = await ordered()
  await database.sql`update books set closed_at = moment()`
  await ask()
  expect(sold(order)).toBe(0)
  await database.sql`update books set closed_at = null`
  await ask()
  expect(sold(order)).toBe(1)
})

test.each<readonly [string, () => Promise<unknown>]>([
  ['we die before it is asked', () => shop.askNext(database, { ...provider, order: dies }, testVault)],
  ['we die when it has sold', () => shop.askNext(database, dying, testVault)],
  ['its answer gets lost', () => troubled('lost')],
  ['half of its answer comes', () => troubled('broken')],
  ['it answers too late', () => troubled('slow')],
  ['it has an error', () => troubled(503)],
  ['it wants to be left alone', () => troubled(429)],
])('%s: bought once all the same', async (_, happens) => {
  const { buyer, order } = await ordered()
  await happens().catch((error: unknown) => expect(String(error)).toContain('killed'))
  expect([(await present(buyer, order)).status, await earnings(buyer)]).toEqual(['ordering', 0])
  await database.forward('31 minutes')
  await ask()
  expect([(await present(buyer, order)).status, sold(order), await told('purchase.ready', order)]).toEqual([
    'reserved',
    1,
    1,
  ])
})
const dies = (): Promise<never> => Promise.reject(new Error('killed'))
async function troubled(trouble: (typeof service.troubles)[number]): Promise<void> {
  service.troubles.push(trouble)
  expect(await shop.askNext(database, provider, testVault)).toMatchObject({ is: 'unknown' })
}

test('two ask at once, because the first is slower than its lease: one link, the other one counts nothing', async () => {
  const { buyer, order } = await ordered()
  const { promise, resolve } = Promise.withResolvers<void>()
  const slow: OutsideProvider = {
    ...provider,
    order: async (request) => {
      const answer = await provider.order(request)
      await promise
      return answer
    },
  }
  const first = shop.askNext(database, slow, testVault)
  await expect.poll(() => sold(order)).toBe(1)
  await database.forward('3 minutes')
  await ask()
  resolve()
  await first
  expect([sold(order), (await present(buyer, order)).status]).toEqual([1, 'reserved'])
  expect(await database.sql`select from offer_codes where order_id = ${order.id}`).toHaveLength(1)
})

test('a link that another order has already is no outcome', async () => {
  const [one, other] = [await ordered(), await ordered()]
  const link = { kind: 'link', link: secret('https://reward.example/the-same'), validUntil: null } as const
  await ask({ ...provider, order: async () => ({ is: 'ready', good: link }) })
  expect([(await present(one.buyer, one.order)).status, (await present(other.buyer, other.order)).status]).toEqual([
    'reserved',
    'ordering',
  ])
})

test('what comes to nothing gives the points back once, whatever is answered later', async () => {
  for (const status of ['FAILED', 'CANCELED']) {
    service.becomes = status
    const { buyer, order } = await ordered()
    await shop.askNext(database, dying, testVault).catch(() => undefined)
    await database.forward('3 minutes')
    await ask()
    service.decide(order.id, 'EXECUTED')
    await ask()
    expect([(await present(buyer, order)).status, await earnings(buyer)]).toEqual(['declined', offer.points])
    expect(await told('purchase.failed', order)).toBe(1)
  }
})

test('without an answer buyer and operators hear of it once; stopped, it gives back what was not sold', async () => {
  const [unsold, lost] = [await ordered(), await ordered()]
  for (let hour = 0; hour < 8; hour += 1) {
    service.troubles.push(...(hour === 0 ? ([500, 'lost'] as const) : [500, 500]))
    await ask()
    await database.forward('1 hour')
    await runDue(database)
  }
  service.troubles.length = 0
  expect(await waitsFor()).toBe(2)
  const queue = await database.withTx((tx) => shop.latePurchases(tx, otto, { limit: 5 }))
  expect(queue.purchases.map(({ purchase }) => purchase.attempts > 4)).toEqual([true, true])
  for (const { buyer, order } of [unsold, lost]) {
    expect([await told('purchase.late', order), await earnings(buyer)]).toEqual([1, 0])
    const reason = 'Der Anbieter antwortet nicht.'
    await database.withTx((tx) => shop.stopPurchase(tx, otto, { key: newKey('stop'), order: order.publicId, reason }))
    const again = database.withTx((tx) => shop.askAgain(tx, otto, order.publicId))
    expect(await refused(again)).toBe('purchase.wrong_state')
  }
  // Not before an order could not be on its way any more.
  await ask()
  expect((await present(unsold.buyer, unsold.order)).status).toBe('ordering')
  await database.forward('11 minutes')
  await ask()
  expect([(await present(unsold.buyer, unsold.order)).status, await earnings(unsold.buyer)]).toEqual([
    'declined',
    offer.points,
  ])
  expect([(await present(lost.buyer, lost.order)).status, await earnings(lost.buyer)]).toEqual(['reserved', 0])
  expect([sold(unsold.order), sold(lost.order), await waitsFor()]).toEqual([0, 1, 0])
})

test('stopped while it is asked for: nobody asks whether it was sold before that answer must have come', async () => {
  const { order } = await ordered()
  const stopping: OutsideProvider = {
    ...provider,
    order: async () => {
      const said = { key: newKey('stop'), order: order.publicId, reason: 'Der Anbieter antwortet nicht.' }
      await database.withTx((tx) => shop.stopPurchase(tx, otto, said))
      return { is: 'unknown' }
    },
  }
  await shop.askNext(database, stopping, testVault)
  await database.forward('9 minutes')
  expect(await shop.askNext(database, provider, testVault)).toBeUndefined()
  await database.forward('2 minutes')
  expect(await shop.askNext(database, provider, testVault)).toEqual({ is: 'absent' })
})

test('an approval is waited for, but not for ever; what is approved after the end nobody gets', async () => {
  service.becomes = 'PENDING APPROVAL'
  const [approved, forgotten] = [await ordered(), await ordered()]
  await ask()
  service.decide(approved.order.id, 'EXECUTED')
  await database.forward('16 minutes')
  await ask()
  expect((await present(approved.buyer, approved.order)).status).toBe('reserved')
  for (let day = 0; day < 9; day += 1) {
    await database.forward('1 day')
    await runDue(database)
    await ask()
  }
  service.decide(forgotten.order.id, 'EXECUTED')
  await ask()
  expect([(await present(forgotten.buyer, forgotten.order)).status, await earnings(forgotten.buyer)]).toEqual([
    'declined',
    offer.points,
  ])
  expect(await database.sql`select from offer_codes where order_id = ${forgotten.order.id}`).toHaveLength(0)
  // Late, and ended without an answer.
  expect(await told('operator.waiting', forgotten.order)).toBe(0)
  const waiting = await database.sql`
    select from notices where kind = 'operator.waiting' and data->>'id' = ${forgotten.order.publicId}`
  expect(waiting).toHaveLength(2)
})

test('what is given back unseen goes to the next buyer, and nothing is bought for that', async () => {
  const { buyer, order } = await ordered()
  await ask()
  await database.withTx((tx) => shop.cancel(tx, buyer, { key: newKey('cancel'), order: order.publicId }))
  const before = service.orders.length
  const next = await ordered()
  expect([next.order.status, await earnings(buyer), service.orders.length]).toEqual(['reserved', offer.points, before])
})

test('a complaint about the house goes to an operator at once', async () => {
  const { buyer, order } = await ordered()
  await ask()
  await show(buyer, order)
  const complaint = await database.withTx((tx) =>
    shop.complain(tx, buyer, {
      key: newKey('complain'),
      order: order.publicId,
      about: 'code',
      words: 'Der Link führt zu einer leeren Seite.',
    }),
  )
  expect(complaint.status).toBe('deciding')
  const reason = 'Beim Anbieter gesperrt.'
  await database.withTx((tx) =>
    shop.decideComplaint(tx, otto, testVault, {
      key: newKey('decide'),
      complaint: complaint.publicId,
      decision: 'refund',
      reason,
    }),
  )
  expect([(await present(buyer, order)).status, await earnings(buyer)]).toEqual(['refunded', offer.points])
})

test('without a key nothing of it is seen; what was not asked for yet comes back by itself', async () => {
  const { buyer, order } = await ordered()
  await database.withTx((tx) => shop.stockHouse(tx, undefined))
  expect(await shelfOf(database, buyer)).toEqual([])
  const late = database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('off'), offer: offer.publicId }))
  expect(await refused(late)).toBe('offer.source_off')
  await database.forward('6 hours 1 minute')
  await runDue(database)
  expect([(await present(buyer, order)).status, await earnings(buyer)]).toEqual(['declined', offer.points])
  await database.withTx((tx) =>
    shop.stockHouse(tx, { title: 'Wunschgutschein, neu', values: [{ faceCents: 1_000, points: 1_100 }] }),
  )
  expect(await shelfOf(database, buyer)).toMatchObject([{ id: offer.id, points: 1_100, title: 'Wunschgutschein, neu' }])
})

test('the link stands nowhere in the database in clear', async () => {
  const tables = await database.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  for (const { name } of tables) {
    const found = await database.sql`
      select from ${database.sql(name)} t where strpos(to_jsonb(t)::text, ${LINK_CANARY}) > 0`
    expect([name, found.length]).toEqual([name, 0])
  }
})
