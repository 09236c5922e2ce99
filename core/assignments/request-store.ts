import { and, asc, desc, eq, getTableColumns, inArray, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { REQUEST_LIMITS, type RequestKind, type RequestStatus, type WorkRequest } from './request.ts'
import { assignments, requests } from './tables.ts'

const columns = getTableColumns(requests)

/** The assignment must be locked. Refuses `request.waiting` and `request.too_many`. */
export async function insert(
  tx: Tx,
  request: Pick<WorkRequest, 'assignmentId' | 'kind' | 'hours' | 'dueAt'>,
): Promise<WorkRequest> {
  const { assignmentId, kind } = request
  const before = await ofAssignment(tx, assignmentId, kind)
  if (before.some(({ status }) => status === 'waiting')) refuse('request.waiting', {})
  if (before.length >= REQUEST_LIMITS.times) refuse('request.too_many', { limit: REQUEST_LIMITS.times })
  const [row] = await tx
    .insert(requests)
    .values({ ...request, id: sql`default`, publicId: sql`default`, status: 'waiting', createdAt: tx.now })
    .returning()
  if (row === undefined) throw new Error('no request was inserted')
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<WorkRequest | undefined> {
  const [row] = await tx.select(columns).from(requests).where(eq(requests.publicId, publicId))
  return row
}

/** All of one kind, the newest first: three at most. */
export async function ofAssignment(tx: Tx, assignmentId: string, kind: RequestKind): Promise<readonly WorkRequest[]> {
  return tx
    .select(columns)
    .from(requests)
    .where(and(eq(requests.assignmentId, assignmentId), eq(requests.kind, kind)))
    .orderBy(desc(requests.id))
}

/** What the client of a job has not answered, the most urgent first. */
export async function waitingOfJob(tx: Tx, jobId: string, limit: number): Promise<readonly WorkRequest[]> {
  return tx
    .select(columns)
    .from(requests)
    .innerJoin(assignments, eq(assignments.id, requests.assignmentId))
    .where(
      and(
        eq(assignments.jobId, jobId),
        inArray(assignments.status, ['working', 'revising']),
        eq(requests.kind, 'time'),
        eq(requests.status, 'waiting'),
      ),
    )
    .orderBy(asc(requests.dueAt), asc(requests.id))
    .limit(limit)
}

export async function move(tx: Tx, id: string, verb: Transition<RequestStatus>): Promise<WorkRequest> {
  const [row] = await tx
    .update(requests)
    .set({ status: verb.to, decidedAt: tx.now })
    .where(and(eq(requests.id, id), inArray(requests.status, [...verb.from])))
    .returning()
  if (row !== undefined) return row
  const [present] = await tx.select({ status: requests.status }).from(requests).where(eq(requests.id, id))
  return refuse('request.wrong_state', { status: present?.status ?? 'unknown' })
}

/** Not answered in time, a batch at a time; rows in another instance's hands are passed over. */
export async function overdue(tx: Tx, limit: number): Promise<readonly WorkRequest[]> {
  return tx
    .select(columns)
    .from(requests)
    .where(
      and(
        eq(requests.status, 'waiting'),
        lte(requests.dueAt, tx.now),
        asides.notSetAside(tx, 'answer-requests', requests.id),
      ),
    )
    .orderBy(asc(requests.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** The work of a job whose worker can be asked to let go: at most three times, one after the other, before the deadline. */
export async function releasableOfJob(tx: Tx, jobId: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select a.id from assignments a
      left join requests r on r.assignment_id = a.id and r.kind = 'release'
      where a.job_id = ${jobId} and a.status in ('working', 'revising') and a.deadline_at > moment()
      group by a.id
      having count(r.id) < ${REQUEST_LIMITS.times} and not coalesce(bool_or(r.status = 'waiting'), false)
      order by a.id`)
  return rows.map(({ id }) => id)
}
