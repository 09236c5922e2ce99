import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { deposits } from '../deposits/tables.ts'
import { refuse } from '../shared/refusal.ts'
import type { Transition } from '../shared/machine.ts'
import type { CorrectionStatus } from './correction.ts'
import { corrections } from './tables.ts'

export type CorrectionRow = typeof corrections.$inferSelect

export async function insert(
  tx: Tx,
  row: Omit<CorrectionRow, 'id' | 'publicId' | 'status' | 'askedAt' | 'decidedBy' | 'decidedAt'>,
): Promise<CorrectionRow> {
  const [made] = await tx
    .insert(corrections)
    .values({ ...row, id: sql`default`, publicId: sql`default`, status: 'asked', askedAt: tx.now })
    .onConflictDoNothing()
    .returning()
  return made ?? refuse('correction.exists', {})
}

export async function by(tx: Tx, publicId: string, lock = false): Promise<CorrectionRow | undefined> {
  const query = tx.select().from(corrections).where(eq(corrections.publicId, publicId))
  const [row] = lock ? await query.for('update') : await query
  return row
}

/** What waits for a second operator, the oldest first; after the one with this public id. */
export async function waiting(tx: Tx, after: string | undefined, limit: number): Promise<readonly CorrectionRow[]> {
  const last = after === undefined ? undefined : await by(tx, after)
  return tx
    .select()
    .from(corrections)
    .where(and(eq(corrections.status, 'asked'), last === undefined ? undefined : gt(corrections.id, last.id)))
    .orderBy(corrections.id)
    .limit(limit)
}

/** Refuses `correction.decided` when somebody else was faster. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<CorrectionStatus>,
  set: Partial<Pick<CorrectionRow, 'decidedBy' | 'decidedAt'>>,
): Promise<void> {
  const rows = await tx
    .update(corrections)
    .set({ ...set, status: verb.to })
    .where(and(eq(corrections.id, id), inArray(corrections.status, [...verb.from])))
    .returning({ id: corrections.id })
  if (rows.length === 0) refuse('correction.decided', {})
}

export async function lapse(tx: Tx, verb: Transition<CorrectionStatus>, limit: number): Promise<number> {
  const due = tx
    .select({ id: corrections.id })
    .from(corrections)
    .where(and(eq(corrections.status, 'asked'), lte(corrections.dueAt, tx.now)))
    .orderBy(corrections.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  const rows = await tx
    .update(corrections)
    .set({ status: verb.to, decidedAt: tx.now })
    .where(inArray(corrections.id, due))
    .returning({ id: corrections.id })
  return rows.length
}

/** A deposit that an operator has credited by hand. */
export async function creditedByHand(
  tx: Tx,
  publicId: string,
): Promise<{ readonly memberId: string; readonly points: number; readonly journalId: string } | undefined> {
  const [row] = await tx
    .select({ memberId: deposits.memberId, points: deposits.points, journalId: deposits.journalId })
    .from(deposits)
    .where(and(eq(deposits.publicId, publicId), eq(deposits.source, 'operator')))
  return row
}
