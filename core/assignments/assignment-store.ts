import { and, asc, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { constraintOf } from '../db/outage.ts'
import type { Transition } from '../shared/machine.ts'
import * as reminders from '../reminders/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Assignment, AssignmentStatus } from './assignment.ts'
import { requestVerbs } from './request.ts'
import { assignments, requests } from './tables.ts'

const columns = getTableColumns(assignments)
const RUNNING = ['working', 'submitted', 'revising'] as const

export async function insert(
  tx: Tx,
  assignment: {
    readonly jobId: string
    readonly workerId: string
    readonly applicationId: string | null
    readonly deadlineAt: Date
  },
): Promise<Assignment> {
  try {
    const [row] = await tx
      .insert(assignments)
      .values({
        ...assignment,
        id: sql`default`,
        publicId: sql`default`,
        status: 'working',
        revisions: 0,
        startedAt: tx.now,
        givenBackLate: false,
      })
      .returning()
    if (row === undefined) throw new Error('no assignment was inserted')
    return row
  } catch (error) {
    if (constraintOf(error) === 'assignment_once') refuse('job.taken_before', {})
    throw error
  }
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Assignment | undefined> {
  const [row] = await tx.select(columns).from(assignments).where(eq(assignments.publicId, publicId))
  return row
}

export async function byId(tx: Tx, id: string): Promise<Assignment | undefined> {
  const [row] = await tx.select(columns).from(assignments).where(eq(assignments.id, id))
  return row
}

/** The worker's newest assignment of a job, those whose slot is free again included. */
export async function ofWorker(tx: Tx, jobId: string, workerId: string): Promise<Assignment | undefined> {
  const [row] = await tx
    .select(columns)
    .from(assignments)
    .where(and(eq(assignments.jobId, jobId), eq(assignments.workerId, workerId)))
    .orderBy(desc(assignments.id))
    .limit(1)
  return row
}

export async function move(
  tx: Tx,
  id: string,
  verb: Transition<AssignmentStatus>,
  set: Partial<
    Pick<typeof assignments.$inferInsert, 'deadlineAt' | 'reviewDueAt' | 'endedAt' | 'revisions' | 'givenBackLate'>
  > = {},
): Promise<Assignment> {
  const [row] = await tx
    .update(assignments)
    .set({ ...set, status: verb.to })
    .where(and(eq(assignments.id, id), inArray(assignments.status, [...verb.from])))
    .returning()
  if (row !== undefined) {
    // What was asked for in the worker's turn has no meaning after it.
    if (verb.from.includes('working')) {
      await dropRequests(tx, id)
      await reminders.clear(tx, { kind: 'assignment', subject: row.publicId })
    }
    return row
  }
  const present = await byId(tx, id)
  return refuse('assignment.wrong_state', { status: present?.status ?? 'unknown' })
}

async function dropRequests(tx: Tx, id: string): Promise<void> {
  await tx
    .update(requests)
    .set({ status: requestVerbs.drop.to, decidedAt: tx.now })
    .where(and(eq(requests.assignmentId, id), inArray(requests.status, [...requestVerbs.drop.from])))
}

/** Locks the assignment's row (after its job's) and reads it. */
export async function locked(tx: Tx, id: string): Promise<Assignment | undefined> {
  const [row] = await tx.select(columns).from(assignments).where(eq(assignments.id, id)).for('no key update')
  return row
}

/** Another deadline, by agreement; the assignment must be locked. */
export async function setDeadline(tx: Tx, id: string, deadlineAt: Date): Promise<void> {
  await tx.update(assignments).set({ deadlineAt }).where(eq(assignments.id, id))
}

/** What is in the workers' hands of one job, the oldest first. */
export async function inHandOfJob(tx: Tx, jobId: string): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(and(eq(assignments.jobId, jobId), inArray(assignments.status, ['working', 'revising'])))
    .orderBy(asc(assignments.id))
}

/** Given back after half of the time: it counts against the worker's share on time. */
export async function markGivenBackLate(tx: Tx, id: string): Promise<void> {
  await tx.update(assignments).set({ givenBackLate: true }).where(eq(assignments.id, id))
}

/** What a worker has not finished: what is due first comes first. `after` is the last one seen. */
export async function unfinished(
  tx: Tx,
  workerId: string,
  page: { readonly after: Assignment | undefined; readonly limit: number },
): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(
      and(
        eq(assignments.workerId, workerId),
        inArray(assignments.status, [...RUNNING]),
        page.after === undefined
          ? undefined
          : sql`(${assignments.deadlineAt}, ${assignments.id}) > (${page.after.deadlineAt.toISOString()}::timestamptz, ${page.after.id}::uuid)`,
      ),
    )
    .orderBy(asc(assignments.deadlineAt), asc(assignments.id))
    .limit(page.limit)
}

/** What waits for this worker's next step. */
export async function inHand(tx: Tx, workerId: string): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(and(eq(assignments.workerId, workerId), inArray(assignments.status, ['working', 'revising'])))
    .orderBy(asc(assignments.id))
}

/** A client's assignments of one job that wait for a decision, oldest first; `after` is the last one seen. */
export async function submittedOfJob(
  tx: Tx,
  jobId: string,
  page: { readonly afterId: string | undefined; readonly limit: number },
): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(
      and(
        eq(assignments.jobId, jobId),
        eq(assignments.status, 'submitted'),
        page.afterId === undefined ? undefined : sql`${assignments.id} > ${page.afterId}::uuid`,
      ),
    )
    .orderBy(asc(assignments.id))
    .limit(page.limit)
}

/** A worker's rejected assignments that are still in escrow, newest first; `before` is the last one seen. */
export async function rejectedOf(
  tx: Tx,
  workerId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(
      and(
        eq(assignments.workerId, workerId),
        eq(assignments.status, 'rejected'),
        page.before === undefined ? undefined : lt(assignments.id, page.before),
      ),
    )
    .orderBy(desc(assignments.id))
    .limit(page.limit)
}

/** The mean reward of a worker's last ten jobs that were approved, in whole points; undefined without any. */
export async function usualReward(tx: Tx, workerId: string): Promise<number | undefined> {
  const [row] = await tx.execute<{ points: number | null }>(sql`
    select round(avg(reward_points))::int as points from (
      select j.reward_points from assignments a join jobs j on j.id = a.job_id
        where a.worker_id = ${workerId} and a.status = 'approved' order by a.id desc limit 10) last`)
  return row?.points ?? undefined
}

/** What a worker has handed in and not been paid for, in points and pieces: the wallet's "waiting". */
export async function waitingPay(
  tx: Tx,
  workerId: string,
): Promise<{ readonly points: number; readonly pieces: number }> {
  const [row] = await tx.execute<{ points: string; pieces: number }>(sql`
    select coalesce(sum(j.reward_points), 0) as points, count(*)::int as pieces
      from assignments a join jobs j on j.id = a.job_id where a.worker_id = ${workerId} and a.status = 'submitted'`)
  return { points: Number(row?.points ?? 0), pieces: row?.pieces ?? 0 }
}
