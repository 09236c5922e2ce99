import { eq, sql } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Stored } from './command.ts'
import type { Tx } from './connect.ts'

const settings = pgTable('settings', { key: text().primaryKey(), value: jsonb().notNull() })

/** What the program remembered under this name, or undefined. */
export async function recall(tx: Tx, key: string): Promise<Stored | undefined> {
  const [row] = await tx.select().from(settings).where(eq(settings.key, key))
  return row?.value as Stored | undefined
}

/** Remembers a value for all instances, across restarts. */
export async function remember(tx: Tx, key: string, value: Stored): Promise<void> {
  const written = sql`${JSON.stringify(value)}::jsonb`
  await tx
    .insert(settings)
    .values({ key, value: written })
    .onConflictDoUpdate({ target: settings.key, set: { value: written } })
}
