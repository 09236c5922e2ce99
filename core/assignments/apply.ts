import * as asides from '../asides/index.ts'
import * as consents from '../consents/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as lists from '../lists/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { cleanText, firstCharacters } from '../shared/clean.ts'
import * as reminders from '../reminders/index.ts'
import { refuse } from '../shared/refusal.ts'
import {
  answerDueAt,
  applicationVerbs,
  DECLINE_REASONS,
  isFreed,
  WORK_LIMITS,
  type Application,
  type Assignment,
  type DeclineReason,
} from './assignment.ts'
import * as applicationStore from './application-store.ts'
import * as store from './assignment-store.ts'
import { remindWorker } from './remind.ts'
import { HOUR } from '../shared/time.ts'

/**
 * Takes a slot of a first-come job at once. The worker's row is locked first, so that as many assignments run as
 * may; then the job, so that two workers never get the same slot. Refuses `member.guardian_needed`, `job.own`,
 * `job.wrong_way`, `job.not_for_you`, `job.missing`, `job.dropped_out` to who has let go of it twice and is not invited,
 * `worker.too_many`, `job.taken_before`, `job.wrong_state`, `job.full`.
 */
export async function claim(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly job: string },
): Promise<Assignment> {
  const publicId = await once(
    tx,
    { key: input.key, kind: 'job.claim', actorId: worker.id, input: { job: input.job } },
    async () => {
      await lockAllowed(tx, worker)
      const job = await jobs.lock(tx, input.job)
      await requireMayTake(tx, worker, job, 'claim')
      const assignment = await assign(tx, worker.id, job, null)
      await notices.tell(tx, job.clientId, {
        kind: 'assignment.claimed',
        data: { assignment: assignment.publicId },
        dedupeKey: `assignment:${assignment.id}:claimed`,
      })
      return assignment.publicId
    },
  )
  return (await store.byPublicId(tx, publicId)) ?? refuse('assignment.unknown', {})
}

/**
 * Asks for a slot, with an optional pitch of at most 500 characters. Refuses as `claim` does; a full job takes no
 * applications.
 */
export async function apply(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly job: string; readonly pitch: string },
): Promise<Application> {
  const pitch = firstCharacters(cleanText(input.pitch), WORK_LIMITS.pitch)
  const publicId = await once(
    tx,
    { key: input.key, kind: 'job.apply', actorId: worker.id, input: { job: input.job, pitch } },
    async () => {
      await lockAllowed(tx, worker)
      const job = await jobs.lock(tx, input.job)
      await requireMayTake(tx, worker, job, 'apply')
      if (job.openSlots === 0) refuse('job.full', { job: job.publicId })
      const before = await store.ofWorker(tx, job.id, worker.id)
      if (before !== undefined && !isFreed(before)) refuse('job.taken_before', {})
      const application = await applicationStore.insert(tx, { jobId: job.id, workerId: worker.id, pitch })
      await jobs.leaveLine(tx, job.id, worker.id)
      // An application takes no slot: what was held for this worker is the next one's to hear of.
      await jobs.offerFreeSlots(tx, job.id)
      const { publicId: subject, createdAt } = application
      await reminders.set(
        tx,
        { memberId: job.clientId, kind: 'application', subject, deadlineAt: answerDueAt(application) },
        reminders.answerLadder(createdAt),
      )
      await notices.tell(tx, job.clientId, {
        kind: 'application.new',
        data: { application: application.publicId },
        dedupeKey: `application:${application.id}:new`,
      })
      return application.publicId
    },
  )
  return (await applicationStore.byPublicId(tx, publicId)) ?? refuse('application.unknown', {})
}

/** The worker takes the application back. Refuses `application.wrong_state` once it is decided. */
export async function withdraw(tx: Tx, worker: Member, publicId: string): Promise<Application> {
  members.requireJoined(worker)
  const application = await applicationStore.byPublicId(tx, publicId)
  if (application?.workerId !== worker.id) refuse('application.unknown', {})
  return applicationStore.move(tx, application.id, applicationVerbs.withdraw)
}

