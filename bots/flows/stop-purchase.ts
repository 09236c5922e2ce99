import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'
import { reasonField } from './operator-decides.ts'

/** Having no more bought for an order that takes long. Argument: the order. */
export const stopPurchase = flow('stop-purchase', { title: (copy) => copy.purchases.stopTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { purchase, order } = await shop.purchaseFor(tx, member, id)
    moderation.requireNoParty(member, order.buyerId)
    if (!shop.isTried(purchase)) refuse('purchase.wrong_state', {})
    return undefined
  })
  .page(async (_, { copy }) => ({ reason: reasonField(copy) }))
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.purchases.stopReview)],
    confirm: copy.purchases.stopConfirm,
  }))
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await shop.stopPurchase(tx, member, { key, order: id, reason })
    return { note: copy.purchases.stopped, show: { do: 'op.purchases', args: [] } }
  })
