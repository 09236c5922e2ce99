import { pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'

/** When somebody who may have something to do is looked at next. */
export const digestDue = pgTable('digest_due', {
  memberId: uuid('member_id').primaryKey(),
  dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }).notNull(),
})
