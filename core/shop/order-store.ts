import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { SALE_ZONE } from './sale-day.ts'
import { isOver, type Order, type OrderStatus } from './shop.ts'
import { orders } from './tables.ts'

const { remindAt: _when, pieces: _pieces, ...columns } = getTableColumns(orders)

export type NewOrder = Pick<Order, 'kind' | 'offerId' | 'shopId' | 'buyerId' | 'status' | 'points' | 'expiresAt'> & {
  readonly quantity: number
  /** Pieces that it has taken from the stock. */
  readonly pieces: number
  readonly remindAt: Date | null
}

export async function insert(tx: Tx, order: NewOrder): Promise<Order> {
  const [row] = await tx
    .insert(orders)
    .values({ ...order, id: sql`default`, publicId: sql`default`, placedAt: tx.now })
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

/** Compare-and-set: of a buyer who shows and a clock that takes back one wins. What is over reminds nobody. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<OrderStatus>,
  set: Partial<Omit<typeof orders.$inferInsert, 'id' | 'status' | 'endedAt'>> = {},
): Promise<Order> {
  const [row] = await tx
    .update(orders)
    .set({
      ...set,
      status: verb.to,
      ...(isOver({ status: verb.to }) ? { endedAt: tx.now, remindAt: null } : {}),
    })
    .where(and(eq(orders.id, id), inArray(orders.status, [...verb.from])))
    .returning(columns)
  if (row !== undefined) return row
  const [present] = await tx.select({ status: orders.status }).from(orders).where(eq(orders.id, id))
  return refuse('order.wrong_state', { status: present?.status ?? 'cancelled' })
}

/** Nobody is to be shown a code whose last day is over: then the order ends with it. */
export async function endWithCode(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`
    update orders o set expires_at = (c.valid_until + 1)::timestamp at time zone ${SALE_ZONE}
      from offer_codes c where o.id = ${id}::uuid and c.order_id = o.id
        and (c.valid_until + 1)::timestamp at time zone ${SALE_ZONE} < o.expires_at`)
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
    .where(
      and(
        eq(orders.status, 'reserved'),
        lte(orders.expiresAt, tx.now),
        asides.notSetAside(tx, 'lapse-orders', orders.id),
      ),
    )
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
        asides.notSetAside(tx, 'remind-buyers', orders.id),
      ),
    )
    .orderBy(orders.expiresAt)
    .limit(limit)
}

/** The title of an order between the two that is not settled: one as its buyer, the other as its shop. */
export async function tie(tx: Tx, one: string, other: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ title: string }>(sql`
    select f.title from orders o join offers f on f.id = o.offer_id join shops s on s.id = f.shop_id
      where o.ended_at is null
        and (o.buyer_id, s.owner_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)) limit 1`)
  return row?.title
}

export async function moveToBuyer(tx: Tx, from: string, to: string): Promise<void> {
  await tx.select({ id: orders.id }).from(orders).where(eq(orders.buyerId, from)).orderBy(orders.id).for('update')
  await tx.update(orders).set({ buyerId: to }).where(eq(orders.buyerId, from))
}

/** As the indexes have it: with placeholders the planner would not know that they fit. */
const SHOP_ORDERS = {
  'to-ship': sql`${orders.status} in ('placed', 'accepted')`,
  problem: sql`${orders.status} = 'problem'`,
  all: sql`${orders.kind} = 'goods'`,
} as const
export type ShopOrders = keyof typeof SHOP_ORDERS

/**
 * Orders in shops: goods that it has to send and whatever was complained about, oldest first, or all goods, newest first;
 * `after` is the last one seen.
 */
export async function ofShops(
  tx: Tx,
  shopIds: readonly string[],
  page: { readonly which: ShopOrders; readonly after: string | undefined; readonly limit: number },
): Promise<readonly Order[]> {
  const { which, after, limit } = page
  const isOldestFirst = which !== 'all'
  return tx
    .select(columns)
    .from(orders)
    .where(
      and(
        inArray(orders.shopId, [...shopIds]),
        SHOP_ORDERS[which],
        after === undefined ? undefined : isOldestFirst ? gt(orders.id, after) : lt(orders.id, after),
      ),
    )
    .orderBy(isOldestFirst ? asc(orders.id) : desc(orders.id))
    .limit(limit)
}

/** Goods whose state is over by now. */
export async function goodsDue(tx: Tx, limit: number): Promise<readonly Order[]> {
  return tx
    .select(columns)
    .from(orders)
    .where(
      and(
        sql`${orders.status} in ('addressing', 'placed', 'accepted', 'shipped', 'delivered')`,
        lte(orders.expiresAt, tx.now),
        asides.notSetAside(tx, 'end-waiting-goods', orders.id),
      ),
    )
    .orderBy(orders.expiresAt)
    .limit(limit)
}

/** Takes the reminders that are due: each is seen once. */
export async function takeReminders(tx: Tx, limit: number): Promise<readonly Order[]> {
  const due = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(lte(orders.remindAt, tx.now), asides.notSetAside(tx, 'remind-of-goods', orders.id)))
    .orderBy(orders.remindAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  return tx
    .update(orders)
    .set({ remindAt: null })
    .where(
      inArray(
        orders.id,
        due.map(({ id }) => id),
      ),
    )
    .returning(columns)
}

/** Pieces and points of an offer's orders, by status. */
export async function sumsOfOffer(
  tx: Tx,
  offerId: string,
): Promise<readonly { readonly status: OrderStatus; readonly pieces: number; readonly points: number }[]> {
  return tx.execute<{ status: OrderStatus; pieces: number; points: number }>(sql`
    select status, sum(quantity)::int as pieces, sum(points)::float8 as points
      from orders where offer_id = ${offerId}::uuid group by status`)
}

/** Vouchers about which nobody has complained in time. */
export async function shownDue(tx: Tx, limit: number): Promise<readonly Order[]> {
  return tx
    .select(columns)
    .from(orders)
    .where(
      and(
        sql`${orders.status} = 'shown'`,
        lte(orders.expiresAt, tx.now),
        asides.notSetAside(tx, 'close-shown-vouchers', orders.id),
      ),
    )
    .orderBy(orders.expiresAt)
    .limit(limit)
}

/** More pieces for the same order: another parcel. */
export async function addPieces(tx: Tx, order: Pick<Order, 'id' | 'quantity'>): Promise<void> {
  await tx
    .update(orders)
    .set({ pieces: sql`${orders.pieces} + ${order.quantity}` })
    .where(eq(orders.id, order.id))
}

export async function byId(tx: Tx, id: string): Promise<Order | undefined> {
  const [row] = await tx.select(columns).from(orders).where(eq(orders.id, id))
  return row
}
