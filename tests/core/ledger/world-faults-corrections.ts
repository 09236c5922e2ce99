import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { USUAL_RULES } from '../../../core/payouts/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { client, newKey, operator as anOperator } from '../../support/people.ts'

/** A deposit that was taken back, and one that somebody wants to take back. */
export async function correctionWorld(database: TestDatabase, operator: Member): Promise<void> {
  const other = await anOperator(database)
  const clara = await client(database)
  const reference = await database.withTx((tx) => deposits.reference(tx, clara))
  for (const agree of [true, undefined]) {
    await database.withTx(async (tx) => {
      const credited = { key: newKey('credit'), reference, points: 700, reason: 'typed twice' }
      const { publicId } = await deposits.credit(tx, operator, credited)
      const reason = 'It was credited twice'
      const wrong = { key: newKey('ask'), kind: 'deposit', number: publicId, reason, rules: USUAL_RULES } as const
      const asked = await corrections.ask(tx, operator, wrong)
      if (agree === true)
        await corrections.decide(tx, other, { key: newKey('decide'), correction: asked.publicId, agree })
    })
  }
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
}
