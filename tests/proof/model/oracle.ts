import { at, BLIND, DAY, GRACE, HOUR, isOver, when, type Reasons } from './base.ts'
import { acceptInvitation, isBlocked, isShutOut, tellInvited } from './oracle-lists.ts'
import { isOutOfHours, isUnfit, needsGuardian } from './oracle-minors.ts'
import { remindReviewer, remindWorker } from './oracle-reminders.ts'
import type { Application, Assignment, Job, Submission, World } from './things.ts'

export * from './base.ts'
export type { Assignment, Dispute, Job, Request, World } from './things.ts'

/*
 * What product.md and ledger.md say must happen, written from those pages and not from the code: people, jobs and points
 * as plain records. A command is allowed when no reason speaks against it; the pages do not say which of several reasons
 * is named first, so each that holds may be.
 */

/** One for each birth date; the last but one has no quiet hours. */
export const newWorld = (birthDates: readonly string[]): World => ({
  people: birthDates.map((birthDate, index) => ({
    birthDate,
    scopes: new Set<string>(),
    isSuspended: false,
    budget: 0,
    earnings: 0,
    deposited: 0,
    sleeps: index !== birthDates.length - 2,
  })),
  jobs: [],
  applications: [],
  assignments: [],
  submissions: [],
  disputes: [],
  requests: [],
  reminders: [],
  told: [],
  places: [],
  invitations: [],
  checks: [],
  flags: [],
  reports: [],
  suspensions: [],
  toCount: new Set(),
  lists: new Set(),
})

/** Fee on top: ten per cent, rounded up to a whole point. */
export const feeOf = (reward: number): number => Math.ceil(reward / 10)
export const perSlot = (job: Job): number => job.reward + job.fee
export const isRunning = ({ status }: Assignment): boolean => ['working', 'submitted', 'revising'].includes(status)

export function againstPublishing(world: World, by: number, job: Job): Reasons {
  if (by !== job.client) return ['job.unknown']
  const client = at(world.people, by)
  return [
    ...when(job.status !== 'draft', 'job.wrong_state'),
    ...when(client.deposited < 1_000, 'job.first_deposit'),
    ...when(client.budget < perSlot(job) * job.slots, 'job.too_little_budget'),
  ]
}

/** The days for which a job is open count from the moment at which people see it; whoever is invited hears of it. */
export function goLive(world: World, job: Job, now: number): void {
  job.status = 'open'
  job.wasPublic = true
  job.closesAt = now + job.openDays * DAY
  tellInvited(world, job)
}

export function againstChange(by: number, job: Job, from: readonly Job['status'][]): Reasons {
  return by === job.client ? when(!from.includes(job.status), 'job.wrong_state') : ['job.unknown']
}

export function close(world: World, job: Job): void {
  at(world.people, job.client).budget += perSlot(job) * job.open
  job.open = 0
  job.status = 'closed'
}

export function againstWithdrawing(by: number, job: Job, slots: number): Reasons {
  return [
    ...againstChange(by, job, ['open', 'paused']),
    ...when(by === job.client && (slots < 1 || slots > job.open), 'job.no_such_slots'),
  ]
}

export function withdraw(world: World, job: Job, slots: number): void {
  job.open -= slots
  at(world.people, job.client).budget += perSlot(job) * slots
}

const doneBy = (world: World, worker: number): number =>
  world.assignments.filter((assignment) => assignment.worker === worker && assignment.status === 'approved').length
const runningOf = (world: World, worker: number): number =>
  world.assignments.filter((assignment) => assignment.worker === worker && isRunning(assignment)).length

/** Whether the job gives out slots at this moment. */
export const isTaking = (job: Job, now: number): boolean => job.status === 'open' && job.closesAt > now

/** Has or had work in this job, or has asked for some, and nothing gives a second go. */
function hasPlaceIn(world: World, by: number, index: number): boolean {
  const had = world.assignments.some(({ job: of, worker, status }) => of === index && worker === by && !isOver(status))
  const asked = world.applications.some(
    ({ job: of, worker, status }) =>
      of === index && worker === by && ['waiting', 'accepted', 'declined'].includes(status),
  )
  return had || asked
}

