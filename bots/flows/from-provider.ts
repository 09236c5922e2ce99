import * as corrections from '../../core/corrections/index.ts'
import * as statements from '../../core/statements/index.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** A credit is our own money from the payment provider; a second operator has to agree. Argument: the bank entry. */
export const fromProvider = flow('from-provider', { title: (copy) => copy.bank.provider.title })
  .guard(async ({ tx, member }, [id = '']) => {
    await statements.maybeFromProvider(tx, member, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: reasonAsked(copy.bank.provider.reason),
  }))
  .review(async (_, { tx, member, copy }, [id = '']) => {
    const { points } = await statements.maybeFromProvider(tx, member, id)
    return { blocks: [lines(copy.bank.provider.review(points))], confirm: copy.corrections.confirm }
  })
  .submit(async ({ reason }, { tx, member, copy, key, settings }, [entry = '']) => {
    const wrong = { key, kind: 'from-provider', entry, reason, rules: settings.payouts } as const
    const { publicId } = await corrections.ask(tx, member, wrong)
    return { note: copy.corrections.asked, show: { do: 'op.correction', args: [publicId] } }
  })
