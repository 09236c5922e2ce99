import * as payouts from '../../core/payouts/index.ts'
import { go } from '../dialog/card.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { card, deadline, lines, menuButton, note } from '../screens/parts.ts'

/**
 * How much, and where to: the review says when it goes to the bank. Without an account or tax data the screen about
 * that comes first.
 */
export const payOut = flow('pay-out', { title: (copy) => copy.payouts.flowTitle })
  .guard(async ({ tx, member, settings }) => {
    const { account, taxedAt } = await payouts.readiness(tx, member)
    if (account === undefined || taxedAt === undefined) return { show: { do: 'payout', args: [] } }
    await payouts.requireReady(tx, member, settings.payouts)
    return undefined
  })
  .page(async (_, { tx, member, copy, settings }) => {
    const { availablePoints } = await payouts.readiness(tx, member)
    const min = settings.payouts.minimumPoints
    // At least the minimum, so that the question can be asked while points are being spent elsewhere; the core decides.
    const max = Math.max(min, availablePoints)
    const all = { value: String(max), label: copy.payouts.all(max) }
    const less = { value: String(min), label: copy.format.euros(min) }
    return {
      amount: field.points({
        label: copy.payouts.amountLabel,
        ask: copy.payouts.amount(max),
        min,
        max,
        suggestions: max === min ? [all] : [less, all],
      }),
    }
  })
  .review(async ({ amount }, turn) => {
    const words = turn.copy.payouts
    const { account, heldUntil } = await payouts.readiness(turn.tx, turn.member)
    return {
      blocks: [
        lines(
          words.review(amount, account?.masked ?? ''),
          heldUntil === undefined ? words.reviewSoon : words.reviewHeld(deadline(turn, heldUntil)),
        ),
      ],
      confirm: words.confirm(amount),
    }
  })
  .submit(async ({ amount }, turn) => {
    const { tx, member, copy, key, settings } = turn
    const words = copy.payouts
    const rules = settings.payouts
    const payout = await payouts.request(tx, member, { key, points: amount, vault: settings.vault, rules })
    return {
      show: card(
        [
          note(words.asked(payout.points)),
          payout.status === 'held' && payout.heldUntil !== null
            ? lines(words.waitsUntil(deadline(turn, payout.heldUntil)))
            : undefined,
        ],
        [[go(copy.notices.buttons.look, 'payout.show', payout.publicId)], [menuButton(copy)]],
      ),
    }
  })
