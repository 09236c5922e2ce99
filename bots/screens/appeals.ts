import * as assignments from '../../core/assignments/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go, type Button, type Card } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { clientButton } from './after-rejection.ts'
import { disputeCard, stateOf } from './dispute-card.ts'
import { card, deadline, inOrder, lines, menuButton, numbered, PAGE, title } from './parts.ts'

/** Rejected work whose reward is still in escrow: what can be contested, and what is. `/appeal` leads here. */
export const appeals: Screen = async (turn, [before]) => {
  const { tx, member, copy } = turn
  const words = copy.disputes.list
  const page = await assignments.rejectedOf(tx, member, {
    before: before === undefined ? undefined : await assignments.mine(tx, member, before),
    limit: PAGE,
  })
  const rows = await inOrder(page.assignments, (assignment, index) => rejectedLine(turn, assignment, index + 1))
  const last = page.assignments.at(-1)
  return card(
    [title(words.title), ...rows.map(({ line }) => lines(line)), rows.length === 0 ? lines(words.empty) : undefined],
    [
      rows.map(({ button }) => button),
      [page.more && last !== undefined ? go(words.more, 'appeals', last.publicId) : undefined],
      [await clientButton(turn), go(words.work, 'work.list')],
      [menuButton(copy)],
    ],
  )
}

async function rejectedLine(
  turn: Turn,
  assignment: assignments.Assignment,
  number: number,
): Promise<{ readonly line: Text; readonly button: Button }> {
  const words = turn.copy.disputes.list
  const job = await jobs.byId(turn.tx, assignment.jobId)
  const dispute = await disputes.ofAssignment(turn.tx, assignment)
  const state =
    dispute === undefined
      ? words.appealable(deadline(turn, disputes.appealableUntil(assignment)))
      : stateOf(turn, dispute)
  return {
    line: words.line(number, job.title, job.rewardPoints, state),
    button:
      dispute === undefined
        ? go(String(number), 'appeal', assignment.publicId)
        : go(String(number), 'dispute.show', dispute.publicId),
  }
}

/** Open appeals against a client's rejections. */
export const appealsOfClient: Screen = async (turn, [before]) => {
  const { tx, member, copy } = turn
  const words = copy.disputes.list
  const page = await disputes.openOfClient(tx, member, { limit: PAGE, ...(before === undefined ? {} : { before }) })
  const rows = await inOrder(page.disputes, async (dispute, index) => {
    const { job } = await disputes.seen(tx, member, dispute.publicId)
    return words.line(index + 1, job.title, job.rewardPoints, stateOf(turn, dispute))
  })
  const last = page.disputes.at(-1)
  return card(
    [
      title(words.clientTitle),
      ...rows.map((row) => lines(row)),
      rows.length === 0 ? lines(words.clientEmpty) : undefined,
    ],
    [
      numbered(page.disputes, 'dispute.show'),
      [page.more && last !== undefined ? go(words.more, 'appeals.client', last.publicId) : undefined],
      [go(words.jobs, 'jobs.mine'), menuButton(copy)],
    ],
  )
}

/** The oldest dispute that waits for an operator; `after` is the one before it. */
export const disputeQueue: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.moderation.operator
  const page = await disputes.toDecide(tx, member, { limit: 1, ...(after === undefined ? {} : { after }) })
  const [first] = page.disputes
  if (first === undefined) return emptyQueue(copy)
  return disputeCard(turn, first.publicId, page.more ? go(words.next, 'op.disputes', first.publicId) : undefined)
}

const emptyQueue = (copy: Turn['copy']): Card =>
  card([lines(copy.moderation.operator.empty)], [[go(copy.moderation.operator.back, 'operator')]])
