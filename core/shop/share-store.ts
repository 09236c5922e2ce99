import { and, desc, eq, getTableColumns, gt, ne, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { codeImports, offerCodes, offers, orders } from './tables.ts'

/** What is left when an order came to nothing: it does not count as a redemption. */
const CAME_TO_NOTHING = ['cancelled', 'lapsed', 'declined', 'refunded'] as const

/**
 * Which code is for all is decided by one at a time: keeps it as it is until the transaction ends. After whatever import or
 * order is locked.
 */
async function lockShares(tx: Tx, offerId: string): Promise<void> {
  await tx.select({ id: offers.id }).from(offers).where(eq(offers.id, offerId)).for('no key update')
}

/**
 * How many shares an offer has, the last one's number, and the fingerprint of those that can be had. What no key opens was
 * paid back and does not count.
 */
export async function countShares(
  tx: Tx,
  offerId: string,
): Promise<{ readonly count: number; readonly last: number; readonly free: string | null }> {
  await lockShares(tx, offerId)
  const [row] = await tx.execute<{ count: number; last: number; free: string | null }>(sql`
    select count(*) filter (where status <> 'lost')::int as count, coalesce(max(share), 0) as last, min(fingerprint) filter (where status = 'free') as free
      from offer_codes where offer_id = ${offerId}::uuid`)
  if (row === undefined) throw new Error('a count of nothing')
  return row
}

/** Whether another code than this one is for all now. */
export async function hasOther(tx: Tx, offerId: string, fingerprint: string): Promise<boolean> {
  const rows = await tx
    .select({ id: offerCodes.id })
    .from(offerCodes)
    .where(
      and(
        eq(offerCodes.offerId, offerId),
        sql`${offerCodes.status} = 'free'`,
        gt(offerCodes.share, 0),
        ne(offerCodes.fingerprint, fingerprint),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Whether another code is for all than the one of this look at codes, or of this order. Nothing is shared: never. */
export async function isOvertaken(
  tx: Tx,
  of: { readonly importId: string } | { readonly orderId: string },
): Promise<boolean> {
  const [mine] = await tx
    .select({ offerId: offerCodes.offerId, fingerprint: offerCodes.fingerprint })
    .from(offerCodes)
    .where(
      and(
        gt(offerCodes.share, 0),
        'importId' in of ? eq(offerCodes.importId, of.importId) : eq(offerCodes.orderId, of.orderId),
      ),
    )
    .limit(1)
  if (mine === undefined) return false
  await lockShares(tx, mine.offerId)
  return hasOther(tx, mine.offerId, mine.fingerprint)
}

export async function setLimit(tx: Tx, offerId: string, limit: number): Promise<void> {
  await tx.update(offers).set({ announced: limit }).where(eq(offers.id, offerId))
}

/** A share of the code that the offer has now. */
export async function newestShare(tx: Tx, offerId: string): Promise<typeof offerCodes.$inferSelect | undefined> {
  const [row] = await tx
    .select(getTableColumns(offerCodes))
    .from(offerCodes)
    .innerJoin(codeImports, eq(codeImports.id, offerCodes.importId))
    .where(and(eq(offerCodes.offerId, offerId), eq(codeImports.status, 'committed')))
    .orderBy(desc(offerCodes.share))
    .limit(1)
  return row
}

/** Whether a buyer has an order of this offer that did not come to nothing. */
export async function hasOrdered(tx: Tx, offerId: string, buyerId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.offerId, offerId),
        eq(orders.buyerId, buyerId),
        notInArray(sql<string>`${orders.status}`, [...CAME_TO_NOTHING]),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** How many members have bought a shared code. */
export async function countBuyers(tx: Tx, offerId: string, fingerprint: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from offer_codes
      where offer_id = ${offerId}::uuid and fingerprint = ${fingerprint} and status in ('sold', 'used')`)
  return row?.count ?? 0
}
