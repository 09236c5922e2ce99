import { at, DAY, HOUR, MINUTE, when, type Reasons } from './base.ts'
import { nextHour } from './clock.ts'
import type { Reminder, World } from './things.ts'

type Subject = Pick<Reminder, 'kind' | 'of'>
type Step = Readonly<Pick<Reminder, 'rung' | 'dueAt'>>

/**
 * The worker's: half of the time of this round, 24 hours, 2 hours and 15 minutes before its end; what would come before
 * the half makes no sense for so short a time (product.md section 4).
 */
function workSteps(began: number, deadline: number): readonly Step[] {
  const half = (deadline - began) / 2
  const fixed: readonly (readonly [Reminder['rung'], number])[] = [
    ['24h', 24 * HOUR],
    ['2h', 2 * HOUR],
    ['15m', 15 * MINUTE],
  ]
  const later = fixed.filter(([, before]) => before < half)
  return [
    { rung: 'half', dueAt: deadline - half },
    ...later.map(([rung, before]) => ({ rung, dueAt: deadline - before })),
  ]
}

/** What somebody is reminded of until the deadline, in place of what is still ahead; what is over by now is never told. */
function set(
  world: World,
  what: Subject & Pick<Reminder, 'to' | 'deadline'>,
  steps: readonly Step[],
  now: number,
): void {
  const { kind, of } = what
  const ahead = steps.filter(({ dueAt }) => dueAt > now)
  const rest = world.reminders.filter((one) => one.kind !== kind || one.of !== of || one.status !== 'ahead')
  world.reminders.splice(
    0,
    Infinity,
    ...rest,
    ...ahead.map((step) => ({ ...what, ...step, status: 'ahead' as const, doneAt: 0 })),
  )
}

/**
 * A round begins, or its deadline has moved: the ladder leads to that deadline now. That half of the time is over is said
 * once in a round.
 */
export function remindWorker(world: World, index: number, now: number): void {
  const { worker, began, deadline } = at(world.assignments, index)
  const isHalf = ({ kind, of, rung, status }: Reminder): boolean =>
    kind === 'assignment' && of === index && rung === 'half' && status === 'ahead'
  const saysHalf = began === now || world.reminders.some(isHalf)
  const steps = workSteps(began, deadline).filter(({ rung }) => rung !== 'half' || saysHalf)
  set(world, { kind: 'assignment', of: index, to: worker, deadline }, steps, now)
}

/** Handed in: 24 and 72 hours later, and 4 hours before silence approves it (product.md section 3). */
export function remindReviewer(world: World, index: number, now: number): void {
  const { job, reviewDue } = at(world.assignments, at(world.submissions, index).assignment)
  const steps: readonly Step[] = [
    { rung: '24h', dueAt: now + 24 * HOUR },
    { rung: '72h', dueAt: now + 72 * HOUR },
    { rung: 'last', dueAt: reviewDue - 4 * HOUR },
  ]
  const sensible = steps.filter(({ dueAt }) => dueAt < reviewDue)
  set(world, { kind: 'submission', of: index, to: at(world.jobs, job).client, deadline: reviewDue }, sensible, now)
}

/** Somebody has applied: once, after a day, while three days are the most that an answer may take. */
export function remindChooser(world: World, index: number, now: number): void {
  const { job } = at(world.applications, index)
  const what = { kind: 'application', of: index, to: at(world.jobs, job).client, deadline: now + 72 * HOUR } as const
  set(world, what, [{ rung: '24h', dueAt: now + 24 * HOUR }], now)
}

/** The ball is with whoever would be reminded. */
function isTheirTurn(world: World, { kind, of }: Subject): boolean {
  if (kind === 'assignment') return ['working', 'revising'].includes(at(world.assignments, of).status)
  const { status } = kind === 'application' ? at(world.applications, of) : at(world.submissions, of)
  return status === 'waiting'
}

/** Nobody has to be reminded any more; what an approval leaves behind comes to nothing when its time has come. */
export function dropReminders(world: World): void {
  const isKept = (one: Reminder): boolean =>
    one.status !== 'ahead' ||
    isTheirTurn(world, one) ||
    (one.kind === 'submission' && at(world.submissions, one.of).status === 'approved')
  world.reminders.splice(0, Infinity, ...world.reminders.filter(isKept))
}

/** The deadline as it is now; it may have moved since. */
function deadlineOf(world: World, { kind, of, deadline }: Reminder): number {
  if (kind === 'application') return deadline
  return kind === 'assignment'
    ? at(world.assignments, of).deadline
    : at(world.assignments, at(world.submissions, of).assignment).reviewDue
}

/**
 * When a reminder comes again that is put off for so many hours: not while its reader sleeps, but two hours before the
 * deadline at the latest, unless nothing is lost by it.
 */
function snoozedTo(world: World, reminder: Reminder, hours: number, now: number): number {
  const asked = now + hours * HOUR
  const { sleeps } = at(world.people, reminder.to)
  const awake = nextHour(asked, (hour) => !sleeps || (hour >= 8 && hour < 21))
  if (reminder.kind === 'application') return awake
  return Math.max(asked, Math.min(awake, deadlineOf(world, reminder) - 2 * HOUR))
}

export function againstSnoozing(world: World, by: number, reminder: Reminder, hours: number, now: number): Reasons {
  if (by !== reminder.to || ![1, 4].includes(hours)) return ['reminder.unknown']
  if (!isTheirTurn(world, reminder)) return ['reminder.over']
  const left = deadlineOf(world, reminder) - snoozedTo(world, reminder, hours, now)
  return when(left < 15 * MINUTE, 'reminder.too_late')
}

/** It waits again; of one thing only one is put off, the last. */
export function snooze(world: World, reminder: Reminder, hours: number, now: number): void {
  const dueAt = snoozedTo(world, reminder, hours, now)
  const isReplaced = (one: Reminder): boolean =>
    one !== reminder &&
    one.kind === reminder.kind &&
    one.of === reminder.of &&
    one.rung === 'snoozed' &&
    one.status === 'ahead'
  const rest = world.reminders.filter((one) => !isReplaced(one))
  world.reminders.splice(0, Infinity, ...rest)
  Object.assign(reminder, { rung: 'snoozed', dueAt, deadline: deadlineOf(world, reminder), status: 'ahead' })
}

/** So long after it was told a reminder can be put off. */
const KEPT = 30 * DAY

/** The schedule has run: of several steps that are due only the latest is told, and each of them never again. */
export function passReminders(world: World, now: number): void {
  const due = world.reminders.filter(({ status, dueAt }) => status === 'ahead' && dueAt <= now)
  const isLatest = (one: Reminder, index: number): boolean =>
    due.every(
      ({ kind, of, dueAt }, other) =>
        kind !== one.kind || of !== one.of || dueAt < one.dueAt || (dueAt === one.dueAt && other <= index),
    )
  const told = due.filter((one, index) => isLatest(one, index) && now < one.deadline && isTheirTurn(world, one))
  for (const one of due) Object.assign(one, { status: told.includes(one) ? 'told' : 'past', doneAt: now })
  world.told.push(...told.map(({ kind, of, to, rung }) => ({ kind, of, to, rung })))
  const kept = world.reminders.filter(({ status, doneAt }) => status === 'ahead' || doneAt >= now - KEPT)
  world.reminders.splice(0, Infinity, ...kept)
}
