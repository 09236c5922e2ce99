import * as assignments from '../../core/assignments/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { join, said, type Text } from '../dialog/text.ts'
import { lines, nameOf } from '../screens/parts.ts'

const { reason: REASON, revisions: MOST_REVISIONS, revisionHours } = assignments.WORK_LIMITS

/** A submission of one of the client's jobs that still waits for the decision. */
const waiting = ({ tx, member }: Turn, id: string): Promise<assignments.Seen> => assignments.toDecide(tx, member, id)

/** Sending work back: what to fix, which points failed, and how long there is for it. Argument: the submission. */
export const sendBack = flow('send-back', { title: (copy) => copy.review.sendBack.title })
  .guard(async (turn, [id = '']) => {
    const { assignment } = await waiting(turn, id)
    if (assignment.revisions >= MOST_REVISIONS) refuse('submission.no_more_rounds', { limit: MOST_REVISIONS })
    // Before anything is asked: nobody types what cannot be sent.
    await assignments.requireMayRevise(turn.tx, assignment)
    return undefined
  })
  .page(async (_, turn, [id = '']) => {
    const { job } = await waiting(turn, id)
    const words = turn.copy.review.sendBack
    const points = turn.copy.work.submit.checklist
    const pointsText = (chosen: readonly number[]): Text =>
      join(
        chosen.map((index) => said(points.point(index + 1, job.checklist[index] ?? ''))),
        '\n',
      )
    return {
      reason: field.text({ ...words.reason, min: REASON.min, max: REASON.max, multiline: true }),
      failed:
        job.checklist.length === 0
          ? undefined
          : field.choices({
              label: words.failed.label,
              ask: words.failed.ask(pointsText([...job.checklist.keys()])),
              options: job.checklist.map((point, index) => ({
                value: String(index),
                label: [...points.point(index + 1, point)].slice(0, 34).join(''),
              })),
              // A button cuts a point; what is looked at once more shows the whole of it.
              show: (chosen) => (chosen.length === 0 ? turn.copy.dialog.nothing : pointsText(chosen.map(Number))),
              optional: true,
            }),
      hours: field.choice({
        label: words.hours.label,
        ask: words.hours.ask,
        options: revisionHours.map((hours) => ({ value: String(hours), label: words.hours.option(hours) })),
      }),
    }
  })
  .review(async (_, turn, [id = '']) => {
    const { assignment } = await waiting(turn, id)
    const words = turn.copy.review.sendBack
    return { blocks: [lines(words.round(assignment.revisions + 1, MOST_REVISIONS))], confirm: words.confirm }
  })
  .submit(async ({ reason, failed, hours }, { tx, member, copy, key }, [id = '']) => {
    const { assignment } = await assignments.toReview(tx, member, id)
    await assignments.sendBack(tx, member, {
      key,
      submission: id,
      reason,
      failedPoints: (failed ?? []).map(Number),
      hours: Number(hours),
    })
    const { name } = await nameOf({ tx, copy }, assignment.workerId)
    return { note: copy.review.sendBack.done(name), show: { do: 'submission.review', args: [id] } }
  })

/** Rejecting work, with a reason code and a sentence. Argument: the submission. */
export const reject = flow('reject', { title: (copy) => copy.review.reject.title })
  .guard(async (turn, [id = '']) => {
    await waiting(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.review.reject
    return {
      code: field.choice({
        ...words.code,
        options: assignments.REJECT_REASONS.map((value) => ({ value, label: words.reasons[value] })),
      }),
      reason: field.text({ ...words.reason, min: REASON.min, max: REASON.max, multiline: true }),
    }
  })
  .review(async (_, { copy }) => ({ blocks: [lines(copy.review.reject.warning)], confirm: copy.review.reject.confirm }))
  .submit(async ({ code, reason }, { tx, member, copy, key }, [id = '']) => {
    const { assignment } = await assignments.toReview(tx, member, id)
    await assignments.reject(tx, member, { key, submission: id, code, reason })
    const { name } = await nameOf({ tx, copy }, assignment.workerId)
    return { note: copy.review.reject.done(name), show: { do: 'submission.review', args: [id] } }
  })