/**
 * The client gives the applicant a slot; the deadline runs from now. Refuses `application.wrong_state` (also when it
 * was accepted already, so a second tap changes nothing) and when 72 hours are over, `job.full`, `application.not_fit`, and
 * `application.busy` when the applicant has as many running jobs as anybody may.
 */
export async function accept(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly application: string },
): Promise<Assignment> {
  const publicId = await once(
    tx,
    { key: input.key, kind: 'application.accept', actorId: client.id, input: { application: input.application } },
    async () => {
      const seen = await toAnswer(tx, client, input.application)
      await members.lock(tx, seen.application.workerId)
      const job = await jobs.lockById(tx, seen.application.jobId)
      const application = await applicationStore.move(tx, seen.application.id, applicationVerbs.accept)
      await requireStillFits(tx, application.workerId, job)
      if (await jobs.isBusy(tx, application.workerId)) refuse('application.busy', {})
      const assignment = await assign(tx, application.workerId, job, application.id)
      await notices.tell(tx, application.workerId, {
        kind: 'application.accepted',
        data: { assignment: assignment.publicId },
        dedupeKey: `application:${application.id}:accepted`,
      })
      return assignment.publicId
    },
  )
  return (await store.byPublicId(tx, publicId)) ?? refuse('assignment.unknown', {})
}

/** The client declines, with a reason from the list; the worker is told. Refuses `application.wrong_state`. */
export async function decline(
  tx: Tx,
  client: Member,
  input: { readonly application: string; readonly reason: DeclineReason },
): Promise<Application> {
  const seen = await toAnswer(tx, client, input.application)
  if (!DECLINE_REASONS.includes(input.reason)) refuse('job.bad_field', { field: 'reason' })
  const application = await applicationStore.move(tx, seen.application.id, applicationVerbs.decline, {
    declineReason: input.reason,
  })
  await notices.tell(tx, application.workerId, {
    kind: 'application.declined',
    data: { application: application.publicId },
    dedupeKey: `application:${application.id}:declined`,
  })
  return application
}

/**
 * Applications that nobody answered within 72 hours lapse, and so do those whose job has ended; the worker is told.
 * Returns how many.
 */
export async function lapseApplications(tx: Tx, limit: number): Promise<number> {
  const before = new Date(tx.now.getTime() - WORK_LIMITS.applicationHours * HOUR)
  const overdue = await applicationStore.overdue(tx, before, limit)
  const ended = overdue.length < limit ? await applicationStore.ofEndedJobs(tx, before, limit - overdue.length) : []
  // Both lists may name the same one.
  const lapsing = [...new Map([...overdue, ...ended].map((application) => [application.id, application])).values()]
  for (const application of asides.worksOff(tx, lapsing)) {
    await applicationStore.move(tx, application.id, applicationVerbs.lapse)
    await notices.tell(tx, application.workerId, {
      kind: 'application.lapsed',
      data: { application: application.publicId },
      dedupeKey: `application:${application.id}:lapsed`,
    })
  }
  return lapsing.length
}

/** An application to one of the client's own jobs. Refuses `application.unknown` for everybody else's. */
export async function ownApplication(
  tx: Tx,
  client: Member,
  publicId: string,
): Promise<{ readonly application: Application; readonly job: jobs.Job }> {
  const application = (await applicationStore.byPublicId(tx, publicId)) ?? refuse('application.unknown', {})
  const job = await jobs.byId(tx, application.jobId)
  return job.clientId === client.id ? { application, job } : refuse('application.unknown', {})
}

/** The same while it can still be answered: after 72 hours it has lapsed, though the schedule may not have been there yet. */
async function toAnswer(tx: Tx, client: Member, publicId: string): ReturnType<typeof ownApplication> {
  members.requireJoined(client)
  const seen = await ownApplication(tx, client, publicId)
  const isLapsed = seen.application.status === 'waiting' && answerDueAt(seen.application) < tx.now
  return isLapsed ? refuse('application.wrong_state', { status: 'lapsed' }) : seen
}

