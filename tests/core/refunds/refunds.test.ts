import { expect, test } from 'vitest'
import * as checkouts from '../../../core/checkouts/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as refunds from '../../../core/refunds/index.ts'
import type { Row } from '../../support/camt.ts'
import { openDesk, paidByCard } from '../../support/card-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { approvedBatch, debitOf, exported, freshIban, returnOf, statement, withAccount } from '../../support/payouts.ts'
import { client, newKey, openJob, operator, pointsOf } from '../../support/people.ts'
import { earned } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const [builder, approver] = [await operator(database), await operator(database)]

const means = { vault: testVault, cards: true }
const budget = (member: Member) => pointsOf(database, member, 'budget')
const seen = (member: Member) => database.withTx((tx) => refunds.refundable(tx, member, means))
const asked = (member: Member, one: { readonly deposit: string; readonly points: number }, key = newKey('refund')) =>
  database.withTx((tx) => refunds.ask(tx, member, { ...means, key, deposit: one.deposit, points: one.points }))

/** A transfer from this account is on the bank's statement. */
async function transfers(member: Member, cents: number, more: Partial<Row> = {}): Promise<void> {
  const reference = await database.withTx((tx) => deposits.reference(tx, member))
  await statement(database, builder, {
    cents,
    words: [reference],
    name: 'Clara Köhler',
    number: newKey('row'),
    ...more,
  })
}
/** The newest payout of a member. */
async function newest(member: Member): Promise<payouts.Payout> {
  const page = await database.withTx((tx) => payouts.myPayouts(tx, member, { limit: 1 }))
  return page.payouts[0] ?? expect.fail('no payout')
}
const first = <One>(list: readonly One[]): One => list[0] ?? expect.fail('nothing there')

test('a transfer goes back to the account that paid in, in the file for the bank, and no more than is unused of it', async () => {
  const clara = await client(database)
  const iban = freshIban()
  await transfers(clara, 5_000, { iban })
  await openJob(database, clara, { rewardPoints: 2_000 })
  await transfers(clara, 1_000, { iban })
  // 38 EUR are left: the 10 of the newest transfer, and 28 of the one before it.
  const list = await seen(clara)
  expect(list.map(({ points }) => points)).toEqual([1_000, 2_800])
  const [, older] = list
  if (older === undefined) return
  expect(older.masked).toBe(payouts.masked(iban))
  for (const points of [2_799, 2_801, 5_000]) {
    await expect(asked(clara, { ...older, points })).rejects.toMatchObject({ code: 'refund.changed' })
  }
  const key = newKey('refund')
  expect(await asked(clara, older, key)).toEqual(await asked(clara, older, key))
  expect(await budget(clara)).toBe(1_000)
  expect((await seen(clara)).map(({ points }) => points)).toEqual([1_000])
  await expect(asked(clara, older)).rejects.toMatchObject({ code: 'refund.nothing' })

  const payout = await newest(clara)
  expect(payout).toMatchObject({ kind: 'budget-refund', status: 'approved', points: 2_800 })
  const file = await exported(database, builder, await approvedBatch(database, builder, approver))
  expect(file).toContain(`<IBAN>${iban}</IBAN>`)
  expect(file).toContain('Clara Koehler')
  await statement(database, builder, debitOf(payout))
  expect((await newest(clara)).status).toBe('paid')
  // Before somebody is first paid earnings there is the wait for safety, whatever went back before.
  await withAccount(database, clara)
  const { heldUntil } = await database.withTx((tx) => payouts.readiness(tx, clara))
  expect(heldUntil).toBeInstanceOf(Date)
  await database.assertWorld()
  // It comes back: the budget has it again, and it can be asked for once more.
  await statement(database, builder, returnOf(payout))
  expect([await budget(clara), (await newest(clara)).status]).toEqual([3_800, 'returned'])
  expect((await seen(clara)).map(({ points }) => points)).toEqual([1_000, 2_800])
  await database.assertWorld()
})

test('earnings, play money and what was credited by hand have no way back, and what came in last is spent last', async () => {
  const dora = await earned(database, 4_000)
  await transfers(dora, 3_000, { iban: freshIban() })
  expect((await seen(dora)).map(({ points }) => points)).toEqual([3_000])
  // Twenty euros of earnings become budget: of what is there then they came last.
  await database.withTx((tx) =>
    ledger.post(tx, {
      key: newKey('move'),
      kind: 'move',
      postings: [
        { from: { kind: 'earnings', ownerId: dora.id }, to: { kind: 'budget', ownerId: dora.id }, points: 2_000 },
      ],
    }),
  )
  await openJob(database, dora, { rewardPoints: 2_000 })
  expect(await budget(dora)).toBe(2_800)
  expect((await seen(dora)).map(({ points }) => points)).toEqual([800])
  const emma = await client(database, { points: 5_000 })
  await database.withTx((tx) => deposits.playMoney(tx, emma))
  expect(await seen(emma)).toEqual([])
  await expect(asked(emma, { deposit: first(await seen(dora)).deposit, points: 800 })).rejects.toMatchObject({
    code: 'refund.nothing',
  })
  await asked(dora, first(await seen(dora)))
  await database.assertWorld()
})

