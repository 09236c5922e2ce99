import { expect, test } from 'vitest'
import * as checkouts from '../../../core/checkouts/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as privacy from '../../../core/privacy/index.ts'
import { begun, openDesk, paidByCard } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, openJob, operator, pointsOf } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()

const now = (member: Member, publicId: string) => database.withTx((tx) => checkouts.mine(tx, member, publicId))
const budget = (member: Member) => pointsOf(database, member, 'budget')
const noticesOf = async (member: Member, kind: string) =>
  database.sql<{ data: Record<string, string> }[]>`
    select data from notices where member_id = ${member.id} and kind = ${kind} order by id`

test('a dispute freezes what is left and no more; won it comes back, lost it is gone, and escrow stays with the workers', async () => {
  const card = await openDesk(database)
  const { stripe, tells, desk } = card
  await operator(database)
  const [clara, dora] = [await client(database), await client(database)]
  const { session } = await paidByCard(database, card, clara, 10_000)
  await openJob(database, clara, { rewardPoints: 6_000 })
  expect(await budget(clara)).toBe(3_400)
  const dispute = stripe.dispute(session)
  await tells('charge.dispute.created', dispute)
  expect(await budget(clara)).toBe(0)
  await database.assertWorld()
  dispute.status = 'lost'
  await tells('charge.dispute.closed', dispute)
  expect(await budget(clara)).toBe(0)
  const [losses] = await database.sql<{ balance: string }[]>`select balance from accounts where kind = 'losses'`
  expect(Number(losses?.balance)).toBe(-6_600)
  expect((await noticesOf(clara, 'chargeback.moved')).map(({ data }) => data['to'])).toEqual(['open', 'lost'])

  // Less than the budget is disputed, and the event of its end is lost: the clock asks.
  const { session: second } = await paidByCard(database, card, dora, 5_000)
  const other = stripe.dispute(second, 2_000)
  await tells('charge.dispute.created', other)
  expect(await budget(dora)).toBe(3_000)
  other.status = 'won'
  await database.forward('25 hours')
  await desk.sweep()
  expect(await budget(dora)).toBe(5_000)
  await database.assertWorld()
})

test('money that somebody sends back in Stripe’s pages leaves the budget, what is spent is a loss, and a failed one comes back', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  const { session } = await paidByCard(database, card, clara, 10_000)
  await openJob(database, clara, { rewardPoints: 8_000 })
  expect(await budget(clara)).toBe(1_200)
  const refund = card.stripe.refund(session, 2_000)
  await card.tells('refund.created', refund)
  expect(await budget(clara)).toBe(0)
  await database.assertWorld()
  refund.status = 'failed'
  await card.tells('refund.failed', refund)
  expect(await budget(clara)).toBe(1_200)
  await database.assertWorld()
})

test('what moves after its client has gone is booked: a late payment waits for an operator, a refund that failed is the house’s', async () => {
  const card = await openDesk(database)
  const { stripe, tells, desk } = card
  const clara = await client(database)
  const { session: paid } = await paidByCard(database, card, clara, 2_000)
  const refund = stripe.refund(paid, 2_000)
  await tells('refund.created', refund)
  const late = await begun(database, clara, 1_000)
  await desk.open(late.id)
  const session = stripe.session(late.id)
  session.status = 'expired'
  await tells('checkout.session.expired', session)
  await database.withTx((tx) =>
    privacy.remove(tx, clara, {
      key: newKey('delete'),
      vault: testVault,
      place: 'elsewhere',
      minimumPoints: 1_000,
      givesUp: false,
    }),
  )
  stripe.pay(session)
  await tells('checkout.session.completed', session)
  expect(await now(clara, late.publicId)).toMatchObject({ status: 'doubtful', doubt: 'gone', seenCents: 1_000 })
  const losses = () => database.withTx((tx) => ledger.balance(tx, { kind: 'losses' }))
  const before = await losses()
  refund.status = 'failed'
  await tells('refund.failed', refund)
  expect(await losses()).toBe(before + 2_000)
  await database.assertWorld()
})

test('nobody has more than five links that wait, and an amount is within its limits', async () => {
  const clara = await client(database)
  for (const points of [999, 100_001, 1.5, Number.NaN]) {
    await expect(begun(database, clara, points)).rejects.toMatchObject({ code: 'checkout.out_of_range' })
  }
  for (let index = 0; index < 5; index += 1) await begun(database, clara, 1_000)
  await expect(begun(database, clara, 1_000)).rejects.toMatchObject({ code: 'checkout.too_many' })
  const dora = await client(database)
  const mine = await begun(database, dora, 1_000)
  await expect(now(clara, mine.publicId)).rejects.toMatchObject({ code: 'checkout.unknown' })
})
