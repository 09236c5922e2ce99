import * as checkouts from '../../core/checkouts/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { deskOf, linkTo, seenOf } from '../screens/cards.ts'
import { lines } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** An amount of one's own for a payment by card. */
export const cardAmount = flow('card-amount', { title: (copy) => copy.cards.flowTitle })
  .guard(async (turn) => {
    deskOf(turn)
    return undefined
  })
  .page(async (_, { copy }) => {
    const { min, max } = checkouts.CHECKOUT_LIMITS.points
    const words = copy.cards
    return { amount: field.points({ label: words.amountLabel, ask: words.ask(min, max), min, max }) }
  })
  .review(async ({ amount }, { copy }) => ({
    blocks: [lines(copy.cards.review(amount))],
    confirm: copy.cards.confirm(amount),
  }))
  .submit(async ({ amount }, turn) => linkTo(turn, amount))

/** A payment that does not fit was looked into. Argument: the checkout. */
export const notePayment = flow('note-payment', { title: (copy) => copy.cards.operator.noteTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    await checkouts.doubtfulOne(tx, member, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: reasonAsked(copy.cards.operator.why),
  }))
  .review(async (_, { tx, member, copy }, [id = '']) => {
    const { points } = await checkouts.doubtfulOne(tx, member, id)
    const words = copy.cards.operator
    return { blocks: [lines(words.noteReview(points))], confirm: words.noteConfirm }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await checkouts.note(tx, member, { key, checkout: id, reason })
    return { note: copy.cards.operator.noted, show: { do: 'op.cards', args: [] } }
  })

/** A payment that does not fit goes back to where it came from. Argument: the checkout. */
export const returnPayment = flow('return-payment', { title: (copy) => copy.cards.operator.returnTitle })
  .guard(async (turn, [id = '']) => {
    deskOf(turn)
    await checkouts.doubtfulOne(turn.tx, turn.member, id)
    return undefined
  })
  .page(async (_, { copy }) => ({ reason: reasonAsked(copy.cards.operator.returnWhy) }))
  .review(async (_, turn, [id = '']) => {
    const seen = await checkouts.doubtfulOne(turn.tx, turn.member, id)
    const words = turn.copy.cards.operator
    return { blocks: [lines(words.returnReview(seenOf(turn, seen)))], confirm: words.returnConfirm }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await checkouts.sendBack(tx, member, { key, checkout: id, reason })
    return { note: copy.cards.operator.returned, show: { do: 'op.cards', args: [] } }
  })
