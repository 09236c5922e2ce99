import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { WORK_LIMITS } from './assignment.ts'

/** How a job's slots stand, for its client. */
export interface JobCounts {
  readonly working: number
  readonly submitted: number
  readonly approved: number
  readonly rejected: number
  readonly applicants: number
  /** Questions for more time that wait for the client. */
  readonly asks: number
  /** Appeals that wait for the client's answer, and those about which operators decide. */
  readonly appeals: number
  readonly deciding: number
  /** The next moment at which something of this job runs out. */
  readonly nextAt: Date | undefined
}

/**
 * How the slots of a page of jobs stand, in one statement. An assignment has at most one question for more time that waits,
 * and at most one appeal, so that neither counts a slot twice.
 */
export async function counts(tx: Tx, jobIds: readonly string[]): Promise<ReadonlyMap<string, JobCounts>> {
  if (jobIds.length === 0) return new Map()
  const rows = await tx.execute<Omit<JobCounts, 'nextAt'> & { readonly id: string; readonly next: number | null }>(sql`
    select j.id,
      count(*) filter (where a.status in ('working', 'revising'))::int as working,
      count(*) filter (where a.status = 'submitted')::int as submitted,
      count(*) filter (where a.status in ('approved', 'split'))::int as approved,
      count(*) filter (where a.status in ('rejected', 'refunded'))::int as rejected,
      p.count as applicants,
      count(r.id)::int as asks,
      count(*) filter (where d.status = 'answering')::int as appeals,
      count(*) filter (where d.status = 'deciding')::int as deciding,
      (extract(epoch from least(p.next, min(r.due_at), min(d.answer_due_at) filter (where d.status = 'answering'),
        min(case when a.status in ('working', 'revising') then a.deadline_at
                 when a.status = 'submitted' then a.review_due_at end))) * 1000)::float8 as next
    from jobs j
      cross join lateral (
        select count(*)::int as count, min(w.created_at) + make_interval(hours => ${WORK_LIMITS.applicationHours}) as next from applications w
          where w.job_id = j.id and w.status = 'waiting') p
      left join assignments a on a.job_id = j.id
      left join requests r on r.assignment_id = a.id and r.kind = 'time' and r.status = 'waiting'
      left join disputes d on d.assignment_id = a.id
    where j.id in ${[...jobIds]} group by j.id, p.count, p.next`)
  return new Map(
    rows.map(({ id, next, ...row }) => [id, { ...row, nextAt: next === null ? undefined : new Date(next) }]),
  )
}
