import * as guides from '../../../core/guides/index.ts'
import type { Attempt } from '../../../core/guides/index.ts'
import type { JobFields } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { answered } from '../../support/guides.ts'
import { newKey } from '../../support/people.ts'

/** A job that asks for everything that can be asked for. */
export const DEMANDS: Partial<JobFields> = {
  minimumAge: 18,
  minimumStarsTenths: 45,
  minimumJobs: 1000,
  languages: ['en'],
  qualification: 'product-description',
}

/** The worker's attempts at the questions of four lessons, one in each state. */
export type Quiz = Readonly<Record<guides.AttemptStatus, Attempt>>

export async function quizOf(db: TestDatabase, worker: Member): Promise<Quiz> {
  const start = (guide: string) => db.withTx((tx) => guides.start(tx, worker, { key: newKey('start'), guide }))
  const old = await start('data-entry')
  // The clock of everything else stays where it is.
  await db.sql`update attempts set started_at = started_at - interval '25 hours'`
  await db.withTx((tx) => guides.lapseAttempts(tx, 10))
  const lapsed = await db.withTx((tx) => guides.attemptOf(tx, worker, old.publicId))
  const passed = await answered(db, worker, await start('website-test'), [0, 0, 0, 0, 0])
  const failed = await answered(db, worker, await start('honest-review'), [1, 1, 1, 1, 1])
  return { lapsed, passed, failed, running: await start('web-research') }
}
