import * as assignments from '../assignments/index.ts'
import type { Assignment, Submission, SubmittedFile } from '../assignments/index.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Dispute, DisputeSide } from './dispute.ts'
import * as store from './store.ts'

/** A dispute with what it is about, for whoever may see it. */
export interface DisputeSeen {
  readonly dispute: Dispute
  readonly assignment: Assignment
  readonly submission: Submission
  readonly job: jobs.Job
  /** `operator` is anybody who decides; who is a party as well is shown as the party. */
  readonly side: DisputeSide | 'operator'
}

/** A dispute for its worker, its client and operators. Refuses `dispute.unknown` to everybody else. */
export async function seen(tx: Tx, viewer: Member, publicId: string): Promise<DisputeSeen> {
  const dispute = (await store.byPublicId(tx, publicId)) ?? refuse('dispute.unknown', {})
  const party = sideOf(dispute, viewer)
  if (party === undefined) await moderation.requireOperator(tx, viewer)
  const about = await assignments.byIdWithRound(tx, dispute.assignmentId)
  return { dispute, ...about, job: await jobs.byId(tx, about.assignment.jobId), side: party ?? 'operator' }
}

/** The same for its two parties alone. */
export async function ofParty(tx: Tx, viewer: Member, publicId: string): Promise<DisputeSeen> {
  const dispute = await store.byPublicId(tx, publicId)
  const isParty = dispute !== undefined && sideOf(dispute, viewer) !== undefined
  return isParty ? seen(tx, viewer, publicId) : refuse('dispute.unknown', {})
}

function sideOf(dispute: Dispute, { id }: Member): DisputeSide | undefined {
  if (dispute.workerId === id) return 'worker'
  return dispute.clientId === id ? 'client' : undefined
}

/** The appeal against the rejection of an assignment, if there is one. For whoever may see the assignment. */
export async function ofAssignment(tx: Tx, { id }: Pick<Assignment, 'id'>): Promise<Dispute | undefined> {
  return store.ofAssignment(tx, id)
}

/** What a side has sent along, in order. */
export async function filesOf(tx: Tx, dispute: Dispute, side: DisputeSide): Promise<readonly SubmittedFile[]> {
  return store.filesOf(tx, dispute.id, side)
}

/** A page of the open disputes over a client's rejections, newest first; `before` is the public id of the last one seen. */
export async function openOfClient(
  tx: Tx,
  client: Member,
  page: { readonly before?: string; readonly limit: number },
): Promise<{ readonly disputes: readonly Dispute[]; readonly more: boolean }> {
  const last = page.before === undefined ? undefined : (await ofParty(tx, client, page.before)).dispute
  const rows = await store.openOfClient(tx, client.id, { before: last?.id, limit: page.limit + 1 })
  return { disputes: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * A page of what waits for a decision, oldest first; `after` is the public id of the last one seen. Refuses
 * `operator.only`.
 */
export async function toDecide(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly disputes: readonly Dispute[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.byPublicId(tx, page.after)
  const rows = await store.toDecide(tx, { after: last?.id, limit: page.limit + 1 })
  return { disputes: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How many disputes wait for a decision, counted up to `most`. */
export async function countToDecide(tx: Tx, most: number): Promise<number> {
  return (await store.toDecide(tx, { after: undefined, limit: most })).length
}

/** Both sides hear that reward and fee of a rejected slot went home. */
export async function tellRefunded(tx: Tx, assignment: Assignment, job: jobs.Job, key: string): Promise<void> {
  for (const [side, memberId] of [
    ['worker', assignment.workerId],
    ['client', job.clientId],
  ] as const) {
    await notices.tell(tx, memberId, {
      kind: 'assignment.refunded',
      data: { assignment: assignment.publicId },
      dedupeKey: `${key}:${side}`,
    })
  }
}

/**
 * Disputes of a member that was merged go over with the work and the jobs that they are about, which must have gone over
 * before. For core/links only.
 */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  await store.handOver(tx, members.from)
}
