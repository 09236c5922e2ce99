import { afterAll, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { Shelved } from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { market, verbsOf } from '../../support/goods.ts'
import { approved, claimed, client, handedIn, newKey, openJob, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, voucher } from '../../support/shop.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const save = (member: Member, offer: Shelved) =>
  database.withTx((tx) => shop.setGoal(tx, member, { key: newKey('goal'), offer: offer.publicId }))
const goalOf = (member: Member) => database.withTx((tx) => shop.goalOf(tx, member))
const told = async (member: Member): Promise<readonly string[]> =>
  (await database.sql`select kind from notices where member_id = ${member.id} and kind like 'goal.%' order by id`).map(
    ({ kind }) => String(kind),
  )

test('a goal says what is missing, and how many jobs like the last ones that is', async () => {
  const { offer } = await voucher(database, otto, ['GOAL-0001'])
  const [clara, ben] = [await client(database, { points: 10_000 }), await worker(database)]
  for (const rewardPoints of [100, 200]) {
    const job = await openJob(database, clara, { rewardPoints })
    await approved(database, clara, await handedIn(database, ben, await claimed(database, ben, job)))
  }
  expect(await save(ben, offer)).toMatchObject({ points: 300, missingPoints: 200 })
  expect(await database.withTx((tx) => assignments.usualReward(tx, ben))).toBe(150)
  expect(await database.withTx((tx) => assignments.usualReward(tx, clara))).toBe(undefined)
})

test('of many approved jobs only the last ten count', async () => {
  const [clara, ben] = [await client(database, { points: 10_000 }), await worker(database)]
  for (let count = 0; count < 11; count += 1) {
    const job = await openJob(database, clara, { rewardPoints: count === 0 ? 1_000 : 100 })
    await approved(database, clara, await handedIn(database, ben, await claimed(database, ben, job)))
  }
  expect(await database.withTx((tx) => assignments.usualReward(tx, ben))).toBe(100)
})

test('who has the points is told once, however they came in', async () => {
  const { offer } = await voucher(database, otto, ['GOAL-0002'])
  const [clara, ben] = [await client(database, { points: 10_000 }), await earned(database, 400)]
  await save(ben, offer)
  await runDue(database)
  expect(await told(ben)).toEqual([])
  const job = await openJob(database, clara, { rewardPoints: 100, slots: 2 })
  await approved(database, clara, await handedIn(database, ben, await claimed(database, ben, job)))
  await runDue(database)
  await runDue(database)
  expect(await told(ben)).toEqual(['goal.reached'])
  const more = await openJob(database, clara, { rewardPoints: 100 })
  await approved(database, clara, await handedIn(database, ben, await claimed(database, ben, more)))
  await runDue(database)
  expect(await told(ben)).toEqual(['goal.reached'])
})

test('an offer that ends is told to those who save for it, and is their goal no more', async () => {
  const { owner, offer } = await voucher(database, otto, ['GOAL-0003'])
  const [ana, ben] = [await worker(database), await worker(database)]
  await save(ana, offer)
  await save(ben, offer)
  await database.withTx((tx) => shop.clearGoal(tx, ben))
  const move = (verb: 'pause' | 'archive') =>
    database.withTx((tx) => shop.moveOffer(tx, owner, { key: newKey(verb), offer: offer.publicId, verb }))
  await move('pause')
  await runDue(database)
  expect(await goalOf(ana)).toMatchObject({ offer: { publicId: offer.publicId, status: 'paused' } })
  await move('archive')
  await runDue(database)
  expect([await told(ana), await told(ben)]).toEqual([['goal.ended'], []])
  expect(await goalOf(ana)).toBe(undefined)
})

test('an offer ends with its last day, and with its shop', async () => {
  const soon = await database.sql<{ day: string }[]>`select to_char(moment() + interval '3 days', 'YYYY-MM-DD') as day`
  const dated = await voucher(database, otto, ['GOAL-0004'], { validUntil: soon[0]?.day ?? '' })
  const closing = await voucher(database, otto, ['GOAL-0005'])
  const [ana, ben] = [await worker(database), await worker(database)]
  await save(ana, dated.offer)
  await save(ben, closing.offer)
  await database.withTx((tx) => shop.closeShop(tx, closing.owner, newKey('close')))
  await runDue(database)
  expect([await told(ana), await told(ben)]).toEqual([[], ['goal.ended']])
  await database.forward('4 days')
  await runDue(database)
  expect(await told(ana)).toEqual(['goal.ended'])
})

test('what is redeemed is saved for no more; the own shop’s and unknown offers are no goals', async () => {
  const { owner, offer } = await voucher(database, otto, ['GOAL-0006'])
  const ben = await earned(database, 500)
  await save(ben, offer)
  expect(await refused(save(owner, offer))).toBe('offer.own')
  await database.withTx((tx) => shop.redeem(tx, ben, { key: newKey('redeem'), offer: offer.publicId }))
  expect(await goalOf(ben)).toBe(undefined)
  const { buyer, offer: cup } = await market(database, otto)
  await save(buyer, cup)
  await verbsOf(database).order(buyer, cup)
  expect(await goalOf(buyer)).toBe(undefined)
  await database.withTx((tx) => shop.closeShop(tx, owner, newKey('close')))
  expect(await refused(save(ben, offer))).toBe('offer.unknown')
})
