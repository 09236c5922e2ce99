import * as reminders from '../../core/reminders/index.ts'
import { go, type Button } from '../dialog/card.ts'
import type { Action } from '../dialog/routes.ts'
import { deadline, type Reader } from './parts.ts'

/** The buttons that put a reminder off, as long as that makes sense before the deadline. */
export function snoozeButtons(
  { tx, member, copy }: Reader,
  reminder: string | undefined,
  of: { readonly kind: reminders.ReminderKind; readonly deadlineAt: Date },
): readonly Button[] {
  if (reminder === undefined) return []
  const hours = reminders.snoozeHours(member, of, tx.now)
  return hours.map((each) => go(copy.told.snooze.button(each), 'reminder.snooze', reminder, each))
}

const screens = {
  assignment: 'work.show',
  application: 'application.show',
  submission: 'submission.review',
} as const satisfies Record<reminders.ReminderKind, string>

/** `[reminder, hours]`; the core says when it comes again. */
export const snoozeReminder: Action = async (turn, [reminder = '', hours]) => {
  const { tx, member, key } = turn
  const put = await reminders.snooze(tx, member, { key, reminder, hours: Number(hours) })
  return {
    note: turn.copy.told.snooze.done(deadline(turn, put.dueAt)),
    show: { do: screens[put.kind], args: [put.subject] },
  }
}
