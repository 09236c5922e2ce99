import { HOUR, MINUTE } from '../shared/time.ts'
/** What one is reminded of: work to hand in, an application to answer, a submission to review. */
export const REMINDER_KINDS = ['assignment', 'application', 'submission'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

export const RUNGS = ['half', '24h', '72h', '2h', '15m', 'last', 'snoozed'] as const
export type Rung = (typeof RUNGS)[number]

/** One step of a ladder. */
export interface Step {
  readonly rung: Rung
  readonly dueAt: Date
}

/**
 * The worker's ladder: half of the time, 24 hours, 2 hours and 15 minutes before the deadline, only what makes sense for the
 * length of the work (half of the time is more than half an hour, and no other step comes before it).
 */
export function workLadder(began: Date, deadline: Date): readonly Step[] {
  const half = (deadline.getTime() - began.getTime()) / 2
  const before = (rung: Rung, milliseconds: number): Step => ({
    rung,
    dueAt: new Date(deadline.getTime() - milliseconds),
  })
  const later = [before('24h', 24 * HOUR), before('2h', 2 * HOUR), before('15m', 15 * MINUTE)]
  const first = half > 30 * MINUTE ? [before('half', half)] : []
  return [...first, ...later.filter(({ dueAt }) => deadline.getTime() - dueAt.getTime() < half)]
}

/** The client's ladder for a submission: 24 and 72 hours after it came, and 4 hours before silence approves it. */
export function reviewLadder(handedIn: Date, due: Date): readonly Step[] {
  const steps: readonly Step[] = [
    { rung: '24h', dueAt: new Date(handedIn.getTime() + 24 * HOUR) },
    { rung: '72h', dueAt: new Date(handedIn.getTime() + 72 * HOUR) },
    { rung: 'last', dueAt: new Date(due.getTime() - 4 * HOUR) },
  ]
  return steps.filter(({ dueAt }) => dueAt > handedIn && dueAt < due)
}

/** The client's ladder for an application: once, after a day. */
export function answerLadder(applied: Date): readonly Step[] {
  return [{ rung: '24h', dueAt: new Date(applied.getTime() + 24 * HOUR) }]
}
