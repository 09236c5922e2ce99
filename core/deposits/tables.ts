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
  /** What of it went to what the member owed at that moment. */
  owedPoints: bigint('owed_points', { mode: 'number' }).notNull(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})
