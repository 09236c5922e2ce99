import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A row round which a chore of the schedule goes for a while. */
export const setAsideRows = pgTable(
  'set_aside_rows',
  {
    chore: text().notNull(),
    rowId: uuid('row_id').notNull(),
    failures: integer().notNull(),
    reason: text().notNull(),
    failedAt: timestamp('failed_at', { withTimezone: true, mode: 'date' }).notNull(),
    retryAt: timestamp('retry_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.chore, table.rowId] })],
)
