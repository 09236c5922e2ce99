import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/** A job in which both of two members appear, while something there is still open. */
export type OpenTie = {
  readonly title: string
  /** `own`: one is the client, the other applied or works there. `same`: both applied or work there. */
  readonly kind: 'own' | 'same'
}

/** What holds a worker's place in a job: one application that is not taken back or lapsed, one assignment. */
const holding = (memberId: string) => sql`
  select job_id from applications where worker_id = ${memberId} and status in ('waiting', 'accepted', 'declined')
  union select job_id from assignments where worker_id = ${memberId} and status not in ('lapsed', 'given-back', 'released', 'withdrawn')`

/** What somebody still waits for; after a rejection the reward is in escrow until the appeal is decided. */
const open = (memberIds: readonly string[]) => sql`
  select job_id, worker_id from applications where worker_id in ${memberIds} and status = 'waiting'
  union select job_id, worker_id from assignments
    where worker_id in ${memberIds} and status in ('working', 'submitted', 'revising', 'rejected')`

/** The first job that stands in the way of making one member of two; undefined when there is none. */
export async function openTie(tx: Tx, one: string, other: string): Promise<OpenTie | undefined> {
  const both = [one, other]
  const [row] = await tx.execute<OpenTie>(sql`
    with open as (${open(both)})
    select j.title, 'own' as kind from open join jobs j on j.id = open.job_id
      where j.client_id in ${both} and j.client_id <> open.worker_id
    union all
    select j.title, 'same' as kind from open join jobs j on j.id = open.job_id
      where j.id in (${holding(one)}) and j.id in (${holding(other)})
    limit 1`)
  return row
}

/** Jobs in which each of two members had a place of their own: there, the work stays with who did it. */
const sharedBy = (one: string, other: string) => sql`(${holding(one)}) intersect (${holding(other)})`

/** Applications and assignments go over, but for those in the other's jobs and in jobs that both had a place in. */
export async function moveWork(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of [sql`applications`, sql`assignments`]) {
    await tx.execute(sql`
      with staying as (select id as job_id from jobs where client_id = ${to} union (${sharedBy(from, to)})),
      counted as (select array_agg(job_id) as jobs from staying)
      update ${table} set worker_id = ${to} from counted
        where worker_id = ${from} and not (job_id = any (coalesce(counted.jobs, '{}')))`)
  }
}

/** What the other did in this member's jobs is left with this member: the jobs go over, and nobody works for himself. */
export async function leaveWorkInOwnJobs(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of [sql`applications`, sql`assignments`]) {
    await tx.execute(sql`
      update ${table} set worker_id = ${from}
        where worker_id = ${to} and job_id in (select id from jobs where client_id = ${from})`)
  }
}

/** Stars go over, given and received; those that one has given oneself count for nothing and go. */
export async function moveReviews(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    delete from reviews where author_id in (${from}, ${to}) and subject_id in (${from}, ${to})`)
  await tx.execute(sql`update reviews set author_id = ${to} where author_id = ${from}`)
  await tx.execute(sql`update reviews set subject_id = ${to} where subject_id = ${from}`)
}
