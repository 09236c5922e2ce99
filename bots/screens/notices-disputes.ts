import * as assignments from '../../core/assignments/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { said } from '../dialog/text.ts'
import { afterRejection } from './after-rejection.ts'
import { decisionBlocks } from './dispute-card.ts'
import { card, deadline, lines, menuButton, nameOf, quote, type Reader } from './parts.ts'

/** What the two sides of a rejection are told. */
export const disputeDraws = {
  'submission.rejected': async (turn: Reader, { submission: id }: Notices['submission.rejected']): Promise<Card> => {
    const { submission, assignment, job } = await assignments.mySubmission(turn.tx, turn.member, id)
    const { copy } = turn
    const { words, button } = await afterRejection(turn, assignment)
    return card(
      [
        lines(
          copy.notices.rejected(job.title),
          submission.reasonCode === null
            ? undefined
            : copy.work.show.reason(copy.review.reject.reasons[submission.reasonCode]),
        ),
        ...(submission.reason === null ? [] : [quote(said(submission.reason))]),
        words === undefined ? undefined : lines(words),
      ],
      [[button, go(copy.notices.buttons.look, 'work.show', assignment.publicId)], [menuButton(copy)]],
    )
  },
  'assignment.refunded': async (turn: Reader, { assignment: id }: Notices['assignment.refunded']): Promise<Card> => {
    const { assignment, job } = await assignments.ofParty(turn.tx, turn.member, id)
    const words = turn.copy.disputes.notices
    const withdrawn = (await disputes.ofAssignment(turn.tx, assignment)) !== undefined
    const { buttons } = turn.copy.notices
    if (assignment.workerId === turn.member.id) {
      const told = withdrawn ? words.withdrawnWorker : words.refundedWorker
      return card([lines(told(job.title))], [[go(buttons.look, 'work.show', id)], [menuButton(turn.copy)]])
    }
    const told = withdrawn ? words.withdrawnClient : words.refundedClient
    return card(
      [lines(told(job.title, job.rewardPoints + job.feePoints))],
      [[go(buttons.look, 'job.manage', job.publicId)], [menuButton(turn.copy)]],
    )
  },
  'dispute.opened': (turn: Reader, { dispute }: Notices['dispute.opened']) => toAnswer(turn, dispute, 'opened'),
  'dispute.reminder': (turn: Reader, { dispute }: Notices['dispute.reminder']) => toAnswer(turn, dispute, 'reminder'),
  'dispute.heard': async (turn: Reader, { dispute: id }: Notices['dispute.heard']): Promise<Card | undefined> => {
    const { dispute, job } = await disputes.seen(turn.tx, turn.member, id)
    if (dispute.status !== 'deciding') return undefined
    const { answered, unanswered } = turn.copy.disputes.notices
    const told = dispute.answer === null ? unanswered : answered
    return card(
      [lines(told(job.title))],
      [[go(turn.copy.notices.buttons.look, 'dispute.show', id)], [menuButton(turn.copy)]],
    )
  },
  'dispute.decided': decided,
}

async function toAnswer(turn: Reader, id: string, kind: 'opened' | 'reminder'): Promise<Card | undefined> {
  const { dispute, job } = await disputes.seen(turn.tx, turn.member, id)
  if (dispute.status !== 'answering') return undefined
  const { name } = await nameOf(turn, dispute.workerId)
  const words = turn.copy.disputes
  return card(
    [lines(words.notices[kind](name, job.title, deadline(turn, dispute.answerDueAt)))],
    [
      [
        looks('main', go(words.answer.button, 'answer-appeal', id)),
        go(turn.copy.notices.buttons.look, 'dispute.show', id),
      ],
      [menuButton(turn.copy)],
    ],
  )
}

/** With the amounts and the reason; whoever was paid may rate, and so may who paid. */
async function decided(turn: Reader, { dispute: id }: Notices['dispute.decided']): Promise<Card | undefined> {
  const seen = await disputes.seen(turn.tx, turn.member, id)
  const { dispute, job, assignment, side } = seen
  if (dispute.workerPoints === null) return undefined
  const { notices: words } = turn.copy.disputes
  const shares = assignments.sharesOf(job, dispute.workerPoints)
  const mine = side === 'worker' ? shares.workerPoints : shares.clientPoints
  const { buttons } = turn.copy.notices
  return card(
    [
      lines(words.decided(job.title), mine === 0 ? words.nothing : words.yours(mine)),
      ...decisionBlocks(turn, seen, said),
    ],
    [
      [
        go(buttons.look, 'dispute.show', id),
        (await assignments.mayRate(turn.tx, turn.member, assignment))
          ? go(side === 'worker' ? buttons.rate : buttons.rateWorker, 'rate', assignment.publicId)
          : undefined,
      ],
      [mine === 0 ? undefined : go(buttons.wallet, 'wallet'), menuButton(turn.copy)],
    ],
  )
}
