import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as files from '../files/index.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import * as notices from '../notices/index.ts'
import * as reminders from '../reminders/index.ts'
import { charactersIn, cleanText, firstCharacters } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { assignmentVerbs, WORK_LIMITS, type Assignment, type Submission } from './assignment.ts'
import * as applicationStore from './application-store.ts'
import * as store from './assignment-store.ts'
import * as countStore from './count-store.ts'
import * as dueStore from './due-store.ts'
import * as submissionStore from './submission-store.ts'
import { DAY, MINUTE } from '../shared/time.ts'

/** What a worker hands in. `files` are public ids of the worker's own files. */
export interface Work {
  readonly words: string
  readonly links: readonly string[]
  readonly files: readonly string[]
  /** Ticked points of the job's checklist, counted from 0. */
  readonly checkedPoints: readonly number[]
  readonly aiNote: string | null
}

/**
 * Hands in a round; the client has the job's review window to decide. Everything that the job asks for as proof has to
 * be there. Refuses `assignment.too_late` after the deadline and its 15 minutes of grace, `submission.proof_missing`,
 * `assignment.wrong_state`, `file.too_many`, `file.unknown`, `job.bad_field`.
 */
export async function handIn(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly assignment: string; readonly work: Work },
): Promise<Submission> {
  const { work } = input
  const publicId = await once(
    tx,
    {
      key: input.key,
      kind: 'assignment.hand_in',
      actorId: worker.id,
      input: {
        assignment: input.assignment,
        ...work,
        links: [...work.links],
        files: [...work.files],
        checkedPoints: [...work.checkedPoints],
      },
    },
    async () => {
      members.requireJoined(worker)
      const seen = await mine(tx, worker, input.assignment)
      const job = await jobs.byId(tx, seen.jobId)
      // Whoever may not begin at this hour may still hand in: work that runs is never lost to the clock.
      const missing = await jobs.unmet(tx, worker, job)
      if (missing.length > 0) refuse('job.missing', { missing })
      const ownFiles = await files.ownFiles(tx, worker, [...new Set(work.files)])
      const words = cleanText(work.words)
      requireProof(job, { ...work, words }, ownFiles)
      const tooLate = seen.deadlineAt.getTime() + WORK_LIMITS.graceMinutes * MINUTE < tx.now.getTime()
      const assignment = await store.move(tx, seen.id, assignmentVerbs.handIn, {
        reviewDueAt: new Date(tx.now.getTime() + job.reviewDays * DAY),
      })
      if (tooLate) refuse('assignment.too_late', {})
      const submission = await submissionStore.insert(
        tx,
        {
          assignmentId: assignment.id,
          round: assignment.revisions + 1,
          words,
          links: work.links,
          checkedPoints: pointsOfChecklist(job, work.checkedPoints),
          aiNote: work.aiNote === null ? null : firstCharacters(cleanText(work.aiNote), WORK_LIMITS.aiNote),
        },
        ownFiles.map(({ id }) => id),
      )
      const deadlineAt = assignment.reviewDueAt ?? tx.now
      await reminders.set(
        tx,
        { memberId: job.clientId, kind: 'submission', subject: submission.publicId, deadlineAt },
        reminders.reviewLadder(tx.now, deadlineAt),
      )
      await notices.tell(tx, job.clientId, {
        kind: 'submission.handed_in',
        data: { submission: submission.publicId },
        dedupeKey: `submission:${submission.id}:waiting`,
      })
      return submission.publicId
    },
  )
  return (await submissionStore.byPublicId(tx, publicId)) ?? refuse('submission.unknown', {})
}

function requireProof(job: jobs.Job, work: Work, handedIn: readonly files.StoredFile[]): void {
  const isPicture = ({ mimeType }: files.StoredFile): boolean => files.PICTURE_TYPES.includes(mimeType)
  if (handedIn.length > WORK_LIMITS.filesPerRound) refuse('file.too_many', { limit: WORK_LIMITS.filesPerRound })
  if (charactersIn(work.words) > WORK_LIMITS.words) refuse('job.bad_field', { field: 'text' })
  if (work.links.length > WORK_LIMITS.links || !work.links.every(jobs.isWebLink))
    refuse('job.bad_field', { field: 'link' })
  const there = {
    text: work.words !== '',
    link: work.links.length > 0,
    picture: handedIn.some(isPicture),
    // With pictures asked for as well, a file is something that is no picture; otherwise anything counts.
    file: handedIn.some((file) => !job.proof.includes('picture') || !isPicture(file)),
  }
  for (const kind of job.proof) if (!there[kind]) refuse('submission.proof_missing', { kind })
}

