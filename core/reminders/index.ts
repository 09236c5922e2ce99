import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import type { Step } from './reminder.ts'
import * as store from './store.ts'

export * from './reminder.ts'
export { snooze, snoozeHours } from './snooze.ts'

/**
 * The steps of a ladder for whoever has to act until `deadlineAt`: in place of those that were not sent. What would have been
 * due before now is left out. Written by the verbs that set a deadline.
 */
export async function set(
  tx: Tx,
  of: store.Subject & { readonly memberId: string; readonly deadlineAt: Date },
  ladder: readonly Step[],
): Promise<void> {
  await store.removeUnsent(tx, of)
  await store.insert(
    tx,
    of,
    ladder.filter(({ dueAt }) => dueAt > tx.now),
  )
}

/**
 * The steps of a ladder to a deadline that has moved. That half of the time is over is said once in a round: when it was
 * said (or is too old to be said), it is not said again for the longer time.
 */
export async function move(
  tx: Tx,
  of: store.Subject & { readonly memberId: string; readonly deadlineAt: Date },
  ladder: readonly Step[],
): Promise<void> {
  const ahead = await store.removeUnsent(tx, of)
  const steps = ladder.filter(({ rung, dueAt }) => dueAt > tx.now && (rung !== 'half' || ahead.includes('half')))
  await store.insert(tx, of, steps)
}

/**
 * True when a later reminder of the same thing is due by now, which tells it: two that fall due in one night would both be
 * told in the morning, in the same words. `reminder` is what a notice names; older ones name none.
 */
export async function isOvertaken(tx: Tx, reminder: string | undefined): Promise<boolean> {
  return reminder !== undefined && store.isOvertaken(tx, reminder)
}

/** Nobody has to be reminded of this any more. */
export async function clear(tx: Tx, of: store.Subject): Promise<void> {
  await store.removeUnsent(tx, of)
}

/**
 * Tells what is due. Each row is told once, by whichever instance takes it; of several that a missed tick has left, only the
 * latest. Returns how many rows were worked off.
 */
export async function tellDue(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.takeDue(tx, limit))
  for (const row of due) if (row.isToTell) await tell(tx, row)
  return due.length
}

async function tell(tx: Tx, due: store.Due): Promise<void> {
  const { id, publicId: reminder, memberId, kind, subject, rung, snoozes, deadlineAt: deadline } = due
  const dedupeKey = `${kind}:${subject}:reminder:${rung}:${id}${snoozes === 0 ? '' : `:${snoozes}`}`
  switch (kind) {
    case 'assignment':
      return notices.tell(tx, memberId, {
        kind: 'assignment.reminder',
        data: { assignment: subject, deadline, reminder },
        dedupeKey,
      })
    case 'application':
      return notices.tell(tx, memberId, {
        kind: 'application.reminder',
        data: { application: subject, reminder },
        dedupeKey,
      })
    case 'submission':
      return notices.tell(tx, memberId, {
        kind: 'submission.reminder',
        data: { submission: subject, deadline, reminder },
        dedupeKey,
      })
  }
}

/** Gives a member's reminders to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, members.from, members.to)
}

/** Reminders that were sent a month ago. For the schedule; returns how many. */
export async function forgetOld(tx: Tx, limit: number): Promise<number> {
  return store.removeOld(tx, limit)
}
