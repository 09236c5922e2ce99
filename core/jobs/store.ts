import { and, desc, eq, getTableColumns, gte, inArray, isNotNull, lt, lte, ne, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { HoldReason, Job, JobFields, JobStatus } from './job.ts'
import { jobs } from './tables.ts'

const columns = getTableColumns(jobs)

export async function insert(
  tx: Tx,
  clientId: string,
  fields: JobFields & Pick<Job, 'feePoints' | 'language' | 'closesAt'>,
): Promise<Job> {
  const [row] = await tx
    .insert(jobs)
    .values({
      ...fields,
      checklist: [...fields.checklist],
      proof: [...fields.proof],
      languages: [...fields.languages],
      id: sql`default`,
      publicId: sql`default`,
      clientId,
      status: 'draft',
      openSlots: 0,
      withdrawnSlots: 0,
      rounds: 0,
      createdAt: tx.now,
    })
    .returning()
  if (row === undefined) throw new Error('no job was inserted')
  return row
}

/** A draft with other words and prices. Refuses `job.wrong_state`. */
export async function rewrite(
  tx: Tx,
  id: string,
  fields: JobFields & Pick<Job, 'feePoints' | 'closesAt'>,
): Promise<Job> {
  const [row] = await tx
    .update(jobs)
    .set({
      ...fields,
      checklist: [...fields.checklist],
      proof: [...fields.proof],
      languages: [...fields.languages],
    })
    .where(and(eq(jobs.id, id), eq(jobs.status, 'draft')))
    .returning()
  if (row !== undefined) return row
  const present = await byId(tx, id)
  return present === undefined ? refuse('job.unknown', {}) : refuse('job.wrong_state', { status: present.status })
}

/** How many jobs of a client have ever been live, counted up to `most`. */
export async function publishedBy(tx: Tx, clientId: string, most: number): Promise<number> {
  const rows = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.clientId, clientId), isNotNull(jobs.publishedAt)))
    .limit(most)
  return rows.length
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Job | undefined> {
  const [row] = await tx.select(columns).from(jobs).where(eq(jobs.publicId, publicId))
  return row
}

export async function byId(tx: Tx, id: string): Promise<Job | undefined> {
  const [row] = await tx.select(columns).from(jobs).where(eq(jobs.id, id))
  return row
}

/** Locks the job's row (third in the lock order) and reads it; rows that refer to it do not wait for that. */
export async function locked(
  tx: Tx,
  where: { readonly publicId: string } | { readonly id: string },
): Promise<Job | undefined> {
  const [row] = await tx
    .select(columns)
    .from(jobs)
    .where('id' in where ? eq(jobs.id, where.id) : eq(jobs.publicId, where.publicId))
    .for('no key update')
  return row
}

/** Compare-and-set: of two racing callers one moves the job, the other is refused. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<JobStatus>,
  set: Partial<
    Pick<
      typeof jobs.$inferInsert,
      'openSlots' | 'withdrawnSlots' | 'rounds' | 'closesAt' | 'publishedAt' | 'endedAt' | 'heldFor' | 'heldFrom'
    >
  > = {},
): Promise<Job> {
  const [row] = await tx
    .update(jobs)
    .set({ ...set, status: verb.to })
    .where(and(eq(jobs.id, id), inArray(jobs.status, [...verb.from])))
    .returning()
  if (row !== undefined) return row
  const present = await byId(tx, id)
  return present === undefined ? refuse('job.unknown', {}) : refuse('job.wrong_state', { status: present.status })
}

/** Holds a paused job, or (`null`) lets go of it. */
export async function setHeld(tx: Tx, id: string, why: HoldReason | null): Promise<void> {
  await tx
    .update(jobs)
    .set({ heldFor: why, heldFrom: why === null ? null : 'paused' })
    .where(eq(jobs.id, id))
}

/** Why a job is held; what it was before stays written down. */
export async function setHoldReason(tx: Tx, id: string, why: HoldReason): Promise<void> {
  await tx.update(jobs).set({ heldFor: why }).where(eq(jobs.id, id))
}

export async function countRejections(tx: Tx, jobId: string): Promise<void> {
  await tx.execute(sql`insert into rejections_to_count (job_id) values (${jobId})`)
}

export async function lockLiveOf(tx: Tx, clientId: string): Promise<readonly Job[]> {
  return tx
    .select(columns)
    .from(jobs)
    .where(and(eq(jobs.clientId, clientId), inArray(jobs.status, ['open', 'paused'])))
    .orderBy(jobs.id)
    .for('no key update')
}

/** Takes one open slot of an open job; false when there is none, or the job takes nobody any more. */
export async function takeSlot(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(jobs)
    .set({ openSlots: sql`${jobs.openSlots} - 1` })
    .where(and(eq(jobs.id, id), eq(jobs.status, 'open'), gte(jobs.openSlots, 1)))
    .returning({ id: jobs.id })
  return rows.length === 1
}

/** Gives a slot back to whoever comes next. */
export async function reopenSlot(tx: Tx, id: string): Promise<void> {
  await tx
    .update(jobs)
    .set({ openSlots: sql`${jobs.openSlots} + 1` })
    .where(eq(jobs.id, id))
}

/** More slots, all of them open; what is reserved for them is the caller's to post. */
export async function addSlots(tx: Tx, id: string, slots: number): Promise<void> {
  await tx
    .update(jobs)
    .set({ slots: sql`${jobs.slots} + ${slots}`, openSlots: sql`${jobs.openSlots} + ${slots}` })
    .where(eq(jobs.id, id))
}

