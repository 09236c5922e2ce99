import { expect, test } from 'vitest'
import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as refunds from '../../../core/refunds/index.ts'
import * as statements from '../../../core/statements/index.ts'
import type { Row } from '../../support/camt.ts'
import { testDatabase } from '../../support/database.ts'
import { behindMember } from '../../support/locks.ts'
import { linked } from '../../support/linking.ts'
import { approvedBatch, exported, freshIban, statement } from '../../support/payouts.ts'
import { byHand, client, newKey, openJob, operator, pointsOf } from '../../support/people.ts'
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

const reversed = (member: Member, cents: number, iban: string) =>
  transfers(member, -cents, { iban, reversal: true, day: '2026-11-29' })

test('a transfer that the bank has taken back cannot be had back as well, covered by the budget or not', async () => {
  const clara = await client(database)
  const iban = freshIban()
  await transfers(clara, 5_000, { iban })
  await openJob(database, clara, { rewardPoints: 2_000 })
  await reversed(clara, 5_000, iban)
  const [entry] = await database.sql<{ status: string }[]>`
    select status from bank_entries where member_id = ${clara.id} and points < 0`
  expect([entry?.status, await budget(clara)]).toEqual(['uncovered', 0])
  expect(await seen(clara)).toEqual([])
  await database.assertWorld()
})

test('whoever books what the bank takes back locks what waits to go back behind its client', async () => {
  const clara = await client(database)
  const iban = freshIban()
  await transfers(clara, 5_000, { iban })
  await asked(clara, first(await seen(clara)))
  const words = [await database.withTx((tx) => deposits.reference(tx, clara))]
  const [, unlocked] = await behindMember(
    database,
    clara,
    () => statement(database, builder, { cents: -5_000, words, name: 'Clara Köhler', iban, reversal: true }),
    () => database.sql`select from payouts where member_id = ${clara.id} for update skip locked`,
  )
  expect([unlocked.length, (await newest(clara)).status]).toEqual([1, 'rejected'])
  await database.assertWorld()
})

test('the bank takes back a transfer that waits to go back: it leaves us once, also out of a batch', async () => {
  const [clara, dora] = [await client(database), await client(database)]
  const [iban, other] = [freshIban(), freshIban()]
  await transfers(clara, 4_321, { iban })
  await asked(clara, first(await seen(clara)))
  await reversed(clara, 4_321, iban)
  expect([(await newest(clara)).status, await budget(clara)]).toEqual(['rejected', 0])
  expect(await seen(clara)).toEqual([])

  await transfers(dora, 3_210, { iban: other })
  await asked(dora, first(await seen(dora)))
  const batch = await approvedBatch(database, builder, approver)
  await reversed(dora, 3_210, other)
  await expect(exported(database, builder, batch)).rejects.toMatchObject({ code: 'batch.changed' })
  const [entry] = await database.sql<{ public_id: string; status: string }[]>`
    select public_id, status from bank_entries where member_id = ${dora.id} and points < 0`
  expect([entry?.status, (await newest(dora)).status]).toEqual(['uncovered', 'batched'])
  const apart = { key: newKey('discard'), batch: batch.publicId }
  await database.withTx((tx) => payouts.discardBatch(tx, builder, apart))
  expect([(await newest(dora)).status, await budget(dora)]).toEqual(['rejected', 0])
  const cover = { key: newKey('cover'), entry: entry?.public_id ?? '' }
  await database.withTx((tx) => statements.cover(tx, approver, cover))
  expect(await budget(dora)).toBe(0)
  await database.assertWorld()
})

test('a deposit that was corrected is in the way of no other', async () => {
  const clara = await client(database)
  await transfers(clara, 3_000, { iban: freshIban() })
  const reference = await database.withTx((tx) => deposits.reference(tx, clara))
  const { publicId: number } = await byHand(database, builder, { reference, points: 2_000, reason: 'typed twice' })
  expect((await seen(clara)).map(({ points }) => points)).toEqual([3_000])
  await openJob(database, clara, { rewardPoints: 1_000 })
  const wrong = { kind: 'deposit', number, reason: 'typed twice', rules: payouts.USUAL_RULES } as const
  await database.withTx(async (tx) => {
    const { publicId } = await corrections.ask(tx, builder, { ...wrong, key: newKey('ask') })
    await corrections.decide(tx, approver, { key: newKey('decide'), correction: publicId, agree: true })
  })
  expect((await seen(clara)).map(({ points }) => points)).toEqual([1_900])
  await database.assertWorld()
})

test('what an account had moved out of its earnings stays that when it becomes another one', async () => {
  const dora = await client(database)
  await transfers(dora, 3_000, { iban: freshIban() })
  const mia = await earned(database, 2_000, { platform: 'discord' })
  await database.withTx((tx) =>
    ledger.post(tx, {
      key: newKey('move'),
      kind: 'move',
      postings: [
        { from: { kind: 'earnings', ownerId: mia.id }, to: { kind: 'budget', ownerId: mia.id }, points: 2_000 },
      ],
    }),
  )
  const left = await linked(database, dora, mia)
  await openJob(database, left, { rewardPoints: 1_500 })
  // What was earned came in last, all of it is there, and it has no way back.
  expect([await budget(left), (await seen(left)).map(({ points }) => points)]).toEqual([3_350, [1_350]])
  await database.assertWorld()
})
