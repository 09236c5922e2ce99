import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { refuse } from '../shared/refusal.ts'
import { DAY } from '../shared/time.ts'
import type { Tx } from './connect.ts'

export const commands = pgTable('commands', {
  key: text().primaryKey(),
  kind: text().notNull(),
  inputHash: text('input_hash').notNull(),
  actorId: uuid('actor_id'),
  result: jsonb(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})

/** What a command may answer with: it is stored as JSON and given again when the same key comes a second time. */
export type Stored = string | number | boolean | null | { readonly [key: string]: Stored } | readonly Stored[]

/**
 * Runs a command once per key (architecture.md section 4). The same key with the same input returns the first result
 * without running again; with another input it throws the refusal `command.reused`. Two at the same moment: the
 * second waits for the first. First in the lock order: take it before any other lock.
 */
export async function once<Result extends Stored>(
  tx: Tx,
  command: { readonly key: string; readonly kind: string; readonly actorId: string; readonly input: Stored },
  run: () => Promise<Result>,
): Promise<Result> {
  const inputHash = hashOf([command.kind, command.actorId, command.input])
  const taken = await tx
    .insert(commands)
    .values({ key: command.key, kind: command.kind, inputHash, actorId: command.actorId, at: tx.now })
    .onConflictDoNothing()
    .returning({ key: commands.key })
  if (taken.length === 0) {
    const [first] = await tx.select().from(commands).where(eq(commands.key, command.key))
    if (first === undefined || first.inputHash !== inputHash) return refuse('command.reused', { key: command.key })
    // What stands there was returned by `run` under this key and kind, so it has the same shape.
    return first.result as Result
  }
  const result = await run()
  await tx
    .update(commands)
    .set({ result: sql`${JSON.stringify(result)}::jsonb` })
    .where(eq(commands.key, command.key))
  return result
}

/** So long a command is known again: three times as long as the inbox keeps what failed, and much longer than a platform sends anything twice. */
export const COMMAND_DAYS = 90

/** Forgets the oldest commands that are older than `COMMAND_DAYS`. For the schedule; returns how many. */
export async function forgetCommands(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from commands where key in (
      select key from commands where at < ${new Date(tx.now.getTime() - COMMAND_DAYS * DAY).toISOString()}::timestamptz
        order by at limit ${limit})
      returning key`)
  return rows.length
}

/** A hash that does not depend on the order of an object's keys. */
export function hashOf(input: Stored): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex')
}

function sorted(value: Stored): Stored {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
