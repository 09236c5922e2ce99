import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const taxData = pgTable('tax_data', {
  id: uuid().primaryKey(),
  memberId: uuid('member_id').notNull(),
  sealed: text().notNull(),
  enteredAt: timestamp('entered_at', { withTimezone: true, mode: 'date' }).notNull(),
})
