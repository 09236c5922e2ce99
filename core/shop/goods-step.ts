import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { endAddress } from './address.ts'
import { clockOf, goodsVerbs, isTimed, type Side } from './goods.ts'
import * as store from './order-store.ts'
import { giveBack } from './product-store.ts'
import { isOver, type Order } from './shop.ts'
import { ownerOf, sellerOf } from './shop-store.ts'

/** The order, locked, after its buyer: the lock order of architecture.md section 4. */
export async function locked(tx: Tx, { id, buyerId }: Pick<Order, 'id' | 'buyerId'>): Promise<Order> {
  await members.lock(tx, buyerId)
  return (await store.locked(tx, id)) ?? refuse('order.unknown', {})
}

/**
 * Moves an order of goods and does all that this brings: the clock of the new state, the points when it is over, the pieces
 * when it came to nothing, the end of its address. Refuses `order.wrong_state`.
 */
export async function step(
  tx: Tx,
  order: Order,
  verb: keyof typeof goodsVerbs,
  set: Partial<Pick<Order, 'carrier' | 'tracking' | 'reason'>> = {},
): Promise<Order> {
  const { to } = goodsVerbs[verb]
  const moved = await store.move(tx, order.id, goodsVerbs[verb], {
    ...set,
    ...(isTimed(to) ? clockOf(to, tx.now) : {}),
  })
  if (to === 'closed') await payShop(tx, moved)
  else if (isOver(moved)) {
    await payBack(tx, moved)
    await giveBack(tx, moved)
  }
  if (isOver(moved)) await endAddress(tx, moved)
  return moved
}

/** The points of an order go to its shop; those of the house to the account of what was spent outside. */
export async function payShop(tx: Tx, order: Order): Promise<void> {
  const ownerId = await sellerOf(tx, order.shopId)
  await ledger.post(tx, {
    key: `order:${order.id}:closed`,
    kind: 'order-closed',
    postings: [
      {
        from: { kind: 'order_hold', ownerId: order.id },
        to: ownerId === null ? { kind: 'rewards' } : { kind: 'earnings', ownerId },
        points: order.points,
      },
    ],
  })
}

/** The points of an order go back to its buyer. */
export async function payBack(tx: Tx, order: Order): Promise<void> {
  await ledger.post(tx, {
    key: `order:${order.id}:returned`,
    kind: 'order-returned',
    postings: [
      {
        from: { kind: 'order_hold', ownerId: order.id },
        to: { kind: 'earnings', ownerId: order.buyerId },
        points: order.points,
      },
    ],
  })
}

/** Both sides, or one, hear of the state in which the order is now. A second parcel is told anew. */
export async function tellMoved(tx: Tx, order: Order, ...sides: readonly Side[]): Promise<void> {
  for (const side of sides) {
    await notices.tell(tx, side === 'buyer' ? order.buyerId : await ownerOf(tx, order.shopId), {
      kind: 'goods.moved',
      data: { order: order.publicId, is: order.status },
      dedupeKey: `order:${order.id}:${order.status}:${order.expiresAt.getTime()}:${side}`,
    })
  }
}

/** Side and order for one of its two parties. Refuses `order.unknown` to everybody else, and for vouchers. */
export async function ofParty(
  tx: Tx,
  memberId: string,
  publicId: string,
): Promise<{ readonly order: Order; readonly side: Side }> {
  const order = await store.byPublicId(tx, publicId)
  if (order === undefined || order.kind !== 'goods') return refuse('order.unknown', {})
  if (order.buyerId === memberId) return { order, side: 'buyer' }
  return (await ownerOf(tx, order.shopId)) === memberId ? { order, side: 'shop' } : refuse('order.unknown', {})
}
