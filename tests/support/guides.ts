import type { Database } from '../../core/db/connect.ts'
import * as guides from '../../core/guides/index.ts'
import type { Attempt, GuideId } from '../../core/guides/index.ts'
import type { Member } from '../../core/members/index.ts'
import { newKey } from './people.ts'

/** Answers the questions that come next: 0 is the right option, 1 and 2 are wrong ones, wherever they are shown. */
export async function answered(
  database: Database,
  by: Member,
  attempt: Attempt,
  options: readonly number[],
): Promise<Attempt> {
  let present = attempt
  for (const option of options) {
    const question = present.answers.length
    const place = guides.shownOrder(present, question).indexOf(option)
    const input = { key: newKey('answer'), attempt: attempt.publicId, question, place }
    present = await database.withTx((tx) => guides.answer(tx, by, input))
  }
  return present
}

/** Begins the questions of a guide. */
export const attempted = (database: Database, by: Member, guide: GuideId): Promise<Attempt> =>
  database.withTx((tx) => guides.start(tx, by, { key: newKey('start'), guide }))

/** Passes the test of a guide. */
export const qualified = async (database: Database, by: Member, guide: GuideId): Promise<Attempt> =>
  answered(database, by, await attempted(database, by, guide), [0, 0, 0, 0, 0])
