import type { Assignment } from '../../../core/assignments/index.ts'
import * as disputes from '../../../core/disputes/index.ts'
import type { Dispute, DisputeDecision } from '../../../core/disputes/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { claimed, client, handedIn, newKey, openJob, rejected, worker, type JobOptions } from '../../support/people.ts'

export const WORDS = 'Der Name steht doch ganz oben im Text.'
export const REASON = 'Beide Seiten haben zum Teil recht.'

export interface Case {
  readonly clara: Member
  readonly ben: Member
  readonly job: Job
  readonly assignment: Assignment
}

/** Rejected work in a database, and everything that can be done about it. */
export function casesIn(database: TestDatabase) {
  async function rejection(options: JobOptions = {}): Promise<Case> {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara, options)
    const assignment = await claimed(database, ben, job)
    await rejected(database, clara, await handedIn(database, ben, assignment))
    return { clara, ben, job, assignment }
  }

  const appeal = (by: Member, { publicId }: Assignment, words = WORDS, key = newKey('appeal')): Promise<Dispute> =>
    database.withTx((tx) => disputes.appeal(tx, by, { key, assignment: publicId, words, files: [] }))
  const answer = (by: Member, { publicId }: Dispute, words = WORDS): Promise<Dispute> =>
    database.withTx((tx) => disputes.answer(tx, by, { key: newKey('answer'), dispute: publicId, words, files: [] }))
  const withdraw = (by: Member, { publicId }: Dispute): Promise<Dispute> =>
    database.withTx((tx) => disputes.withdraw(tx, by, { key: newKey('withdraw'), dispute: publicId }))
  const decide = (
    by: Member,
    { publicId }: Dispute,
    decision: DisputeDecision,
    workerPoints?: number,
    key = newKey('decide'),
  ): Promise<Dispute> =>
    database.withTx((tx) =>
      disputes.decide(tx, by, {
        key,
        dispute: publicId,
        decision,
        reason: REASON,
        ...(workerPoints === undefined ? {} : { workerPoints }),
      }),
    )
  const statusOf = async ({ id }: Assignment): Promise<string> => {
    const [row] = await database.sql<{ status: string }[]>`select status from assignments where id = ${id}`
    return row?.status ?? ''
  }
  const later = async (interval: string): Promise<void> => {
    await database.forward(interval)
    await runDue(database)
  }
  const told = async (by: Member): Promise<readonly string[]> => {
    const rows = await database.sql<{ kind: string }[]>`
      select kind from notices where member_id = ${by.id} and (kind like 'dispute.%' or kind in ('assignment.refunded', 'operator.waiting')) order by id`
    return rows.map(({ kind }) => kind)
  }
  async function heard(options: JobOptions = {}): Promise<Case & { readonly dispute: Dispute }> {
    const one = await rejection(options)
    return { ...one, dispute: await answer(one.clara, await appeal(one.ben, one.assignment)) }
  }
  return { rejection, heard, appeal, answer, withdraw, decide, statusOf, later, told }
}
