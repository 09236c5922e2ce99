import type { Submission } from '../../../core/assignments/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import type { Report, Suspension } from '../../../core/moderation/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { name, words, type Kind } from './words.ts'

/** What was reported and decided, with as many words as fit. */
export interface Fairness {
  readonly open: Report
  readonly work: Report
  readonly decided: Report
  readonly held: Job
  readonly suspended: Member
  readonly suspension: Suspension
}

/** A job that is reported and decided on, one that three people report, and work that is reported. */
export async function fairnessOf(
  db: TestDatabase,
  cast: { readonly [Who in 'operator' | 'applicant' | 'worker' | 'client']: Member },
  { work: reported, ...jobs }: { readonly first: Job; readonly second: Job; readonly work: Submission },
  kind: Kind,
): Promise<Fairness> {
  const report = (by: Member, { publicId: id }: Job | Submission, target: 'job' | 'submission' = 'job') =>
    db.withTx((tx) =>
      moderation.report(tx, by, {
        key: people.newKey('report'),
        target: { kind: target, id, quoted: words(kind, 4_000) },
        code: 'other',
        words: words(kind, 1_000),
      }),
    )
  const reason = words(kind, 1_000)
  const made = await report(cast.applicant, jobs.first)
  const decided = await db.withTx((tx) =>
    moderation.decideReport(tx, cast.operator, {
      key: people.newKey('decide'),
      report: made.publicId,
      decision: 'warn',
      reason,
    }),
  )
  const suspended = await people.worker(db, { name: name(kind) })
  const open = await report(cast.applicant, jobs.second)
  const work = await report(cast.client, reported, 'submission')
  for (const by of [cast.worker, suspended]) await report(by, jobs.second)
  await db.withTx((tx) =>
    moderation.suspend(tx, cast.operator, { key: people.newKey('suspend'), member: suspended.publicId, reason }),
  )
  const { suspensions } = await db.withTx((tx) => moderation.suspensionsPage(tx, cast.operator, { limit: 1 }))
  const [suspension] = suspensions
  if (suspension === undefined) throw new Error('nobody is suspended')
  return { open, work, decided, held: jobs.second, suspended, suspension }
}
