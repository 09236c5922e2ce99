import * as assignments from '../../core/assignments/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { outcome } from '../screens/dispute-card.ts'
import { deadline, lines } from '../screens/parts.ts'
import { reasonField } from './operator-decides.ts'

const { words: WORDS, files: MOST_FILES, appealDays, answerHours } = disputes.DISPUTE_LIMITS

const show = (id: string) => ({ do: 'dispute.show', args: [id] })
const filesField = ({ copy }: Turn) => field.files({ ...copy.disputes.appeal.files, max: MOST_FILES, optional: true })

/** The worker's rejected assignment, which nobody has contested yet. */
async function appealable({ tx, member }: Turn, id: string): Promise<jobs.Job> {
  const assignment = await assignments.mine(tx, member, id)
  if ((await disputes.ofAssignment(tx, assignment)) !== undefined) refuse('dispute.given', {})
  if (assignment.status !== 'rejected') refuse('assignment.wrong_state', { status: assignment.status })
  if (disputes.appealableUntil(assignment) <= tx.now) refuse('dispute.too_late', { days: appealDays })
  return jobs.byId(tx, assignment.jobId)
}

/** Contesting a rejection, with words and files. Argument: the assignment. */
export const appeal = flow('appeal', { title: (copy) => copy.disputes.appeal.title })
  .guard(async (turn, [id = '']) => {
    const assignment = await assignments.mine(turn.tx, turn.member, id)
    const dispute = await disputes.ofAssignment(turn.tx, assignment)
    if (dispute !== undefined) return { show: show(dispute.publicId) }
    await appealable(turn, id)
    return undefined
  })
  .page(async (_, turn, [id = '']) => {
    const { title } = await appealable(turn, id)
    const words = turn.copy.disputes.appeal.words
    return {
      words: field.text({ ...words, ask: words.ask(title), ...WORDS, multiline: true }),
      files: filesField(turn),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.disputes.appeal.promise)],
    confirm: copy.disputes.appeal.confirm,
  }))
  .submit(async ({ words, files }, turn, [id = '']) => {
    const said = { words, files: files.map((file) => file.id) }
    const { publicId, answerDueAt } = await disputes.appeal(turn.tx, turn.member, {
      key: turn.key,
      assignment: id,
      ...said,
    })
    return { note: turn.copy.disputes.appeal.done(deadline(turn, answerDueAt)), show: show(publicId) }
  })

/** A dispute that waits for this client's answer. */
async function unanswered({ tx, member }: Turn, id: string): Promise<jobs.Job> {
  const { dispute, side, job } = await disputes.seen(tx, member, id)
  if (side !== 'client') refuse('dispute.unknown', {})
  if (dispute.status !== 'answering') refuse('dispute.wrong_state', { status: dispute.status })
  if (dispute.answerDueAt <= tx.now) refuse('dispute.answer_over', { hours: answerHours })
  return job
}

/** The client's side of it. Argument: the dispute. */
export const answerAppeal = flow('answer-appeal', { title: (copy) => copy.disputes.answer.title })
  .guard(async (turn, [id = '']) => {
    await unanswered(turn, id)
    return undefined
  })
  .page(async (_, turn, [id = '']) => {
    const { title } = await unanswered(turn, id)
    const words = turn.copy.disputes.answer.words
    return {
      words: field.text({ ...words, ask: words.ask(title), ...WORDS, multiline: true }),
      files: filesField(turn),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.disputes.answer.promise)],
    confirm: copy.disputes.answer.confirm,
  }))
  .submit(async ({ words, files }, { tx, member, copy, key }, [id = '']) => {
    await disputes.answer(tx, member, { key, dispute: id, words, files: files.map((file) => file.id) })
    return { note: copy.disputes.answer.done, show: show(id) }
  })

/** A dispute on which this operator may decide. */
async function decidable({ tx, member }: Turn, id: string): Promise<jobs.Job> {
  await moderation.requireOperator(tx, member)
  const { dispute, job } = await disputes.seen(tx, member, id)
  moderation.requireNoParty(member, dispute.workerId, dispute.clientId)
  return dispute.status === 'deciding' ? job : refuse('dispute.wrong_state', { status: dispute.status })
}

/** An operator decides: pay, refund, or split with the amounts, and why. Argument: the dispute. */
export const decideDispute = flow('decide-dispute', { title: (copy) => copy.disputes.decide.title })
  .guard(async (turn, [id = '']) => {
    await decidable(turn, id)
    return undefined
  })
  .page(async (_, turn, [id = '']) => {
    const job = await decidable(turn, id)
    const words = turn.copy.disputes.decide
    // A point cannot be split.
    const possible = disputes.DISPUTE_DECISIONS.filter((one) => one !== 'split' || job.rewardPoints > 1)
    return {
      decision: field.choice({
        ...words.decision,
        options: possible.map((value) => ({ value, label: words.decisions[value] })),
      }),
    }
  })
  .page(async ({ decision }, turn, [id = '']) => {
    const { rewardPoints } = await decidable(turn, id)
    const words = turn.copy.disputes.decide.share
    const half = Math.floor(rewardPoints / 2)
    return {
      share:
        decision === 'split'
          ? field.points({
              label: words.label,
              ask: words.ask(rewardPoints),
              min: 1,
              max: rewardPoints - 1,
              suggestions: [{ value: String(half), label: turn.copy.format.euros(half) }],
            })
          : undefined,
      reason: reasonField(turn.copy),
    }
  })
  .review(async ({ decision, share }, turn, [id = '']) => {
    const job = await decidable(turn, id)
    const { copy } = turn
    const shares = assignments.sharesOf(job, decision === 'pay' ? job.rewardPoints : (share ?? 0))
    return {
      blocks: [
        lines(outcome(copy, decision, shares), copy.disputes.outcome.fee(shares.feePoints)),
        lines(copy.moderation.operator.permanent),
      ],
      confirm: copy.disputes.decide.confirm,
    }
  })
  .submit(async ({ decision, share, reason }, { tx, member, copy, key }, [id = '']) => {
    const part = share === undefined ? {} : { workerPoints: share }
    await disputes.decide(tx, member, { key, dispute: id, decision, reason, ...part })
    return { note: copy.moderation.operator.decided, show: { do: 'op.disputes', args: [] } }
  })
