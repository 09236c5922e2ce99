import { and, asc, eq, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { codeVerbs, importVerbs } from './shop.ts'
import { today } from './sale-day.ts'
import { codeChecks, codeImports, offerCodes, offers, shops } from './tables.ts'

export type NewCode = Pick<
  typeof offerCodes.$inferInsert,
  | 'id'
  | 'sealedCode'
  | 'sealedPin'
  | 'sealedNote'
  | 'fingerprint'
  | 'loose'
  | 'faceCents'
  | 'costCents'
  | 'validUntil'
  | 'share'
>
/** What a code is sealed for: its row and column. */
export const contextOf = (id: string, column: 'code' | 'pin' | 'note'): string => `offer_codes:${id}:${column}`

/** Ids for codes that are still to be sealed: what is sealed names its row. */
export async function newIds(tx: Tx, count: number): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select uuid7() as id from generate_series(1, ${count}::int)`)
  return rows.map(({ id }) => id)
}

/**
 * Reserves one code, that which ends first; undefined when there is none. Codes that somebody else is about to get are
 * passed over, so that buyers do not wait for each other.
 */
export async function hold(tx: Tx, offerId: string, orderId: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`
    update offer_codes set status = ${codeVerbs.hold.to}, order_id = ${orderId}::uuid
      where id = (
        select id from offer_codes
          where offer_id = ${offerId}::uuid and status = 'free'
            and (valid_until is null or valid_until >= ${today(tx)}::date)
          order by valid_until, id limit 1 for update skip locked)
      returning id`)
  return row?.id
}

/** As the index has it: with a placeholder for the status the planner would not know that it fits. */
const canBeSold = (tx: Tx, offerId: string) =>
  and(
    eq(offerCodes.offerId, offerId),
    sql`${offerCodes.status} = 'free'`,
    sql`(${offerCodes.validUntil} is null or ${offerCodes.validUntil} >= ${today(tx)}::date)`,
  )

/**
 * The last day of the code that would be sold next, null when it has none; undefined when there is no code. One row by its
 * index.
 */
export async function nextUntil(tx: Tx, offerId: string): Promise<string | null | undefined> {
  const [row] = await tx
    .select({ validUntil: offerCodes.validUntil })
    .from(offerCodes)
    .where(canBeSold(tx, offerId))
    .orderBy(asc(offerCodes.validUntil), asc(offerCodes.id))
    .limit(1)
  return row?.validUntil
}

/** Compare-and-set of the code that belongs to an order. */
export async function moveOfOrder(tx: Tx, orderId: string, verb: 'free' | 'sell'): Promise<void> {
  const { from, to } = codeVerbs[verb]
  const rows = await tx
    .update(offerCodes)
    .set({ status: to, ...(verb === 'free' ? { orderId: null } : {}) })
    .where(and(eq(offerCodes.orderId, orderId), inArray(offerCodes.status, [...from])))
    .returning({ id: offerCodes.id })
  if (rows.length !== 1) throw new Error('an order without its code')
}

/**
 * An order's code, and whether the import that it came with was taken back: then it is to go with the others as soon as
 * nobody has reserved it. Locked, so that it is not taken back at this moment.
 */
export async function deliveredWith(
  tx: Tx,
  orderId: string,
): Promise<{ readonly id: string; readonly isWithdrawn: boolean }> {
  const [row] = await tx
    .select({ id: offerCodes.id, status: codeImports.status })
    .from(offerCodes)
    .innerJoin(codeImports, eq(codeImports.id, offerCodes.importId))
    .where(eq(offerCodes.orderId, orderId))
    .for('share', { of: codeImports })
  if (row === undefined) throw new Error('an order without its code')
  return { id: row.id, isWithdrawn: row.status === importVerbs.withdraw.to }
}

/** A code that nobody has is deleted. */
export async function removeFree(tx: Tx, id: string): Promise<void> {
  await tx.delete(offerCodes).where(and(eq(offerCodes.id, id), eq(offerCodes.status, 'free')))
}

export async function ofOrder(
  tx: Tx,
  orderId: string,
): Promise<
  | Pick<typeof offerCodes.$inferSelect, 'id' | 'sealedCode' | 'sealedPin' | 'validUntil' | 'status' | 'fingerprint'>
  | undefined
> {
  const { id, sealedCode, sealedPin, validUntil, status, fingerprint } = offerCodes
  const [row] = await tx
    .select({ id, sealedCode, sealedPin, validUntil, status, fingerprint })
    .from(offerCodes)
    .where(eq(offerCodes.orderId, orderId))
  return row
}

/** Codes that read alike: more than a handful nobody has. */
const ALIKE = 50

/** Codes among everything that these shops have ever offered: all that read alike, what was sold before what was not. */
export async function ofOwner(
  tx: Tx,
  ownerId: string,
  where: { readonly loose: string } | { readonly publicId: string },
) {
  const { id, publicId, offerId, status, fingerprint, loose, validUntil, usedAt } = offerCodes
  return (
    tx
      .select({
        id,
        publicId,
        offerId,
        status,
        fingerprint,
        loose,
        validUntil,
        usedAt,
        title: offers.title,
        pool: offers.pool,
      })
      .from(offerCodes)
      .innerJoin(offers, eq(offers.id, offerCodes.offerId))
      .innerJoin(shops, eq(shops.id, offers.shopId))
      .where(
        and(
          eq(shops.ownerId, ownerId),
          'loose' in where ? eq(offerCodes.loose, where.loose) : eq(offerCodes.publicId, where.publicId),
          inArray(offerCodes.status, ['free', 'held', 'sold', 'used', 'void', 'lost']),
        ),
      )
      // The same code may stand in two offers: what was sold counts.
      .orderBy(sql`${offerCodes.orderId} is null`, asc(offerCodes.id))
      .limit(ALIKE)
  )
}

/** False when it was used before. */
export async function markUsed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(offerCodes)
    .set({ status: codeVerbs.use.to, usedAt: tx.now })
    .where(
      and(eq(offerCodes.id, id), inArray(offerCodes.status, [...codeVerbs.use.from]), isNotNull(offerCodes.orderId)),
    )
    .returning({ id: offerCodes.id })
  return rows.length === 1
}

export async function insertCheck(tx: Tx, memberId: string, known: boolean): Promise<void> {
  await tx.insert(codeChecks).values({ id: sql`default`, memberId, known, at: tx.now })
}

export async function unknownChecksSince(tx: Tx, memberId: string, since: Date): Promise<number> {
  return tx.$count(
    codeChecks,
    and(eq(codeChecks.memberId, memberId), eq(codeChecks.known, false), gt(codeChecks.at, since)),
  )
}

export async function forgetChecks(tx: Tx, before: Date, limit: number): Promise<number> {
  const old = tx
    .select({ id: codeChecks.id })
    .from(codeChecks)
    .where(lt(codeChecks.at, before))
    .orderBy(codeChecks.at)
    .limit(limit)
  const rows = await tx.delete(codeChecks).where(inArray(codeChecks.id, old)).returning({ id: codeChecks.id })
  return rows.length
}

export async function moveChecksToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(codeChecks).set({ memberId: to }).where(eq(codeChecks.memberId, from))
}

/** The codes that would be sold next, as they are. */
export async function nextFree(tx: Tx, offerId: string, limit: number) {
  const { id, sealedCode, sealedPin, validUntil } = offerCodes
  return tx
    .select({ id, sealedCode, sealedPin, validUntil })
    .from(offerCodes)
    .where(canBeSold(tx, offerId))
    .orderBy(asc(validUntil), asc(id))
    .limit(limit)
}

/** An offer's codes by status. */
export async function countByStatus(tx: Tx, offerId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.execute<{ status: string; count: number }>(sql`
    select status, count(*)::int as count from offer_codes where offer_id = ${offerId}::uuid group by status`)
  return new Map(rows.map(({ status, count }) => [status, count]))
}
