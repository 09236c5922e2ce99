import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const deposits = pgTable('deposits', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  source: text({ enum: ['operator', 'play-money', 'transfer', 'card'] }).notNull(),
  operatorId: uuid('operator_id'),
  reason: text().notNull(),
  journalId: uuid('journal_id').notNull(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})
