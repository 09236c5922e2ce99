import { boolean, date, integer, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Fault } from './books.ts'

export const books = pgTable('books', {
  single: boolean().primaryKey(),
  closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
})

export const booksChecks = pgTable('books_checks', {
  id: uuid().primaryKey(),
  night: date({ mode: 'string' }),
  madeAt: timestamp('made_at', { withTimezone: true, mode: 'date' }).notNull(),
  faults: jsonb().$type<readonly Fault[]>().notNull(),
  faultCount: integer('fault_count').notNull(),
})
