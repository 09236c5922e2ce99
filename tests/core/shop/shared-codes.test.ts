import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { Member } from '../../../core/members/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { CodeImport, Order, Shelved } from '../../../core/shop/index.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import { secret } from '../../../core/shared/secret.ts'
import { createVault } from '../../../core/shared/vault.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey, operator } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const sharedVoucher = (limit: number, code = 'ALL-2026') =>
  voucher(database, otto, [code], { pool: 'shared', announced: limit })
const redeem = (buyer: Member, offer: Shelved): Promise<Order> =>
  database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
const clear = async (buyer: Member, order: Order): Promise<string> => {
  await database.withTx((tx) => shop.show(tx, buyer, testVault, { key: newKey('show'), order: order.publicId }))
  return (await database.withTx((tx) => shop.codeOf(tx, buyer, testVault, order.publicId))).code
}
const stage = (owner: Member, offer: Shelved, words: string): Promise<CodeImport> =>
  database.withTx((tx) => shop.stageCodes(tx, owner, testVault, { key: newKey('stage'), offer: offer.publicId, words }))
const commit = (owner: Member, seen: CodeImport): Promise<CodeImport> =>
  database.withTx((tx) => shop.commitCodes(tx, owner, { key: newKey('commit'), import: seen.publicId }))
const raise = (owner: Member, offer: Shelved, limit: number): Promise<Shelved> =>
  database.withTx((tx) => shop.raiseLimit(tx, owner, testVault, { key: newKey('raise'), offer: offer.publicId, limit }))
const stockOf = async (offer: Shelved): Promise<number> =>
  (await database.withTx((tx) => shop.offerById(tx, offer.id))).stock

/** How often each outcome came: the word that an attempt ends with. */
async function outcomes(attempts: readonly Promise<unknown>[]): Promise<Readonly<Record<string, number>>> {
  const settled = await Promise.allSettled(attempts)
  const counts: Record<string, number> = {}
  for (const one of settled) {
    const is = one.status === 'fulfilled' ? 'ordered' : one.reason instanceof Refusal ? one.reason.code : 'failed'
    counts[is] = (counts[is] ?? 0) + 1
  }
  return counts
}

test('one code is for all: each buyer sees it, once each, until the limit is reached', async () => {
  const { owner, offer } = await sharedVoucher(2)
  expect(await stockOf(offer)).toBe(2)
  const [ana, ben, cem] = [await earned(database, 1_000), await earned(database, 500), await earned(database, 500)]
  expect(await clear(ana, await redeem(ana, offer))).toBe('ALL-2026')
  expect(await refused(redeem(ana, offer))).toBe('offer.once_only')
  expect(await refused(redeem(owner, offer))).toBe('offer.own')
  expect(await clear(ben, await redeem(ben, offer))).toBe('ALL-2026')
  expect(await refused(redeem(cem, offer))).toBe('offer.sold_out')
  expect(await stockOf(offer)).toBe(0)
})

test('who gives it back may redeem it again, and the stock is as before', async () => {
  const { offer } = await sharedVoucher(1)
  const ben = await earned(database, 500)
  const order = await redeem(ben, offer)
  await database.withTx((tx) => shop.cancel(tx, ben, { key: newKey('cancel'), order: order.publicId }))
  expect(await stockOf(offer)).toBe(1)
  expect(await clear(ben, await redeem(ben, offer))).toBe('ALL-2026')
})

test('64 buyers at once on a limit of 50, one of them with ten hands: 50 different members have it', async () => {
  const { offer } = await sharedVoucher(50)
  const buyers: Member[] = []
  for (let count = 0; count < 63; count += 1) buyers.push(await earned(database, 500))
  const greedy = await earned(database, 5_000)
  const all = await Promise.all([
    outcomes(buyers.map((buyer) => redeem(buyer, offer))),
    outcomes(Array.from({ length: 10 }, () => redeem(greedy, offer))),
  ])
  const [many, one] = all
  expect((many['ordered'] ?? 0) + (one['ordered'] ?? 0)).toBe(50)
  expect(one['ordered'] ?? 0).toBeLessThanOrEqual(1)
  const [row] = await database.sql`
    select count(distinct buyer_id)::int as buyers from orders where offer_id = ${offer.id}`
  expect(row).toEqual({ buyers: 50 })
})

