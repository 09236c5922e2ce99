import * as assignments from '../../core/assignments/index.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import type { Action, Outcome, Turn } from '../dialog/routes.ts'
import { deadline, lines, nameOf } from './parts.ts'

/** What is asked and not answered about one's own work, in either direction. */
export async function requestLines(turn: Turn, assignment: assignments.Assignment): Promise<readonly Block[]> {
  const words = turn.copy.time
  const time = await assignments.waitingRequest(turn.tx, assignment, 'time')
  const release = await assignments.waitingRequest(turn.tx, assignment, 'release')
  return [
    ...(time?.hours == null ? [] : [lines(words.more.waiting(time.hours, deadline(turn, time.dueAt)))]),
    ...(release === undefined ? [] : [lines(words.release.waiting(deadline(turn, release.dueAt)))]),
  ]
}

/** Asking for more time, while that can be asked; answering who asks to let go. */
export async function askRows(turn: Turn, assignment: assignments.Assignment): Promise<readonly (readonly Button[])[]> {
  const words = turn.copy.time
  const { publicId } = assignment
  const release = await assignments.waitingRequest(turn.tx, assignment, 'release')
  return [
    (await assignments.mayAskForTime(turn.tx, assignment))
      ? [go(words.more.plusDay, 'work.ask-time', publicId), go(words.more.other, 'ask-time', publicId)]
      : [],
    release === undefined
      ? []
      : [
          looks('good', go(words.release.agree, 'request.agree', release.publicId)),
          go(words.release.decline, 'request.decline', release.publicId),
        ],
  ]
}

/** One day more, with one tap. */
export const askForDay: Action = async (turn, [id = '']) => {
  const { tx, member, key } = turn
  const hours = assignments.REQUEST_LIMITS.hours.usual
  return asked(turn, await assignments.askForTime(tx, member, { key, assignment: id, hours }), id)
}

export function asked(turn: Turn, { hours, dueAt }: assignments.WorkRequest, assignment: string): Outcome {
  const note = turn.copy.time.more.asked(hours ?? 0, deadline(turn, dueAt))
  return { note, show: { do: 'work.show', args: [assignment] } }
}

export const requestAgree: Action = (turn, [id = '']) => answer(turn, id, true)
export const requestDecline: Action = (turn, [id = '']) => answer(turn, id, false)

async function answer(turn: Turn, id: string, agrees: boolean): Promise<Outcome> {
  const { tx, member, copy, key } = turn
  const { request, assignment, job } = await assignments.answerRequest(tx, member, { key, request: id, agrees })
  const { more, release } = copy.time
  if (request.kind === 'release') {
    const show = agrees ? { do: 'work.list', args: [] } : { do: 'work.show', args: [assignment.publicId] }
    return { note: agrees ? release.agreed : release.goesOn, show }
  }
  const { name } = await nameOf({ tx, copy }, assignment.workerId)
  const note = agrees ? more.granted(name, deadline(turn, assignment.deadlineAt)) : more.declined(name)
  return { note, show: { do: 'job.manage', args: [job.publicId] } }
}
