import { afterAll, expect, test } from 'vitest'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { Shelved } from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey, operator } from '../../support/people.ts'
import { earned, stocked, voucher } from '../../support/shop.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())
const otto = await operator(database)

/** Whether the index that the shelf is walked along has it. */
const isIndexed = async ({ id }: Shelved): Promise<boolean> =>
  (await database.sql`select from offers where id = ${id} and in_stock`).length === 1
const redeem = (buyer: Member, offer: Shelved): Promise<shop.Order> =>
  database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
const cancel = (buyer: Member, { publicId: order }: shop.Order) =>
  database.withTx((tx) => shop.cancel(tx, buyer, { key: newKey('cancel'), order }))

test('what is sold out leaves the index of the shelf, and is there again with the first code that comes back', async () => {
  const { offer } = await voucher(database, otto, ['STOCK-0001', 'STOCK-0002'])
  const [ben, dora] = [await earned(database, 500), await earned(database, 500)]
  await redeem(dora, offer)
  const order = await redeem(ben, offer)
  await runDue(database)
  expect(await isIndexed(offer)).toBe(false)
  await cancel(ben, order)
  expect(await isIndexed(offer)).toBe(true)
  await runDue(database)
  expect(await isIndexed(offer)).toBe(true)
})

test('what has ended leaves it too, on the day after the last one', async () => {
  await database.setClock('2026-11-24T12:00:00+01:00')
  const { offer } = await voucher(database, otto, ['ENDS-0001;;;2026-11-24', 'ENDS-0002;;;2026-11-25'])
  await runDue(database)
  await database.forward('1 day')
  await runDue(database)
  expect(await isIndexed(offer)).toBe(true)
  await database.forward('1 day')
  await runDue(database)
  expect(await isIndexed(offer)).toBe(false)
})

test('a code that comes back while it is looked at whether there is one is not lost from the shelf', async () => {
  const { offer } = await voucher(database, otto, ['RACE-0001'])
  for (let round = 0; round < 15; round += 1) {
    const ben = await earned(database, 500)
    const order = await redeem(ben, offer)
    await Promise.all([
      database.withTx((tx) => shop.lookAtStock(tx, 500)),
      cancel(ben, order),
      database.withTx((tx) => shop.lookAtStock(tx, 500)),
    ])
    expect([round, await isIndexed(offer)]).toEqual([round, true])
    await database.assertWorld()
  }
})

const toldLow = async (offer: Shelved): Promise<number> =>
  (await database.sql`select from notices where kind = 'offer.low' and data->>'offer' = ${offer.publicId}`).length

test('few codes are told once per shortage: also after a delivery was taken back, and when codes end', async () => {
  await database.setClock('2026-12-24T12:00:00+01:00')
  const ben = await earned(database, 5_000)
  const { owner, offer } = await voucher(database, otto, ['LOW-0001', 'LOW-0002'])
  await redeem(ben, offer)
  await redeem(ben, offer)
  expect(await toldLow(offer)).toBe(1)
  const second = await stocked(database, owner, offer, ['LOW-0003', 'LOW-0004'])
  await redeem(ben, offer)
  expect(await toldLow(offer)).toBe(2)
  await database.withTx((tx) => shop.withdrawCodes(tx, owner, { key: newKey('back'), import: second.publicId }))
  await stocked(database, owner, offer, ['LOW-0005', 'LOW-0006'])
  await redeem(ben, offer)
  expect(await toldLow(offer)).toBe(3)

  const soon = ['SOON-0001;;;2026-12-24', 'SOON-0002;;;2026-12-24']
  const { offer: other } = await voucher(database, otto, [...soon, ...[1, 2, 3, 4, 5].map((code) => `LAST-000${code}`)])
  await runDue(database)
  expect(await toldLow(other)).toBe(0)
  await database.forward('1 day')
  await runDue(database)
  await runDue(database)
  expect(await toldLow(other)).toBe(1)
})
