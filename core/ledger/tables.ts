import { bigint, boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const accounts = pgTable('accounts', {
  id: uuid().primaryKey(),
  kind: text().notNull(),
  ownerId: uuid('owner_id'),
  balance: bigint({ mode: 'number' }).notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  closed: boolean().notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true, mode: 'date' }).notNull(),
})

export const journals = pgTable('journals', {
  id: uuid().primaryKey(),
  key: text().notNull(),
  kind: text().notNull(),
  entriesHash: text('entries_hash').notNull(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})

export const entries = pgTable('entries', {
  id: uuid().primaryKey(),
  journalId: uuid('journal_id').notNull(),
  accountId: uuid('account_id').notNull(),
  amount: bigint({ mode: 'number' }).notNull(),
  balanceAfter: bigint('balance_after', { mode: 'number' }),
  number: bigint({ mode: 'number' }),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})
