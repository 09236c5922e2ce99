import { expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as checkouts from '../../../core/checkouts/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as privacy from '../../../core/privacy/index.ts'
import { begun, openDesk, paidByCard } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, deposit, newKey, openJob, operator, pointsOf, worker } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const olga = await operator(database)

const now = (member: Member, publicId: string) => database.withTx((tx) => checkouts.mine(tx, member, publicId))
const budget = (member: Member) => pointsOf(database, member, 'budget')
const noticesOf = async (member: Member, kind: string) =>
  database.sql<{ data: Record<string, string> }[]>`
    select data from notices where member_id = ${member.id} and kind = ${kind} order by id`

test('a dispute freezes what is left and no more; won it comes back, lost it is gone, and escrow stays with the workers', async () => {
  const card = await openDesk(database)
  const { stripe, tells, desk } = card
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

test('what lies in escrow when a payment is disputed is frozen as it comes home, and lost may become won', async () => {
  const card = await openDesk(database)
  const [clara, ben] = [await client(database), await worker(database)]
  const { session } = await paidByCard(database, card, clara, 5_000)
  const job = await openJob(database, clara, { rewardPoints: 1_000, slots: 4 })
  const dispute = card.stripe.dispute(session)
  await card.tells('charge.dispute.created', dispute)
  const held = async () => (await database.withTx((tx) => checkouts.openChargebacks(tx, olga, 1)))[0]?.frozenPoints
  expect([await budget(clara), await held()]).toEqual([0, 600])
  await database.withTx((tx) => jobs.withdrawSlots(tx, clara, { key: newKey('withdraw'), job: job.publicId, slots: 2 }))
  expect([await budget(clara), await held()]).toEqual([0, 2_800])
  // Somebody is at work: that slot stays promised, and comes home after the job's end.
  const assignment = await claimed(database, ben, job)
  await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  expect([await budget(clara), await held()]).toEqual([0, 3_900])
  await database.assertWorld()
  await database.withTx((tx) =>
    assignments.giveBack(tx, ben, { key: newKey('give'), assignment: assignment.publicId, acceptsLate: false }),
  )
  expect([await budget(clara), await held()]).toEqual([0, 5_000])
  await database.assertWorld()
  for (const [status, points] of [
    ['lost', 0],
    ['won', 5_000],
    ['lost', 5_000],
  ] as const) {
    dispute.status = status
    await card.tells('charge.dispute.closed', dispute)
    await card.tells('charge.dispute.closed', dispute)
    expect(await budget(clara)).toBe(points)
    await database.assertWorld()
  }
  // Nothing is claimed any more: the budget is the client's.
  await openJob(database, clara, { rewardPoints: 4_000 })
})

test('of a lost payment each has back what it has borne when it is won after all', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  const { session } = await paidByCard(database, card, clara, 5_000)
  const losses = () => database.withTx((tx) => ledger.balance(tx, { kind: 'losses' }))
  const before = await losses()
  await openJob(database, clara, { rewardPoints: 4_000 })
  const dispute = card.stripe.dispute(session)
  await card.tells('charge.dispute.created', dispute)
  // What is disputed is not owed yet: what comes in anew is hers.
  await deposit(database, clara, 1_000)
  expect(await budget(clara)).toBe(1_000)
  for (const [status, mine, ours] of [
    ['lost', 0, -3_400],
    ['won', 1_600, 0],
  ] as const) {
    dispute.status = status
    await card.tells('charge.dispute.closed', dispute)
    expect([await budget(clara), (await losses()) - before]).toEqual([mine, ours])
    await database.assertWorld()
  }
})

test.each([[['won']], [['lost', 'won']]] as const)(
  'of what a dispute gives back that is %j another one has what it is short of',
  async (states) => {
    const card = await openDesk(database)
    const clara = await client(database)
    const [won, short] = [
      await paidByCard(database, card, clara, 5_000),
      await paidByCard(database, card, clara, 5_000),
    ].map(({ session }) => card.stripe.dispute(session))
    if (won === undefined || short === undefined) return expect.fail('nothing is disputed')
    await openJob(database, clara, { rewardPoints: 3_000 })
    await card.tells('charge.dispute.created', won)
    await card.tells('charge.dispute.created', short)
    const frozen = async () =>
      (await database.withTx((tx) => checkouts.openChargebacks(tx, olga, 10))).at(-1)?.frozenPoints
    expect([await budget(clara), await frozen()]).toEqual([0, 1_700])
    for (const status of states) {
      won.status = status
      await card.tells('charge.dispute.closed', won)
    }
    expect([await budget(clara), await frozen()]).toEqual([1_700, 5_000])
    await database.assertWorld()
    short.status = 'lost'
    await card.tells('charge.dispute.closed', short)
    expect(await budget(clara)).toBe(1_700)
    await database.assertWorld()
  },
)

test('while the books are closed nothing is sent back; then it is', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  const { checkout } = await paidByCard(database, card, clara, 5_000)
  await database.withTx((tx) => checkouts.askRefund(tx, { depositId: checkout.depositId ?? '', points: 2_000 }))
  await database.sql`update books set closed_at = moment()`
  await database.forward('3 minutes')
  await card.desk.sweep()
  expect(card.stripe.refunds).toEqual([])
  await database.sql`update books set closed_at = null`
  await database.forward('3 minutes')
  await card.desk.sweep()
  expect(card.stripe.refunds).toHaveLength(1)
  await database.assertWorld()
})

test('a refund made in Stripe’s pages with somebody’s own note about a “refund” is booked like any other', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  const { session } = await paidByCard(database, card, clara, 5_000)
  await card.tells('refund.created', card.stripe.refund(session, 2_000, { refund: 'ticket-17' }))
  expect(await budget(clara)).toBe(3_000)
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

test('what moves after its client has gone is booked: a late payment waits for an operator, a refund that failed or a dispute won after all is the house’s', async () => {
  const card = await openDesk(database)
  const { stripe, tells, desk } = card
  const clara = await client(database)
  const { session: paid } = await paidByCard(database, card, clara, 2_000)
  const refund = stripe.refund(paid, 2_000)
  await tells('refund.created', refund)
  const dispute = stripe.dispute((await paidByCard(database, card, clara, 1_500)).session)
  await tells('charge.dispute.created', dispute)
  dispute.status = 'lost'
  await tells('charge.dispute.closed', dispute)
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
  dispute.status = 'won'
  await tells('charge.dispute.closed', dispute)
  expect(await losses()).toBe(before + 3_500)
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
