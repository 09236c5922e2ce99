import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { AccountKind } from '../../../core/ledger/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'

/** One movement as post_journal takes it. */
export interface Line {
  readonly account: string
  readonly amount: number
}

/** The id of an account; opened for a new owner when the kind has owners and none is named. */
export async function account(database: TestDatabase, kind: AccountKind, ownerId?: string): Promise<string> {
  const owned = !['bank', 'psp', 'fees', 'promo', 'suspense', 'rewards'].includes(kind)
  const [row] = await database.withTx((tx) =>
    tx.execute<{ id: string }>(sql`select open_account(${kind}, ${owned ? (ownerId ?? null) : null}::uuid) as id`),
  )
  if (row === undefined) throw new Error('no account was opened')
  return row.id
}

/** Posts as the program does, in its own transaction and role, without any check of ours in between. */
export async function post(
  database: TestDatabase,
  key: string,
  lines: readonly Line[],
  kind = 'move',
): Promise<string> {
  const [row] = await database.withTx((tx) =>
    tx.execute<{ id: string }>(sql`select post_journal(${key}, ${kind}, ${JSON.stringify(lines)}::jsonb) as id`),
  )
  if (row === undefined) throw new Error('nothing was posted')
  return row.id
}

/** The budget of a new owner, with points in it. */
export async function funded(database: TestDatabase, points: number): Promise<string> {
  const id = await account(database, 'budget', randomUUID())
  if (points > 0) {
    await post(database, newKey('fill'), [
      { account: await account(database, 'bank'), amount: -points },
      { account: id, amount: points },
    ])
  }
  return id
}

export async function balance(database: TestDatabase, accountId: string): Promise<number> {
  const [row] = await database.sql<{ balance: string }[]>`select balance from accounts where id = ${accountId}`
  return Number(row?.balance)
}

/** Runs statements in one transaction of the superuser, with the ledger's markers forged as asked. */
export async function asSuperuser(
  database: TestDatabase,
  markers: readonly ('tx' | 'posting')[],
  run: (own: postgres.TransactionSql) => Promise<unknown>,
): Promise<void> {
  await database.sql.begin(async (own) => {
    for (const marker of markers) await own`select set_config(${`klickwork.${marker}`}, 'on', true)`
    await run(own)
  })
}
