import { expect, test } from 'vitest'
import * as checkouts from '../../../core/checkouts/index.ts'
import type { Provider } from '../../../core/checkouts/index.ts'
import { giveBack } from '../../../core/checkouts/refund.ts'
import { refundBy } from '../../../core/checkouts/refund-store.ts'
import { settle } from '../../../core/checkouts/settle.ts'
import { checkoutBy } from '../../../core/checkouts/store.ts'
import * as claims from '../../../core/claims/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as refunds from '../../../core/refunds/index.ts'
import { begun, openDesk, paidByCard } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, pointsOf } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const olga = await operator(database)
const budget = (member: Member) => pointsOf(database, member, 'budget')

/** A client wants back all of a payment; the refund's id. */
async function wanted(member: Member): Promise<string> {
  const means = { vault: testVault, cards: true }
  await database.withTx(async (tx) => {
    const [one] = await refunds.refundable(tx, member, means)
    const wish = { key: newKey('back'), deposit: one?.deposit ?? '', points: one?.points ?? 0 }
    await refunds.ask(tx, member, { ...means, ...wish })
  })
  const [row] = await database.sql<{ id: string }[]>`select id from card_refunds order by id desc limit 1`
  return row?.id ?? ''
}
/** As when the provider did not have it. */
const backAgain = (id: string) =>
  database.withTx(async (tx) => {
    const row = await refundBy(tx, { id })
    const checkout = row === undefined ? undefined : await checkoutBy(tx, { id: row.checkoutId })
    if (checkout !== undefined) await giveBack(tx, checkout, id)
  })

test('the link again is the page that is there; money on any other page is credited to nobody and shown to operators', async () => {
  const { desk, stripe, tells } = await openDesk(database)
  const clara = await client(database)
  const checkout = await begun(database, clara, 2_500)
  const opened = await desk.open(checkout.id)
  await database.forward('25 hours')
  expect(await desk.open(checkout.id)).toEqual(opened)
  const own = stripe.session(checkout.id)
  expect(stripe.calls.at(-1)).toBe(`GET /v1/checkout/sessions/${own.id}`)

  const paid = { state: 'complete', paid: true, failed: false, cents: 2_500, currency: 'eur', live: false } as const
  const other = { ...paid, id: 'cs_other', url: null, checkout: checkout.id, paymentId: 'pi_other' }
  for (const _ of ['told', 'and again']) await database.withTx((tx) => settle(tx, other, false))
  const now = () => database.withTx((tx) => checkouts.mine(tx, clara, checkout.publicId))
  const notices = async () =>
    (await database.sql`select from notices where member_id = ${olga.id} and kind = 'operator.waiting'`).length
  expect([await now(), await notices()]).toMatchObject([{ status: 'doubtful', doubt: 'page' }, 1])
  // The right page is paid as well: nothing is passed over.
  stripe.pay(own)
  await tells('checkout.session.completed', own)
  expect([await notices(), await budget(clara)]).toEqual([2, 0])
  const { checkouts: waiting } = await database.withTx((tx) => checkouts.doubtfulOnes(tx, olga, { limit: 9 }))
  expect(waiting.map(({ doubt, paymentId }) => [doubt, paymentId])).toEqual([
    ['page', 'pi_other'],
    ['twice', own.payment_intent?.id],
  ])
  await database.assertWorld()
})

test('a refund that was given back and that the provider has made all the same comes out of the budget', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  await paidByCard(database, card, clara, 2_000)
  const id = await wanted(clara)
  card.stripe.failing('cut after')
  await database.forward('3 minutes')
  await card.desk.sweep()
  card.stripe.failing()
  await backAgain(id)
  expect(await budget(clara)).toBe(2_000)
  const [made] = card.stripe.refunds
  if (made === undefined) return expect.fail('nothing was sent')
  for (const _ of ['told', 'and again']) await card.tells('refund.created', made)
  expect(await budget(clara)).toBe(0)
  await database.assertWorld()
})

test('a refund that is over by the time it is its turn is not sent', async () => {
  const card = await openDesk(database)
  const ids: string[] = []
  for (const _ of ['two', 'payments']) {
    const clara = await client(database)
    await paidByCard(database, card, clara, 1_500)
    ids.push(await wanted(clara))
  }
  const sent: string[] = []
  const provider: Provider = {
    live: false,
    createSession: () => expect.fail('no page is wanted'),
    session: async () => ({ is: 'unclear' }),
    fee: async () => ({ is: 'unclear' }),
    sessionOf: async () => ({ is: 'unclear' }),
    dispute: async () => ({ is: 'unclear' }),
    refunds: async () => ({ is: 'unclear' }),
    refund: async ({ refund, cents }) => {
      sent.push(refund)
      for (const id of ids) if (id !== refund) await backAgain(id)
      return { is: 'done', value: { id: `re_${refund}`, refund, cents, state: 'paid' } }
    },
  }
  await database.forward('3 minutes')
  await checkouts.createDesk({ db: database, provider }).sweep()
  expect(sent).toHaveLength(1)
  await database.assertWorld()
})

test('points that come home while their payment is disputed are kept for that, and are no one’s to spend', async () => {
  const card = await openDesk(database)
  const clara = await client(database)
  const { session } = await paidByCard(database, card, clara, 2_000)
  const id = await wanted(clara)
  const held = () => database.withTx((tx) => ledger.heldAt(tx, clara.id, new Date(tx.now.getTime() + 1_000)))
  expect([await budget(clara), await held()]).toEqual([0, 2_000])
  const dispute = card.stripe.dispute(session, 1_500)
  await card.tells('charge.dispute.created', dispute)
  await backAgain(id)
  expect([await budget(clara), await held()]).toEqual([500, 1_500])
  await database.assertWorld()
  dispute.status = 'won'
  await card.tells('charge.dispute.closed', dispute)
  expect([await budget(clara), await held()]).toEqual([2_000, 0])
  await database.assertWorld()
})

test('what comes home is claimed once, also when it is posted again', async () => {
  const { id } = await client(database)
  const undone = database.withTx(async (tx) => {
    const claim = {
      object: 'test:claim',
      memberId: id,
      points: 1_500,
      to: { kind: 'losses' },
      kind: 'chargeback',
      owed: false,
    } as const
    await claims.raise(tx, claim)
    const key = newKey('home')
    const postings = [{ from: { kind: 'bank' }, to: { kind: 'budget', ownerId: id }, points: 700 }] as const
    const home = () => claims.postHome(tx, id, { key, kind: 'deposit', postings })
    const journal = await home()
    expect([await home(), await claims.end(tx, claim.object)]).toEqual([journal, 700])
    // No such claim is of this world.
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
})
