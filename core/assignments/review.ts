import { eq } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import * as consents from '../consents/index.ts'
import { commands, once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import * as notices from '../notices/index.ts'
import * as reminders from '../reminders/index.ts'
import { charactersIn, cleanLine, cleanText, firstCharacters } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import {
  assignmentVerbs,
  isPaid,
  REJECT_REASONS,
  submissionVerbs,
  WORK_LIMITS,
  type Assignment,
  type RejectReason,
  type Submission,
} from './assignment.ts'
import * as store from './assignment-store.ts'
import * as dueStore from './due-store.ts'
import { remindWorker } from './remind.ts'
import { ofParty, ownAssignment, reviewAbout, reviewBy, toDecide, toReview } from './seen.ts'
import * as submissionStore from './submission-store.ts'
import { pointsOfChecklist } from './work.ts'
import { HOUR } from '../shared/time.ts'

/**
 * Pays: the reward goes from the job's escrow to the worker's earnings and the fee to the platform, once, however often
 * the button is pressed. Refuses `submission.unknown` for everybody but the job's client, and `submission.wrong_state`.
 */
export async function approve(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly submission: string },
): Promise<void> {
  members.requireJoined(client)
  const approval = { key: input.key, submission: input.submission, clientId: client.id }
  if (!(await submissionStore.approve(tx, approval))) await explainNoApproval(tx, client, approval)
}

/** Nothing was approved: done before under this key, or a refusal. */
async function explainNoApproval(tx: Tx, client: Member, approval: submissionStore.Approval): Promise<void> {
  // Whose it is comes first: a stranger learns nothing, not even whether a key was used.
  const { submission } = await toReview(tx, client, approval.submission)
  if (submission.status !== 'approved') refuse('submission.wrong_state', { status: submission.status })
  const [first] = await tx.select({ hash: commands.inputHash }).from(commands).where(eq(commands.key, approval.key))
  if (first !== undefined && first.hash !== submissionStore.approvalHash(approval))
    refuse('command.reused', { key: approval.key })
}

/**
 * Silence approves: what the client has not decided within the review window is paid, and the client is told whom.
 * Returns how many.
 */
export async function approveUnanswered(tx: Tx, limit: number): Promise<number> {
  let approved = 0
  for (const assignment of asides.worksOff(tx, await dueStore.unanswered(tx, limit))) {
    const submission = await submissionStore.newestOf(tx, assignment.id)
    if (submission === undefined) continue
    const done = await submissionStore.approve(tx, {
      key: `submission:${submission.id}:silence`,
      submission: submission.publicId,
      clientId: undefined,
    })
    if (!done) continue
    approved += 1
    await notices.tell(tx, (await jobs.byId(tx, assignment.jobId)).clientId, {
      kind: 'submission.silence',
      data: { submission: submission.publicId },
      dedupeKey: `submission:${submission.id}:silence`,
    })
  }
  return approved
}

/**
 * Sends a submission back, saying what to fix in at least 20 characters, with a new deadline in 24 or 48 hours; at most
 * twice. Refuses `submission.no_more_rounds`, `submission.no_revision`, `submission.say_more`, `submission.wrong_state`.
 */
export async function sendBack(
  tx: Tx,
  client: Member,
  input: {
    readonly key: string
    readonly submission: string
    readonly reason: string
    readonly failedPoints: readonly number[]
    readonly hours: number
  },
): Promise<Submission> {
  members.requireJoined(client)
  const { key, ...said } = input
  await once(
    tx,
    { key, kind: 'submission.send_back', actorId: client.id, input: { ...said, failedPoints: [...said.failedPoints] } },
    async () => {
      const { submission, assignment, job } = await toDecide(tx, client, input.submission)
      const reason = enoughReason(input.reason)
      if (!WORK_LIMITS.revisionHours.some((hours) => hours === input.hours))
        refuse('job.bad_field', { field: 'work-time' })
      if (assignment.revisions >= WORK_LIMITS.revisions)
        refuse('submission.no_more_rounds', { limit: WORK_LIMITS.revisions })
      await members.lock(tx, assignment.workerId)
      await requireMayRevise(tx, assignment)
      const moved = await store.move(tx, assignment.id, assignmentVerbs.sendBack, {
        revisions: assignment.revisions + 1,
        deadlineAt: new Date(tx.now.getTime() + input.hours * HOUR),
        reviewDueAt: null,
      })
      await submissionStore.move(tx, submission.id, submissionVerbs.sendBack, {
        reason,
        failedPoints: pointsOfChecklist(job, input.failedPoints),
      })
      await reminders.clear(tx, { kind: 'submission', subject: submission.publicId })
      await remindWorker(tx, moved, tx.now)
      await tellWorker(tx, assignment, submission, 'submission.sent_back', 'sent-back')
      return null
    },
  )
  return (await toReview(tx, client, input.submission)).submission
}

/**
 * Refuses `submission.no_revision` when the worker cannot go on: suspended, or under 18 and nobody agrees any more. Which
 * of them is nobody's business; the client decides on what is there.
 */
export async function requireMayRevise(tx: Tx, { workerId }: Pick<Assignment, 'workerId'>): Promise<void> {
  const worker = (await members.byId(tx, workerId)) ?? refuse('member.unknown', {})
  if (worker.status !== 'active' || !(await consents.isAgreed(tx, worker, 'jobs'))) refuse('submission.no_revision', {})
}

/**
 * Rejects with a reason code and a sentence. The reward stays in escrow: the worker may contest it. Refuses
 * `submission.say_more`, `submission.wrong_state`.
 */
