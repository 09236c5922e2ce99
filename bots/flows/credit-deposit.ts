import * as corrections from '../../core/corrections/index.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'

/** It stands in the member's entries, too. */
const REASON = { min: moderation.MODERATION_LIMITS.reason.min, max: 200 } as const
/** `KW-XXXX-XXXX`, and room for the spaces and slips of people. */
const REFERENCE = { min: 8, max: 40 } as const

/**
 * An operator says which transfer came in that no statement tells: whose it is, how much, and how it is known; a second one has
 * to agree. The review names the client and the amount. Refuses `operator.only`, and `operator.own_case` as soon as the reference is known.
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
    return { blocks: [lines(words.review(amount, client.name))], confirm: copy.corrections.confirm }
  })
  .submit(async ({ reference, amount: points, reason }, { tx, member, copy, key, settings }) => {
    const wanted = { key, kind: 'credit', reference, points, reason, rules: settings.payouts } as const
    const { publicId } = await corrections.ask(tx, member, wanted)
    return { note: copy.corrections.asked, show: { do: 'op.correction', args: [publicId] } }
  })
