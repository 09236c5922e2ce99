import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Assignment } from './assignment.ts'
import { assignments } from './tables.ts'

/** Whoever was paid for one job, the first first; `afterId` is the last one seen. */
export async function paidOfJob(
  tx: Tx,
  jobId: string,
  page: { readonly afterId: string | undefined; readonly limit: number },
): Promise<readonly Assignment[]> {
  return tx
    .select()
    .from(assignments)
    .where(
      and(
        eq(assignments.jobId, jobId),
        // As the index has it.
        sql`${assignments.status} in ('approved', 'split')`,
        page.afterId === undefined ? undefined : sql`${assignments.id} > ${page.afterId}::uuid`,
      ),
    )
    .orderBy(asc(assignments.id))
    .limit(page.limit)
}
