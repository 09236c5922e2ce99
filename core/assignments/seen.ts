import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Assignment, Review, Submission } from './assignment.ts'
import * as store from './assignment-store.ts'
import * as submissionStore from './submission-store.ts'

/** A submission with what belongs to it, for whoever may see it. */
export interface Seen {
  readonly submission: Submission
  readonly assignment: Assignment
  readonly job: jobs.Job
}

/** A submission to one of the client's own jobs. Refuses `submission.unknown` for everybody else. */
export async function toReview(tx: Tx, client: Member, publicId: string): Promise<Seen> {
  const seen = await withJob(tx, publicId)
  return seen.job.clientId === client.id ? seen : refuse('submission.unknown', {})
}

/**
 * The same while its client can still send it back or reject it. Refuses `submission.wrong_state`, also once the review
 * window is over: silence has approved, though the schedule may not have been there yet.
 */
export async function toDecide(tx: Tx, client: Member, publicId: string): Promise<Seen> {
  const seen = await toReview(tx, client, publicId)
  const { reviewDueAt } = seen.assignment
  const isSilent = reviewDueAt !== null && reviewDueAt <= tx.now
  const status = seen.submission.status === 'waiting' && isSilent ? 'approved' : seen.submission.status
  return status === 'waiting' ? seen : refuse('submission.wrong_state', { status })
}

/** A submission of the worker's own. Refuses `submission.unknown` for everybody else. */
export async function mySubmission(tx: Tx, worker: Member, publicId: string): Promise<Seen> {
  const seen = await withJob(tx, publicId)
  return seen.assignment.workerId === worker.id ? seen : refuse('submission.unknown', {})
}

/** A submission, for its worker and for its client. Refuses `submission.unknown` to everybody else. */
export async function seenByParty(tx: Tx, party: Member, publicId: string): Promise<Seen> {
  const seen = await withJob(tx, publicId)
  const isParty = seen.assignment.workerId === party.id || seen.job.clientId === party.id
  return isParty ? seen : refuse('submission.unknown', {})
}

/** An assignment of one of the client's own jobs. Refuses `assignment.unknown`. */
export async function ownAssignment(
  tx: Tx,
  client: Member,
  publicId: string,
): Promise<{ readonly assignment: Assignment; readonly job: jobs.Job }> {
  const seen = await ofParty(tx, client, publicId)
  return seen.job.clientId === client.id ? seen : refuse('assignment.unknown', {})
}

/** An assignment, for its worker and for its client. Refuses `assignment.unknown` to everybody else. */
export async function ofParty(
  tx: Tx,
  party: Member,
  publicId: string,
): Promise<{ readonly assignment: Assignment; readonly job: jobs.Job }> {
  const assignment = (await store.byPublicId(tx, publicId)) ?? refuse('assignment.unknown', {})
  const job = await jobs.byId(tx, assignment.jobId)
  const isParty = assignment.workerId === party.id || job.clientId === party.id
  return isParty ? { assignment, job } : refuse('assignment.unknown', {})
}

/** The newest round of an assignment. */
export async function newestSubmission(tx: Tx, assignment: Assignment): Promise<Submission | undefined> {
  return submissionStore.newestOf(tx, assignment.id)
}

/** The points of the checklist that the client found missing, in their words. */
export const missingPoints = (
  { checklist }: Pick<jobs.Job, 'checklist'>,
  { failedPoints }: Pick<Submission, 'failedPoints'>,
): readonly string[] => failedPoints.map((point) => checklist[point]).filter((point) => point !== undefined)

/** The round before this submission, which was sent back; undefined for the first. */
export async function roundBefore(tx: Tx, { assignmentId, round }: Submission): Promise<Submission | undefined> {
  return round === 1 ? undefined : submissionStore.ofRound(tx, assignmentId, round - 1)
}

/** The next submission of a job that waits for its client, oldest assignment first. */
export async function nextToReview(tx: Tx, job: jobs.Job, after?: Assignment): Promise<Submission | undefined> {
  const [assignment] = await store.submittedOfJob(tx, job.id, { afterId: after?.id, limit: 1 })
  return assignment === undefined ? undefined : submissionStore.newestOf(tx, assignment.id)
}

/** What was handed in as files, in order, by their database ids. */
export async function filesOf(tx: Tx, submission: Submission): Promise<readonly submissionStore.SubmittedFile[]> {
  return submissionStore.filesOf(tx, submission.id)
}
export type { SubmittedFile } from './submission-store.ts'

/** What this person said about the other side, if anything. */
export async function reviewBy(tx: Tx, author: Member, assignment: Assignment): Promise<Review | undefined> {
  const given = await submissionStore.reviewsOf(tx, assignment.id)
  return given.find(({ authorId }) => authorId === author.id)
}

/** What the other side said about this person; undefined as long as it is blind, or nothing was said. */
export async function reviewAbout(tx: Tx, subject: Member, assignment: Assignment): Promise<Review | undefined> {
  return submissionStore.reviewAbout(tx, assignment.id, subject.id)
}

/** What others said about a member, newest first; ratings that are still blind are left out. */
export async function sentencesAbout(tx: Tx, memberId: string, limit: number): Promise<readonly Review[]> {
  return submissionStore.sentencesAbout(tx, memberId, limit)
}

/** A submission by the database's id, whoever asks. For core/moderation only. */
export async function submissionById(tx: Tx, id: string): Promise<Seen> {
  return withWork(tx, (await submissionStore.byId(tx, id)) ?? refuse('submission.unknown', {}))
}

async function withJob(tx: Tx, publicId: string): Promise<Seen> {
  return withWork(tx, (await submissionStore.byPublicId(tx, publicId)) ?? refuse('submission.unknown', {}))
}

async function withWork(tx: Tx, submission: Submission): Promise<Seen> {
  const assignment = (await store.byId(tx, submission.assignmentId)) ?? refuse('assignment.unknown', {})
  return { submission, assignment, job: await jobs.byId(tx, assignment.jobId) }
}
