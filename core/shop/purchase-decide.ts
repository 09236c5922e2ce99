import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import { locked } from './goods-step.ts'
import * as orders from './order-store.ts'
import { isTried } from './purchase.ts'
import { stop } from './purchase-due.ts'
import type { Both } from './purchases.ts'
import * as store from './purchase-store.ts'

/** What is bought outside, for an operator. */
export type PurchaseSeen = Both

/** The purchase of an order. Refuses `operator.only`, `order.unknown`. */
export async function purchaseFor(tx: Tx, operator: Member, orderId: string): Promise<PurchaseSeen> {
  await moderation.requireOperator(tx, operator)
  const order = (await orders.byPublicId(tx, orderId)) ?? refuse('order.unknown', {})
  const purchase = (await store.ofOrder(tx, order.id)) ?? refuse('order.unknown', {})
  return { order, purchase }
}

/** Purchases that take long, the oldest first; `after` is the public id of the last order seen. */
export async function latePurchases(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly purchases: readonly PurchaseSeen[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await purchaseFor(tx, operator, page.after)
  await moderation.requireOperator(tx, operator)
  const rows = await store.late(tx, { after: last?.purchase.id, limit: page.limit + 1 })
  const seen: PurchaseSeen[] = []
  for (const purchase of rows.slice(0, page.limit)) {
    seen.push({ order: (await orders.byId(tx, purchase.orderId)) ?? refuse('order.unknown', {}), purchase })
  }
  return { purchases: seen, more: rows.length > page.limit }
}

/** How many purchases take long, counted up to `most`. */
export async function countLatePurchases(tx: Tx, most: number): Promise<number> {
  return (await store.late(tx, { after: undefined, limit: most })).length
}

/** The provider is asked again now and not after its pause. Refuses `operator.only`, `purchase.wrong_state`. */
export async function askAgain(tx: Tx, operator: Member, orderId: string): Promise<void> {
  const { order: seen } = await purchaseFor(tx, operator, orderId)
  await locked(tx, seen)
  const purchase = await store.locked(tx, seen.id)
  // What is stopping waits until no order can be on its way any more.
  if (purchase === undefined || !isTried(purchase)) {
    refuse('purchase.wrong_state', {})
  }
  await store.setNext(tx, purchase.id, tx.now)
}

/**
 * An operator who is no party has no more bought: as soon as the provider says that it has not sold, the points go back; has
 * it sold, the buyer gets that. Refuses `operator.only`, `operator.own_case`, `operator.say_more`, `purchase.wrong_state`.
 */
export async function stopPurchase(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly order: string; readonly reason: string },
): Promise<void> {
  await moderation.requireOperator(tx, operator)
  const { key, order: id } = input
  const said = { order: id, reason: input.reason }
  await once(tx, { key, kind: 'purchase.stop', actorId: operator.id, input: said }, async () => {
    const reason = moderation.enoughReason(input.reason)
    const { order: seen } = await purchaseFor(tx, operator, id)
    moderation.requireNoParty(operator, seen.buyerId)
    const order = await locked(tx, seen)
    const purchase = (await store.locked(tx, order.id)) ?? refuse('order.unknown', {})
    await stop(tx, purchase, { stoppedBy: operator.id, reason })
    await moderation.audit(tx, operator, {
      action: 'purchase.stop',
      object: `order:${order.publicId}`,
      reason,
      detail: { points: order.points, attempts: purchase.attempts },
    })
    return null
  })
}
