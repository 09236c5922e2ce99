import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/** True while a report of one about the other waits for an operator: nobody gets rid of one by a merge. For core/links only. */
export async function reportedEachOther(tx: Tx, one: string, other: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from reports where status = 'open'
      and (reporter_id, subject_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)) limit 1`)
  return rows.length > 0
}

/**
 * Gives reports, made and received, to the member that this one is merged into, so that whoever decides is still seen to be
 * a side, and one person counts once: of two open reports on the same thing the older one stays. What the two had said
 * about each other is decided by then, and stays as it was. For core/links only.
 */
export async function handOver(tx: Tx, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.execute(sql`
    delete from reports r where r.status = 'open' and r.reporter_id in (${from}, ${to}) and exists (
      select from reports o where o.status = 'open' and o.reporter_id in (${from}, ${to}) and o.target = r.target
        and o.target_id = r.target_id and o.id < r.id)`)
  await tx.execute(sql`
    update reports set reporter_id = ${to} where reporter_id = ${from} and subject_id <> ${to}`)
  await tx.execute(sql`
    update reports set subject_id = ${to} where subject_id = ${from} and reporter_id <> ${to}`)
}
