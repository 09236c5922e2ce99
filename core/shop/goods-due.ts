import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { GOODS_CLOCK, isTimed, type Side } from './goods.ts'
import { locked, step, tellMoved } from './goods-step.ts'
import * as store from './order-store.ts'
import type { Order } from './shop.ts'
import { ownerOf } from './shop-store.ts'

/** Who hears what the clock did to an order that was in this state. */
function toTell({ status }: Order): readonly Side[] {
  // A shop hears of an order when it has an address.
  if (status === 'addressing') return ['buyer']
  return status === 'delivered' ? ['shop'] : ['buyer', 'shop']
}

/**
 * Ends what has waited too long: no address, not accepted or not sent gives the points back; a parcel counts as arrived;
 * after the time for complaints the shop is paid. Returns how many.
 */
export async function endWaiting(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.goodsDue(tx, limit))
  for (const found of due) {
    const order = await locked(tx, found)
    // Somebody was quicker.
    if (order.status !== found.status || !isTimed(order.status) || order.expiresAt > tx.now) continue
    await tellMoved(tx, await step(tx, order, GOODS_CLOCK[order.status].atEnd), ...toTell(order))
  }
  return due.length
}

/** Reminds whoever has to act before the clock does, once for each state. Returns how many. */
export async function remindWaiting(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.takeReminders(tx, limit))
  for (const order of due) {
    if (!isTimed(order.status)) continue
    for (const side of GOODS_CLOCK[order.status].reminds) {
      await notices.tell(tx, side === 'buyer' ? order.buyerId : await ownerOf(tx, order.shopId), {
        kind: 'goods.reminder',
        data: { order: order.publicId, of: order.status },
        dedupeKey: `order:${order.id}:${order.status}:${order.expiresAt.getTime()}:reminder:${side}`,
      })
    }
  }
  return due.length
}