test('one member with sixteen hands gets one of many', async () => {
  const { offer } = await sharedVoucher(50)
  const greedy = await earned(database, 10_000)
  expect(await outcomes(Array.from({ length: 16 }, () => redeem(greedy, offer)))).toEqual({
    ordered: 1,
    'offer.once_only': 15,
  })
})

test('exactly one code is taken, and another one only after the first was taken back', async () => {
  const { owner, offer, imported } = await sharedVoucher(3)
  expect(await refused(stage(owner, offer, 'ALL-2026\nALL-2027'))).toBe('offer.one_code')
  expect(await refused(stage(owner, offer, 'ALL-2027'))).toBe('offer.one_code')
  expect(await stage(owner, offer, 'all 2026')).toMatchObject({ newCodes: 0, duplicates: 1 })
  const [ana, ben] = [await earned(database, 500), await earned(database, 500)]
  const order = await redeem(ana, offer)
  await database.withTx((tx) =>
    shop.withdrawCodes(tx, owner, { key: newKey('back'), import: imported?.publicId ?? '' }),
  )
  await commit(owner, await stage(owner, offer, 'ALL-2027'))
  expect(await stockOf(offer)).toBe(2)
  expect(await clear(ben, await redeem(ben, offer))).toBe('ALL-2027')
  expect(await clear(ana, order)).toBe('ALL-2026')
})

const withdraw = (owner: Member, taken: CodeImport): Promise<number> =>
  database.withTx((tx) => shop.withdrawCodes(tx, owner, { key: newKey('back'), import: taken.publicId }))
const cancel = (buyer: Member, order: Order) =>
  database.withTx((tx) => shop.cancel(tx, buyer, { key: newKey('cancel'), order: order.publicId }))

test('what comes back when another code is for all is not had again, and what was looked through waits for it', async () => {
  const { owner, offer } = await sharedVoucher(2)
  const [ana, ben] = [await earned(database, 500), await earned(database, 500)]
  const [one, two] = [await redeem(ana, offer), await redeem(ben, offer)]
  await raise(owner, offer, 3)
  const [newest] = (await database.withTx((tx) => shop.importsOf(tx, offer, { limit: 5 }))).imports
  if (newest === undefined) throw new Error('nothing was raised')
  await withdraw(owner, newest)
  const seen = await stage(owner, offer, 'ALL-2027')
  await cancel(ana, one)
  expect(await refused(commit(owner, seen))).toBe('offer.one_code')
  // She takes it again: nothing of the first code is free.
  const again = await redeem(ana, offer)
  await commit(owner, seen)
  await cancel(ana, again)
  expect(await stockOf(offer)).toBe(1)
  expect(await clear(ana, await redeem(ana, offer))).toBe('ALL-2027')
  expect(await clear(ben, two)).toBe('ALL-2026')
  await database.assertWorld()
})

test('whoever complains about a code for all gets another one as soon as its shop has changed it', async () => {
  const { owner, offer, imported } = await sharedVoucher(3)
  const ana = await earned(database, 500)
  const order = await redeem(ana, offer)
  await clear(ana, order)
  const complaint = await database.withTx((tx) =>
    shop.complain(tx, ana, { key: newKey('c'), order: order.publicId, about: 'code', words: 'Der Code geht nicht.' }),
  )
  const replace = () =>
    database.withTx((tx) =>
      shop.answerComplaint(tx, owner, testVault, {
        key: newKey('answer'),
        complaint: complaint.publicId,
        answer: 'replace',
        words: '',
      }),
    )
  expect(await refused(replace())).toBe('complaint.no_replacement')
  if (imported === undefined) throw new Error('no codes')
  await withdraw(owner, imported)
  await commit(owner, await stage(owner, offer, 'ALL-2027'))
  expect(await stockOf(offer)).toBe(2)
  await replace()
  expect(await clear(ana, order)).toBe('ALL-2027')
  expect(await stockOf(offer)).toBe(1)
})

