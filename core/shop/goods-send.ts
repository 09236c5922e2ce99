import { once } from '../db/command.ts'
import type { Stored } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { charactersIn, cleanLine, cleanText } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { openAddress, type Address } from './address.ts'
import { needsAddress, type Side } from './goods.ts'
import { locked, ofParty, step, tellMoved } from './goods-step.ts'
import * as store from './order-store.ts'
import { PRODUCT_LIMITS } from './product.ts'
import type { Order } from './shop.ts'
import { shopIdsOf } from './shop-store.ts'

/** An order of goods for its buyer and its shop. Refuses `order.unknown` to everybody else, and for vouchers. */
export async function goodsFor(
  tx: Tx,
  member: Member,
  publicId: string,
): Promise<{ readonly order: Order; readonly side: Side }> {
  return ofParty(tx, member.id, publicId)
}

/** The shop takes the order: it has 14 days to send it. Refuses `order.unknown`, `order.wrong_state`. */
export async function acceptOrder(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly order: string },
): Promise<Order> {
  return byShop(tx, owner, { ...input, kind: 'goods.accept', said: {} }, async (order) => {
    await tellMoved(tx, await step(tx, order, 'accept'), 'buyer')
  })
}

/**
 * The shop cannot send it, and says why: the points go back. Until it is on its way. Refuses `order.unknown`,
 * `order.wrong_state`, `job.bad_field`.
 */
export async function declineOrder(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly order: string; readonly reason: string },
): Promise<Order> {
  const reason = cleanText(input.reason)
  return byShop(tx, owner, { ...input, kind: 'goods.decline', said: { reason } }, async (order) => {
    const { min, max } = PRODUCT_LIMITS.reason
    if (charactersIn(reason) < min || charactersIn(reason) > max) refuse('job.bad_field', { field: 'reason' })
    await tellMoved(tx, await step(tx, order, 'decline', { reason }), 'buyer')
  })
}

/**
 * The parcel is on its way, with who carries it and its number, if it has one. Refuses `order.unknown`, `order.wrong_state`,
 * `job.bad_field`.
 */
export async function shipOrder(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly order: string; readonly carrier: string; readonly tracking?: string },
): Promise<Order> {
  const carrier = cleanLine(input.carrier)
  const tracking = cleanLine(input.tracking ?? '')
  const said = { carrier, tracking }
  return byShop(tx, owner, { ...input, kind: 'goods.ship', said }, async (order) => {
    const { carrier: limits, tracking: number } = PRODUCT_LIMITS
    if (charactersIn(carrier) < limits.min || charactersIn(carrier) > limits.max) {
      refuse('job.bad_field', { field: 'carrier' })
    }
    if (charactersIn(tracking) > number.max) refuse('job.bad_field', { field: 'tracking' })
    const shipped = await step(tx, order, 'ship', { carrier, tracking: tracking === '' ? null : tracking })
    await tellMoved(tx, shipped, 'buyer')
  })
}

async function byShop(
  tx: Tx,
  owner: Member,
  command: {
    readonly key: string
    readonly order: string
    readonly kind: string
    readonly said: Readonly<Record<string, Stored>>
  },
  run: (order: Order) => Promise<void>,
): Promise<Order> {
  members.requireJoined(owner)
  const { key, kind, order: id, said } = command
  await once(tx, { key, kind, actorId: owner.id, input: { order: id, ...said } }, async () => {
    const { order, side } = await ofParty(tx, owner.id, id)
    if (side !== 'shop') refuse('order.unknown', {})
    await run(await locked(tx, order))
    return null
  })
  return (await ofParty(tx, owner.id, id)).order
}

/**
 * Where an order goes, in clear, for its shop alone, from the moment it was placed until 90 days after it ended. For
 * delivery only. Refuses `order.unknown`, `order.wrong_state`, and `order.no_address` when it is gone.
 */
export async function addressFor(tx: Tx, owner: Member, vault: Vault, publicId: string): Promise<Address> {
  members.requireJoined(owner)
  const { order, side } = await ofParty(tx, owner.id, publicId)
  if (side !== 'shop') refuse('order.unknown', {})
  if (!needsAddress(order)) refuse('order.wrong_state', { status: order.status })
  return (await openAddress(tx, vault, order.id)) ?? refuse('order.no_address', {})
}

/**
 * Orders in a member's shops, closed ones too: goods that wait for the shop and whatever is complained about, oldest
 * first, or all goods, newest first. `after` is the public id of the last one seen.
 */
export async function ordersOfShop(
  tx: Tx,
  owner: Member,
  page: { readonly which: store.ShopOrders; readonly after?: string; readonly limit: number },
): Promise<{ readonly orders: readonly Order[]; readonly more: boolean }> {
  const mine = await shopIdsOf(tx, owner.id)
  if (mine.length === 0) return { orders: [], more: false }
  const last = page.after === undefined ? undefined : await store.byPublicId(tx, page.after)
  const rows = await store.ofShops(tx, mine, { which: page.which, after: last?.id, limit: page.limit + 1 })
  return { orders: rows.slice(0, page.limit), more: rows.length > page.limit }
}
