import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { refuse } from '../shared/refusal.ts'
import { codeVerbs, importVerbs, type CodeImport } from './shop.ts'
import { codeChecks, codeImports, offerCodes, offers, shops } from './tables.ts'

const importColumns = getTableColumns(codeImports)

export type NewCode = Pick<
  typeof offerCodes.$inferInsert,
  'id' | 'sealedCode' | 'sealedPin' | 'sealedNote' | 'fingerprint' | 'faceCents' | 'costCents' | 'validUntil' | 'share'
>
/** What a code is sealed for: its row and column. */
export const contextOf = (id: string, column: 'code' | 'pin' | 'note'): string => `offer_codes:${id}:${column}`

/** Rows of one statement: a statement takes 65,535 values. */
const ROWS = 500

/** Ids for codes that are still to be sealed: what is sealed names its row. */
export async function newIds(tx: Tx, count: number): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select uuid7() as id from generate_series(1, ${count}::int)`)
  return rows.map(({ id }) => id)
}

/** A look at codes that was not followed by anything is gone, with its codes. */
export async function dropStaged(
  tx: Tx,
  where: { readonly offerId: string } | { readonly id: string },
): Promise<number> {
  const rows = await tx
    .select({ id: codeImports.id })
    .from(codeImports)
    .where(
      and(
        eq(codeImports.status, 'staged'),
        'id' in where ? eq(codeImports.id, where.id) : eq(codeImports.offerId, where.offerId),
      ),
    )
    .for('update')
  for (const { id } of rows) {
    await tx.delete(offerCodes).where(and(eq(offerCodes.importId, id), eq(offerCodes.status, 'staged')))
    await tx.delete(codeImports).where(eq(codeImports.id, id))
  }
  return rows.length
}

export async function stagedBefore(tx: Tx, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: codeImports.id })
    .from(codeImports)
    .where(and(eq(codeImports.status, 'staged'), lt(codeImports.createdAt, before)))
    .orderBy(asc(codeImports.createdAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

export async function insertImport(
  tx: Tx,
  counts: Pick<CodeImport, 'offerId' | 'duplicates' | 'expired' | 'malformed'>,
): Promise<CodeImport> {
  const [row] = await tx
    .insert(codeImports)
    .values({ ...counts, id: sql`default`, publicId: sql`default`, status: 'staged', newCodes: 0, createdAt: tx.now })
    .returning(importColumns)
  if (row === undefined) throw new Error('no import was inserted')
  return row
}

/** Returns how many were new; the others are in the offer already. */
export async function insertCodes(tx: Tx, found: CodeImport, codes: readonly NewCode[]): Promise<number> {
  let written = 0
  for (let from = 0; from < codes.length; from += ROWS) {
    const rows = await tx
      .insert(offerCodes)
      .values(
        codes.slice(from, from + ROWS).map((code) => ({
          ...code,
          publicId: sql`default`,
          offerId: found.offerId,
          importId: found.id,
          status: 'staged' as const,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: offerCodes.id })
    written += rows.length
  }
  return written
}

export async function setCounts(
  tx: Tx,
  id: string,
  counts: Pick<CodeImport, 'newCodes' | 'duplicates'>,
): Promise<void> {
  await tx.update(codeImports).set(counts).where(eq(codeImports.id, id))
}

export async function importByPublicId(tx: Tx, publicId: string, lock: boolean): Promise<CodeImport | undefined> {
  const query = tx.select(importColumns).from(codeImports).where(eq(codeImports.publicId, publicId))
  const [row] = lock ? await query.for('update') : await query
  return row
}

export async function offerOfImport(
  tx: Tx,
  importId: string,
): Promise<{ readonly publicId: string; readonly ownerId: string | null } | undefined> {
  const [row] = await tx
    .select({ publicId: offers.publicId, ownerId: shops.ownerId })
    .from(codeImports)
    .innerJoin(offers, eq(offers.id, codeImports.offerId))
    .innerJoin(shops, eq(shops.id, offers.shopId))
    .where(eq(codeImports.id, importId))
  return row
}

/** The newest imports of an offer that were taken over. */
export async function importsOf(tx: Tx, offerId: string, limit: number): Promise<readonly CodeImport[]> {
  return tx
    .select(importColumns)
    .from(codeImports)
    .where(and(eq(codeImports.offerId, offerId), sql`${codeImports.status} = 'committed'`))
    .orderBy(desc(codeImports.id))
    .limit(limit)
}

export async function commitImport(tx: Tx, id: string): Promise<void> {
  const rows = await tx
    .update(codeImports)
    .set({ status: importVerbs.commit.to })
    .where(and(eq(codeImports.id, id), inArray(codeImports.status, [...importVerbs.commit.from])))
    .returning({ id: codeImports.id })
  if (rows.length === 0) refuse('import.wrong_state', { status: 'committed' })
  await tx
    .update(offerCodes)
    .set({ status: codeVerbs.commit.to })
    .where(and(eq(offerCodes.importId, id), inArray(offerCodes.status, [...codeVerbs.commit.from])))
}

/** Takes the codes away that nobody has; returns how many those were. */
export async function withdrawImport(tx: Tx, id: string): Promise<number> {
  const rows = await tx
    .update(codeImports)
    .set({ status: importVerbs.withdraw.to })
    .where(and(eq(codeImports.id, id), inArray(codeImports.status, [...importVerbs.withdraw.from])))
    .returning({ id: codeImports.id })
  if (rows.length === 0) refuse('import.wrong_state', { status: 'withdrawn' })
  const gone = await tx
    .delete(offerCodes)
    .where(and(eq(offerCodes.importId, id), eq(offerCodes.status, 'free')))
    .returning({ id: offerCodes.id })
  return gone.length
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
            and (valid_until is null or valid_until >= ${tx.now.toISOString().slice(0, 10)}::date)
          order by valid_until, id limit 1 for update skip locked)
      returning id`)
  return row?.id
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
 * The import that an order's code came with was taken back: locked, so that it is not taken back at this moment. Returns the
 * code, which is to go with the others as soon as nobody has reserved it.
 */
