import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Stored } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'

export const auditLog = pgTable('audit', {
  id: uuid().primaryKey(),
  actorId: uuid('actor_id'),
  action: text().notNull(),
  object: text().notNull(),
  reason: text().notNull(),
  detail: jsonb().notNull(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})

/** Refuses `operator.only` to everybody whom the configuration does not name; every operator's verb begins with it. */
export async function requireOperator(tx: Tx, member: Member): Promise<void> {
  members.requireJoined(member)
  if (!(await members.isOperator(tx, member))) refuse('operator.only', {})
}

/** Writes down who decided what and why, in the same transaction. Append-only. */
export async function audit(
  tx: Tx,
  actor: Member,
  entry: { readonly action: string; readonly object: string; readonly reason: string; readonly detail: Stored },
): Promise<void> {
  await tx.insert(auditLog).values({
    ...entry,
    detail: sql`${JSON.stringify(entry.detail)}::jsonb`,
    id: sql`default`,
    actorId: actor.id,
    at: tx.now,
  })
}
