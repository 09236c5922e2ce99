import { expect, test } from 'vitest'
import * as books from '../../../core/books/index.ts'
import * as checkouts from '../../../core/checkouts/index.ts'
import * as corrections from '../../../core/corrections/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { openDesk, paidByCard, saidFromStripe } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, pointsOf } from '../../support/people.ts'

const database = await testDatabase()
const olga = await operator(database)

test('what Stripe has sent to our bank leaves the provider when two operators say so, and never more than is there', async () => {
  const card = await openDesk(database)
  const [otto, clara] = [await operator(database), await client(database)]
  await paidByCard(database, card, clara, 5_000)
  const held = async () => (await database.withTx((tx) => books.show(tx, olga))).held
  const before = await held()
  const decide = (by: Member, { publicId }: corrections.Correction) =>
    database.withTx((tx) => corrections.decide(tx, by, { key: newKey('decide'), correction: publicId, agree: true }))
  const [first, second] = [
    await saidFromStripe(database, olga, before.psp - 500),
    await saidFromStripe(database, olga, 501),
  ]
  await expect(decide(olga, first)).rejects.toMatchObject({ code: 'correction.four_eyes' })
  expect((await held()).psp).toBe(before.psp)
  // It waits because somebody else has paid for Clara until now.
  await database.sql`update bank_entries set status = 'suspicious', doubt = 'payer', member_id = ${clara.id}
    where status = 'unmatched' and points = ${first.points}`
  await decide(otto, first)
  expect(await database.sql`select status from bank_entries where member_id = ${clara.id}`).toEqual([])
  await expect(decide(otto, first)).rejects.toMatchObject({ code: 'correction.decided' })
  expect((await held()).psp).toBe(500)
  await expect(decide(otto, second)).rejects.toMatchObject({
    code: 'bank_entry.not_at_provider',
    detail: { heldPoints: 500 },
  })
  await expect(saidFromStripe(database, olga, 501)).rejects.toMatchObject({
    code: 'bank_entry.not_at_provider',
    detail: { heldPoints: 500 },
  })
  await database.assertWorld()
})

test('what Stripe keeps of a payment is our cost, as soon as it is known, once', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  await paidByCard(database, card, clara, 5_000)
  const seen = () => database.withTx((tx) => books.show(tx, olga))
  const before = await seen()
  await database.forward('1 minute')
  await card.desk.sweep()
  expect((await seen()).costPoints).toBe(before.costPoints)
  card.stripe.keeps(100)
  for (let hour = 0; hour < 2; hour += 1) {
    await database.forward('61 minutes')
    await card.desk.sweep()
  }
  const after = await seen()
  // With those of the tests before this one, which wait for theirs.
  const paid = Number((await database.sql`select count(*) from checkouts where fee_points = 100`)[0]?.['count'])
  expect([after.costPoints - before.costPoints, before.held.psp - after.held.psp]).toEqual([100 * paid, 100 * paid])
  expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
  await database.assertWorld()
})

test('a fee that Stripe cannot tell now is asked for again, however old; of what it does not know never', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  card.stripe.keeps(100)
  const { checkout: old } = await paidByCard(database, card, clara, 5_000)
  await database.forward('31 days')
  const feeAfter = async ({ id }: checkouts.Checkout, fault?: Parameters<typeof card.stripe.failing>[0]) => {
    card.stripe.failing(fault)
    await database.forward('61 minutes')
    await card.desk.sweep()
    card.stripe.failing()
    return (await database.sql`select fee_points, fee_due_at is null as over from checkouts where id = ${id}`)[0]
  }
  expect(await feeAfter(old, '429')).toEqual({ fee_points: null, over: false })
  expect(await feeAfter(old)).toEqual({ fee_points: '100', over: true })
  const { checkout: unknown } = await paidByCard(database, card, clara, 5_000)
  expect(await feeAfter(unknown, '400')).toEqual({ fee_points: null, over: true })
  await database.assertWorld()
})

test('what Stripe keeps because of a dispute is our cost, each entry of Stripe’s once, however it ends', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  const { session } = await paidByCard(database, card, clara, 5_000)
  const seen = () => database.withTx((tx) => books.show(tx, olga))
  const before = await seen()
  const dispute = card.stripe.dispute(session)
  dispute.balance_transactions.push({ id: 'txn_withdrawn', fee: 2_000, currency: 'eur' })
  for (const kind of ['charge.dispute.created', 'charge.dispute.funds_withdrawn']) await card.tells(kind, dispute)
  // Kept in dollars it says nothing of our euros.
  dispute.balance_transactions.push({ id: 'txn_dollars', fee: 1_500, currency: 'usd' })
  dispute.status = 'lost'
  await card.tells('charge.dispute.closed', dispute)
  const lost = await seen()
  expect([lost.costPoints - before.costPoints, before.held.psp - lost.held.psp]).toEqual([2_000, 7_000])
  await database.assertWorld()
  // Won after all, and Stripe gives a part of its fee back.
  dispute.balance_transactions.push({ id: 'txn_reinstated', fee: -500, currency: 'eur' })
  dispute.status = 'won'
  await card.tells('charge.dispute.closed', dispute)
  const won = await seen()
  expect([won.costPoints - before.costPoints, before.held.psp - won.held.psp]).toEqual([1_500, 1_500])
  const [row] = await database.sql`select fee_points from chargebacks where status = 'won'`
  expect([row?.['fee_points'], await pointsOf(database, clara, 'budget')]).toEqual(['1500', 5_000])
  await database.assertWorld()
})
