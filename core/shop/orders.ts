import * as asides from '../asides/index.ts'
import * as consents from '../consents/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import * as codes from './code-store.ts'
import { forgetGoal } from './goal-store.ts'
import { payBack } from './goods-step.ts'
import { tellLowStock } from './low-stock.ts'
import { offerFor } from './offers.ts'
import * as store from './order-store.ts'
import { poolOf } from './pool.ts'
import { lastMoment, place, showUntil } from './purchases.ts'
import { hasOrdered, isOvertaken } from './share-store.ts'
import { holdOpen } from './shop-store.ts'
import { orderVerbs, SHOP_LIMITS, type Order, type Shelved } from './shop.ts'
import { DAY } from '../shared/time.ts'

/** Redeems points for one voucher: see `redeemMany`. Refuses the same. */
export async function redeem(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly offer: string },
): Promise<Order> {
  const [order] = await redeemMany(tx, buyer, { ...input, quantity: 1 })
  return order ?? refuse('order.unknown', {})
}

/**
 * Redeems points for some vouchers of an offer, all or none: for each an order of its own, whose points are held and
 * for which a code is reserved, that which ends first. Nobody has seen them yet. What comes from outside and is not in
 * stock is bought after the transaction (`askNext`). Refuses `offer.unknown`, `offer.wrong_state`, `offer.source_off`,
 * `offer.own`, `offer.sold_out`, `offer.too_few_left` with how many there are, `offer.once_only` for a shared code that
 * the buyer has, `offer.other_price` when the buyer was told another one, `order.too_few_points` with what is missing, and `job.bad_field` for what the buttons do not offer.
 */
export async function redeemMany(
  tx: Tx,
  buyer: Member,
  input: {
    readonly key: string
    readonly offer: string
    readonly quantity: number
    /** What the buyer was told that all of them cost; absent where nobody was told. */
    readonly points?: number
  },
): Promise<readonly Order[]> {
  members.requireJoined(buyer)
  const { key, offer: id, quantity } = input
  const { min, max } = SHOP_LIMITS.quantity
  if (!Number.isInteger(quantity) || quantity < min || quantity > max) refuse('job.bad_field', { field: 'quantity' })
  const said = { offer: id, ...(quantity === 1 ? {} : { quantity }) }
  const placed = await once(tx, { key, kind: 'order.place', actorId: buyer.id, input: said }, async () => {
    // Whatever takes from earnings holds its member's lock, so what is read here is still there below.
    await members.lock(tx, buyer.id)
    await consents.requireConsent(tx, buyer, 'shop')
    const offer = await offerFor(tx, buyer, id)
    if (offer.ownerId === buyer.id) refuse('offer.own', {})
    if (offer.status !== 'live') refuse('offer.wrong_state', { status: offer.status })
    if (offer.kind !== 'voucher' || !(await holdOpen(tx, offer.shopId))) refuse('offer.unknown', {})
    // The house's own vouchers may cost something else since.
    if (input.points !== undefined && input.points !== offer.points * quantity) {
      refuse('offer.other_price', { points: offer.points * quantity })
    }
    if (offer.pool === 'shared' && (quantity > 1 || (await hasOrdered(tx, offer.id, buyer.id)))) {
      refuse('offer.once_only', {})
    }
    const missingPoints = offer.points * quantity - (await ledger.balance(tx, { kind: 'earnings', ownerId: buyer.id }))
    if (missingPoints > 0) refuse('order.too_few_points', { missingPoints })
    const orders: string[] = []
    while (orders.length < quantity) orders.push(await placeOne(tx, buyer, offer, orders.length))
    await forgetGoal(tx, buyer.id, offer.id)
    await tellLowStock(tx, offer.id)
    return orders.join(' ')
  })
  const orders: Order[] = []
  for (const publicId of placed.split(' ')) orders.push(await found(tx, publicId))
  return orders
}

/** `before`: so many of the same have been placed already. */
async function placeOne(tx: Tx, buyer: Member, offer: Shelved, before: number): Promise<string> {
  const order = await store.insert(tx, {
    kind: 'voucher',
    offerId: offer.id,
    shopId: offer.shopId,
    buyerId: buyer.id,
    status: offer.source === 'codes' ? 'reserved' : 'ordering',
    points: offer.points,
    quantity: 1,
    pieces: 0,
    remindAt: null,
    expiresAt: offer.source === 'codes' ? showUntil(tx.now) : lastMoment(tx.now),
  })
  if (!(await supply(tx, offer, order))) {
    if (before === 0) refuse('offer.sold_out', { kind: 'voucher' })
    refuse('offer.too_few_left', { left: before, kind: 'voucher' })
  }
  await ledger.post(tx, {
    key: `order:${order.id}:placed`,
    kind: 'order',
    postings: [
      {
        from: { kind: 'earnings', ownerId: buyer.id },
        to: { kind: 'order_hold', ownerId: order.id },
        points: order.points,
      },
    ],
  })
  return order.publicId
}

