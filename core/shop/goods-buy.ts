import * as consents from '../consents/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { ADDRESS_FIELDS, keepAddress, readAddress, type Address } from './address.ts'
import { forgetGoal } from './goal-store.ts'
import { clockOf } from './goods.ts'
import { locked, ofParty, step, tellMoved } from './goods-step.ts'
import { tellLowStock } from './low-stock.ts'
import { offerFor } from './offers.ts'
import * as store from './order-store.ts'
import { PRODUCT_LIMITS } from './product.ts'
import * as products from './product-store.ts'
import { productOf } from './products.ts'
import type { Order, Shelved } from './shop.ts'
import { holdOpen } from './shop-store.ts'

/**
 * Redeems points for goods, 1 to 20 pieces: points and pieces are held, and the buyer has three days to say where they go.
 * Refuses `offer.unknown`, `offer.wrong_state`, `offer.own`, `job.bad_field`, `offer.sold_out`, `offer.too_few_left` with
 * how many there are, and `order.too_few_points` with what is missing.
 */
export async function orderGoods(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly offer: string; readonly quantity: number },
): Promise<Order> {
  members.requireJoined(buyer)
  const { key, offer: id, quantity } = input
  const said = { offer: id, quantity }
  const publicId = await once(tx, { key, kind: 'goods.order', actorId: buyer.id, input: said }, async () => {
    await members.lock(tx, buyer.id)
    await consents.requireConsent(tx, buyer, 'shop')
    const offer = await offerFor(tx, buyer, id)
    if (offer.ownerId === buyer.id) refuse('offer.own', {})
    if (offer.status !== 'live') refuse('offer.wrong_state', { status: offer.status })
    if (offer.kind !== 'product' || !(await holdOpen(tx, offer.shopId))) refuse('offer.unknown', {})
    const { min, max } = PRODUCT_LIMITS.quantity
    if (!Number.isInteger(quantity) || quantity < min || quantity > max) refuse('job.bad_field', { field: 'quantity' })
    const points = offer.points * quantity
    const missingPoints = points - (await ledger.balance(tx, { kind: 'earnings', ownerId: buyer.id }))
    if (missingPoints > 0) refuse('order.too_few_points', { missingPoints })
    if (!(await products.take(tx, offer.id, quantity))) await refuseFewer(tx, offer)
    const order = await store.insert(tx, {
      kind: 'goods',
      offerId: offer.id,
      shopId: offer.shopId,
      buyerId: buyer.id,
      status: 'addressing',
      points,
      quantity,
      pieces: quantity,
      ...clockOf('addressing', tx.now),
    })
    await ledger.post(tx, {
      key: `order:${order.id}:placed`,
      kind: 'order',
      postings: [
        { from: { kind: 'earnings', ownerId: buyer.id }, to: { kind: 'order_hold', ownerId: order.id }, points },
      ],
    })
    await forgetGoal(tx, buyer.id, offer.id)
    await tellLowStock(tx, offer.id)
    return order.publicId
  })
  return (await store.byPublicId(tx, publicId)) ?? refuse('order.unknown', {})
}

async function refuseFewer(tx: Tx, offer: Shelved): Promise<never> {
  const { stock: left } = await productOf(tx, offer)
  return left === 0
    ? refuse('offer.sold_out', { kind: 'goods' })
    : refuse('offer.too_few_left', { left, kind: 'goods' })
}

/** A buyer's own order of goods that waits for its address. Refuses `order.unknown`, `order.wrong_state`. */
export async function awaitingAddress(
  tx: Tx,
  buyer: Member,
  publicId: string,
): Promise<{ readonly order: Order; readonly shipsTo: readonly string[] }> {
  members.requireJoined(buyer)
  const { order, side } = await ofParty(tx, buyer.id, publicId)
  if (side !== 'buyer') refuse('order.unknown', {})
  if (order.status !== 'addressing') refuse('order.wrong_state', { status: order.status })
  return { order, shipsTo: (await productOf(tx, { id: order.offerId })).shipsTo }
}

/**
 * The buyer says where the goods go; the address is sealed for this order, and the shop is told that there is one. Refuses
 * `order.unknown`, `order.wrong_state`, and `job.bad_field` with the first field that is wrong.
 */
export async function giveAddress(
  tx: Tx,
  buyer: Member,
  vault: Vault,
  input: { readonly key: string; readonly order: string; readonly address: Address },
): Promise<Order> {
  const { key, order: id } = input
  // A plain hash of an address could be guessed: the command remembers a keyed one.
  const words = ADDRESS_FIELDS.map((field) => input.address[field]).join('\n')
  const said = { order: id, address: vault.fingerprint('order-address', words) }
  await once(tx, { key, kind: 'goods.address', actorId: buyer.id, input: said }, async () => {
    const { order, shipsTo } = await awaitingAddress(tx, buyer, id)
    const { address, wrong } = readAddress(input.address, shipsTo)
    if (wrong[0] !== undefined) refuse('job.bad_field', { field: wrong[0] })
    const placed = await step(tx, await locked(tx, order), 'address')
    await keepAddress(tx, vault, placed.id, address)
    await tellMoved(tx, placed, 'shop', 'buyer')
    return null
  })
  return (await ofParty(tx, buyer.id, id)).order
}

/** Until the shop has accepted the buyer may change their mind: the points come back. Refuses `order.wrong_state`. */
export async function cancelGoods(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly order: string },
): Promise<Order> {
  return byBuyer(tx, buyer, input, 'goods.cancel', async (order) => {
    const cancelled = await step(tx, order, 'cancel')
    // Before there was an address the shop had not heard of it.
    if (order.status === 'placed') await tellMoved(tx, cancelled, 'shop')
  })
}

/** The goods are here. Refuses `order.unknown`, `order.wrong_state`. */
export async function confirmArrival(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly order: string },
): Promise<Order> {
  return byBuyer(tx, buyer, input, 'goods.arrived', async (order) => {
    await tellMoved(tx, await step(tx, order, 'deliver'), 'shop')
  })
}

/** A suspended buyer may: what was paid for is theirs. */
async function byBuyer(
  tx: Tx,
  buyer: Member,
  { key, order: id }: { readonly key: string; readonly order: string },
  kind: string,
  run: (order: Order) => Promise<void>,
): Promise<Order> {
  await once(tx, { key, kind, actorId: buyer.id, input: { order: id } }, async () => {
    const { order, side } = await ofParty(tx, buyer.id, id)
    if (side !== 'buyer') refuse('order.unknown', {})
    await run(await locked(tx, order))
    return null
  })
  return (await ofParty(tx, buyer.id, id)).order
}
