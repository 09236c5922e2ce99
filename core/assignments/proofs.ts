import { sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import * as files from '../files/index.ts'
import { DAY } from '../shared/time.ts'

/** What was handed in is kept for so long after the end of the work, or of the dispute about it (money-and-law.md 4.5). */
const PROOF_DAYS = 90

/**
 * Files of work that ended 90 days ago go, on both sides of a dispute as well; not while it can still be contested or is
 * being decided. What they were handed in with, words and links, stays. For the schedule; returns how many were looked at.
 */
export async function forgetProofs(tx: Tx, limit: number): Promise<number> {
  const now = sql`${tx.now.toISOString()}::timestamptz`
  const due = await tx.execute<{ id: string; open: boolean; until: number }>(sql`
    select p.assignment_id as id,
        a.status in ('working', 'submitted', 'revising', 'rejected') or d.status in ('answering', 'deciding') as open,
        (extract(epoch from greatest(a.ended_at, d.ended_at)) * 1000)::float8 + ${PROOF_DAYS * DAY}::float8 as until
      from proofs_to_forget p join assignments a on a.id = p.assignment_id left join disputes d on d.assignment_id = a.id
      where p.due_at <= ${now} and ${asides.notSetAside(tx, 'forget-proofs', sql`p.assignment_id`)}
      order by p.due_at limit ${limit} for update of p skip locked`)
  for (const { id, open, until } of asides.worksOff(tx, due)) {
    // Until there is an end it is looked at again every day.
    const again = open ? tx.now.getTime() + DAY : until
    if (again > tx.now.getTime()) {
      const at = new Date(again).toISOString()
      await tx.execute(sql`update proofs_to_forget set due_at = ${at}::timestamptz where assignment_id = ${id}`)
      continue
    }
    await tx.execute(sql`delete from proofs_to_forget where assignment_id = ${id}`)
    const detached = await tx.execute<{ id: string }>(sql`
      with work as (
          delete from submission_files f using submissions s
            where s.id = f.submission_id and s.assignment_id = ${id} returning f.file_id),
        argued as (
          delete from dispute_files f using disputes d where d.id = f.dispute_id and d.assignment_id = ${id} returning f.file_id)
      select file_id as id from work union select file_id from argued`)
    await files.dropUnused(
      tx,
      detached.map((file) => file.id),
    )
  }
  return due.length
}
