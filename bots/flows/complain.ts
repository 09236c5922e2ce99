import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'
import { reasonField } from './operator-decides.ts'

const WORDS = shop.COMPLAINT_LIMITS.words
const show = (id: string) => ({ do: 'complaint.show', args: [id] })

/** What this buyer can complain about. */
async function complainable({ tx, member }: Turn, id: string): Promise<shop.Order> {
  const order = await shop.myOrder(tx, member, id)
  return shop.mayComplain(order, tx.now) ? order : refuse('complaint.too_late', {})
}

/** A buyer complains. Argument: the order. */
export const complain = flow('complain', { title: (copy) => copy.complaints.questions.title })
  .guard(async (turn, [id = '']) => {
    await complainable(turn, id)
    return undefined
  })
  .page(async (_, turn, [id = '']) => {
    const words = turn.copy.complaints.questions
    const abouts = shop.aboutsOf(await complainable(turn, id))
    return {
      // Of a code there is but one thing to say.
      about:
        abouts.length === 1
          ? undefined
          : field.choice({
              ...words.about,
              options: abouts.map((value) => ({ value, label: turn.copy.complaints.abouts[value] })),
            }),
      words: field.text({ ...words.words, ...WORDS, multiline: true }),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.complaints.questions.promise)],
    confirm: copy.complaints.questions.confirm,
  }))
  .submit(async ({ about: chosen, words }, turn, [id = '']) => {
    const { tx, member, copy, key } = turn
    const about = chosen ?? shop.aboutsOf(await complainable(turn, id))[0] ?? 'code'
    const { publicId } = await shop.complain(tx, member, { key, order: id, about, words })
    return { note: copy.complaints.questions.done, show: show(publicId) }
  })

/** The shop's answer. Argument: the complaint. */
export const answerComplaint = flow('answer-complaint', { title: (copy) => copy.complaints.questions.answerTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { complaint, side } = await shop.complaintFor(tx, member, id)
    if (side !== 'shop') refuse('complaint.unknown', {})
    return complaint.status === 'answering' ? undefined : refuse('complaint.wrong_state', {})
  })
  .page(async (_, { tx, member, copy, settings }, [id = '']) => {
    const words = copy.complaints.questions
    const { order } = await shop.complaintFor(tx, member, id)
    // What cannot be sent is not offered; the core asks once more.
    const hasAnother = await shop.hasAnother(tx, settings.vault, order)
    return {
      answer: field.choice({
        ...words.answer,
        options: (['replace', 'refund', 'disagree'] as const)
          .filter((one) => hasAnother || one !== 'replace')
          .map((value) => ({ value, label: words.answers[value] })),
      }),
    }
  })
  .page(async ({ answer }, { copy }) => ({
    why:
      answer === 'disagree' ? field.text({ ...copy.complaints.questions.why, ...WORDS, multiline: true }) : undefined,
  }))
  .review(async (_, { copy }) => ({ blocks: [], confirm: copy.complaints.questions.answerConfirm }))
  .submit(async ({ answer, why }, { tx, member, copy, key, settings }, [id = '']) => {
    await shop.answerComplaint(tx, member, settings.vault, { key, complaint: id, answer, words: why ?? '' })
    return { note: copy.complaints.questions.answered, show: show(id) }
  })

/** An operator decides. Argument: the complaint. */
export const decideComplaint = flow('decide-complaint', { title: (copy) => copy.complaints.questions.decideTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    await moderation.requireOperator(tx, member)
    const { complaint, order, ownerId } = await shop.complaintFor(tx, member, id)
    moderation.requireNoParty(member, order.buyerId, ownerId)
    return complaint.status === 'deciding' ? undefined : refuse('complaint.wrong_state', {})
  })
  .page(async (_, { tx, member, copy, settings }, [id = '']) => {
    const words = copy.complaints.questions
    const { order } = await shop.complaintFor(tx, member, id)
    const hasAnother = await shop.hasAnother(tx, settings.vault, order)
    return {
      decision: field.choice({
        ...words.decision,
        options: shop.COMPLAINT_DECISIONS.filter((one) => hasAnother || one !== 'replace').map((value) => ({
          value,
          label: words.decisions[value],
        })),
      }),
      reason: reasonField(copy),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.moderation.operator.permanent)],
    confirm: copy.complaints.questions.decideConfirm,
  }))
  .submit(async ({ decision, reason }, { tx, member, copy, key, settings }, [id = '']) => {
    await shop.decideComplaint(tx, member, settings.vault, { key, complaint: id, decision, reason })
    return { note: copy.moderation.operator.decided, show: { do: 'op.complaints', args: [] } }
  })
