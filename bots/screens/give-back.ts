import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { card, deadline, lines } from './parts.ts'

/** Says before, what giving back means now: nothing, or a mark against the share on time. */
export const giveBackAsk: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const assignment = await assignments.mine(tx, member, id)
  assignments.requireWorkersTurn(assignment)
  const job = await jobs.byId(tx, assignment.jobId)
  const words = copy.time.giveBack
  const late = await assignments.countsLate(tx, assignment)
  const until = deadline(turn, await assignments.freeUntil(tx, assignment))
  // Of a job that was ended nobody else gets the slot.
  const [askFree, askLate] =
    job.status === 'closed' ? [words.askFreeEnded, words.askLateEnded] : [words.askFree, words.askLate]
  const confirm = late ? words.confirmLate : words.confirmFree
  return card(
    [lines(late ? askLate(job.title) : askFree(job.title, until))],
    [[looks('danger', go(confirm, 'work.give-back', id, late ? 'late' : 'free'))], [go(words.keep, 'work.show', id)]],
  )
}

/** Gives back; whoever was told that it is free is asked again when it is not any more. */
export const giveBack: Action = async ({ tx, member, copy, key }, [id = '', accepted]) => {
  const { jobId } = await assignments.giveBack(tx, member, { key, assignment: id, acceptsLate: accepted === 'late' })
  const { done, doneEnded } = copy.time.giveBack
  const { status } = await jobs.byId(tx, jobId)
  return { note: status === 'closed' ? doneEnded : done, show: { do: 'work.list', args: [] } }
}
