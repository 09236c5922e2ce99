import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/**
 * Tax data of members who have gone: ten years after the year of their last payout nobody may ask for them any more (DAC7,
 * money-and-law.md 4.5). For the schedule; returns how many went.
 */
export async function forgetTaxData(tx: Tx, limit: number): Promise<number> {
  const now = sql`${tx.now.toISOString()}::timestamptz`
  const rows = await tx.execute(sql`
    delete from tax_data where id in (
      select t.id from members m join tax_data t on t.member_id = m.id
        where m.deleted_at < ${now} - interval '10 years' and not exists (
          select from payouts p where p.member_id = m.id and p.status = 'paid'
            and date_trunc('year', p.paid_at) + interval '11 years' > ${now})
        limit ${limit})
      returning id`)
  return rows.length
}
