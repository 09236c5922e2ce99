import { and, asc, desc, eq, getTableColumns, inArray, lt, ne, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { refuse } from '../shared/refusal.ts'
import type { NewCode } from './code-store.ts'
import { codeVerbs, importVerbs, type CodeImport } from './shop.ts'
import { codeImports, offerCodes, offers, shops } from './tables.ts'

const importColumns = getTableColumns(codeImports)

/** Rows of one statement: a statement takes 65,535 values. */
const ROWS = 500

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
  counts: Pick<CodeImport, 'offerId' | 'duplicates' | 'expired' | 'malformed'> &
    Partial<Pick<CodeImport, 'otherValue'>>,
): Promise<CodeImport> {
  const [row] = await tx
    .insert(codeImports)
    .values({ ...counts, id: sql`default`, publicId: sql`default`, status: 'staged', newCodes: 0, createdAt: tx.now })
    .returning(importColumns)
  if (row === undefined) throw new Error('no import was inserted')
  return row
}

/**
 * Which of these an offer has from before codes were told apart exactly: nobody knows how those are written, so whatever
 * reads alike counts as the same.
 */
export async function olderOf(tx: Tx, offerId: string, loose: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ loose: offerCodes.loose })
    .from(offerCodes)
    .where(
      and(
        eq(offerCodes.offerId, offerId),
        inArray(offerCodes.loose, [...loose]),
        eq(offerCodes.loose, offerCodes.fingerprint),
      ),
    )
  return new Set(rows.map((row) => row.loose))
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

/** The first and the last code of a dry run, which may be the same. */
export async function endsOf(
  tx: Tx,
  importId: string,
): Promise<readonly Pick<typeof offerCodes.$inferSelect, 'id' | 'sealedCode'>[]> {
  const end = (order: SQL) =>
    tx
      .select({ id: offerCodes.id, sealedCode: offerCodes.sealedCode })
      .from(offerCodes)
      .where(and(eq(offerCodes.importId, importId), eq(offerCodes.status, 'staged')))
      .orderBy(order)
      .limit(1)
  const [first] = await end(asc(offerCodes.id))
  const [last] = await end(desc(offerCodes.id))
  return first === undefined || last === undefined ? [] : first.id === last.id ? [first] : [first, last]
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

/**
 * The newest import of an offer that was taken over, also when it was taken back since: it tells one shortage from the
 * next. Empty before the first one.
 */
export async function newestImport(tx: Tx, offerId: string): Promise<string> {
  const [row] = await tx
    .select({ id: codeImports.id })
    .from(codeImports)
    .where(and(eq(codeImports.offerId, offerId), ne(codeImports.status, 'staged')))
    .orderBy(desc(codeImports.id))
    .limit(1)
  return row?.id ?? ''
}

/**
 * Imports of which some codes are still free, newest first; `before` is the last one seen. Goes from one import to the next
 * along the index of free codes, so that all the others cost nothing.
 */
export async function importsWithFree(
  tx: Tx,
  offerId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly CodeImport[]> {
  const next = (before: SQL): SQL => sql`(
    select c.import_id as id from offer_codes c
      where c.offer_id = ${offerId}::uuid and c.status = 'free' and c.import_id < ${before}
      order by c.import_id desc limit 1)`
  const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  const found = await tx.execute<{ id: string }>(sql`
    with recursive found as (
      select id, 1 as number from ${next(sql`${page.before ?? last}::uuid`)} first
      union all
      select n.id, f.number + 1 from found f cross join lateral ${next(sql`f.id`)} n where f.number < ${page.limit}::int)
    select id from found`)
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  return tx.select(importColumns).from(codeImports).where(inArray(codeImports.id, ids)).orderBy(desc(codeImports.id))
}

/** The codes of an import that nobody has: what can be bought, and what no key opens. */
const canBeWithdrawn = (importId: string) =>
  and(eq(offerCodes.importId, importId), inArray(offerCodes.status, ['free', 'lost']))

/** How many codes would go with an import. */
export async function countWithdrawable(tx: Tx, importId: string): Promise<number> {
  return tx.$count(offerCodes, canBeWithdrawn(importId))
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
  const gone = await tx.delete(offerCodes).where(canBeWithdrawn(id)).returning({ id: offerCodes.id })
  return gone.length
}
