import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { WORK_LIMITS } from './assignment.ts'

/** A job of a client's with something that waits for this client's answer. */
export interface WaitingJob {
  readonly publicId: string
  readonly title: string
  /** Submissions to review, and applications to answer. */
  readonly submissions: number
  readonly applications: number
  /** Questions for more time, and appeals against a rejection. */
  readonly asks: number
  readonly appeals: number
  /** When the first of them is decided by silence. */
  readonly nextAt: Date
}

/**
 * A client's jobs in which submissions, applications, questions or appeals wait for an answer, what runs out first comes first. Looks at each
 * job of this client once, by its index: for the digest, once a day.
 */
export async function waitingJobs(tx: Tx, client: Member, limit: number): Promise<readonly WaitingJob[]> {
  const rows = await tx.execute<Omit<WaitingJob, 'nextAt'> & { next: number }>(sql`
    select j.public_id as "publicId", j.title, s.count as submissions, p.count as applications,
        r.count as asks, d.count as appeals,
        (extract(epoch from least(s.next, p.next, r.next, d.next)) * 1000)::float8 as next
      from jobs j
      cross join lateral (
        select count(*)::int as count, min(a.review_due_at) as next from assignments a
          where a.job_id = j.id and a.status = 'submitted') s
      cross join lateral (
        select count(*)::int as count, min(w.created_at) + make_interval(hours => ${WORK_LIMITS.applicationHours}) as next from applications w
          where w.job_id = j.id and w.status = 'waiting') p
      cross join lateral (
        select count(*)::int as count, min(q.due_at) as next
          from assignments a join requests q on q.assignment_id = a.id and q.kind = 'time' and q.status = 'waiting'
          where a.job_id = j.id and a.status in ('working', 'revising')) r
      cross join lateral (
        select count(*)::int as count, min(o.answer_due_at) as next
          from disputes o join assignments a on a.id = o.assignment_id
          where o.client_id = ${client.id} and o.status = 'answering'
            and a.job_id = j.id) d
      where j.client_id = ${client.id} and j.status in ('open', 'paused', 'closed')
        and s.count + p.count + r.count + d.count > 0
      order by next, j.id limit ${limit}`)
  return rows.map(({ next, ...job }) => ({ ...job, nextAt: new Date(next) }))
}

/** True when something is in this worker's hands. */
export async function hasWorkInHand(tx: Tx, worker: Member): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from assignments where worker_id = ${worker.id} and status in ('working', 'revising') limit 1`)
  return rows.length > 0
}
