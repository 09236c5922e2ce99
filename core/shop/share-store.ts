import { and, desc, eq, getTableColumns, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { codeImports, offerCodes, offers, orders } from './tables.ts'

/** What is left when an order came to nothing: it does not count as a redemption. */
const CAME_TO_NOTHING = ['cancelled', 'lapsed', 'declined', 'refunded'] as const

/** How many shares an offer has, the last one's number, and the fingerprint of those that can be had. */
export async function countShares(
  tx: Tx,
  offerId: string,
): Promise<{ readonly count: number; readonly last: number; readonly free: string | null }> {
  const [row] = await tx.execute<{ count: number; last: number; free: string | null }>(sql`
    select count(*)::int as count, coalesce(max(share), 0) as last, min(fingerprint) filter (where status = 'free') as free
      from offer_codes where offer_id = ${offerId}::uuid`)
  if (row === undefined) throw new Error('a count of nothing')
  return row
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