test('what was paid by card goes back by Stripe, once, whatever happens to the call; a no gives it back', async () => {
  const card = await openDesk(database)
  const { stripe, desk, tells } = card
  const statusOf = async () =>
    (await database.sql<{ status: string }[]>`select status from card_refunds order by id desc limit 1`)[0]?.status
  const tick = async () => {
    await database.forward('3 minutes')
    await desk.sweep()
  }
  const clara = await client(database)
  const { session } = await paidByCard(database, card, clara, 4_000)
  await openJob(database, clara, { rewardPoints: 1_000 })
  await asked(clara, first(await seen(clara)))
  expect(await budget(clara)).toBe(0)
  for (const fault of ['cut after', '500', '429', '401'] as const) {
    stripe.failing(fault)
    await tick()
    expect([fault, await statusOf()]).toEqual([fault, 'asked'])
  }
  stripe.failing()
  await tick()
  expect([await statusOf(), stripe.refunds.map(({ amount }) => amount)]).toEqual(['paid', [2_900]])
  // Stripe's own events about it change nothing more.
  const made = first(stripe.refunds)
  await tells('refund.created', made)
  await tells('charge.refunded', { ...made, object: 'charge' })
  expect(await budget(clara)).toBe(0)
  await database.assertWorld()
  // The bank of the card sends it back.
  made.status = 'failed'
  await tells('refund.failed', made)
  expect([await statusOf(), await budget(clara)]).toEqual(['failed', 2_900])
  await database.assertWorld()

  // A part was sent back in Stripe's pages meanwhile: ours is too much and is declined.
  await asked(clara, first(await seen(clara)))
  stripe.refund(session, 2_000)
  await tick()
  expect([await statusOf(), await budget(clara)]).toEqual(['failed', 2_900])
  await tells('refund.created', stripe.refunds.at(-1) ?? made)
  expect(await budget(clara)).toBe(900)
  expect((await seen(clara)).map(({ points }) => points)).toEqual([900])
  // While it is disputed nothing of it goes back.
  await tells('charge.dispute.created', stripe.dispute(session, 4_000))
  expect(await seen(clara)).toEqual([])
  expect((await database.withTx((tx) => checkouts.list(tx, clara, { limit: 5 }))).checkouts).toHaveLength(1)
  await database.assertWorld()
})

test('a refund of which nobody knows whether it was sent is looked for after half a day, and never sent twice', async () => {
  const card = await openDesk(database)
  const { stripe, desk } = card
  for (const fault of ['cut before', 'cut after'] as const) {
    const clara = await client(database)
    await paidByCard(database, card, clara, 2_000)
    stripe.refundsBegin('pending')
    await asked(clara, first(await seen(clara)))
    stripe.failing(fault)
    await database.forward('1 minute')
    await desk.sweep()
    stripe.failing()
    await database.forward('13 hours')
    await desk.sweep()
    expect([fault, await budget(clara)]).toEqual([fault, fault === 'cut before' ? 2_000 : 0])
    if (fault === 'cut before') continue
    const made = first(stripe.refunds)
    expect(stripe.refunds).toHaveLength(1)
    made.status = 'succeeded'
    await database.forward('25 hours')
    await desk.sweep()
    await database.assertWorld()
    const [{ status } = { status: '' }] = await database.sql<{ status: string }[]>`
      select status from card_refunds where provider_id = ${made.id}`
    expect(status).toBe('paid')
  }
})

test('a bank that pays in late, twice, short, and takes back after three days: everything reconciles to zero', async () => {
  const before = await database.withTx((tx) => ledger.balance(tx, { kind: 'bank' }))
  const [late, twice, short, back] = [
    await client(database),
    await client(database),
    await client(database),
    await client(database),
  ]
  const referenceOf = (member: Member) => database.withTx((tx) => deposits.reference(tx, member))
  const row = async (member: Member, cents: number, more: Partial<Row> = {}): Promise<Row> => ({
    cents,
    words: [await referenceOf(member)],
    name: 'Payer',
    iban: freshIban(),
    number: newKey('week'),
    ...more,
  })
  const iban = freshIban()
  const days: readonly (readonly Row[])[] = [
    // 40 EUR were wanted of `short`; the same transfer of `twice` comes in two files, and then really once more.
    [
      await row(twice, 2_000, { number: 'twice-1', iban }),
      await row(short, 3_999),
      await row(back, 2_500, { number: 'b' }),
    ],
    [await row(twice, 2_000, { number: 'twice-1', iban }), await row(twice, 2_000, { number: 'twice-2' })],
    [],
    [{ ...(await row(back, -2_500)), reversal: true }],
    [await row(late, 1_500)],
  ]
  for (const rows of days) {
    await database.forward('1 day')
    if (rows.length === 0) continue
    await statement(database, builder, ...rows)
    expect(await statement(database, builder, ...rows)).toMatchObject({ credited: 0, duplicate: rows.length })
    await database.assertWorld()
  }
  const budgets = []
  for (const member of [late, twice, short, back]) budgets.push(await budget(member))
  expect(budgets).toEqual([1_500, 4_000, 3_999, 0])
  // All of it goes back where it came from, and nothing is left at the bank.
  for (const member of [late, twice, short, back]) {
    for (const one of await seen(member)) await asked(member, one)
    expect(await budget(member)).toBe(0)
  }
  await exported(database, builder, await approvedBatch(database, builder, approver))
  const open = await database.sql<{ public_id: string; points: string }[]>`
    select public_id, points from payouts where status = 'exported'`
  const debits = open.map(({ public_id: number, points }) => ({
    cents: -Number(points),
    endToEnd: `PO-${number.toUpperCase()}`,
  }))
  await statement(database, builder, ...debits.map((debit) => ({ ...debit, name: 'Payer', number: newKey('out') })))
  const others = await database.sql<{ points: string }[]>`
    select coalesce(sum(points), 0) as points from payouts where status = 'paid' and member_id <> all (${[late.id, twice.id, short.id, back.id]})`
  const after = await database.withTx((tx) => ledger.balance(tx, { kind: 'bank' }))
  expect(after - before).toBe(Number(others[0]?.points))
  await database.assertWorld()
})
