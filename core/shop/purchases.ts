import * as books from '../books/index.ts'
import type { Database, Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { DAY, HOUR, MINUTE } from '../shared/time.ts'
import type { Vault } from '../shared/vault.ts'
import * as codes from './code-store.ts'
import { locked, payBack } from './goods-step.ts'
import * as orders from './order-store.ts'
import type { BoughtLink, OutsideProvider, RewardOutcome } from './provider.ts'
import { pauseAfter, PURCHASE_LIMITS, purchaseVerbs, type Purchase } from './purchase.ts'
import * as store from './purchase-store.ts'
import { sealCode } from './seal-code.ts'
import { orderVerbs, SHOP_LIMITS, type Order } from './shop.ts'

/** What asking has brought. `absent`: the provider was only asked whether it has sold, and it has not. */
type Answer = RewardOutcome<BoughtLink> | { readonly is: 'absent' }

/** Until when a code that is had now has to be looked at. */
export const showUntil = (now: Date): Date => new Date(now.getTime() + SHOP_LIMITS.showDays * DAY)

/** When an order that is placed now ends by itself, should its provider never answer. */
export const lastMoment = (now: Date): Date =>
  new Date(now.getTime() + PURCHASE_LIMITS.mostDays * DAY + PURCHASE_LIMITS.stoppingHours * HOUR)

/** Has a reward bought for an order whose points are held: whoever looks next asks the provider. */
export async function place(tx: Tx, order: Order, faceCents: number): Promise<void> {
  const after = (milliseconds: number): Date => new Date(tx.now.getTime() + milliseconds)
  await store.insert(tx, {
    orderId: order.id,
    faceCents,
    nextAt: tx.now,
    lateAt: after(PURCHASE_LIMITS.lateHours * HOUR),
    endAt: after(PURCHASE_LIMITS.mostDays * DAY),
  })
}

/**
 * Asks the provider about the purchase that has waited longest, and does what follows from its answer. No transaction is
 * open while it is asked; whoever dies meanwhile leaves a lease behind, and the same order is asked for again. Returns what
 * the answer was; undefined when there is nothing to ask.
 */
export async function askNext(
  database: Database,
  provider: OutsideProvider,
  vault: Vault,
): Promise<Answer | undefined> {
  // What is bought now could not be booked while the books are closed.
  const purchase = await database.withTx(async (tx) => ((await books.isOpen(tx)) ? store.take(tx) : undefined))
  if (purchase === undefined) return undefined
  const { orderId, faceCents } = purchase
  const answer: Answer =
    purchase.status === 'stopping'
      ? ((await provider.lookup(orderId)) ?? { is: 'absent' })
      : await provider.order({ orderId, faceCents })
  await database.withTx((tx) => follow(tx, vault, orderId, answer))
  return answer
}

/** A purchase with its order. */
export interface Both {
  readonly order: Order
  readonly purchase: Purchase
}

/** A purchase that is open, with its order, both locked; undefined when somebody was quicker. */
export async function open(tx: Tx, { orderId }: Pick<Purchase, 'orderId'>): Promise<Both | undefined> {
  const order = await locked(tx, (await orders.byId(tx, orderId)) ?? refuse('order.unknown', {}))
  const purchase = await store.locked(tx, orderId)
  return purchase === undefined || purchase.endedAt !== null ? undefined : { order, purchase }
}

/** Does what follows from an answer, once: an order that is over, whatever came of it, stays as it is. */
async function follow(tx: Tx, vault: Vault, orderId: string, answer: Answer): Promise<void> {
  const both = await open(tx, { orderId })
  if (both === undefined) return
  const { purchase } = both
  switch (answer.is) {
    case 'ready':
      return deliver(tx, vault, both, answer.good)
    case 'failed':
      return giveBack(tx, both, 'fail')
    case 'absent':
      return giveBack(tx, both, 'end')
    case 'pending':
      if (purchase.status === 'waiting') await store.move(tx, purchase.id, purchaseVerbs.await)
      return later(tx, purchase, 0)
    case 'unknown':
      return later(tx, purchase, answer.retryAfterSeconds ?? 0)
  }
}

async function later(tx: Tx, { id, attempts, status, nextAt }: Purchase, seconds: number): Promise<void> {
  const most = PURCHASE_LIMITS.mostPauseMinutes * MINUTE
  const pause = Math.max(pauseAfter(attempts), Math.min(seconds * 1000, most))
  // Stopped while it was asked for: until no order can be on its way any more nobody asks whether it was sold.
  const soonest = status === 'stopping' ? (nextAt?.getTime() ?? 0) : 0
  await store.setNext(tx, id, new Date(Math.max(tx.now.getTime() + pause, soonest)))
}

/** The link goes where codes lie, sealed for its row; from there on the order is like any other. */
async function deliver(tx: Tx, vault: Vault, { order, purchase }: Both, good: BoughtLink): Promise<void> {
  const { forRow } = sealCode(vault, {
    code: good.link.reveal(),
    pin: undefined,
    note: undefined,
    faceCents: purchase.faceCents,
    costCents: null,
    validUntil: good.validUntil,
  })
  const [id = ''] = await codes.newIds(tx, 1)
  // A link that somebody has already is none: the provider is asked again.
  if (!(await store.insertHeld(tx, order, forRow(id)))) return later(tx, purchase, 0)
  await store.move(tx, purchase.id, purchaseVerbs.buy)
  await orders.move(tx, order.id, orderVerbs.deliver, { expiresAt: showUntil(tx.now) })
  await orders.endWithCode(tx, order.id)
  await notices.tell(tx, order.buyerId, {
    kind: 'purchase.ready',
    data: { order: order.publicId },
    dedupeKey: `order:${order.id}:ready`,
  })
}

/** Nothing comes of it: the points go back, once, and the buyer is told. What is still sold afterwards nobody gets to see. */
export async function giveBack(tx: Tx, { order, purchase }: Both, verb: 'fail' | 'end'): Promise<void> {
  await store.move(tx, purchase.id, purchaseVerbs[verb])
  const declined = await orders.move(tx, order.id, orderVerbs.decline)
  await payBack(tx, declined)
  await notices.tell(tx, order.buyerId, {
    kind: 'purchase.failed',
    data: { order: order.publicId },
    dedupeKey: `order:${order.id}:declined`,
  })
}