/** Has let go of it twice by themselves, so that it is the client who asks: given back, not in time, or not applied after all. */
function hasDroppedOut(world: World, by: number, index: number): boolean {
  const own = <Item extends { readonly job: number; readonly worker: number }>(items: readonly Item[]) =>
    items.filter(({ job, worker }) => job === index && worker === by)
  const lost = own(world.assignments).filter(({ status }) => ['lapsed', 'given-back', 'withdrawn'].includes(status))
  const takenBack = own(world.applications).filter(({ status }) => status === 'withdrawn')
  const isAsked = own(world.invitations).some(({ status }) => status === 'open')
  return lost.length + takenBack.length >= 2 && !isAsked
}

/** What speaks against somebody in this job, whether a slot is free or not. */
export function againstJoining(world: World, by: number, index: number, now: number): Reasons {
  const job = at(world.jobs, index)
  const lacks = doneBy(world, by) < job.minimumJobs || isShutOut(world, by, index) || isUnfit(world, by, job, now)
  return [
    ...when(job.client === by, 'job.own'),
    ...when(!isTaking(job, now), 'job.wrong_state'),
    ...when(isBlocked(world, by, job.client), 'job.not_for_you'),
    ...when(lacks, 'job.missing'),
    ...when(hasPlaceIn(world, by, index), 'job.taken_before'),
    ...when(hasDroppedOut(world, by, index), 'job.dropped_out'),
  ]
}

export function againstTaking(world: World, by: number, index: number, way: Job['taking'], now: number): Reasons {
  const job = at(world.jobs, index)
  return [
    ...againstJoining(world, by, index, now),
    ...when(needsGuardian(world, by, now), 'member.guardian_needed'),
    ...when(isOutOfHours(world, by, now), 'job.missing'),
    ...when(job.taking !== way, 'job.wrong_way'),
    ...when(runningOf(world, by) >= 8, 'worker.too_many'),
    ...when(job.open === 0, 'job.full'),
  ]
}

export function assign(world: World, index: number, worker: number, now: number): void {
  const job = at(world.jobs, index)
  job.open -= 1
  world.assignments.push({
    job: index,
    worker,
    status: 'working',
    revisions: 0,
    began: now,
    rejectedAt: 0,
    deadline: now + job.workHours * HOUR,
    reviewDue: 0,
    tipped: false,
    isLate: false,
    ratedBy: new Map(),
  })
  remindWorker(world, world.assignments.length - 1, now)
  acceptInvitation(world, index, worker)
}

/** Nobody has answered for 72 hours. */
export const hasLapsed = ({ at: since }: Application, now: number): boolean => now > since + 72 * HOUR

export function againstAccepting(world: World, by: number, application: Application, now: number): Reasons {
  const job = at(world.jobs, application.job)
  if (by !== job.client) return ['application.unknown']
  const { worker: applicant } = application
  // Meanwhile one may have blocked the other, or withdrawn the invitation; the hour is the client's, who acts.
  const fits =
    !isBlocked(world, by, applicant) &&
    !isShutOut(world, applicant, application.job) &&
    !needsGuardian(world, applicant, now) &&
    !isUnfit(world, applicant, job, now)
  return [
    ...when(application.status !== 'waiting' || hasLapsed(application, now), 'application.wrong_state'),
    ...when(!isTaking(job, now), 'job.wrong_state'),
    ...when(!fits, 'application.not_fit'),
    ...when(job.open === 0, 'job.full'),
    ...when(runningOf(world, application.worker) >= 8, 'application.busy'),
    ...when(
      world.assignments.some(
        ({ job: of, worker, status }) => of === application.job && worker === application.worker && !isOver(status),
      ),
      'job.taken_before',
    ),
  ]
}