export async function reject(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly submission: string; readonly code: RejectReason; readonly reason: string },
): Promise<Submission> {
  members.requireJoined(client)
  const { key, ...said } = input
  await once(tx, { key, kind: 'submission.reject', actorId: client.id, input: { ...said } }, async () => {
    const { submission, assignment } = await toDecide(tx, client, input.submission)
    const reason = enoughReason(input.reason)
    if (!REJECT_REASONS.includes(input.code)) refuse('job.bad_field', { field: 'reason' })
    await store.move(tx, assignment.id, assignmentVerbs.reject, { reviewDueAt: null, endedAt: tx.now })
    await submissionStore.move(tx, submission.id, submissionVerbs.reject, { reason, reasonCode: input.code })
    await reminders.clear(tx, { kind: 'submission', subject: submission.publicId })
    await jobs.countRejections(tx, assignment.jobId)
    await tellWorker(tx, assignment, submission, 'submission.rejected', 'rejected')
    return null
  })
  return (await toReview(tx, client, input.submission)).submission
}

function enoughReason(words: string): string {
  const reason = cleanText(words)
  if (charactersIn(reason) < WORK_LIMITS.reason.min)
    refuse('submission.say_more', { characters: WORK_LIMITS.reason.min })
  return firstCharacters(reason, WORK_LIMITS.reason.max)
}

async function tellWorker(
  tx: Tx,
  assignment: Assignment,
  submission: Submission,
  kind: 'submission.sent_back' | 'submission.rejected',
  status: Submission['status'],
): Promise<void> {
  await notices.tell(tx, assignment.workerId, {
    kind,
    data: { submission: submission.publicId },
    dedupeKey: `submission:${submission.id}:${status}`,
  })
}

/** Why a party of an assignment cannot rate the other side (any more); undefined when nothing is in the way. */
async function noRatingFor(tx: Tx, author: Member, assignment: Assignment) {
  if (!isPaid(assignment)) return 'review.wrong_state'
  if ((await reviewBy(tx, author, assignment)) !== undefined) return 'review.given'
  // Who has not rated by then can read what the other said, and must not answer it with stars.
  return (await reviewAbout(tx, author, assignment)) === undefined ? undefined : 'review.too_late'
}

/** True while a party of an assignment can rate the other side. */
export async function mayRate(tx: Tx, author: Member, assignment: Assignment): Promise<boolean> {
  return (await noRatingFor(tx, author, assignment)) === undefined
}

/**
 * Refuses `review.wrong_state` before the payment, `review.given` to who has rated, and `review.too_late` to who has not
 * until the other side's rating could be seen.
 */
export async function requireMayRate(tx: Tx, author: Member, assignment: Assignment): Promise<void> {
  const hindrance = await noRatingFor(tx, author, assignment)
  if (hindrance !== undefined) refuse(hindrance, {})
}

/**
 * Stars and a sentence, from either side, once, after the payment. Refuses what `requireMayRate` does, and
 * `assignment.unknown` for anybody who is no party.
 */
export async function rate(
  tx: Tx,
  author: Member,
  input: { readonly assignment: string; readonly stars: number; readonly sentence: string },
): Promise<void> {
  members.requireJoined(author)
  const { assignment, job } = await ofParty(tx, author, input.assignment)
  const subjectId = author.id === assignment.workerId ? job.clientId : assignment.workerId
  await requireMayRate(tx, author, assignment)
  if (!Number.isInteger(input.stars) || input.stars < 1 || input.stars > 5) refuse('job.bad_field', { field: 'stars' })
  const given = await submissionStore.insertReview(tx, {
    assignmentId: assignment.id,
    authorId: author.id,
    subjectId,
    stars: input.stars,
    sentence: firstCharacters(cleanLine(input.sentence), WORK_LIMITS.sentence),
  })
  if (!given) refuse('review.given', {})
}

/**
 * A tip on top, from the client's budget, once per assignment, 10 to 10,000 points, without a fee. Refuses
 * `tip.out_of_range`, `tip.given`, `review.wrong_state`, `ledger.insufficient`.
 */
export async function tip(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly assignment: string; readonly points: number },
): Promise<Assignment> {
  members.requireJoined(client)
  const { min, max } = WORK_LIMITS.tipPoints
  await once(
    tx,
    {
      key: input.key,
      kind: 'assignment.tip',
      actorId: client.id,
      input: { assignment: input.assignment, points: input.points },
    },
    async () => {
      await members.lock(tx, client.id)
      const { assignment } = await ownAssignment(tx, client, input.assignment)
      if (assignment.status !== 'approved') refuse('review.wrong_state', {})
      if (!Number.isInteger(input.points) || input.points < min || input.points > max) {
        refuse('tip.out_of_range', { minimumPoints: min, maximumPoints: max })
      }
      if (await tipped(tx, assignment)) refuse('tip.given', {})
      if ((await members.byId(tx, assignment.workerId))?.status === 'deleted') refuse('member.gone', {})
      await ledger.post(tx, {
        key: `assignment:${assignment.id}:tip`,
        kind: 'tip',
        postings: [
          {
            from: { kind: 'budget', ownerId: client.id },
            to: { kind: 'earnings', ownerId: assignment.workerId },
            points: input.points,
          },
        ],
      })
      await notices.tell(tx, assignment.workerId, {
        kind: 'tip.received',
        data: { assignment: assignment.publicId, points: input.points },
        dedupeKey: `assignment:${assignment.id}:tip`,
      })
      return null
    },
  )
  return (await ownAssignment(tx, client, input.assignment)).assignment
}

/** True when this assignment has its tip. */
export async function tipped(tx: Tx, assignment: Assignment): Promise<boolean> {
  return ledger.posted(tx, `assignment:${assignment.id}:tip`)
}