export async function withdrawnCodeOf(tx: Tx, orderId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: offerCodes.id, status: codeImports.status })
    .from(offerCodes)
    .innerJoin(codeImports, eq(codeImports.id, offerCodes.importId))
    .where(eq(offerCodes.orderId, orderId))
    .for('share', { of: codeImports })
  return row?.status === importVerbs.withdraw.to ? row.id : undefined
}

/** A code that nobody has is deleted. */
export async function removeFree(tx: Tx, id: string): Promise<void> {
  await tx.delete(offerCodes).where(and(eq(offerCodes.id, id), eq(offerCodes.status, 'free')))
}

export async function ofOrder(
  tx: Tx,
  orderId: string,
): Promise<
  Pick<typeof offerCodes.$inferSelect, 'id' | 'sealedCode' | 'sealedPin' | 'validUntil' | 'status'> | undefined
> {
  const { id, sealedCode, sealedPin, validUntil, status } = offerCodes
  const [row] = await tx
    .select({ id, sealedCode, sealedPin, validUntil, status })
    .from(offerCodes)
    .where(eq(offerCodes.orderId, orderId))
  return row
}

/** A code among everything that this owner's shops have ever offered. */
export async function ofOwner(
  tx: Tx,
  ownerId: string,
  where: { readonly fingerprint: string } | { readonly publicId: string },
) {
  const { id, publicId, offerId, status, fingerprint, validUntil, usedAt } = offerCodes
  const [row] = await tx
    .select({ id, publicId, offerId, status, fingerprint, validUntil, usedAt, title: offers.title, pool: offers.pool })
    .from(offerCodes)
    .innerJoin(offers, eq(offers.id, offerCodes.offerId))
    .innerJoin(shops, eq(shops.id, offers.shopId))
    .where(
      and(
        eq(shops.ownerId, ownerId),
        'fingerprint' in where
          ? eq(offerCodes.fingerprint, where.fingerprint)
          : eq(offerCodes.publicId, where.publicId),
        inArray(offerCodes.status, ['free', 'held', 'sold', 'used', 'void']),
      ),
    )
    // The same code may stand in two offers: what was sold counts.
    .orderBy(sql`${offerCodes.orderId} is null`, asc(offerCodes.id))
    .limit(1)
  return row
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

/** How many imports an offer has had, which tells one shortage from the next. */
export async function countImports(tx: Tx, offerId: string): Promise<number> {
  return tx.$count(codeImports, and(eq(codeImports.offerId, offerId), eq(codeImports.status, 'committed')))
}

/** An offer's codes by status. */
export async function countByStatus(tx: Tx, offerId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.execute<{ status: string; count: number }>(sql`
    select status, count(*)::int as count from offer_codes where offer_id = ${offerId}::uuid group by status`)
  return new Map(rows.map(({ status, count }) => [status, count]))
}
