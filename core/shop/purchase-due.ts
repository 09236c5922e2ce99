import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { HOUR, MINUTE } from '../shared/time.ts'
import { PURCHASE_LIMITS, purchaseVerbs, type Purchase } from './purchase.ts'
import * as store from './purchase-store.ts'
import { giveBack, open } from './purchases.ts'
import type { Order } from './shop.ts'

/**
 * After six hours without a reward its buyer is told that it takes longer, and the operators. What the provider was never
 * asked for, because it is switched off, gives the points back at once. Returns how many.
 */
export async function tellLatePurchases(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.toTell(tx, limit))
  for (const found of due) {
    const both = await open(tx, found)
    if (both === undefined || both.purchase.toldLate) continue
    if (both.purchase.status === 'waiting' && both.purchase.attempts === 0) {
      await giveBack(tx, both, 'end')
      continue
    }
    const { order, purchase } = both
    await store.markLate(tx, purchase.id)
    await notices.tell(tx, order.buyerId, {
      kind: 'purchase.late',
      data: { order: order.publicId },
      dedupeKey: `order:${order.id}:late`,
    })
    await tellOperators(tx, order, 'late')
  }
  return due.length
}

/**
 * Nothing waits for ever: after seven days no more is bought, and the provider is only asked whether it has sold. A day
 * later the points go back without its answer. Returns how many.
 */
export async function endPurchases(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.toEnd(tx, limit))
  for (const found of due) {
    const both = await open(tx, found)
    if (both === undefined || both.purchase.endAt > tx.now) continue
    if (both.purchase.status !== 'stopping') await stop(tx, both.purchase)
    else {
      await giveBack(tx, both, 'end')
      // It may have sold after all, and nobody gets that now: somebody has to ask it for the money.
      await tellOperators(tx, both.order, 'ended')
    }
  }
  return due.length
}

/** From now on the provider is only asked whether it has sold, as soon as no order can be on its way any more. */
export async function stop(
  tx: Tx,
  { id }: Purchase,
  by: Pick<Purchase, 'stoppedBy' | 'reason'> = { stoppedBy: null, reason: null },
): Promise<void> {
  await store.move(tx, id, purchaseVerbs.stop, {
    ...by,
    nextAt: new Date(tx.now.getTime() + PURCHASE_LIMITS.settleMinutes * MINUTE),
    endAt: new Date(tx.now.getTime() + PURCHASE_LIMITS.stoppingHours * HOUR),
  })
}

async function tellOperators(tx: Tx, order: Order, what: 'late' | 'ended'): Promise<void> {
  await moderation.tellOperators(tx, {
    topic: 'purchase',
    id: order.publicId,
    dedupeKey: `order:${order.id}:${what}`,
    except: [order.buyerId],
  })
}
