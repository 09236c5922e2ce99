import * as corrections from '../../core/corrections/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** `PO-` and ten characters, and room for the spaces and slips of people. */
const NUMBER = { min: 10, max: 40 } as const

/** A payout is corrected where its bank entry is; everything else is a deposit. */
const kindOf = (entry: string | undefined): 'deposit' | 'payout' => (entry === undefined ? 'deposit' : 'payout')

/** An operator says which posting was wrong, and why. Argument: the bank entry, for a payout. */
export const askCorrection = flow('ask-correction', { title: (copy) => copy.corrections.askTitle })
  .guard(async ({ tx, member }) => {
    await moderation.requireOperator(tx, member)
    return undefined
  })
  .page(async (_, { copy }, [entry]) => ({
    number: field.text({ ...copy.corrections.numbers[kindOf(entry)], ...NUMBER }),
    reason: reasonAsked(copy.corrections.why),
  }))
  .review(async ({ number }, { copy }) => ({
    blocks: [lines(copy.corrections.review(number))],
    confirm: copy.corrections.confirm,
  }))
  .submit(async ({ number, reason }, { tx, member, copy, key, settings }, [entry]) => {
    const { publicId } = await corrections.ask(tx, member, {
      key,
      kind: kindOf(entry),
      number,
      reason,
      rules: settings.payouts,
      ...(entry === undefined ? {} : { entry }),
    })
    return { note: copy.corrections.asked, show: { do: 'op.correction', args: [publicId] } }
  })
