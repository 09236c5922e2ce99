import * as assignments from '../../../core/assignments/index.ts'
import type { JobFields } from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { words, type Kind } from './words.ts'

/** Six jobs done by the applicant, each with stars and a long sentence from both sides. */
export async function reviewsOf(
  db: TestDatabase,
  { client, applicant }: Record<'client' | 'applicant', Member>,
  fields: JobFields,
  kind: Kind,
): Promise<void> {
  for (let count = 0; count < 6; count += 1) {
    const job = await people.openJob(db, client, fields)
    const assignment = await people.claimed(db, applicant, job)
    await people.approved(db, client, await people.handedIn(db, applicant, assignment, { words: words(kind, 4000) }))
    for (const by of [client, applicant]) {
      const sentence = words(kind, 300, { oneLine: true })
      await db.withTx((tx) => assignments.rate(tx, by, { assignment: assignment.publicId, stars: 5, sentence }))
    }
  }
}

/** The member as the database has it now, in one of the two languages. */
export async function speaking(db: TestDatabase, member: Member, language: 'de' | 'en'): Promise<Member> {
  const now = await db.withTx((tx) => members.byId(tx, member.id))
  return { ...(now ?? member), language }
}
