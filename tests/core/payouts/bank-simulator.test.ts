import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import type { Row } from '../../support/camt.ts'
import { testDatabase, type TestDatabase } from '../../support/database.ts'
import { approvedBatch, asked, debitOf, exported, payee, returnOf, statement } from '../../support/payouts.ts'
import { operator, pointsOf } from '../../support/people.ts'

const database = await testDatabase()

/** What a bank does with a transfer. */
const MOODS = [
  'pays',
  'pays late',
  'pays twice',
  'pays short',
  'returns after three days',
  'refuses',
  'says nothing',
] as const
type Mood = (typeof MOODS)[number]

/** What a payout has to have come to, by what the bank did: written from product.md, not from the program. */
const ENDS: Readonly<Record<Mood, payouts.PayoutStatus>> = {
  pays: 'paid',
  'pays late': 'paid',
  'pays twice': 'paid',
  'pays short': 'exported',
  'returns after three days': 'returned',
  refuses: 'rejected',
  'says nothing': 'exported',
}

/** The rows of the bank's statement for each day after the file was handed in. */
function rowsOf(payout: payouts.Payout, mood: Mood, day: number): readonly Row[] {
  const number = `${payout.publicId}-${day}`
  const debit = debitOf(payout, { number })
  switch (mood) {
    case 'pays':
      return day === 1 ? [debit] : []
    case 'pays late':
      return day === 5 ? [debit] : []
    case 'pays twice':
      return day === 1 || day === 2 ? [debit] : []
    case 'pays short':
      return day === 1 ? [debitOf(payout, { number, cents: 1 - payout.points })] : []
    case 'returns after three days':
      return day === 1 ? [debit] : day === 4 ? [returnOf(payout, { number })] : []
    case 'refuses':
    case 'says nothing':
      return []
  }
}

interface Made {
  readonly payout: payouts.Payout
  readonly member: Member
  readonly mood: Mood
}

/** One file: asked for, approved, handed in, and five days of statements, each read in twice. */
async function week(
  db: TestDatabase,
  people: { readonly builder: Member; readonly approver: Member; readonly members: readonly Member[] },
  plan: readonly { readonly who: number; readonly points: number; readonly mood: Mood }[],
): Promise<readonly Made[]> {
  const made: Made[] = []
  for (const { who, points, mood } of plan) {
    const member = people.members[who % people.members.length] ?? people.builder
    made.push({ payout: await asked(db, member, points), member, mood })
  }
  await db.forward('49 hours')
  await db.withTx((tx) => payouts.release(tx, 100))
  const batch = await approvedBatch(db, people.builder, people.approver)
  await exported(db, people.builder, batch)
  const refused = made.filter(({ mood }) => mood === 'refuses')
  await db.withTx((tx) =>
    payouts.applyReport(tx, people.builder, {
      messageId: payouts.messageIdOf(batch),
      allRefused: undefined,
      refused: refused.map(({ payout }) => ({ endToEnd: payouts.endToEndOf(payout), reason: 'AC04' })),
    }),
  )
  for (const day of [1, 2, 3, 4, 5]) {
    await db.forward('1 day')
    const rows = made.flatMap(({ payout, mood }) => rowsOf(payout, mood, day))
    if (rows.length === 0) continue
    await statement(db, people.builder, ...rows)
    expect(await statement(db, people.builder, ...rows)).toMatchObject({ credited: 0, duplicate: rows.length })
  }
  return made
}

const oneOf = fc.record({
  who: fc.nat(2),
  points: fc.integer({ min: 1_000, max: 3_000 }),
  mood: fc.constantFrom(...MOODS),
})

test('whatever a bank does, nobody is paid twice and no point is lost', { timeout: 120_000 }, async () => {
  const [builder, approver] = [await operator(database), await operator(database)]
  const bank = () => database.withTx((tx) => ledger.balance(tx, { kind: 'bank' }))
  await fc.assert(
    fc.asyncProperty(fc.array(oneOf, { minLength: 3, maxLength: 8 }), async (plan) => {
      const members = [await payee(database, 30_000), await payee(database, 30_000), await payee(database, 30_000)]
      const before = await bank()
      const made = await week(database, { builder, approver, members }, plan)
      for (const { payout, member, mood } of made) {
        const { status } = await database.withTx((tx) => payouts.myPayout(tx, member, payout.publicId))
        expect([mood, status]).toEqual([mood, ENDS[mood]])
      }
      const gone = (member: Member | undefined, ...states: readonly payouts.PayoutStatus[]) =>
        made
          .filter((one) => (member === undefined || one.member === member) && states.includes(ENDS[one.mood]))
          .reduce((sum, { payout }) => sum + payout.points, 0)
      expect((await bank()) - before).toBe(gone(undefined, 'paid'))
      for (const member of members) {
        expect(await pointsOf(database, member, 'earnings')).toBe(30_000 - gone(member, 'paid', 'exported'))
      }
      await database.assertWorld()
    }),
    { numRuns: 4 },
  )
})
