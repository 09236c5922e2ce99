import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { USUAL_RULES } from '../../../core/payouts/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { byHand, client, newKey, operator as anOperator } from '../../support/people.ts'

/** A deposit that was taken back, one that somebody wants to take back, and one that two have credited by hand. */
export async function correctionWorld(database: TestDatabase, operator: Member): Promise<void> {
  const other = await anOperator(database)
  const clara = await client(database)
  const reference = await database.withTx((tx) => deposits.reference(tx, clara))
  for (const agree of [true, undefined]) {
    const { publicId } = await byHand(database, operator, { reference, points: 700, reason: 'typed twice' })
    await database.withTx(async (tx) => {
      const reason = 'It was credited twice'
      const wrong = { key: newKey('ask'), kind: 'deposit', number: publicId, reason, rules: USUAL_RULES } as const
      const asked = await corrections.ask(tx, operator, wrong)
      if (agree === true)
        await corrections.decide(tx, other, { key: newKey('decide'), correction: asked.publicId, agree })
    })
  }
  await database.withTx(async (tx) => {
    const came = { kind: 'credit', reference, points: 900, reason: 'statement 17', rules: USUAL_RULES } as const
    const { publicId: correction } = await corrections.ask(tx, operator, { ...came, key: newKey('ask') })
    await corrections.decide(tx, other, { key: newKey('decide'), correction, agree: true })
  })
}

/** A way to break each law of the corrections. */
export const CORRECTION_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'exactly a correction that was made has its mirror, with its amount': [
    ['another amount', `update corrections set points = points + 1 where status = 'made'`],
    [
      'nothing was mirrored',
      `update corrections set status = 'made', decided_by = (select decided_by from corrections where status = 'made' and kind = 'deposit'), decided_at = now() where status = 'asked'`,
    ],
    ['refused, and mirrored', `update corrections set status = 'refused' where status = 'made'`],
  ],
  'a mirror gives back what its posting took': [
    [
      'of another posting',
      `update corrections set journal_id = (select id from journals where kind = 'publication' limit 1) where status = 'made' and kind = 'deposit'`,
    ],
  ],
  'a refusal that two have agreed on has brought the points home': [
    [
      'of a payout that lies with the bank',
      `update corrections set payout_id = (select id from payouts where status = 'exported' limit 1) where kind = 'refused'`,
    ],
  ],
  'nobody alone notes the debit of a refused payout away': [
    ['one alone', `update corrections set status = 'refused' where kind = 'noted'`],
  ],
  'exactly a credit that two have agreed on is a deposit of its member, with its amount': [
    ['another amount', `update corrections set points = points + 1 where kind = 'credit'`],
    ['refused, and credited', `update corrections set status = 'refused' where kind = 'credit'`],
    [
      'made, and not credited',
      `update corrections set kind = 'credit', journal_id = null, status = 'made', decided_by = (select decided_by from corrections where kind = 'credit'), decided_at = now() where status = 'asked' and kind = 'deposit'`,
    ],
  ],
}