/** One's own application, as its worker. Refuses `application.unknown`. */
export async function myApplication(tx: Tx, worker: Member, publicId: string): Promise<Application> {
  const application = await applicationStore.byPublicId(tx, publicId)
  return application?.workerId === worker.id ? application : refuse('application.unknown', {})
}

/** The next applicant who waits for an answer, oldest first; after the given one, or the first. */
export async function nextApplicant(tx: Tx, job: jobs.Job, after?: Application): Promise<Application | undefined> {
  return applicationStore.nextWaiting(tx, job.id, after?.id)
}

/** The worker's newest application to a job, whatever became of it. */
export async function applicationTo(tx: Tx, worker: Member, job: jobs.Job): Promise<Application | undefined> {
  return applicationStore.ofWorker(tx, job.id, worker.id)
}

/** A page of what a worker waits to hear about, newest first; `after` is the public id of the last one seen. */
export async function waitingApplications(
  tx: Tx,
  worker: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly applications: readonly Application[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await myApplication(tx, worker, page.after)
  const rows = await applicationStore.waitingOfWorker(tx, worker.id, { before: last?.id, limit: page.limit + 1 })
  return { applications: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** Locks a worker who may take jobs: a guardian who withdraws at the same moment is before this or after it. */
async function lockAllowed(tx: Tx, worker: Member): Promise<void> {
  members.requireJoined(worker)
  await members.lock(tx, worker.id)
  await consents.requireConsent(tx, worker, 'jobs')
}

async function requireMayTake(tx: Tx, worker: Member, job: jobs.Job, way: jobs.Taking): Promise<void> {
  if (job.clientId === worker.id) refuse('job.own', {})
  if (job.status !== 'open') refuse('job.wrong_state', { status: job.status })
  if (job.closesAt <= tx.now) refuse('job.wrong_state', { status: 'closed' })
  if (job.taking !== way) refuse('job.wrong_way', { taking: job.taking })
  if (await lists.isBlocked(tx, worker.id, job.clientId)) refuse('job.not_for_you', {})
  const missing = await jobs.missingFor(tx, worker, job)
  if (missing.length > 0) refuse('job.missing', { missing })
  if (await jobs.hasDroppedOut(tx, worker.id, job)) refuse('job.dropped_out', {})
  if (await jobs.isBusy(tx, worker.id)) refuse('worker.too_many', { limit: await jobs.runningLimit(tx) })
  // A slot may be free and somebody else's for now: whoever stood in line.
  if (way === 'claim' && !(await jobs.hasRoomFor(tx, job, worker.id))) refuse('job.full', { job: job.publicId })
}

/**
 * What a job asks for is looked at once more when an applicant gets the slot: an operator or time may have changed it. Not
 * the hour: it is the client who acts, and an acceptance that fails in the evening alone would give a minor away.
 */
async function requireStillFits(tx: Tx, workerId: string, job: jobs.Job): Promise<void> {
  const worker = (await members.byId(tx, workerId)) ?? refuse('member.unknown', {})
  const isBlocked = await lists.isBlocked(tx, workerId, job.clientId)
  const missing = await jobs.missingFor(tx, worker, job, { anyHour: true })
  if (isBlocked || missing.length > 0) refuse('application.not_fit', {})
}

async function assign(tx: Tx, workerId: string, job: jobs.Job, applicationId: string | null): Promise<Assignment> {
  await jobs.takeSlot(tx, job, workerId)
  const assignment = await store.insert(tx, {
    jobId: job.id,
    workerId,
    applicationId,
    deadlineAt: new Date(tx.now.getTime() + job.workHours * HOUR),
  })
  await lists.acceptInvitation(tx, job.id, workerId)
  await remindWorker(tx, assignment, assignment.startedAt)
  return assignment
}