/**
 * A code from the pool; of the house's own, what somebody has given back, or one that is bought for it. False when there is
 * none.
 */
async function supply(tx: Tx, offer: Shelved, order: Order): Promise<boolean> {
  const faceCents = offer.faceCents ?? refuse('offer.unknown', {})
  const { is } = await poolOf(tx, offer.id).order({ orderId: order.id, faceCents })
  if (offer.source !== 'codes') {
    if (is === 'ready') await store.move(tx, order.id, orderVerbs.deliver, { expiresAt: showUntil(tx.now) })
    else await place(tx, order, faceCents)
  }
  if (is === 'ready') await store.endWithCode(tx, order.id)
  return is === 'ready' || offer.source !== 'codes'
}

/**
 * Before the code was shown the buyer, even a suspended one, may change their mind: the points come back. Refuses
 * `order.wrong_state`.
 */
export async function cancel(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly order: string },
): Promise<Order> {
  const { key, order: id } = input
  await once(tx, { key, kind: 'order.cancel', actorId: buyer.id, input: { order: id } }, async () => {
    await giveBack(tx, await lockedOrder(tx, buyer, id), 'cancel')
    return null
  })
  return found(tx, id)
}

/** The points go back, and the code can be had again, unless its delivery was taken back or another code is for all by now. */
export async function giveBack(tx: Tx, order: Order, verb: 'cancel' | 'lapse'): Promise<void> {
  await store.move(tx, order.id, orderVerbs[verb])
  const { id, isWithdrawn } = await codes.deliveredWith(tx, order.id)
  const isOver = isWithdrawn || (await isOvertaken(tx, { orderId: order.id }))
  await codes.moveOfOrder(tx, order.id, 'free')
  if (isOver) await codes.removeFree(tx, id)
  await payBack(tx, order)
}

/** A buyer's own order, locked. Refuses `order.unknown`. */
export async function lockedOrder(tx: Tx, buyer: Member, publicId: string): Promise<Order> {
  await members.lock(tx, buyer.id)
  const order = await myOrder(tx, buyer, publicId)
  return (await store.locked(tx, order.id)) ?? refuse('order.unknown', {})
}

/** An order that there is. Refuses `order.unknown`. */
export async function found(tx: Tx, publicId: string): Promise<Order> {
  return (await store.byPublicId(tx, publicId)) ?? refuse('order.unknown', {})
}

/** A buyer's own order. Refuses `order.unknown` for anybody else's. */
export async function myOrder(tx: Tx, buyer: Member, publicId: string): Promise<Order> {
  const order = await found(tx, publicId)
  return order.buyerId === buyer.id ? order : refuse('order.unknown', {})
}

/** A buyer's orders, newest first; `after` is the public id of the last one seen. */
export async function myOrders(
  tx: Tx,
  buyer: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly orders: readonly Order[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await store.byPublicId(tx, page.after)
  const rows = await store.ofBuyer(tx, buyer.id, { before: last?.id, limit: page.limit + 1 })
  return { orders: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** What was not shown in time: the points go back, the code is free, the buyer is told. */
export async function lapseOrders(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.due(tx, limit))
  for (const { id, buyerId } of due) {
    await members.lock(tx, buyerId)
    const order = await store.locked(tx, id)
    // Shown or taken back since this looked, or its buyer is another member now: the next look sees that.
    if (order?.status !== 'reserved' || order.buyerId !== buyerId) continue
    await giveBack(tx, order, 'lapse')
    await notices.tell(tx, buyerId, {
      kind: 'order.lapsed',
      data: { order: order.publicId },
      dedupeKey: `order:${order.id}:lapsed`,
    })
  }
  return due.length
}

/** Three days before the points go back, once. */
export async function remindBuyers(tx: Tx, limit: number): Promise<number> {
  const until = new Date(tx.now.getTime() + SHOP_LIMITS.remindDays * DAY)
  const due = asides.worksOff(tx, await store.toRemind(tx, until, limit))
  for (const { id, publicId, buyerId } of due) {
    await notices.tell(tx, buyerId, {
      kind: 'order.reminder',
      data: { order: publicId },
      dedupeKey: `order:${id}:reminder`,
    })
  }
  return due.length
}
