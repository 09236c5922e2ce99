import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { endAddress } from './address.ts'
import * as codes from './code-store.ts'
import { complaintOrderVerbs, complaintVerbs, type Complaint, type ComplaintDecision } from './complaint.ts'
import * as store from './complaint-store.ts'
import { clockOf } from './goods.ts'
import { payBack, payShop } from './goods-step.ts'
import * as lost from './lost-store.ts'
import { tellLowStock } from './low-stock.ts'
import { offerById } from './offers.ts'
import * as orders from './order-store.ts'
import * as products from './product-store.ts'
import { openCode } from './seal-code.ts'
import * as shares from './share-store.ts'
import { SHOP_LIMITS, type Order } from './shop.ts'
import { sellerOf } from './shop-store.ts'
import { DAY } from '../shared/time.ts'

/**
 * Ends a complaint and does what was decided: the order must be locked. The held points go back, go to the shop, or stay
 * with the order for another code or parcel, which may be complained about again; of one code for all another one is that
 * for which the shop has changed it. A code that no key opens is passed over and lies aside. Both sides are told. Refuses
 * `complaint.wrong_state`, and without another one `complaint.no_replacement` to the shop, `complaint.shop_has_none` to
 * an operator.
 */
export async function settle(
  tx: Tx,
  vault: Vault,
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
    vault,
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
  vault: Vault,
  order: Order,
  decision: ComplaintDecision,
  without: 'complaint.no_replacement' | 'complaint.shop_has_none',
): Promise<string | undefined> {
  if (decision === 'reject') {
    await closeOrder(tx, order)
    return undefined
  }
  const bad = order.kind === 'voucher' ? await store.voidOfOrder(tx, order.id) : undefined
  if (decision === 'refund') {
    const refunded = await orders.move(tx, order.id, complaintOrderVerbs.refund)
    await payBack(tx, refunded)
    await endAddress(tx, refunded)
  } else if (bad !== undefined) {
    if (!(await holdAnother(tx, vault, order, bad.fingerprint))) refuse(without, {})
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
  return bad?.id
}

/** So many codes that no key opens are passed over: when so many are, the key is gone, and a refund is what remains. */
const MOST_SHUT = 20

/** Reserves a code that opens. False when there is none. */
async function holdAnother(tx: Tx, vault: Vault, order: Order, bad: string): Promise<boolean> {
  if (!(await isReplaced(tx, order, bad))) return false
  for (let shut = 0; shut < MOST_SHUT; shut += 1) {
    const id = await codes.hold(tx, order.offerId, order.id)
    const held = id === undefined ? undefined : await codes.ofOrder(tx, order.id)
    if (held === undefined) return false
    if (openCode(vault, held) !== undefined) return true
    await lost.lose(tx, held.id)
  }
  return false
}

/** One code for all has no other one, unless its shop has taken it back and brought another. */
async function isReplaced(tx: Tx, order: Pick<Order, 'offerId'>, bad: string): Promise<boolean> {
  const { pool } = await offerById(tx, order.offerId)
  return pool === 'single' || shares.hasOther(tx, order.offerId, bad)
}

/** Whether there is another code, which opens, or another parcel for this order now. */
export async function hasAnother(
  tx: Tx,
  vault: Vault,
  order: Pick<Order, 'id' | 'kind' | 'offerId' | 'quantity'>,
): Promise<boolean> {
  if (order.kind === 'goods') return (await offerById(tx, order.offerId)).stock >= order.quantity
  const bad = await codes.ofOrder(tx, order.id)
  if (bad === undefined || !(await isReplaced(tx, order, bad.fingerprint))) return false
  const next = await codes.nextFree(tx, order.offerId, MOST_SHUT)
  return next.some((code) => openCode(vault, code) !== undefined)
}

/** The complaint came to nothing: the shop is paid. */
export async function closeOrder(tx: Tx, order: Order): Promise<void> {
  const closed = await orders.move(tx, order.id, complaintOrderVerbs.close)
  await payShop(tx, closed)
  if (closed.kind === 'goods') await endAddress(tx, closed)
}
