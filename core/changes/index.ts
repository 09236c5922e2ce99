import { sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import * as digests from '../digests/index.ts'
import * as living from '../living/index.ts'

/**
 * Takes what the triggers have noted, a batch at a time: of whom something has changed. Insert-only until then, so that no
 * two commands wait for each other because of it; another instance's rows are passed over. For the schedule; returns how
 * many rows were worked off.
 */
export async function workOff(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute<{ id: string; memberId: string }>(sql`
    delete from member_changes where id in (
      select id from member_changes where ${asides.notSetAside(tx, 'work-off-changes', sql`id`)}
        order by id limit ${limit} for update skip locked)
    returning id, member_id as "memberId"`)
  asides.worksOff(tx, rows)
  const memberIds = [...new Set(rows.map(({ memberId }) => memberId))].toSorted()
  await digests.expect(tx, memberIds)
  await living.touch(tx, memberIds)
  return rows.length
}
