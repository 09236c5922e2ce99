import { and, asc, desc, eq, getTableColumns, inArray, lt, ne, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import { constraintOf } from '../db/outage.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { waitingPlaces } from './tables.ts'
import { waitingVerbs, type WaitingPlace, type WaitingStatus } from './waiting-place.ts'

const { offeredAt: _when, retryAt: _later, endedAt: _over, ...columns } = getTableColumns(waitingPlaces)

/** As the indexes have it: with placeholders the planner would not know that they fit. */
const standing = sql`${waitingPlaces.status} in ('waiting', 'offered')`

/** At the end of the line. Refuses `waiting.there` for whoever stands in it. */
export async function insert(tx: Tx, jobId: string, workerId: string): Promise<WaitingPlace> {
  try {
    const [row] = await tx
      .insert(waitingPlaces)
      .values({ id: sql`default`, publicId: sql`default`, jobId, workerId, status: 'waiting', createdAt: tx.now })
      .returning(columns)
    if (row === undefined) throw new Error('nobody was put on the list')
    return row
  } catch (error) {
    if (constraintOf(error) === 'waiting_once') refuse('waiting.there', {})
    throw error
  }
}

/** Compare-and-set; undefined when the place is not in a state to move from. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<WaitingStatus>,
  offeredUntil: Date | null = null,
): Promise<WaitingPlace | undefined> {
  const isOffer = verb.to === 'offered'
  const [row] = await tx
    .update(waitingPlaces)
    .set({
      status: verb.to,
      offeredUntil,
      retryAt: null,
      ...(isOffer ? { offeredAt: tx.now } : { endedAt: tx.now }),
    })
    .where(and(eq(waitingPlaces.id, id), inArray(waitingPlaces.status, [...verb.from])))
    .returning(columns)
  return row
}

/** Nobody looks at this place before then. */
export async function retryAt(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .update(waitingPlaces)
    .set({ retryAt: at })
    .where(and(eq(waitingPlaces.id, id), eq(waitingPlaces.status, 'waiting')))
}

/** Whoever was passed over in this line and may be looked at again by now stands in it as before. */
export async function lookAgain(tx: Tx, jobId: string): Promise<void> {
  await tx
    .update(waitingPlaces)
    .set({ retryAt: null })
    .where(
      and(
        eq(waitingPlaces.jobId, jobId),
        sql`${waitingPlaces.status} = 'waiting' and ${waitingPlaces.retryAt} <= ${tx.now.toISOString()}::timestamptz`,
      ),
    )
}

export async function byId(tx: Tx, id: string): Promise<WaitingPlace | undefined> {
  const [row] = await tx.select(columns).from(waitingPlaces).where(eq(waitingPlaces.id, id))
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<WaitingPlace | undefined> {
  const [row] = await tx.select(columns).from(waitingPlaces).where(eq(waitingPlaces.publicId, publicId))
  return row
}

/** Where this worker stands in the line of a job. */
export async function ofWorker(tx: Tx, jobId: string, workerId: string): Promise<WaitingPlace | undefined> {
  const [row] = await tx
    .select(columns)
    .from(waitingPlaces)
    .where(and(eq(waitingPlaces.jobId, jobId), eq(waitingPlaces.workerId, workerId), standing))
  return row
}

/** How many stand before this place, counted up to `most`. */
export async function before(tx: Tx, { jobId, id }: WaitingPlace, most: number): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from waiting_places where job_id = ${jobId} and id < ${id} and status in ('waiting', 'offered') limit ${most}) ahead`)
  return row?.count ?? 0
}

/** On how many lists this worker stands; true only while the worker's row is locked. */
export async function countOf(tx: Tx, workerId: string): Promise<number> {
  return tx.$count(waitingPlaces, and(eq(waitingPlaces.workerId, workerId), standing))
}

/** The first in line who may be looked at now. */
export async function line(tx: Tx, jobId: string, limit: number): Promise<readonly WaitingPlace[]> {
  return tx
    .select(columns)
    .from(waitingPlaces)
    .where(
      and(
        eq(waitingPlaces.jobId, jobId),
        sql`${waitingPlaces.status} = 'waiting' and ${waitingPlaces.retryAt} is null`,
      ),
    )
    .orderBy(asc(waitingPlaces.id))
    .limit(limit)
}

/** How many slots of a job are somebody else's to take now. */
export async function offered(tx: Tx, jobId: string, notTo?: string): Promise<number> {
  return tx.$count(
    waitingPlaces,
    and(
      eq(waitingPlaces.jobId, jobId),
      sql`${waitingPlaces.status} = 'offered'`,
      notTo === undefined ? undefined : ne(waitingPlaces.workerId, notTo),
    ),
  )
}

/** How many assignments of the worker run; true only while the worker's row is locked. */
export async function running(tx: Tx, workerId: string): Promise<number> {
  const [row] = await tx.execute<{ running: number }>(sql`
    select count(*)::int as running from assignments
      where worker_id = ${workerId} and status in ('working', 'submitted', 'revising')`)
  return row?.running ?? 0
}

/** Whether the worker has or had a place in the job that no second one follows. */
export async function hasBeen(tx: Tx, jobId: string, workerId: string): Promise<boolean> {
  const [row] = await tx.execute<{ been: boolean }>(sql`
    select exists (select from assignments a where a.job_id = ${jobId} and a.worker_id = ${workerId}
          and a.status not in ('lapsed', 'given-back', 'released', 'withdrawn'))
        or exists (select from applications p where p.job_id = ${jobId} and p.worker_id = ${workerId}
          and p.status in ('waiting', 'accepted', 'declined')) as been`)
  return row?.been === true
}

/** Offers whose time is over, a batch at a time. */
export async function overdue(tx: Tx, limit: number): Promise<readonly WaitingPlace[]> {
  return tx
    .select(columns)
    .from(waitingPlaces)
    .where(
      and(
        sql`${waitingPlaces.status} = 'offered' and ${waitingPlaces.offeredUntil} <= ${tx.now.toISOString()}::timestamptz`,
        asides.notSetAside(tx, 'pass-offers', waitingPlaces.id),
      ),
    )
    .orderBy(asc(waitingPlaces.offeredUntil))
    .limit(limit)
}

/** Whoever was passed over and is to be looked at again, a batch at a time. */
export async function retries(tx: Tx, limit: number): Promise<readonly WaitingPlace[]> {
  return tx
    .select(columns)
    .from(waitingPlaces)
    .where(
      and(
        sql`${waitingPlaces.retryAt} is not null and ${waitingPlaces.retryAt} <= ${tx.now.toISOString()}::timestamptz`,
        asides.notSetAside(tx, 'retry-waiting', waitingPlaces.id),
      ),
    )
    .orderBy(asc(waitingPlaces.retryAt))
    .limit(limit)
}

export async function endOfJob(tx: Tx, jobId: string): Promise<void> {
  await tx
    .update(waitingPlaces)
    .set({ status: waitingVerbs.end.to, offeredUntil: null, retryAt: null, endedAt: tx.now })
    .where(and(eq(waitingPlaces.jobId, jobId), standing))
}

/** The lists on which a worker stands, the newest first. */
export async function pageOf(
  tx: Tx,
  workerId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly WaitingPlace[]> {
  return tx
    .select(columns)
    .from(waitingPlaces)
    .where(
      and(
        eq(waitingPlaces.workerId, workerId),
        standing,
        page.before === undefined ? undefined : lt(waitingPlaces.id, page.before),
      ),
    )
    .orderBy(desc(waitingPlaces.id))
    .limit(page.limit)
}

/**
 * Places go over with the worker; not where both wait or have a place, and not in jobs of either. After the jobs. Returns the
 * jobs in which a slot was held for a place that is over.
 */
export async function moveToMember(tx: Tx, from: string, to: string): Promise<readonly string[]> {
  const ended = await tx.execute<{ jobId: string; held: boolean }>(sql`
    with over as (
      select w.id, w.offered_until is not null as held from waiting_places w
        where w.worker_id in (${from}, ${to}) and w.status in ('waiting', 'offered') and (
          exists (select from jobs j where j.id = w.job_id and j.client_id in (${from}, ${to}))
          or exists (select from assignments a where a.job_id = w.job_id and a.worker_id in (${from}, ${to})
            and a.status not in ('lapsed', 'given-back', 'released', 'withdrawn'))
          or (w.worker_id = ${from} and exists (
            select from waiting_places o where o.job_id = w.job_id and o.worker_id = ${to} and o.status in ('waiting', 'offered')))))
    update waiting_places w set status = 'ended', offered_until = null, retry_at = null, ended_at = ${tx.now.toISOString()}::timestamptz
      from over where over.id = w.id returning w.job_id as "jobId", over.held`)
  await tx.execute(sql`update waiting_places set worker_id = ${to} where worker_id = ${from}`)
  return jobsHeld(ended)
}

const jobsHeld = (ended: readonly { readonly jobId: string; readonly held: boolean }[]): readonly string[] =>
  [...new Set(ended.filter(({ held }) => held).map(({ jobId }) => jobId))].toSorted()

/** The jobs in whose line a worker stands, in the order in which they are locked. */
export async function jobsWithPlaceOf(tx: Tx, workerId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: waitingPlaces.jobId })
    .from(waitingPlaces)
    .where(and(eq(waitingPlaces.workerId, workerId), standing))
    .orderBy(waitingPlaces.jobId)
  return rows.map(({ id }) => id)
}
