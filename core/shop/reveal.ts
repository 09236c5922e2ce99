import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { DAY } from '../shared/time.ts'
import type { Vault } from '../shared/vault.ts'
import * as codes from './code-store.ts'
import { payBack } from './goods-step.ts'
import * as lost from './lost-store.ts'
import { found, giveBack, lockedOrder, myOrder } from './orders.ts'
import * as store from './order-store.ts'
import { today } from './sale-day.ts'
import { openCode } from './seal-code.ts'
import { isSeen, orderVerbs, SHOP_LIMITS, type ClearCode, type Order } from './shop.ts'

/**
 * The buyer wants to see the code: the right to cancel ends, and for 14 days one may complain. Showing it again changes
 * nothing. The code itself is read by `codeOf`. What cannot be delivered is not sold: when the last day of the code is over,
 * or no key opens it, the order has lapsed after this, and the points are back. A suspended buyer may too: what was paid for
 * is theirs. Refuses `order.unknown`, `order.wrong_state`.
 */
export async function show(
  tx: Tx,
  buyer: Member,
  vault: Vault,
  input: { readonly key: string; readonly order: string },
): Promise<Order> {
  const { key, order: id } = input
  await once(tx, { key, kind: 'order.show', actorId: buyer.id, input: { order: id } }, async () => {
    const order = await lockedOrder(tx, buyer, id)
    if (isSeen(order)) return null
    if (order.status !== 'reserved') refuse('order.wrong_state', { status: order.status })
    const code = (await codes.ofOrder(tx, order.id)) ?? refuse('order.unknown', {})
    if (code.validUntil !== null && code.validUntil < today(tx)) {
      await giveBack(tx, order, 'lapse')
      return null
    }
    if (openCode(vault, code) === undefined) {
      await lose(tx, order, code.id)
      return null
    }
    const expiresAt = new Date(tx.now.getTime() + SHOP_LIMITS.complainDays * DAY)
    await store.move(tx, order.id, orderVerbs.show, { shownAt: tx.now, expiresAt })
    await codes.moveOfOrder(tx, order.id, 'sell')
    return null
  })
  return found(tx, id)
}

/** No key opens the code: it lies aside until its key is back, and buyer and operators are told. */
async function lose(tx: Tx, order: Order, codeId: string): Promise<void> {
  await store.move(tx, order.id, orderVerbs.lapse)
  await lost.lose(tx, codeId)
  await payBack(tx, order)
  const dedupeKey = `order:${order.id}:lost`
  await notices.tell(tx, order.buyerId, { kind: 'order.lost', data: { order: order.publicId }, dedupeKey })
  await moderation.tellOperators(tx, { topic: 'code', id: order.publicId, dedupeKey, except: [order.buyerId] })
}

/** The code in clear, for its buyer, after it was shown. For delivery only. Refuses `order.unknown`, `order.wrong_state`, `order.code_shut`. */
export async function codeOf(tx: Tx, buyer: Member, vault: Vault, orderId: string): Promise<ClearCode> {
  const order = await myOrder(tx, buyer, orderId)
  if (!isSeen(order)) refuse('order.wrong_state', { status: order.status })
  const row = await codes.ofOrder(tx, order.id)
  if (row === undefined) throw new Error('an order without its code')
  return openCode(vault, row) ?? refuse('order.code_shut', {})
}

/** Until when the code of an order can be used, and whether its shop has taken it already. */
export async function codeState(
  tx: Tx,
  order: Pick<Order, 'id'>,
): Promise<{ readonly validUntil: string | null; readonly used: boolean } | undefined> {
  const row = await codes.ofOrder(tx, order.id)
  return row === undefined ? undefined : { validUntil: row.validUntil, used: row.status === 'used' }
}

/** So many lost codes are looked at together. */
const LOST_AT_ONCE = 500

/**
 * Codes that no key opened can be had again when their key is back; those of a delivery that was taken back meanwhile are
 * deleted. For the start of the program. Returns how many came back, and how many are still lost.
 */
export async function openLost(tx: Tx, vault: Vault): Promise<{ readonly back: number; readonly lost: number }> {
  let back = 0
  let last: string | undefined
  do {
    const rows = await lost.lostCodes(tx, { after: last, limit: LOST_AT_ONCE })
    for (const row of rows) if (openCode(vault, row) !== undefined && (await lost.restore(tx, row.id))) back += 1
    last = rows.at(-1)?.id
  } while (last !== undefined)
  return { back, lost: await lost.countLost(tx) }
}
