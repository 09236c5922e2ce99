import { and, asc, eq, getTableColumns, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { NewCode } from './code-store.ts'
import { importsOf } from './import-store.ts'
import { PURCHASE_LIMITS, type Purchase, type PurchaseStatus } from './purchase.ts'
import type { Order } from './shop.ts'
import { offerCodes, purchases } from './tables.ts'

const columns = getTableColumns(purchases)

export async function insert(
  tx: Tx,
  purchase: Pick<Purchase, 'orderId' | 'faceCents' | 'nextAt' | 'lateAt' | 'endAt'>,
): Promise<void> {
  await tx.insert(purchases).values({ ...purchase, id: sql`default`, status: 'waiting', placedAt: tx.now })
}

/**
 * Takes the purchase that has waited longest to be asked about, for as long as the lease lasts: the attempt is written down
 * before anybody is asked.
 */
export async function take(tx: Tx): Promise<Purchase | undefined> {
  const [due] = await tx
    .select({ id: purchases.id })
    .from(purchases)
    .where(lte(purchases.nextAt, tx.now))
    .orderBy(asc(purchases.nextAt))
    .limit(1)
    .for('update', { skipLocked: true })
  if (due === undefined) return undefined
  const nextAt = new Date(tx.now.getTime() + PURCHASE_LIMITS.leaseSeconds * 1000)
  const [row] = await tx
    .update(purchases)
    .set({ nextAt, attempts: sql`${purchases.attempts} + 1` })
    .where(eq(purchases.id, due.id))
    .returning(columns)
  return row
}

export async function ofOrder(tx: Tx, orderId: string): Promise<Purchase | undefined> {
  const [row] = await tx.select(columns).from(purchases).where(eq(purchases.orderId, orderId))
  return row
}

export async function locked(tx: Tx, orderId: string): Promise<Purchase | undefined> {
  const [row] = await tx.select(columns).from(purchases).where(eq(purchases.orderId, orderId)).for('update')
  return row
}

/** Compare-and-set. What is over is asked about no more. Refuses `purchase.wrong_state`. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<PurchaseStatus>,
  set: Partial<Pick<Purchase, 'nextAt' | 'endAt' | 'stoppedBy' | 'reason'>> = {},
): Promise<void> {
  const isOver = verb.to === 'bought' || verb.to === 'failed' || verb.to === 'stopped'
  const rows = await tx
    .update(purchases)
    .set({ ...set, status: verb.to, ...(isOver ? { nextAt: null, endedAt: tx.now } : {}) })
    .where(and(eq(purchases.id, id), inArray(purchases.status, [...verb.from])))
    .returning({ id: purchases.id })
  if (rows.length === 0) refuse('purchase.wrong_state', {})
}

export async function setNext(tx: Tx, id: string, nextAt: Date): Promise<void> {
  await tx.update(purchases).set({ nextAt }).where(eq(purchases.id, id))
}

export async function markLate(tx: Tx, id: string): Promise<void> {
  await tx.update(purchases).set({ toldLate: true }).where(eq(purchases.id, id))
}

/** What takes long and was not told yet. */
export async function toTell(tx: Tx, limit: number): Promise<readonly Purchase[]> {
  return tx
    .select(columns)
    .from(purchases)
    .where(
      and(
        isNull(purchases.endedAt),
        sql`not ${purchases.toldLate}`,
        lte(purchases.lateAt, tx.now),
        asides.notSetAside(tx, 'tell-late-purchases', purchases.id),
      ),
    )
    .orderBy(asc(purchases.lateAt))
    .limit(limit)
}

/** What has waited to the end of its state. */
export async function toEnd(tx: Tx, limit: number): Promise<readonly Purchase[]> {
  return tx
    .select(columns)
    .from(purchases)
    .where(
      and(
        isNull(purchases.endedAt),
        lte(purchases.endAt, tx.now),
        asides.notSetAside(tx, 'end-purchases', purchases.id),
      ),
    )
    .orderBy(asc(purchases.endAt))
    .limit(limit)
}

/** What takes long, the oldest first; `after` is the last one seen. */
export async function late(
  tx: Tx,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Purchase[]> {
  return tx
    .select(columns)
    .from(purchases)
    .where(
      and(
        isNull(purchases.endedAt),
        sql`${purchases.toldLate}`,
        page.after === undefined ? undefined : gt(purchases.id, page.after),
      ),
    )
    .orderBy(asc(purchases.id))
    .limit(page.limit)
}

/**
 * Puts what was bought outside for an order where codes lie: nobody else may have it while the order is open. False when the
 * offer has had the same one before.
 */
export async function insertHeld(tx: Tx, order: Pick<Order, 'id' | 'offerId'>, code: NewCode): Promise<boolean> {
  const [first] = await importsOf(tx, order.offerId, 1)
  if (first === undefined) throw new Error('an offer from outside without its import')
  const written = await tx
    .insert(offerCodes)
    .values({
      ...code,
      publicId: sql`default`,
      offerId: order.offerId,
      importId: first.id,
      status: 'held',
      orderId: order.id,
    })
    .onConflictDoNothing()
    .returning({ id: offerCodes.id })
  return written.length === 1
}
