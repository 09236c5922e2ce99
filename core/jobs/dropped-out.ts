import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/** So often somebody may let go of a job and still take it again; product.md section 4 leaves it open. */
const MOST_TIMES = 2

/**
 * True for whoever has let go of a job twice: given the slot back, let its time pass, or taken the application back. Each
 * time the slot was nobody else's and its client heard of it; from then on it is the client who asks, by an invitation.
 * What ended by agreement, or because a guardian or an operator said so, does not count. `jobId` may be a column.
 */
export function droppedOut(jobId: SQL | string, workerId: string): SQL {
  return sql`(
    (select count(*) from assignments g where g.job_id = ${jobId} and g.worker_id = ${workerId}
        and g.status in ('lapsed', 'given-back', 'withdrawn'))
      + (select count(*) from applications g where g.job_id = ${jobId} and g.worker_id = ${workerId}
        and g.status = 'withdrawn') >= ${MOST_TIMES}
    and not exists (select from invitations g where g.job_id = ${jobId} and g.worker_id = ${workerId} and g.status = 'open'))`
}

/** The same for one job. Whoever locks the worker knows that it stays so. */
export async function hasDroppedOut(tx: Tx, workerId: string, { id }: { readonly id: string }): Promise<boolean> {
  const [row] = await tx.execute<{ out: boolean }>(sql`select ${droppedOut(id, workerId)} as out`)
  return row?.out === true
}
