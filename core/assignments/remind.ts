import type { Tx } from '../db/connect.ts'
import * as reminders from '../reminders/index.ts'
import type { Assignment } from './assignment.ts'

/** The worker's ladder to the assignment's deadline; `began` is when this round did. In place of what was there before. */
export async function remindWorker(
  tx: Tx,
  { publicId: subject, workerId: memberId, deadlineAt }: Pick<Assignment, 'publicId' | 'workerId' | 'deadlineAt'>,
  began: Date,
): Promise<void> {
  const of = { memberId, kind: 'assignment', subject, deadlineAt } as const
  await reminders.set(tx, of, reminders.workLadder(began, deadlineAt))
}
