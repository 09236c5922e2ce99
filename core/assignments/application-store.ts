import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import { jobs } from '../jobs/tables.ts'
import { constraintOf } from '../db/outage.ts'
import type { Transition } from '../shared/machine.ts'
import * as reminders from '../reminders/index.ts'
import { refuse } from '../shared/refusal.ts'
import { applicationVerbs, type Application, type ApplicationStatus, type DeclineReason } from './assignment.ts'
import { applications } from './tables.ts'

const columns = getTableColumns(applications)

export async function insert(
  tx: Tx,
  application: { readonly jobId: string; readonly workerId: string; readonly pitch: string },
): Promise<Application> {
  try {
    const [row] = await tx
      .insert(applications)
      .values({ ...application, id: sql`default`, publicId: sql`default`, status: 'waiting', createdAt: tx.now })
      .returning()
    if (row === undefined) throw new Error('no application was inserted')
    return row
  } catch (error) {
    if (constraintOf(error) === 'application_once') refuse('job.taken_before', {})
    throw error
  }
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Application | undefined> {
  const [row] = await tx.select(columns).from(applications).where(eq(applications.publicId, publicId))
  return row
}

export async function ofWorker(tx: Tx, jobId: string, workerId: string): Promise<Application | undefined> {
  const [row] = await tx
    .select(columns)
    .from(applications)
    .where(and(eq(applications.jobId, jobId), eq(applications.workerId, workerId)))
    .orderBy(desc(applications.id))
    .limit(1)
  return row
}

export async function move(
  tx: Tx,
  id: string,
  verb: Transition<ApplicationStatus>,
  set: { readonly declineReason?: DeclineReason | null } = {},
): Promise<Application> {
  const [row] = await tx
    .update(applications)
    .set({ ...set, status: verb.to, decidedAt: tx.now })
    .where(and(eq(applications.id, id), inArray(applications.status, [...verb.from])))
    .returning()
  if (row !== undefined) {
    await reminders.clear(tx, { kind: 'application', subject: row.publicId })
    return row
  }
  const [present] = await tx.select({ status: applications.status }).from(applications).where(eq(applications.id, id))
  return refuse('application.wrong_state', { status: present?.status ?? 'unknown' })
}

/** The waiting application after this one, oldest first; undefined at the end. */
export async function nextWaiting(
  tx: Tx,
  jobId: string,
  afterId: string | undefined,
): Promise<Application | undefined> {
  const [row] = await tx
    .select(columns)
    .from(applications)
    .where(
      and(
        eq(applications.jobId, jobId),
        eq(applications.status, 'waiting'),
        afterId === undefined ? undefined : gt(applications.id, afterId),
      ),
    )
    .orderBy(asc(applications.id))
    .limit(1)
  return row
}

export async function waitingOfWorker(
  tx: Tx,
  workerId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Application[]> {
  return tx
    .select(columns)
    .from(applications)
    .where(
      and(
        eq(applications.workerId, workerId),
        eq(applications.status, 'waiting'),
        page.before === undefined ? undefined : lt(applications.id, page.before),
      ),
    )
    .orderBy(desc(applications.id))
    .limit(page.limit)
}

/** Waiting for a job that has ended since then, a batch at a time; rows in another instance's hands are passed over. */
export async function ofEndedJobs(tx: Tx, since: Date, limit: number): Promise<readonly Application[]> {
  return tx
    .select(columns)
    .from(applications)
    .innerJoin(jobs, eq(jobs.id, applications.jobId))
    .where(
      and(
        eq(applications.status, 'waiting'),
        eq(jobs.status, 'closed'),
        gt(jobs.endedAt, since),
        asides.notSetAside(tx, 'lapse-applications', applications.id),
      ),
    )
    .orderBy(asc(jobs.endedAt))
    .limit(limit)
    .for('update', { of: applications, skipLocked: true })
}

/** Waiting longer than allowed, a batch at a time; rows in another instance's hands are passed over. */
export async function overdue(tx: Tx, before: Date, limit: number): Promise<readonly Application[]> {
  return tx
    .select(columns)
    .from(applications)
    .where(
      and(
        eq(applications.status, 'waiting'),
        lt(applications.createdAt, before),
        asides.notSetAside(tx, 'lapse-applications', applications.id),
      ),
    )
    .orderBy(asc(applications.createdAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Takes back everything that this worker waits for; returns how much. */
export async function withdrawAll(tx: Tx, workerId: string): Promise<number> {
  const rows = await tx
    .update(applications)
    .set({ status: applicationVerbs.withdraw.to, decidedAt: tx.now })
    .where(and(eq(applications.workerId, workerId), inArray(applications.status, [...applicationVerbs.withdraw.from])))
    .returning({ publicId: applications.publicId })
  for (const { publicId } of rows) await reminders.clear(tx, { kind: 'application', subject: publicId })
  return rows.length
}
