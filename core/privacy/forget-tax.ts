import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/**
 * Tax data of members who have gone, and the account that was reported with them: ten years after the year of their last pay
 * or payout nobody may ask for them any more (DAC7, money-and-law.md 4.5). For the schedule; returns how many members it were.
 */
export async function forgetTaxData(tx: Tx, limit: number): Promise<number> {
  const now = sql`${tx.now.toISOString()}::timestamptz`
  const rows = await tx.execute(sql`
    with gone as (
      delete from tax_data where id in (
        select t.id from members m join tax_data t on t.member_id = m.id
          where m.deleted_at < ${now} - interval '10 years' and coalesce(tax_kept_until(m.id), '-infinity') <= ${now}
          limit ${limit})
        returning member_id),
      accounts as (delete from bank_accounts where member_id in (select member_id from gone))
    select from gone`)
  return rows.length
}
