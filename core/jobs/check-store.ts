import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { CheckStatus, JobCheck } from './job-check.ts'
import { jobChecks } from './tables.ts'

const { toldAt: _when, ...columns } = getTableColumns(jobChecks)

// As the indexes have it: with a placeholder the planner would not know that they fit.
const waiting = sql`${jobChecks.status} = 'waiting'`

export async function insert(
  tx: Tx,
  check: Pick<JobCheck, 'jobId' | 'reasons' | 'found' | 'dueAt'>,
): Promise<JobCheck> {
  const [row] = await tx
    .insert(jobChecks)
    .values({
      ...check,
      reasons: [...check.reasons],
      found: [...check.found],
      id: sql`default`,
      publicId: sql`default`,
      status: 'waiting',
      createdAt: tx.now,
    })
    .returning(columns)
  if (row === undefined) throw new Error('no check was inserted')
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<JobCheck | undefined> {
  const [row] = await tx.select(columns).from(jobChecks).where(eq(jobChecks.publicId, publicId))
  return row
}

/** The newest check of a job. */
export async function ofJob(tx: Tx, jobId: string): Promise<JobCheck | undefined> {
  const [row] = await tx
    .select(columns)
    .from(jobChecks)
    .where(eq(jobChecks.jobId, jobId))
    .orderBy(desc(jobChecks.id))
    .limit(1)
  return row
}

/** Compare-and-set. Refuses `check.over` when it has been decided meanwhile. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<CheckStatus>,
  decision: { readonly decidedBy: string; readonly reason: string } | undefined,
): Promise<JobCheck> {
  const [row] = await tx
    .update(jobChecks)
    .set({ ...decision, status: verb.to, endedAt: tx.now })
    .where(and(eq(jobChecks.id, id), inArray(jobChecks.status, [...verb.from])))
    .returning(columns)
  return row ?? refuse('check.over', {})
}

/** What waits for an operator, oldest first; `after` is the last one seen. */
export async function page(
  tx: Tx,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly JobCheck[]> {
  return tx
    .select(columns)
    .from(jobChecks)
    .where(and(waiting, after === undefined ? undefined : gt(jobChecks.id, after)))
    .orderBy(asc(jobChecks.id))
    .limit(limit)
}

/** What nobody decided in time. */
export async function due(tx: Tx, limit: number): Promise<readonly JobCheck[]> {
  return tx
    .select(columns)
    .from(jobChecks)
    .where(and(waiting, lte(jobChecks.dueAt, tx.now), asides.notSetAside(tx, 'lapse-checks', jobChecks.id)))
    .orderBy(asc(jobChecks.dueAt))
    .limit(limit)
}

/** Takes those of which no operator has heard; rows in another instance's hands are passed over. */
export async function takeUntold(tx: Tx, limit: number): Promise<readonly JobCheck[]> {
  const untold = tx
    .select({ id: jobChecks.id })
    .from(jobChecks)
    .where(and(waiting, isNull(jobChecks.toldAt), asides.notSetAside(tx, 'tell-checks', jobChecks.id)))
    .orderBy(asc(jobChecks.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  return tx.update(jobChecks).set({ toldAt: tx.now }).where(inArray(jobChecks.id, untold)).returning(columns)
}
