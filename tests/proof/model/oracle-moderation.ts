import { at, close, DAY, goLive, perSlot, when, type Reasons } from './oracle.ts'
import { settleHolds } from './oracle-holds.ts'
import type { Check, Flag, Job, World } from './things.ts'

/** Nobody has looked in time: the job goes back, after a week, or after the days for which it was meant to be open. */
const CHECK_DAYS = 7
const FLAG_DAYS = 30

/** Who decides: the operator, a client on the own case, somebody else; one of the clients is an operator as well. */
export interface Judge {
  readonly isOperator: boolean
  readonly isParty: boolean
  /** Of the reason. */
  readonly characters: number
}

/** Nobody decides on the own case, and every decision has its reason (product.md section 9). */
export function againstDeciding(judge: Judge, isOver: boolean, over: string): Reasons {
  if (!judge.isOperator) return ['operator.only']
  return [
    ...when(judge.characters < 10, 'operator.say_more'),
    ...when(judge.isParty, 'operator.own_case'),
    ...when(isOver, over),
  ]
}

/** A person looks first: at a client's first jobs, and at what a rule of the policy stumbles over. */
function reasonsToCheck(world: World, job: Job, firstJobs: number): readonly string[] {
  const before = world.jobs.filter(({ client, wasPublic }) => client === job.client && wasPublic).length
  return [...when(before < firstJobs, 'first-jobs'), ...when(job.isShady, 'likes')]
}

/** The points are set aside at once; the job is public at once only when nobody has to look. Says whether somebody has. */
export function publish(world: World, index: number, firstJobs: number, now: number): boolean {
  const job = at(world.jobs, index)
  at(world.people, job.client).budget -= perSlot(job) * job.slots
  job.open = job.slots
  const reasons = reasonsToCheck(world, job, firstJobs)
  if (reasons.length === 0) goLive(world, job, now)
  else {
    job.status = 'checking'
    world.checks.push({ job: index, reasons, dueAt: now + Math.min(CHECK_DAYS, job.openDays) * DAY, status: 'waiting' })
  }
  return reasons.length > 0
}

/** A draft again, and all its points are home. */
function sendBack(world: World, check: Check, status: Check['status']): void {
  const job = at(world.jobs, check.job)
  check.status = status
  job.status = 'draft'
  at(world.people, job.client).budget += perSlot(job) * job.open
  job.open = 0
}

/** The job of somebody who is suspended is not let live. */
export const againstChecking = (world: World, check: Check, decision: 'approve' | 'refuse', judge: Judge): Reasons => [
  ...againstDeciding(judge, check.status !== 'waiting', 'check.over'),
  ...when(
    judge.isOperator && decision === 'approve' && at(world.people, at(world.jobs, check.job).client).isSuspended,
    'member.wrong_state',
  ),
]

export function decideCheck(world: World, check: Check, decision: 'approve' | 'refuse', now: number): void {
  if (decision === 'refuse') return sendBack(world, check, 'refused')
  check.status = 'approved'
  goLive(world, at(world.jobs, check.job), now)
}

export function takeBack(world: World, index: number): void {
  for (const check of world.checks) {
    if (check.job === index && check.status === 'waiting') sendBack(world, check, 'withdrawn')
  }
}

export const againstFlagging = (world: World, flag: Flag, decision: 'release' | 'close', judge: Judge): Reasons => [
  ...againstDeciding(judge, flag.status !== 'waiting', 'flag.over'),
  ...when(judge.isOperator && decision === 'close' && at(world.jobs, flag.job).status === 'closed', 'job.wrong_state'),
]

export function decideFlag(world: World, flag: Flag, decision: 'release' | 'close', now: number): void {
  const job = at(world.jobs, flag.job)
  flag.status = decision === 'close' ? 'closed' : 'released'
  flag.endedAt = now
  if (decision === 'close') close(world, job)
  settleHolds(world)
}

/** More than 30 % of at least ten: only what came after an operator last looked. */
function flag(world: World, index: number, now: number): void {
  const { client } = at(world.jobs, index)
  const isOwn = (job: number): boolean => at(world.jobs, job).client === client
  const flags = world.flags.filter(({ job }) => isOwn(job))
  if (flags.some(({ status }) => status === 'waiting')) return
  const since = Math.max(0, ...flags.filter(({ status }) => status !== 'lapsed').map(({ endedAt }) => endedAt))
  const decided = world.submissions.filter(
    ({ assignment, status, decidedAt }) =>
      isOwn(at(world.assignments, assignment).job) &&
      ['approved', 'rejected', 'split'].includes(status) &&
      decidedAt > since,
  )
  const rejected = decided.filter(({ status }) => status === 'rejected').length
  if (decided.length < 10 || rejected * 10 <= decided.length * 3) return
  world.flags.push({ job: index, decided: decided.length, rejected, at: now, status: 'waiting', endedAt: 0 })
  settleHolds(world)
}

/** Checks that nobody decided in time, and clients who reject unusually much. Before jobs end. */
export function passModeration(world: World, now: number): void {
  for (const check of world.checks) {
    if (check.status === 'waiting' && check.dueAt <= now) sendBack(world, check, 'lapsed')
  }
  for (const index of [...world.toCount].toSorted((a, b) => a - b)) flag(world, index, now)
  world.toCount.clear()
}

/** The job of a flag has ended, and nobody has decided for a month. */
export function lapseFlags(world: World, now: number): void {
  for (const one of world.flags) {
    const isEnded = at(world.jobs, one.job).status === 'closed'
    if (one.status === 'waiting' && isEnded && one.at + FLAG_DAYS * DAY < now) one.status = 'lapsed'
  }
}

/** Moments at which something of this begins to count. */
export const moderationTurns = (world: World): readonly number[] => [
  ...world.checks.filter(({ status }) => status === 'waiting').map(({ dueAt }) => dueAt),
  ...world.flags.filter(({ status }) => status === 'waiting').map(({ at: since }) => since + FLAG_DAYS * DAY),
]
