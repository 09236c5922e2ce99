import { beforeAll, expect, test } from 'vitest'
import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { testDatabase } from '../../support/database.ts'
import { approvedBatch, asked, debitOf, exported, payee, statement } from '../../support/payouts.ts'
import { byHand, client, newKey, operator, pointsOf } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const { withTx } = database
let olga: Member
let otto: Member
beforeAll(async () => {
  olga = await operator(database)
  otto = await operator(database)
})

type Wrong = Pick<Parameters<typeof corrections.ask>[2], 'kind' | 'number' | 'entry'>
const ask = (by: Member, wrong: Wrong, rules = payouts.USUAL_RULES) =>
  withTx((tx) => corrections.ask(tx, by, { ...wrong, key: newKey('ask'), reason: 'The bank made it after all', rules }))
const decide = (by: Member, { publicId }: corrections.Correction, agree = true) =>
  withTx((tx) => corrections.decide(tx, by, { key: newKey('decide'), correction: publicId, agree }))
const bank = () => withTx((tx) => ledger.balance(tx, { kind: 'bank' }))

/** A payout that the bank has refused, given back, and a debit that shows that it was made all the same. */
async function madeAllTheSame() {
  const mia = await payee(database, 3_000)
  const payout = await asked(database, mia, 2_000)
  await database.forward('49 hours')
  await withTx((tx) => payouts.release(tx, 10))
  const batch = await approvedBatch(database, olga, otto)
  await exported(database, olga, batch)
  const refusal = { endToEnd: payouts.endToEndOf(payout), reason: 'AC04' }
  const answer = { messageId: payouts.messageIdOf(batch), allRefused: undefined, refused: [refusal] }
  await withTx((tx) => payouts.applyReport(tx, olga, answer))
  expect(await pointsOf(database, mia, 'earnings')).toBe(3_000)
  const before = await bank()
  expect(await statement(database, olga, debitOf(payout))).toMatchObject({ waiting: 1 })
  // Nothing is paid a second time: it waits for somebody who looks at it.
  expect([await pointsOf(database, mia, 'earnings'), await bank()]).toEqual([3_000, before])
  const { entries } = await withTx((tx) => statements.waitingEntries(tx, olga, { limit: 100 }))
  const entry = entries.find(({ points, status }) => status === 'unexpected' && points === -2_000)?.publicId ?? ''
  return { mia, payout, wrong: { kind: 'payout', number: payouts.endToEndOf(payout), entry } as const, before }
}

test('a payout that the bank refused and made all the same is paid with the points that came home, by four eyes', async () => {
  const { mia, payout, wrong, before } = await madeAllTheSame()
  expect(await refused(ask(mia, wrong))).toBe('operator.only')
  const correction = await ask(olga, wrong)
  expect(await refused(ask(otto, wrong))).toBe('correction.exists')
  expect(await refused(decide(olga, correction))).toBe('correction.four_eyes')
  expect(await pointsOf(database, mia, 'earnings')).toBe(3_000)
  expect((await decide(otto, correction)).status).toBe('made')
  expect(await refused(decide(otto, correction))).toBe('correction.decided')
  expect([await pointsOf(database, mia, 'earnings'), (await bank()) - before]).toEqual([1_000, 2_000])
  expect((await withTx((tx) => payouts.myPayout(tx, mia, payout.publicId))).status).toBe('paid')
  expect((await withTx((tx) => statements.entryToDecide(tx, olga, wrong.entry))).status).toBe('payout')
  const told = await database.sql`select data ->> 'to' as to from notices where member_id = ${mia.id}
    and kind in ('payout.moved', 'payout.underway') order by id`
  expect(told.map(({ to }) => String(to))).toEqual(['approved', 'batched', 'exported', 'rejected', 'paid'])
  const log =
    await database.sql`select action, reason from audit where object = ${`correction:${correction.publicId}`} order by id`
  expect(log.map(({ action }) => String(action))).toEqual(['correction.ask', 'correction.make'])
  await database.assertWorld()
})

test('what was spent meanwhile is taken from nobody: the correction waits, and is over after two weeks', async () => {
  const { mia, wrong } = await madeAllTheSame()
  const correction = await ask(olga, wrong)
  await asked(database, mia, 2_000)
  expect(await refused(decide(otto, correction))).toBe('ledger.insufficient')
  expect((await withTx((tx) => corrections.correctionFor(tx, olga, correction.publicId))).status).toBe('asked')
  await database.forward('14 days')
  expect(await withTx((tx) => corrections.lapse(tx, 10))).toBe(1)
  expect((await withTx((tx) => corrections.correctionFor(tx, olga, correction.publicId))).status).toBe('lapsed')
  await database.assertWorld()
})

test('a deposit that was credited wrongly by hand is taken back, and the client is told why', async () => {
  const clara = await client(database, { points: 1_000 })
  const reference = await withTx((tx) => deposits.reference(tx, clara))
  const { publicId: number } = await byHand(database, olga, { reference, points: 500, reason: 'typed twice' })
  const correction = await ask(olga, { kind: 'deposit', number })
  expect((await decide(otto, correction, false)).status).toBe('refused')
  expect(await pointsOf(database, clara, 'budget')).toBe(1_500)
  await decide(otto, await ask(olga, { kind: 'deposit', number }))
  expect(await pointsOf(database, clara, 'budget')).toBe(1_000)
  expect(await refused(ask(otto, { kind: 'deposit', number }))).toBe('correction.exists')
  expect(
    await database.sql`select from notices where member_id = ${clara.id} and kind = 'correction.made'`,
  ).toHaveLength(1)
  await database.assertWorld()
})

test('nothing else is corrected, and one operator alone waits a day; the database keeps that, too', async () => {
  const { payout, wrong } = await madeAllTheSame()
  for (const bad of [
    { kind: 'deposit', number: payout.publicId },
    { ...wrong, number: 'PO-0000000000' },
  ] as const)
    expect(['correction.not_this', 'payout.unknown']).toContain(await refused(ask(olga, bad)))
  const correction = await ask(olga, wrong, { ...payouts.USUAL_RULES, singleOperator: true })
  expect(await refused(decide(olga, correction))).toBe('correction.too_early')
  const forced = database.sql`update corrections set status = 'made', decided_by = asked_by, decided_at = asked_at
    where public_id = ${correction.publicId}`
  await expect(forced).rejects.toThrow('correction_four_eyes')
  await database.forward('24 hours')
  expect((await decide(olga, correction)).status).toBe('made')
})
