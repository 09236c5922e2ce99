import * as deposits from '../../core/deposits/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { go } from '../dialog/card.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { code } from '../dialog/text.ts'
import { fields } from '../screens/account-parts.ts'
import { card, lines, menuButton, note } from '../screens/parts.ts'

const REASON = { min: 5, max: 200 } as const
/** `KW-XXXX-XXXX`, and room for the spaces and slips of people. */
const REFERENCE = { min: 8, max: 40 } as const

/**
 * An operator books a transfer that came in: whose it is, how much, and how it is known. The review names the client
 * and the amount. Refuses `operator.only`, and `operator.own_case` as soon as the reference is known.
 */
export const creditDeposit = flow('credit-deposit', { title: (copy) => copy.account.operator.creditTitle })
  .guard(async ({ tx, member }) => {
    await moderation.requireOperator(tx, member)
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.account.operator
    return {
      reference: field.text({
        label: words.referenceLabel,
        ask: words.reference,
        ...REFERENCE,
        check: (typed) => (deposits.readReference(typed) === undefined ? words.badReference : undefined),
      }),
    }
  })
  .page(async ({ reference }, { tx, member, copy }) => {
    const words = copy.account.operator
    const client = await deposits.memberOf(tx, reference)
    if (client.id === member.id) refuse('operator.own_case', {})
    return {
      amount: field.points({ label: words.amountLabel, ask: words.amount(client.name), ...deposits.CREDIT_POINTS }),
      reason: field.text({ label: words.reasonLabel, ask: words.reason, hint: words.reasonHint, ...REASON }),
    }
  })
  .review(async ({ reference, amount }, { tx, copy }) => {
    const words = copy.account.operator
    const client = await deposits.memberOf(tx, reference)
    return { blocks: [lines(words.review(amount, client.name))], confirm: words.confirm(amount) }
  })
  .submit(async ({ reference, amount, reason }, { tx, member, copy, key }) => {
    const words = copy.account.operator
    const client = await deposits.memberOf(tx, reference)
    const deposit = await deposits.credit(tx, member, { key, reference, points: amount, reason })
    const receipt = { label: words.receipt, value: code(deposit.publicId) }
    return {
      show: card(
        [note(words.credited(deposit.points, client.name)), fields(receipt)],
        [[go(words.another, 'credit-deposit')], [menuButton(copy)]],
      ),
    }
  })
