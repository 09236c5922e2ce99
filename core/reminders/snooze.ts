import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { ReminderKind } from './reminder.ts'
import * as store from './store.ts'
import { HOUR, MINUTE } from '../shared/time.ts'

/** For how many hours a reminder can be put off. */
export const SNOOZE_HOURS = [1, 4] as const

/** Later than that before a deadline a reminder helps nobody: the last step of the worker's ladder. */
const LEAST_LEFT = 15 * MINUTE
/** From here on a deadline is told in quiet hours too (product.md section 4). */
const PRESSING = 2 * HOUR

type Sleeper = Pick<Member, 'timeZone' | 'quietFrom' | 'quietTo'>

/**
 * When a reminder that is put off for so many hours comes again: in quiet hours when they are over, or two hours before
 * the deadline if that is earlier, as with every other step. An application has no pressing hours: nothing is lost when it
 * lapses. Undefined when less than a quarter of an hour would be left then.
 */
export function snoozedTo(
  member: Sleeper,
  of: { readonly kind: ReminderKind; readonly deadlineAt: Date },
  now: Date,
  hours: number,
): Date | undefined {
  const asked = new Date(now.getTime() + hours * HOUR)
  const awake = members.quietUntil(member, asked) ?? asked
  const pressing = new Date(of.deadlineAt.getTime() - PRESSING)
  const dueAt = of.kind === 'application' || awake < pressing ? awake : asked > pressing ? asked : pressing
  return of.deadlineAt.getTime() - dueAt.getTime() < LEAST_LEFT ? undefined : dueAt
}

/** The hours that are offered on a reminder: those that lead to a moment of their own in time. */
export function snoozeHours(
  member: Sleeper,
  of: { readonly kind: ReminderKind; readonly deadlineAt: Date },
  now: Date,
): readonly number[] {
  const moments = new Set<number>()
  return SNOOZE_HOURS.filter((hours) => {
    const at = snoozedTo(member, of, now, hours)?.getTime()
    if (at === undefined || moments.has(at)) return false
    moments.add(at)
    return true
  })
}

/**
 * Puts a reminder off: the same row waits for a new moment. Of one thing only one reminder is put off, the last. Refuses
 * `reminder.unknown` for one of somebody else, or for other hours than are offered, `reminder.over` when nothing waits for
 * this member any more, and `reminder.too_late` when too little time would be left.
 */
export async function snooze(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly reminder: string; readonly hours: number },
): Promise<store.Subject & { readonly dueAt: Date }> {
  members.requireJoined(member)
  const { key, reminder, hours } = input
  const put = await once(
    tx,
    { key, kind: 'reminder.snooze', actorId: member.id, input: { reminder, hours } },
    async () => {
      if (!SNOOZE_HOURS.some((offered) => offered === hours)) refuse('reminder.unknown', {})
      const row = (await store.held(tx, member.id, reminder)) ?? refuse('reminder.unknown', {})
      const { kind, subject } = row
      const deadlineAt = row.deadlineAt ?? refuse('reminder.over', {})
      const dueAt = snoozedTo(member, { kind, deadlineAt }, tx.now, hours) ?? refuse('reminder.too_late', {})
      await store.putOff(tx, row, { dueAt, deadlineAt })
      return { kind, subject, dueAt: dueAt.toISOString() }
    },
  )
  return { ...put, dueAt: new Date(put.dueAt) }
}
