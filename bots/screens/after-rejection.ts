import * as assignments from '../../core/assignments/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as disputes from '../../core/disputes/index.ts'
import { go, type Button } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { deadline, type Reader } from './parts.ts'

/** The way to one's rejected work, where there is any. */
export async function rejectedButton({ tx, member, copy }: Turn): Promise<Button | undefined> {
  const { assignments: some } = await assignments.rejectedOf(tx, member, { before: undefined, limit: 1 })
  return some.length === 0 ? undefined : go(copy.disputes.list.button, 'appeals')
}

/** The way to what others contest, where there is anything. */
export async function clientButton({ tx, member, copy }: Turn): Promise<Button | undefined> {
  const { disputes: some } = await disputes.openOfClient(tx, member, { limit: 1 })
  return some.length === 0 ? undefined : go(copy.disputes.list.clientButton, 'appeals.client')
}

/** What comes after a rejection: the appeal and until when, or how the appeal stands. */
export async function afterRejection(
  turn: Reader,
  assignment: assignments.Assignment,
): Promise<{ readonly words: Text | undefined; readonly button: Button | undefined }> {
  const words = turn.copy.disputes
  const dispute = await disputes.ofAssignment(turn.tx, assignment)
  if (dispute !== undefined) {
    return {
      words: disputes.isOpen(dispute) ? words.work.appealed : undefined,
      button: go(words.show.open, 'dispute.show', dispute.publicId),
    }
  }
  const until = disputes.appealableUntil(assignment)
  if (assignment.status !== 'rejected' || until <= turn.tx.now) return { words: undefined, button: undefined }
  return {
    words: turn.copy.work.show.held(deadline(turn, until)),
    button: go(words.appeal.button, 'appeal', assignment.publicId),
  }
}

/** What a client sees of an appeal against a rejection of theirs. */
export async function contested(
  tx: Tx,
  copy: Turn['copy'],
  assignment: assignments.Assignment,
): Promise<Button | undefined> {
  const dispute = await disputes.ofAssignment(tx, assignment)
  return dispute === undefined ? undefined : go(copy.disputes.show.open, 'dispute.show', dispute.publicId)
}

/** What a split left for the worker. */
export async function splitPoints(tx: Tx, assignment: assignments.Assignment): Promise<number> {
  return (await disputes.ofAssignment(tx, assignment))?.workerPoints ?? 0
}