test('a code for all that no key opens takes no room: another one comes in its place, or itself while there is room', async () => {
  const other = createVault([{ id: 'other', key: secret(Buffer.alloc(32, 9).toString('base64')) }], (bytes) =>
    randomBytes(bytes),
  )
  const { owner, offer } = await sharedVoucher(1)
  const ana = await earned(database, 500)
  const lose = async () => {
    const { publicId: order } = await redeem(ana, offer)
    const shown = { key: newKey('show'), order }
    expect((await database.withTx((tx) => shop.show(tx, ana, other, shown))).status).toBe('lapsed')
  }
  await lose()
  expect(await database.withTx((tx) => shop.openLost(tx, testVault))).toEqual({ back: 1, lost: 0 })
  await lose()
  await commit(owner, await stage(owner, offer, 'ALL-2027'))
  expect(await database.withTx((tx) => shop.openLost(tx, testVault))).toEqual({ back: 0, lost: 0 })
  expect(await clear(ana, await redeem(ana, offer))).toBe('ALL-2027')
  const raised = { key: newKey('raise'), offer: offer.publicId, limit: 2 }
  expect((await database.withTx((tx) => shop.raiseLimit(tx, owner, other, raised))).stock).toBe(0)
})

test('the limit can be raised, never lowered, and what is more can be had at once', async () => {
  const { owner, offer } = await sharedVoucher(1)
  const [ana, ben] = [await earned(database, 500), await earned(database, 500)]
  await redeem(ana, offer)
  expect(await refused(raise(owner, offer, 1))).toBe('job.bad_field')
  expect(await refused(raise(ana, offer, 5))).toBe('offer.unknown')
  expect(await raise(owner, offer, 3)).toMatchObject({ announced: 3, stock: 2 })
  expect(await clear(ben, await redeem(ben, offer))).toBe('ALL-2026')
  expect(await stockOf(offer)).toBe(1)
})

test('the limit can be raised while no key opens the code: nothing more can be had until it is back', async () => {
  const { owner, offer } = await sharedVoucher(1)
  const other = createVault([{ id: 'other', key: secret(Buffer.alloc(32, 9).toString('base64')) }], randomBytes)
  const input = { key: newKey('raise'), offer: offer.publicId, limit: 3 }
  const raised = await database.withTx((tx) => shop.raiseLimit(tx, owner, other, input))
  expect(raised).toMatchObject({ announced: 3, stock: 1 })
})

test('at the counter the owner learns how many have it, and nobody’s is marked as used', async () => {
  const { owner, offer } = await sharedVoucher(3)
  const ben = await earned(database, 500)
  await clear(ben, await redeem(ben, offer))
  const seen = await database.withTx((tx) => shop.checkCode(tx, owner, testVault, 'all-2026'))
  expect(seen).toMatchObject({ is: 'shared', buyers: 1 })
  const use = database.withTx((tx) => shop.useCode(tx, owner, { key: newKey('use'), code: seen.id ?? '' }))
  expect(await refused(use)).toBe('check.wrong_state')
})

test('each share is sealed for its own row', async () => {
  const { offer } = await sharedVoucher(2)
  const rows = await database.sql<{ id: string; sealed: string }[]>`
    select id, sealed_code as sealed from offer_codes where offer_id = ${offer.id} order by share`
  const [one, two] = rows
  expect(one?.sealed).not.toBe(two?.sealed)
  expect(testVault.open(`offer_codes:${two?.id}:code`, two?.sealed ?? '')).toBe('ALL-2026')
  expect(() => testVault.open(`offer_codes:${one?.id}:code`, two?.sealed ?? '')).toThrow()
})
