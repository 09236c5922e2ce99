import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import { constraintOf } from '../db/outage.ts'
import type { Tx } from '../db/connect.ts'
import { files } from '../files/tables.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { Dispute, DisputeSide, DisputeStatus } from './dispute.ts'
import { disputeFiles, disputes } from './tables.ts'

const { remindAt: _when, ...columns } = getTableColumns(disputes)

export async function insert(
  tx: Tx,
  dispute: Pick<Dispute, 'assignmentId' | 'workerId' | 'clientId' | 'appeal' | 'answerDueAt'> & {
    readonly remindAt: Date
  },
): Promise<Dispute> {
  try {
    const [row] = await tx
      .insert(disputes)
      .values({ ...dispute, id: sql`default`, publicId: sql`default`, status: 'answering', appealedAt: tx.now })
      .returning(columns)
    if (row === undefined) throw new Error('no dispute was inserted')
    return row
  } catch (error) {
    if (constraintOf(error) === 'disputes_assignment_id_key') refuse('dispute.given', {})
    throw error
  }
}

export async function attach(tx: Tx, disputeId: string, side: DisputeSide, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await tx
    .insert(disputeFiles)
    .values(fileIds.map((fileId, index) => ({ disputeId, side, position: index + 1, fileId })))
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Dispute | undefined> {
  const [row] = await tx.select(columns).from(disputes).where(eq(disputes.publicId, publicId))
  return row
}

export async function ofAssignment(tx: Tx, assignmentId: string): Promise<Dispute | undefined> {
  const [row] = await tx.select(columns).from(disputes).where(eq(disputes.assignmentId, assignmentId))
  return row
}

/** Compare-and-set. Refuses `dispute.wrong_state`. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<DisputeStatus>,
  set: Partial<Omit<typeof disputes.$inferInsert, 'id' | 'status'>>,
): Promise<Dispute> {
  const [row] = await tx
    .update(disputes)
    .set({ ...set, status: verb.to })
    .where(and(eq(disputes.id, id), inArray(disputes.status, [...verb.from])))
    .returning(columns)
  if (row !== undefined) return row
  const [present] = await tx.select({ status: disputes.status }).from(disputes).where(eq(disputes.id, id))
  return refuse('dispute.wrong_state', { status: present?.status ?? 'unknown' })
}

export async function setReminder(tx: Tx, id: string, remindAt: Date | null): Promise<void> {
  await tx.update(disputes).set({ remindAt }).where(eq(disputes.id, id))
}

/** What waits for an operator, oldest first; `after` is the last one seen. */
export async function toDecide(
  tx: Tx,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Dispute[]> {
  return tx
    .select(columns)
    .from(disputes)
    .where(and(eq(disputes.status, 'deciding'), page.after === undefined ? undefined : gt(disputes.id, page.after)))
    .orderBy(asc(disputes.id))
    .limit(page.limit)
}

/** A client's open disputes, newest first; `before` is the last one seen. */
export async function openOfClient(
  tx: Tx,
  clientId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Dispute[]> {
  return tx
    .select(columns)
    .from(disputes)
    .where(
      and(
        eq(disputes.clientId, clientId),
        // As the index has it: with placeholders the planner would not know that it fits.
        sql`${disputes.status} in ('answering', 'deciding')`,
        page.before === undefined ? undefined : lt(disputes.id, page.before),
      ),
    )
    .orderBy(desc(disputes.id))
    .limit(page.limit)
}

/** The client has not answered, and the time for it is over. */
export async function unheard(tx: Tx, limit: number): Promise<readonly Dispute[]> {
  return tx
    .select(columns)
    .from(disputes)
    .where(
      and(
        eq(disputes.status, 'answering'),
        lte(disputes.answerDueAt, tx.now),
        asides.notSetAside(tx, 'end-hearings', disputes.id),
      ),
    )
    .orderBy(asc(disputes.answerDueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Whoever has to act is to be reminded now. */
export async function toRemind(tx: Tx, limit: number): Promise<readonly (Dispute & { remindAt: Date | null })[]> {
  return tx
    .select()
    .from(disputes)
    .where(and(lte(disputes.remindAt, tx.now), asides.notSetAside(tx, 'remind-disputes', disputes.id)))
    .orderBy(asc(disputes.remindAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function filesOf(tx: Tx, disputeId: string, side: DisputeSide) {
  return tx
    .select({ id: files.id, name: files.name, mimeType: files.mimeType, bytes: files.bytes })
    .from(disputeFiles)
    .innerJoin(files, eq(files.id, disputeFiles.fileId))
    .where(and(eq(disputeFiles.disputeId, disputeId), eq(disputeFiles.side, side)))
    .orderBy(asc(disputeFiles.position))
}

/** After work and jobs went over: a dispute's parties are those of its assignment. */
export async function handOver(tx: Tx, from: string): Promise<void> {
  await tx.execute(sql`
    update disputes d set worker_id = a.worker_id, client_id = j.client_id
      from assignments a join jobs j on j.id = a.job_id
      where a.id = d.assignment_id and d.id in (
        select id from disputes where worker_id = ${from}
        union select x.id from disputes x where x.client_id = ${from})`)
}