/** What was ticked that really is a point of the job's checklist, each once: a press can be forged. */
export function pointsOfChecklist(job: Pick<jobs.Job, 'checklist'>, points: readonly number[]): readonly number[] {
  return [...job.checklist.keys()].filter((point) => points.includes(point))
}

/**
 * A deadline has passed, and the grace after it: the slot is free again and both are told. Locks in the one order:
 * worker, job, assignment. Returns how many lapsed.
 */
export async function lapseAssignments(tx: Tx, limit: number): Promise<number> {
  const before = new Date(tx.now.getTime() - WORK_LIMITS.graceMinutes * MINUTE)
  let lapsed = 0
  for (const overdue of asides.worksOff(tx, await dueStore.overdue(tx, before, limit))) {
    await members.lock(tx, overdue.workerId)
    const job = await jobs.lockById(tx, overdue.jobId)
    const present = await store.byId(tx, overdue.id)
    if (present === undefined || present.deadlineAt > before) continue
    if (present.status !== 'working' && present.status !== 'revising') continue
    await store.move(tx, present.id, assignmentVerbs.lapse, { endedAt: tx.now })
    await jobs.freeSlot(tx, job, present.id)
    for (const [who, memberId] of [
      ['worker', present.workerId],
      ['client', job.clientId],
    ] as const) {
      await notices.tell(tx, memberId, {
        kind: 'assignment.lapsed',
        data: { assignment: present.publicId },
        dedupeKey: `assignment:${present.id}:lapsed:${who}`,
      })
    }
    lapsed += 1
  }
  return lapsed
}

/**
 * Ends what a member has in hand, because of a suspension or a guardian's withdrawal, and takes back what the member
 * applied for and the places in lines: the slots are free again, and nothing counts against the share on time. The
 * client learns no more than that: why is nobody's business. The member must be locked; the jobs are locked here, in
 * order. Returns how much it was. For moderation and guardians only.
 */
export async function releaseWork(
  tx: Tx,
  workerId: string,
): Promise<{ readonly released: number; readonly takenBack: number }> {
  const inHand = await store.inHand(tx, workerId)
  const locked = new Map<string, jobs.Job>()
  const waitsFor = await jobs.jobsWithPlaceOf(tx, workerId)
  for (const jobId of [...new Set([...inHand.map((assignment) => assignment.jobId), ...waitsFor])].toSorted()) {
    locked.set(jobId, await jobs.lockById(tx, jobId))
  }
  await jobs.leaveAllLines(tx, workerId)
  for (const { id, publicId, jobId } of inHand) {
    const job = locked.get(jobId) ?? refuse('job.unknown', {})
    await store.move(tx, id, assignmentVerbs.release, { endedAt: tx.now })
    await jobs.freeSlot(tx, job, id)
    await notices.tell(tx, job.clientId, {
      kind: 'assignment.given_back',
      data: { assignment: publicId },
      dedupeKey: `assignment:${id}:given-back`,
    })
  }
  return { released: inHand.length, takenBack: await applicationStore.withdrawAll(tx, workerId) }
}

/** The worker's own assignment. Refuses `assignment.unknown` for everybody else's. */
export async function mine(tx: Tx, worker: Member, publicId: string): Promise<Assignment> {
  const assignment = await store.byPublicId(tx, publicId)
  return assignment?.workerId === worker.id ? assignment : refuse('assignment.unknown', {})
}

/** The worker's newest assignment of a job. */
export async function assignmentTo(tx: Tx, worker: Member, job: jobs.Job): Promise<Assignment | undefined> {
  return store.ofWorker(tx, job.id, worker.id)
}

/** A page of what a worker has not finished, the next deadline first; `after` is the public id of the last one seen. */
export async function unfinished(
  tx: Tx,
  worker: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly assignments: readonly Assignment[]; readonly more: boolean }> {
  const after = page.after === undefined ? undefined : await mine(tx, worker, page.after)
  const rows = await store.unfinished(tx, worker.id, { after, limit: page.limit + 1 })
  return { assignments: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** What is handed in and not decided: points and pieces. */
export async function waitingPay(
  tx: Tx,
  worker: Member,
): Promise<{ readonly points: number; readonly pieces: number }> {
  return store.waitingPay(tx, worker.id)
}

/** The mean reward of a worker's last ten approved jobs, in whole points: how far a goal is; undefined without any. */
export async function usualReward(tx: Tx, worker: Member): Promise<number | undefined> {
  return store.usualReward(tx, worker.id)
}

/** How the slots of these jobs stand; by the job's database id. */
export async function counts(tx: Tx, list: readonly jobs.Job[]): Promise<ReadonlyMap<string, countStore.JobCounts>> {
  return countStore.counts(
    tx,
    list.map(({ id }) => id),
  )
}
export type { JobCounts } from './count-store.ts'
