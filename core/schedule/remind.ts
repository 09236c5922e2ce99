import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'

/**
 * Reminds workers of deadlines: at half of the time, 24 hours, 2 hours and 15 minutes before, only the rungs that make
 * sense for the length of the work (a rung later than half of the time, apart by at least the next rung). Each once per
 * deadline: the dedupe key carries both. A revision has a time of its own, from the moment when the work came back. Quiet
 * hours are the sender's business.
 */
export async function remindWorkers(tx: Tx, limit: number): Promise<number> {
  const due = await tx.execute<{
    id: string
    public_id: string
    worker_id: string
    deadline: string
    deadline_text: string
    rung: string
  }>(sql`
    select a.id, a.public_id, a.worker_id, r.rung, a.deadline_at::text as deadline_text,
           to_char(a.deadline_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as deadline
      from assignments a
      cross join lateral (
        select coalesce((select max(s.decided_at) from submissions s where s.assignment_id = a.id), a.started_at) as at) began
      cross join lateral (
        values ('half', (a.deadline_at - began.at) / 2), ('24h', interval '24 hours'), ('2h', interval '2 hours'),
               ('15m', interval '15 minutes')) r (rung, before)
      where a.status in ('working', 'revising') and a.deadline_at > moment() and a.deadline_at <= moment() + interval '7 days'
        and a.deadline_at - r.before <= moment()
        -- Only the latest rung that was reached: whoever was away is not rung up four times.
        and not exists (
          select from (values ((a.deadline_at - began.at) / 2), (interval '24 hours'), (interval '2 hours'), (interval '15 minutes')) l (before)
          where l.before < r.before and a.deadline_at - l.before <= moment())
        and (r.rung = 'half' or r.before < (a.deadline_at - began.at) / 2)
        and (r.rung <> 'half' or (a.deadline_at - began.at) / 2 > interval '30 minutes')
        and not exists (
          select from notices n where n.dedupe_key = 'assignment:' || a.id || ':reminder:' || r.rung || ':' || a.deadline_at::text)
      order by a.deadline_at limit ${limit}`)
  for (const row of due) {
    await notices.tell(tx, row.worker_id, {
      kind: 'assignment.reminder',
      data: { assignment: row.public_id, deadline: row.deadline },
      dedupeKey: `assignment:${row.id}:reminder:${row.rung}:${row.deadline_text}`,
    })
  }
  return due.length
}

/** Reminds clients of work that waits for them: 24 and 72 hours after it came, and 4 hours before silence approves it. */
export async function remindClients(tx: Tx, limit: number): Promise<number> {
  const due = await tx.execute<{ id: string; public_id: string; client_id: string; rung: string }>(sql`
    select s.id, s.public_id, j.client_id, r.rung
      from assignments a join submissions s on s.assignment_id = a.id and s.status = 'waiting' join jobs j on j.id = a.job_id
      cross join lateral (
        values ('24h', s.handed_in_at + interval '24 hours'), ('72h', s.handed_in_at + interval '72 hours'),
               ('last', a.review_due_at - interval '4 hours')) r (rung, at)
      where a.status = 'submitted' and a.review_due_at > moment() and r.at <= moment() and r.at > s.handed_in_at
        and not exists (select from (values (s.handed_in_at + interval '24 hours'), (s.handed_in_at + interval '72 hours'),
                                           (a.review_due_at - interval '4 hours')) l (at) where l.at > r.at and l.at <= moment())
        and not exists (select from notices n where n.dedupe_key = 'submission:' || s.id || ':reminder:' || r.rung)
      order by a.review_due_at limit ${limit}`)
  for (const row of due) {
    await notices.tell(tx, row.client_id, {
      kind: 'submission.reminder',
      data: { submission: row.public_id },
      dedupeKey: `submission:${row.id}:reminder:${row.rung}`,
    })
  }
  return due.length
}
