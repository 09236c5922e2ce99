import * as claims from '../claims/index.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { assignmentVerbs, submissionVerbs, type Assignment, type Submission } from './assignment.ts'
import * as store from './assignment-store.ts'
import * as dueStore from './due-store.ts'
import * as submissionStore from './submission-store.ts'

/** Who gets what of a rejected slot, in points; together reward and fee. */
export interface Shares {
  readonly workerPoints: number
  readonly feePoints: number
  readonly clientPoints: number
}

/** The fee in proportion to the worker's part of the reward, rounded for the client (ledger.md). */
export function sharesOf(job: Pick<jobs.Job, 'rewardPoints' | 'feePoints'>, workerPoints: number): Shares {
  const feePoints = Math.floor((job.feePoints * workerPoints) / job.rewardPoints)
  return { workerPoints, feePoints, clientPoints: job.rewardPoints + job.feePoints - workerPoints - feePoints }
}

/** An assignment, locked (fourth in the lock order). */
export async function lockedById(tx: Tx, id: string): Promise<Assignment> {
  return (await store.locked(tx, id)) ?? refuse('assignment.unknown', {})
}

/** The same of one that is rejected. Refuses `assignment.wrong_state`. */
export async function lockRejected(tx: Tx, id: string): Promise<Assignment> {
  const assignment = await lockedById(tx, id)
  return assignment.status === 'rejected' ? assignment : refuse('assignment.wrong_state', { status: assignment.status })
}

/**
 * A decision on a rejected slot pays the worker all or a part of the reward; the rest goes home. All of it counts as an
 * approval and is posted as one; a part is `split`, which counts neither as approved nor as rejected. The assignment must be
 * locked. For disputes only. Returns the paid submission.
 */
export async function payRejected(
  tx: Tx,
  assignment: Assignment,
  job: jobs.Job,
  workerPoints: number,
): Promise<Submission> {
  const shares = sharesOf(job, workerPoints)
  const all = workerPoints === job.rewardPoints
  const from = { kind: 'escrow', ownerId: job.id } as const
  await store.move(tx, assignment.id, all ? assignmentVerbs.overturn : assignmentVerbs.split, { endedAt: tx.now })
  const journalId = await claims.postHome(tx, job.clientId, {
    key: `assignment:${assignment.id}:${all ? 'approved' : 'split'}`,
    kind: all ? 'approval' : 'split',
    postings: [
      { from, to: { kind: 'earnings', ownerId: assignment.workerId }, points: shares.workerPoints },
      { from, to: { kind: 'fees' }, points: shares.feePoints },
      { from, to: { kind: 'budget', ownerId: job.clientId }, points: shares.clientPoints },
    ],
  })
  const submission = (await submissionStore.newestOf(tx, assignment.id)) ?? refuse('submission.unknown', {})
  return submissionStore.pay(tx, submission.id, all ? submissionVerbs.overturn : submissionVerbs.split, journalId)
}

/** Reward and fee of a rejected slot go home. The assignment must be locked. For disputes only. */
export async function refundRejected(tx: Tx, assignment: Assignment, job: jobs.Job): Promise<void> {
  await store.move(tx, assignment.id, assignmentVerbs.refund, { endedAt: tx.now })
  await jobs.refundSlot(tx, job, assignment.id)
}

/** Rejected so long ago, and nobody has objected; oldest first. For disputes only. */
export async function uncontested(tx: Tx, before: Date, limit: number): Promise<readonly Assignment[]> {
  return dueStore.uncontested(tx, before, limit)
}

/** A page of a worker's rejected assignments whose reward is still in escrow, newest first; `before` is the last one seen. */
export async function rejectedOf(
  tx: Tx,
  worker: Member,
  page: { readonly before: Assignment | undefined; readonly limit: number },
): Promise<{ readonly assignments: readonly Assignment[]; readonly more: boolean }> {
  const rows = await store.rejectedOf(tx, worker.id, { before: page.before?.id, limit: page.limit + 1 })
  return { assignments: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** An assignment by the database's id, with its newest round. */
export async function byIdWithRound(
  tx: Tx,
  id: string,
): Promise<{ readonly assignment: Assignment; readonly submission: Submission }> {
  const assignment = (await store.byId(tx, id)) ?? refuse('assignment.unknown', {})
  return { assignment, submission: (await submissionStore.newestOf(tx, id)) ?? refuse('submission.unknown', {}) }
}
