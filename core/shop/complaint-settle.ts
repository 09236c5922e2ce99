import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { endAddress } from './address.ts'
import * as codes from './code-store.ts'
import { complaintOrderVerbs, complaintVerbs, type Complaint, type ComplaintDecision } from './complaint.ts'
import * as store from './complaint-store.ts'
import { clockOf } from './goods.ts'
import { payBack, payShop } from './goods-step.ts'
import { tellLowStock } from './low-stock.ts'
import { offerById } from './offers.ts'
import * as orders from './order-store.ts'
import * as products from './product-store.ts'
import { SHOP_LIMITS, type Order } from './shop.ts'
import { sellerOf } from './shop-store.ts'
import { DAY } from '../shared/time.ts'

/**
 * Ends a complaint and does what was decided: the order must be locked. The held points go back, go to the shop, or stay
 * with the order for another code or parcel, which may be complained about again. Both sides are told. Refuses
 * `complaint.wrong_state`, and without another one `complaint.no_replacement` to the shop, `complaint.shop_has_none` to
 * an operator.
 */
export async function settle(
  tx: Tx,
  complaint: Complaint,
  order: Order,
  how: {
    readonly verb: 'agree' | 'decide'
    readonly decision: ComplaintDecision
    readonly set: { readonly answeredAt?: Date; readonly reason?: string; readonly decidedBy?: string }
  },
): Promise<void> {
  const { verb, decision, set } = how
  await store.move(tx, complaint.id, complaintVerbs[verb], { ...set, decision, endedAt: tx.now, remindAt: null })
  const codeId = await carryOut(
    tx,
    order,
    decision,
    verb === 'agree' ? 'complaint.no_replacement' : 'complaint.shop_has_none',
  )
  if (codeId !== undefined) await store.setCode(tx, complaint.id, codeId)
  for (const [side, memberId] of [
    ['buyer', order.buyerId],
    ['shop', await sellerOf(tx, order.shopId)],
  ] as const) {
    if (memberId === null) continue
    await notices.tell(tx, memberId, {
      kind: 'complaint.decided',
      data: { complaint: complaint.publicId },
      dedupeKey: `complaint:${complaint.id}:decided:${side}`,
    })
  }
}

/** Returns the code that counts no more. */
async function carryOut(
  tx: Tx,
  order: Order,
  decision: ComplaintDecision,
  without: 'complaint.no_replacement' | 'complaint.shop_has_none',
): Promise<string | undefined> {
  if (decision === 'reject') {
    await closeOrder(tx, order)
    return undefined
  }
  const codeId = order.kind === 'voucher' ? await store.voidOfOrder(tx, order.id) : undefined
  if (decision === 'refund') {
    const refunded = await orders.move(tx, order.id, complaintOrderVerbs.refund)
    await payBack(tx, refunded)
    await endAddress(tx, refunded)
  } else if (order.kind === 'voucher') {
    const { pool } = await offerById(tx, order.offerId)
    // One code for all has no other one.
    const another = pool === 'shared' ? undefined : await codes.hold(tx, order.offerId, order.id)
    if (another === undefined) refuse(without, {})
    await codes.moveOfOrder(tx, order.id, 'sell')
    const expiresAt = new Date(tx.now.getTime() + SHOP_LIMITS.complainDays * DAY)
    await orders.move(tx, order.id, complaintOrderVerbs.showAnother, { expiresAt })
    await tellLowStock(tx, order.offerId)
  } else {
    if (!(await products.take(tx, order.offerId, order.quantity))) refuse(without, {})
    await orders.addPieces(tx, order)
    const anew = { carrier: null, tracking: null, ...clockOf('accepted', tx.now) }
    await orders.move(tx, order.id, complaintOrderVerbs.sendAnother, anew)
    await tellLowStock(tx, order.offerId)
  }
  return codeId
}

/** Whether there is another code or parcel for this order now: one code for all has no other one. */
export async function hasAnother(tx: Tx, order: Pick<Order, 'kind' | 'offerId' | 'quantity'>): Promise<boolean> {
  const { pool, stock } = await offerById(tx, order.offerId)
  if (order.kind === 'goods') return stock >= order.quantity
  return pool === 'single' && (await codes.nextUntil(tx, order.offerId)) !== undefined
}

/** The complaint came to nothing: the shop is paid. */
export async function closeOrder(tx: Tx, order: Order): Promise<void> {
  const closed = await orders.move(tx, order.id, complaintOrderVerbs.close)
  await payShop(tx, closed)
  if (closed.kind === 'goods') await endAddress(tx, closed)
}
