import { and, asc, eq, getTableColumns, gt, inArray, lt, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { Flag, FlagStatus } from './flag.ts'
import { flags } from './tables.ts'

const columns = getTableColumns(flags)

// As the index has it: with a placeholder the planner would not know that it fits.
const waiting = sql`${flags.status} = 'waiting'`

/** Takes jobs of clients who have rejected something; rows in another instance's hands are passed over. */
export async function takeRejections(tx: Tx, limit: number): Promise<readonly { readonly id: string }[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    delete from rejections_to_count where (job_id, id) in (
      select job_id, id from rejections_to_count where job_id in (
        select distinct job_id from rejections_to_count
          where ${asides.notSetAside(tx, 'flag-clients', sql`job_id`)} order by job_id limit ${limit})
      for update skip locked)
    returning job_id as id`)
  return [...new Set(rows.map(({ id }) => id))].toSorted().map((id) => ({ id }))
}

/**
 * How a client has decided on the last 200 submissions to the newest 100 jobs: only what came after an operator last
 * decided on a flag counts, so that nobody is flagged twice for the same.
 */
export async function counted(
  tx: Tx,
  clientId: string,
): Promise<{ readonly decided: number; readonly rejected: number; readonly isFlagged: boolean }> {
  const [row] = await tx.execute<{ decided: number; rejected: number; flagged: boolean }>(sql`
    with mine as (select id from jobs where client_id = ${clientId} order by id desc limit 100),
      seen as (select f.status, f.ended_at from mine join flags f on f.job_id = mine.id),
      last as (
        select s.status from mine join assignments a on a.job_id = mine.id join submissions s on s.assignment_id = a.id
          where s.status in ('approved', 'rejected', 'split')
            and s.decided_at > coalesce((select max(ended_at) from seen where status in ('released', 'closed')), '-infinity')
          order by s.id desc limit 200)
    select count(*)::int as decided, count(*) filter (where status = 'rejected')::int as rejected,
      exists (select from seen where status = 'waiting') as flagged from last`)
  return { decided: row?.decided ?? 0, rejected: row?.rejected ?? 0, isFlagged: row?.flagged === true }
}

export async function insert(tx: Tx, flag: Pick<Flag, 'jobId' | 'decided' | 'rejected'>): Promise<Flag> {
  const [row] = await tx
    .insert(flags)
    .values({ ...flag, id: sql`default`, publicId: sql`default`, status: 'waiting', createdAt: tx.now })
    .returning(columns)
  if (row === undefined) throw new Error('no flag was inserted')
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Flag | undefined> {
  const [row] = await tx.select(columns).from(flags).where(eq(flags.publicId, publicId))
  return row
}

/** Compare-and-set. Refuses `flag.over`. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<FlagStatus>,
  decision: { readonly decidedBy: string; readonly reason: string } | undefined,
): Promise<Flag> {
  const [row] = await tx
    .update(flags)
    .set({ ...decision, status: verb.to, endedAt: tx.now })
    .where(and(eq(flags.id, id), inArray(flags.status, [...verb.from])))
    .returning(columns)
  return row ?? refuse('flag.over', {})
}

/** True while nobody has decided on a flag of this job. */
export async function waitsOn(tx: Tx, jobId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: flags.id })
    .from(flags)
    .where(and(waiting, eq(flags.jobId, jobId)))
    .limit(1)
  return rows.length > 0
}

/** What waits for an operator, oldest first; `after` is the last one seen, `notOf` a client whose flags are left out. */
export async function page(
  tx: Tx,
  page: { readonly after: string | undefined; readonly limit: number; readonly notOf?: string },
): Promise<readonly Flag[]> {
  const { after, limit, notOf } = page
  return tx
    .select(columns)
    .from(flags)
    .where(
      and(
        waiting,
        after === undefined ? undefined : gt(flags.id, after),
        notOf === undefined
          ? undefined
          : sql`exists (select from jobs j where j.id = ${flags.jobId} and j.client_id <> ${notOf})`,
      ),
    )
    .orderBy(asc(flags.id))
    .limit(limit)
}

/** Flags whose job has ended, and that have waited for longer than a month: closing a job is no way round an operator. */
export async function pointless(tx: Tx, before: Date, limit: number): Promise<readonly Flag[]> {
  return tx
    .select(columns)
    .from(flags)
    .where(
      and(
        waiting,
        sql`exists (select from jobs j where j.id = ${flags.jobId} and j.status = 'closed')`,
        lt(flags.createdAt, before),
        asides.notSetAside(tx, 'lapse-flags', flags.id),
      ),
    )
    .orderBy(asc(flags.id))
    .limit(limit)
    .for('update', { skipLocked: true })
}
