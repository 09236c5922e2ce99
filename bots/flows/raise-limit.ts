import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'

/** A shared code can be redeemed more often. Argument: the offer. */
export const raiseLimit = flow('raise-limit', { title: (copy) => copy.pool.raiseTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { pool, status } = await shop.ownOffer(tx, member, id)
    if (pool !== 'shared') refuse('offer.unknown', {})
    if (status === 'archived') refuse('offer.wrong_state', { status })
    return undefined
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const limit = (await shop.ownOffer(tx, member, id)).announced ?? 0
    const { max } = shop.SHOP_LIMITS.announced
    return {
      limit: field.number({
        label: copy.pool.raiseLabel,
        ask: copy.pool.raiseAsk(limit),
        min: Math.min(limit + 1, max),
        max,
      }),
    }
  })
  .submit(async ({ limit }, { tx, member, copy, key, settings }, [id = '']) => {
    await shop.raiseLimit(tx, member, settings.vault, { key, offer: id, limit })
    return { note: copy.pool.raised(limit), show: { do: 'offer.manage', args: [id] } }
  })
