import type { Tx } from '../db/connect.ts'
import * as reminders from '../reminders/index.ts'
import type { Assignment } from './assignment.ts'

type Reminded = Pick<Assignment, 'publicId' | 'workerId' | 'deadlineAt'>

const reminderOf = ({ publicId: subject, workerId: memberId, deadlineAt }: Reminded) =>
  ({ memberId, kind: 'assignment', subject, deadlineAt }) as const

/** The worker's ladder to the assignment's deadline; `began` is when this round did. In place of what was there before. */
export async function remindWorker(tx: Tx, assignment: Reminded, began: Date): Promise<void> {
  await reminders.set(tx, reminderOf(assignment), reminders.workLadder(began, assignment.deadlineAt))
}

/** The same in the middle of a round, whose deadline has moved. */
export async function remindWorkerLater(tx: Tx, assignment: Reminded, began: Date): Promise<void> {
  await reminders.move(tx, reminderOf(assignment), reminders.workLadder(began, assignment.deadlineAt))
}
