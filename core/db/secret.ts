import { sql } from 'drizzle-orm'
import type { Tx } from './connect.ts'

/** 128 random bits from the database's dice, as 32 hexadecimal digits: for codes and links that nobody can guess. */
export async function freshSecret(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ secret: string }>(sql`select link_secret() as secret`)
  if (row === undefined) throw new Error('the database rolled no dice')
  return row.secret
}
