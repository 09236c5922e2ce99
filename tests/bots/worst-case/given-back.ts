import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment } from '../../../core/assignments/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { claimed, newKey } from '../../support/people.ts'

/** Work of two hours that its worker gave back after half of the time. */
export async function givenBackOf(db: TestDatabase, worker: Member, job: Job): Promise<Assignment> {
  const assignment = await claimed(db, worker, job)
  await db.forward('61 minutes')
  const input = { key: newKey('give-back'), assignment: assignment.publicId, acceptsLate: true }
  return db.withTx((tx) => assignments.giveBack(tx, worker, input))
}