export function againstAnswering(by: number, rightful: number, application: Application): Reasons {
  if (by !== rightful) return ['application.unknown']
  return when(application.status !== 'waiting', 'application.wrong_state')
}

export function againstHandingIn(by: number, assignment: Assignment, now: number): Reasons {
  if (by !== assignment.worker) return ['assignment.unknown']
  return [
    ...when(assignment.status !== 'working' && assignment.status !== 'revising', 'assignment.wrong_state'),
    ...when(now > assignment.deadline + GRACE, 'assignment.too_late'),
  ]
}

export function handIn(world: World, index: number, now: number): void {
  const assignment = at(world.assignments, index)
  assignment.status = 'submitted'
  assignment.reviewDue = now + at(world.jobs, assignment.job).reviewDays * DAY
  world.submissions.push({ assignment: index, status: 'waiting', decidedAt: 0 })
  remindReviewer(world, world.submissions.length - 1, now)
}

/**
 * `approving`: what is approved already stays so, and saying it again changes nothing. `now` when it is not: after the
 * review window silence has approved.
 */
export function againstDeciding(
  world: World,
  by: number,
  submission: Submission,
  how: 'approving' | { readonly now: number },
): Reasons {
  const assignment = at(world.assignments, submission.assignment)
  if (by !== at(world.jobs, assignment.job).client) return ['submission.unknown']
  if (how === 'approving') return when(!['waiting', 'approved'].includes(submission.status), 'submission.wrong_state')
  return when(submission.status !== 'waiting' || assignment.reviewDue <= how.now, 'submission.wrong_state')
}

export function approve(world: World, submission: Submission, now: number): void {
  if (submission.status === 'approved') return
  const assignment = at(world.assignments, submission.assignment)
  submission.status = 'approved'
  submission.decidedAt = now
  assignment.status = 'approved'
  // Whoever has rejected nothing is not counted.
  const { client } = at(world.jobs, assignment.job)
  const hasRejected = world.submissions.some(
    ({ assignment: of, status }) =>
      status === 'rejected' && at(world.jobs, at(world.assignments, of).job).client === client,
  )
  if (hasRejected) world.toCount.add(assignment.job)
  at(world.people, assignment.worker).earnings += at(world.jobs, assignment.job).reward
}

export function againstTipping(world: World, by: number, assignment: Assignment, points: number): Reasons {
  if (by !== at(world.jobs, assignment.job).client) return ['assignment.unknown']
  return [
    ...when(assignment.status !== 'approved', 'review.wrong_state'),
    ...when(points < 10 || points > 10_000, 'tip.out_of_range'),
    ...when(assignment.tipped, 'tip.given'),
    ...when(at(world.people, by).budget < points, 'ledger.insufficient'),
  ]
}

export function againstRating(world: World, by: number, assignment: Assignment, now: number): Reasons {
  if (by !== assignment.worker && by !== at(world.jobs, assignment.job).client) return ['assignment.unknown']
  const isSeen = [...assignment.ratedBy].some(([author, since]) => author !== by && since + BLIND < now)
  return [
    ...when(assignment.status !== 'approved' && assignment.status !== 'split', 'review.wrong_state'),
    ...when(assignment.ratedBy.has(by), 'review.given'),
    ...when(isSeen && !assignment.ratedBy.has(by), 'review.too_late'),
  ]
}

/** A slot that nobody holds any more is open again; after the end of its job it goes home. */
export function freeSlot(world: World, job: Job): void {
  if (job.status === 'closed') at(world.people, job.client).budget += perSlot(job)
  else {
    job.open += 1
    job.isMoved = true
  }
}

/** What lies in a job's escrow: reward and fee of every slot that is neither paid nor refunded. */
export function escrow(world: World, index: number): number {
  const job = at(world.jobs, index)
  const held = world.assignments.filter(
    ({ job: of, status }) => of === index && !isOver(status) && !['approved', 'refunded', 'split'].includes(status),
  )
  return perSlot(job) * (job.open + held.length)
}
