import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { DAY } from '../shared/time.ts'

/** What was said is kept for so long (money-and-law.md 4.5); where a farewell goes, for the day in which it is tried. */
const WORDS_DAYS = 30
const FAREWELL_DAYS = 1

/**
 * Empties notices whose time is over: that somebody was told stays, so that nothing is told twice; what it said, where and
 * with which fault goes. What nobody has read by then is dropped. For the schedule; returns how many.
 */
export async function forgetWords(tx: Tx, limit: number): Promise<number> {
  const before = (days: number) => sql`${new Date(tx.now.getTime() - days * DAY).toISOString()}::timestamptz`
  const emptied = await tx.execute(sql`
    update notices set data = '{}', message_ref = null, channel = null, error = null, lease_until = null,
      status = case when status in ('waiting', 'sending', 'undelivered') then 'dropped' else status end
      where id in (
        (select id from notices where created_at < ${before(WORDS_DAYS)} and (data <> '{}' or message_ref is not null)
          order by created_at limit ${limit})
        union all
        (select id from notices where created_at < ${before(FAREWELL_DAYS)} and kind = 'member.deleted' and data <> '{}'
          order by created_at limit ${limit}))
      returning id`)
  return emptied.length
}
