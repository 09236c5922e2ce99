import { sql, type SQL } from 'drizzle-orm'
import type { Database, Tx } from '../db/connect.ts'
import type { Vault } from '../shared/vault.ts'
import { strikeOlderKeys } from './keys.ts'
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts'

export { noteKeys } from './keys.ts'
export { SEALED_COLUMNS } from './sealed-columns.ts'

/** So few rows at once that nobody who wants one of them waits for long. */
const BATCH = 100

/** What has become of one column: so many sealed anew, and so many that no key of ours opens. */
export interface Rekeyed {
  readonly column: string
  readonly fresh: number
  readonly unreadable: number
}

type Row = Readonly<Record<string, string>> & { readonly sealed: string; readonly context: string }

/**
 * Opens everything that was sealed with an older key and seals it with the newest, a hundred rows in a transaction. May be
 * ended at any time and begun again: what is done is not looked at twice, and what nobody can open stays as it is.
 * Returns one line per column in which there was something to do.
 */
export async function rekey(database: Database, vault: Vault): Promise<readonly Rekeyed[]> {
  const done: Rekeyed[] = []
  for (const column of SEALED_COLUMNS) {
    const one = await rekeyColumn(database, vault, column)
    if (one.fresh + one.unreadable > 0) done.push(one)
  }
  if (done.every(({ unreadable }) => unreadable === 0)) await database.withTx((tx) => strikeOlderKeys(tx, vault))
  return done
}

async function rekeyColumn(database: Database, vault: Vault, column: SealedColumn): Promise<Rekeyed> {
  let [fresh, unreadable] = [0, 0]
  for (let last: Row | undefined; ; ) {
    const batch = await database.withTx((tx) => rekeyBatch(tx, vault, column, last))
    fresh += batch.fresh
    unreadable += batch.unreadable
    last = batch.last
    if (last === undefined) return { column: `${column.table}.${column.column}`, fresh, unreadable }
  }
}

/** `last` is the row after which the next batch begins; undefined when there is nothing more. */
async function rekeyBatch(
  tx: Tx,
  vault: Vault,
  column: SealedColumn,
  after: Row | undefined,
): Promise<Omit<Rekeyed, 'column'> & { readonly last: Row | undefined }> {
  const rows = await olderRows(tx, vault, column, after)
  let fresh = 0
  for (const row of rows) {
    const plain = opened(vault, row)
    if (plain === undefined) continue
    const { table, column: name, filled } = column
    await tx.execute(sql`
      update ${sql.identifier(table)} set ${sql.identifier(name)} = ${filled(vault.seal(row.context, plain))}
        where (${keyOf(column)}) = (${valueOf(column, row)})`)
    fresh += 1
  }
  return { fresh, unreadable: rows.length - fresh, last: rows.length < BATCH ? undefined : rows.at(-1) }
}

/** Rows that another key than the newest has sealed, in the order of their key, locked until they are sealed anew. */
async function olderRows(tx: Tx, vault: Vault, column: SealedColumn, after: Row | undefined): Promise<readonly Row[]> {
  const { sealed, context, table, key } = column
  const names = key.map(({ name }) => sql`${sql.identifier(name)}::text`)
  const isOlder = sql`${sealed} <> '' and split_part(${sealed}, '.', 1) <> ${vault.keyId}`
  const isLater = after === undefined ? sql`true` : sql`(${keyOf(column)}) > (${valueOf(column, after)})`
  return tx.execute<Row>(sql`
    select ${sql.join(names, sql`, `)}, ${sealed} as sealed, ${context} as context from ${sql.identifier(table)}
      where ${isOlder} and ${isLater} order by ${keyOf(column)} limit ${BATCH} for update`)
}

const keyOf = ({ key }: SealedColumn): SQL =>
  sql.join(
    key.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )

const valueOf = ({ key }: SealedColumn, row: Row): SQL =>
  sql.join(
    key.map(({ name, type }) => (type === 'uuid' ? sql`${row[name] ?? ''}::uuid` : sql`${row[name] ?? ''}`)),
    sql`, `,
  )

/** Undefined when its key is gone, or when it was changed: then it is lost, and what is lost must not stop the rest. */
function opened(vault: Vault, row: Row): string | undefined {
  try {
    return vault.open(row.context, row.sealed)
  } catch {
    return undefined
  }
}
