import { and, desc, eq, getTableColumns, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { Order, OrderStatus } from './shop.ts'
import { orders } from './tables.ts'

const columns = getTableColumns(orders)

export async function insert(
  tx: Tx,
  order: Pick<Order, 'offerId' | 'buyerId' | 'points' | 'expiresAt'>,
): Promise<Order> {
  const [row] = await tx
    .insert(orders)
    .values({ ...order, id: sql`default`, publicId: sql`default`, status: 'reserved', placedAt: tx.now })
    .returning(columns)
  if (row === undefined) throw new Error('no order was inserted')
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Order | undefined> {
  const [row] = await tx.select(columns).from(orders).where(eq(orders.publicId, publicId))
  return row
}

export async function locked(tx: Tx, id: string): Promise<Order | undefined> {
  const [row] = await tx.select(columns).from(orders).where(eq(orders.id, id)).for('update')
  return row
}

/** Compare-and-set: of a buyer who shows and a clock that takes back one wins. */
export async function move(tx: Tx, id: string, verb: Transition<OrderStatus>): Promise<Order> {
  const [row] = await tx
    .update(orders)
    .set({ status: verb.to, ...(verb.to === 'shown' ? { shownAt: tx.now } : { endedAt: tx.now }) })
    .where(and(eq(orders.id, id), inArray(orders.status, [...verb.from])))
    .returning(columns)
  if (row !== undefined) return row
  const [present] = await tx.select({ status: orders.status }).from(orders).where(eq(orders.id, id))
  return refuse('order.wrong_state', { status: present?.status ?? 'cancelled' })
}

/** Newest first: `before` is the last one seen. */
export async function ofBuyer(
  tx: Tx,
  buyerId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Order[]> {
  return tx
    .select(columns)
    .from(orders)
    .where(and(eq(orders.buyerId, buyerId), page.before === undefined ? undefined : lt(orders.id, page.before)))
    .orderBy(desc(orders.id))
    .limit(page.limit)
}

export async function due(tx: Tx, limit: number): Promise<readonly Order[]> {
  return tx
    .select(columns)
    .from(orders)
    .where(and(eq(orders.status, 'reserved'), lte(orders.expiresAt, tx.now)))
    .orderBy(orders.expiresAt)
    .limit(limit)
}

/** Those that end before `until` and whose buyer was not reminded. */
export async function toRemind(tx: Tx, until: Date, limit: number): Promise<readonly Order[]> {
  return tx
    .select(columns)
    .from(orders)
    .where(
      and(
        eq(orders.status, 'reserved'),
        lte(orders.expiresAt, until),
        sql`not exists (select from notices n where n.dedupe_key = 'order:' || ${orders.id} || ':reminder')`,
      ),
    )
    .orderBy(orders.expiresAt)
    .limit(limit)
}

/** The title of an order between the two that is not settled: one as its buyer, the other as its shop. */
export async function tie(tx: Tx, one: string, other: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ title: string }>(sql`
    select f.title from orders o join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
      where o.status = 'reserved'
        and (o.buyer_id, s.owner_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)) limit 1`)
  return row?.title
}

export async function moveToBuyer(tx: Tx, from: string, to: string): Promise<void> {
  await tx.select({ id: orders.id }).from(orders).where(eq(orders.buyerId, from)).orderBy(orders.id).for('update')
  await tx.update(orders).set({ buyerId: to }).where(eq(orders.buyerId, from))
}
