import * as assignments from '../../core/assignments/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines, nameOf } from '../screens/parts.ts'

const STARS = ['1', '2', '3', '4', '5'] as const
const TIPS = [50, 100, 200, 500]
const { sentence: MOST_SENTENCE, tipPoints } = assignments.WORK_LIMITS

/** Who is on the other side of a paid assignment, and whether one has rated already. */
async function otherSide({ tx, member, copy }: Turn, id: string) {
  const { assignment, job } = await assignments.ofParty(tx, member, id)
  const isWorker = assignment.workerId === member.id
  const { name } = await nameOf({ tx, copy }, isWorker ? job.clientId : assignment.workerId)
  const submission = await assignments.newestSubmission(tx, assignment)
  const back =
    isWorker || submission === undefined
      ? { do: isWorker ? 'work.show' : 'job.manage', args: [isWorker ? id : job.publicId] }
      : { do: 'submission.review', args: [submission.publicId] }
  return { assignment, name, back }
}

/** Stars and a sentence, from either side. Arguments: the assignment, and the stars when a button named them. */
export const rate = flow('rate', { title: (copy) => copy.review.rate.title })
  .guard(async (turn, [id = '']) => {
    const { assignment } = await otherSide(turn, id)
    await assignments.requireMayRate(turn.tx, turn.member, assignment)
    return undefined
  })
  .page(async (_, turn, [id = '', given]) => {
    const words = turn.copy.review.rate
    const { name } = await otherSide(turn, id)
    const preset = STARS.find((stars) => stars === given)
    return {
      stars: field.choice({
        label: words.stars.label,
        ask: words.stars.ask(name),
        options: STARS.map((value) => ({ value, label: words.stars.option(Number(value)) })),
        ...(preset === undefined ? {} : { preset, assumed: true }),
      }),
      sentence: field.text({ ...words.sentence, min: 1, max: MOST_SENTENCE, optional: true }),
    }
  })
  .submit(async ({ stars, sentence }, turn, [id = '']) => {
    const { back } = await otherSide(turn, id)
    await assignments.rate(turn.tx, turn.member, { assignment: id, stars: Number(stars), sentence: sentence ?? '' })
    return { note: turn.copy.review.rate.done, show: back }
  })

/** A tip from the client's budget. Argument: the assignment. */
export const tip = flow('tip', { title: (copy) => copy.review.tip.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const { assignment } = await assignments.ownAssignment(tx, member, id)
    if (assignment.status !== 'approved') refuse('review.wrong_state', {})
    if (await assignments.tipped(tx, assignment)) refuse('tip.given', {})
    return undefined
  })
  .page(async (_, turn, [id = '']) => {
    const words = turn.copy.review.tip
    const { name } = await otherSide(turn, id)
    return {
      tip: field.points({
        label: words.label,
        ask: words.ask(name),
        min: tipPoints.min,
        max: tipPoints.max,
        suggestions: TIPS.map((points) => ({ value: String(points), label: turn.copy.format.euros(points) })),
      }),
    }
  })
  .review(async ({ tip: points }, turn, [id = '']) => {
    const words = turn.copy.review.tip
    const { name } = await otherSide(turn, id)
    const budget = await ledger.balance(turn.tx, { kind: 'budget', ownerId: turn.member.id })
    return {
      blocks: [lines(words.summary(points, name), turn.copy.post.review.budget(budget))],
      confirm: words.confirm(points),
    }
  })
  .submit(async ({ tip: points }, turn, [id = '']) => {
    await assignments.tip(turn.tx, turn.member, { key: turn.key, assignment: id, points })
    const { name, back } = await otherSide(turn, id)
    return { note: turn.copy.review.tip.done(points, name), show: back }
  })
