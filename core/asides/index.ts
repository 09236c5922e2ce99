import { and, desc, eq, getTableColumns, inArray, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { StatementError } from '../db/outage.ts'
import { Refusal } from '../shared/refusal.ts'
import { setAsideRows } from './tables.ts'
import { MINUTE } from '../shared/time.ts'

/**
 * Rows at which a chore has failed: looked at again after five minutes, then ten, twenty ... at most six hours, so that
 * what a repaired program can do is done on the same day.
 */
const FIRST_MINUTES = 5
const MOST_MINUTES = 6 * 60

export interface SetAsideRow {
  readonly chore: string
  readonly rowId: string
  readonly failures: number
  readonly reason: string
  readonly failedAt: Date
  readonly retryAt: Date
}

const rowsOf = new WeakMap<Tx, string[]>()

/** Says which rows a chore works off in this transaction, and hands them on: whichever fails is set aside by the schedule. */
export function worksOff<Row extends { readonly id: string }>(tx: Tx, rows: readonly Row[]): readonly Row[] {
  rowsOf.set(tx, [...worked(tx), ...rows.map(({ id }) => id)])
  return rows
}

/** The rows that were worked off in this transaction. For the schedule. */
export function worked(tx: Tx): readonly string[] {
  return rowsOf.get(tx) ?? []
}

/** What a chore adds to the question which rows are due: not those that are set aside. One look for all of them. */
export function notSetAside(tx: Tx, chore: string, id: SQLWrapper): SQL {
  return sql`${id} <> all (array(
    select row_id from set_aside_rows where chore = ${chore} and retry_at > ${tx.now.toISOString()}::timestamptz))`
}

/** Sets a row aside; once more, and it rests twice as long. */
export async function setAside(tx: Tx, chore: string, rowId: string, error: unknown): Promise<void> {
  const minutes = sql`least(${MOST_MINUTES}::integer, ${FIRST_MINUTES}::integer * power(2, least(set_aside_rows.failures, 20))::integer)`
  await tx
    .insert(setAsideRows)
    .values({
      chore,
      rowId,
      failures: 1,
      reason: reasonOf(error),
      failedAt: tx.now,
      retryAt: new Date(tx.now.getTime() + FIRST_MINUTES * MINUTE),
    })
    .onConflictDoUpdate({
      target: [setAsideRows.chore, setAsideRows.rowId],
      set: {
        failures: sql`${setAsideRows.failures} + 1`,
        reason: sql`excluded.reason`,
        failedAt: sql`excluded.failed_at`,
        retryAt: sql`excluded.failed_at + ${minutes} * interval '1 minute'`,
      },
    })
}

/** What failed, without a word of what stood in the row: a message may quote it. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  if (error instanceof StatementError) return [error.code, error.constraint].filter(Boolean).join(' ').slice(0, 120)
  return error instanceof Error ? error.name.slice(0, 120) : 'unknown'
}

/** The chores that have rows set aside, whether or not their time has come again. */
export async function chores(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.selectDistinct({ chore: setAsideRows.chore }).from(setAsideRows)
  return new Set(rows.map(({ chore }) => chore))
}

/** These went through at last. */
export async function takeBack(tx: Tx, chore: string, rowIds: readonly string[]): Promise<void> {
  if (rowIds.length === 0) return
  await tx.delete(setAsideRows).where(and(eq(setAsideRows.chore, chore), inArray(setAsideRows.rowId, [...rowIds])))
}

/** How many rows are set aside, counted up to `most`; a queue of the operators. */
export async function count(tx: Tx, most: number): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from set_aside_rows limit ${most}) counted`)
  return row?.count ?? 0
}

/** The rows that failed last. */
export async function newest(tx: Tx, limit: number): Promise<readonly SetAsideRow[]> {
  return tx.select(getTableColumns(setAsideRows)).from(setAsideRows).orderBy(desc(setAsideRows.failedAt)).limit(limit)
}

/**
 * Has the rows that failed last looked at by the next tick; their next rest is as long as it would have been. Returns
 * how many.
 */
export async function retryNow(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    update set_aside_rows set retry_at = failed_at where (chore, row_id) in (
      select chore, row_id from set_aside_rows order by failed_at desc limit ${limit})
    returning row_id`)
  return rows.length
}

/** A row that nobody came back to for a day is no longer due: somebody else has ended what it was about. For the schedule. */
export async function forgetOld(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from set_aside_rows where (chore, row_id) in (
      select chore, row_id from set_aside_rows
        where retry_at < ${tx.now.toISOString()}::timestamptz - interval '1 day' order by retry_at limit ${limit})
    returning row_id`)
  return rows.length
}