export async function putOff(tx: Tx, id: string, closesAt: Date): Promise<void> {
  await tx.update(jobs).set({ closesAt }).where(eq(jobs.id, id))
}

/** Open slots leave the job for good; what was reserved for them is the caller's to give back. */
export async function withdrawOpenSlots(tx: Tx, id: string, slots: number): Promise<boolean> {
  const rows = await tx
    .update(jobs)
    .set({ openSlots: sql`${jobs.openSlots} - ${slots}`, withdrawnSlots: sql`${jobs.withdrawnSlots} + ${slots}` })
    .where(and(eq(jobs.id, id), gte(jobs.openSlots, slots)))
    .returning({ id: jobs.id })
  return rows.length === 1
}

/** A slot that was somebody's leaves the job for good, because the job has ended meanwhile. */
export async function withdrawHeldSlot(tx: Tx, id: string): Promise<void> {
  await tx
    .update(jobs)
    .set({ withdrawnSlots: sql`${jobs.withdrawnSlots} + 1` })
    .where(eq(jobs.id, id))
}

export async function ofClient(
  tx: Tx,
  clientId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Job[]> {
  return tx
    .select(columns)
    .from(jobs)
    .where(
      and(
        eq(jobs.clientId, clientId),
        ne(jobs.status, 'discarded'),
        page.before === undefined ? undefined : lt(jobs.id, page.before),
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(page.limit)
}

export async function drafts(tx: Tx, clientId: string, limit: number): Promise<readonly Job[]> {
  return tx
    .select(columns)
    .from(jobs)
    .where(and(eq(jobs.clientId, clientId), eq(jobs.status, 'draft')))
    .orderBy(desc(jobs.id))
    .limit(limit)
}

/** Jobs whose closing date has passed, a batch at a time; another instance's are passed over. */
export async function due(
  tx: Tx,
  limit: number,
): Promise<readonly { readonly id: string; readonly clientId: string }[]> {
  return tx
    .select({ id: jobs.id, clientId: jobs.clientId })
    .from(jobs)
    .where(
      and(
        inArray(jobs.status, ['open', 'paused']),
        lte(jobs.closesAt, tx.now),
        asides.notSetAside(tx, 'close-jobs', jobs.id),
      ),
    )
    .orderBy(jobs.closesAt)
    .limit(limit)
}

/** The rows are locked in the order of their ids first, as several jobs are everywhere. */
export async function moveToClient(tx: Tx, from: string, to: string): Promise<void> {
  await tx.select({ id: jobs.id }).from(jobs).where(eq(jobs.clientId, from)).orderBy(jobs.id).for('update')
  await tx.update(jobs).set({ clientId: to }).where(eq(jobs.clientId, from))
}

export interface ClientRecordRow {
  readonly starsTenths: number | undefined
  readonly reviews: number
  /** Of what was decided and is not contested; undefined below `FEWEST_FOR_SHARE`. */
  readonly approvedPercent: number | undefined
  readonly medianReviewHours: number | undefined
  /** Rejections that an operator overturned; a split is nobody's loss. */
  readonly disputesLost: number
}

/** A share of fewer says nothing. */
const FEWEST_FOR_SHARE = 5

/**
 * How a client treated the last 200 submissions to the newest 100 jobs; what a job card shows. Bounded on both sides, so
 * that the card of somebody with thousands of jobs is as quick as anybody's.
 */
export async function clientRecord(tx: Tx, clientId: string): Promise<ClientRecordRow> {
  const [row] = await tx.execute<{
    stars: string | null
    reviews: number
    percent: number | null
    hours: number | null
    lost: number
  }>(sql`
    with decided as (
      select s.status, s.decided_at - s.handed_in_at as took,
          exists (select from disputes d where d.assignment_id = a.id and d.status in ('answering', 'deciding')) as contested
        from (select id from jobs where client_id = ${clientId} order by id desc limit 100) j
          join assignments a on a.job_id = j.id join submissions s on s.assignment_id = a.id
        where s.decided_at is not null
        order by s.id desc limit 200)
    select
      (select avg(stars) from (select stars from seen_reviews where subject_id = ${clientId} order by id desc limit 50) last) as stars,
      (select count(*)::int from seen_reviews where subject_id = ${clientId}) as reviews,
      (select case when count(*) >= ${FEWEST_FOR_SHARE} then round(100.0 * count(*) filter (where status = 'approved') / count(*))::int end
        from decided where status in ('approved', 'rejected') and not contested) as percent,
      (select ceil(extract(epoch from percentile_cont(0.5) within group (order by took)) / 3600)::int from decided) as hours,
      (select count(*)::int from disputes where client_id = ${clientId} and decision = 'pay') as lost`)
  return {
    starsTenths: row?.stars == null ? undefined : Math.round(Number(row.stars) * 10),
    reviews: row?.reviews ?? 0,
    approvedPercent: row?.percent ?? undefined,
    medianReviewHours: row?.hours ?? undefined,
    disputesLost: row?.lost ?? 0,
  }
}

/** True when the client has put in at least this much so far. */
export async function hasDeposited(tx: Tx, clientId: string, points: number): Promise<boolean> {
  const [row] = await tx.execute<{ enough: boolean }>(
    sql`select coalesce(sum(points), 0) >= ${points} as enough from deposits where member_id = ${clientId}`,
  )
  return row?.enough === true
}
