import { expect, test } from 'vitest'
import * as checkouts from '../../../core/checkouts/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { openDesk, paidByCard, type CardDesk } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, pointsOf } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const olga = await operator(database)
const REASON = 'It was paid twice'
const sendBack = (by: Member, checkout: string) =>
  database.withTx((tx) => checkouts.sendBack(tx, by, { key: newKey('return'), checkout, reason: REASON }))
const waiting = async () => (await database.withTx((tx) => checkouts.doubtfulOnes(tx, olga, { limit: 9 }))).checkouts
const told = async () =>
  (await database.sql`select from notices where member_id = ${olga.id} and kind = 'operator.waiting'`).length

/** A client pays the same twice. */
async function twice(card: CardDesk) {
  const clara = await client(database)
  const { checkout, session } = await paidByCard(database, card, clara, 2_500)
  const second = card.stripe.again(session)
  for (const _ of ['told', 'and again']) await card.tells('checkout.session.completed', second)
  const [one] = await waiting()
  if (one === undefined) return expect.fail('nothing waits')
  const now = () => database.withTx((tx) => checkouts.mine(tx, clara, one.publicId))
  return { clara, checkout, second, one, now }
}

test('what was paid twice waits for operators, who are reminded, and goes back by Stripe once; the first stays', async () => {
  const card = await openDesk(database)
  const { clara, checkout, second, one, now } = await twice(card)
  expect(one).toMatchObject({
    doubt: 'twice',
    memberId: clara.id,
    seenCents: 2_500,
    paymentId: second.payment_intent?.id,
  })
  const before = await told()
  for (let days = 0; days < 7; days += 1) {
    await database.forward('1 day')
    await card.desk.sweep()
  }
  expect((await told()) - before).toBe(2)
  expect(await refused(sendBack(clara, one.publicId))).toBe('operator.only')
  expect(await refused(sendBack(olga, checkout.publicId))).toBe('checkout.noted')
  await sendBack(olga, one.publicId)
  expect(await refused(sendBack(olga, one.publicId))).toBe('checkout.noted')
  card.stripe.failing('cut after')
  await database.forward('1 minute')
  await card.desk.sweep()
  expect((await now()).status).toBe('returning')
  card.stripe.failing()
  for (let again = 0; again < 2; again += 1) {
    await database.forward('3 minutes')
    await card.desk.sweep()
  }
  expect([(await now()).status, await waiting(), card.stripe.refunds.length]).toEqual(['returned', [], 1])
  const [refund] = card.stripe.refunds
  if (refund === undefined) return expect.fail('nothing went back')
  expect([refund.payment_intent, refund.amount]).toEqual([second.payment_intent?.id, 2_500])
  // What Stripe tells of it is nothing to what was credited of the first.
  await card.tells('refund.created', refund)
  await card.tells('charge.dispute.created', card.stripe.dispute(second))
  expect(await pointsOf(database, clara, 'budget')).toBe(2_500)
  await database.assertWorld()
})

test('what Stripe does not send back, or has not got, waits for operators again', async () => {
  const card = await openDesk(database)
  const { clara, one, now } = await twice(card)
  const before = await told()
  await database.sql`insert into operators (platform, external_id)
    select platform, external_id from identities where member_id = ${clara.id}`
  expect(await refused(sendBack(clara, one.publicId))).toBe('operator.own_case')
  await sendBack(olga, one.publicId)
  card.stripe.failing('400')
  await database.forward('1 minute')
  await card.desk.sweep()
  expect([(await now()).status, (await told()) - before]).toEqual(['doubtful', 1])
  await sendBack(olga, one.publicId)
  card.stripe.failing('cut before')
  await database.forward('1 minute')
  await card.desk.sweep()
  card.stripe.failing()
  // By now Stripe may have forgotten the key: it is looked for, and not sent once more.
  await database.forward('13 hours')
  await card.desk.sweep()
  expect([(await now()).status, card.stripe.refunds]).toEqual(['doubtful', []])
  await database.withTx((tx) =>
    checkouts.note(tx, olga, { key: newKey('note'), checkout: one.publicId, reason: 'Sent back in Stripe' }),
  )
  expect((await now()).status).toBe('noted')
  await database.assertWorld()
})
