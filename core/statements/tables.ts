import { bigint, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { DOUBTS, ENTRY_STATUSES, STATEMENT_STATUSES } from './statement.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const statements = pgTable('statements', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  operatorId: uuid('operator_id').notNull(),
  status: text({ enum: STATEMENT_STATUSES }).notNull(),
  fileHash: text('file_hash').notNull(),
  account: text().notNull(),
  sealed: text(),
  openingPoints: bigint('opening_points', { mode: 'number' }),
  closingPoints: bigint('closing_points', { mode: 'number' }),
  createdAt: moment('created_at').notNull(),
  bookedAt: moment('booked_at'),
})

export const bankEntries = pgTable('bank_entries', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  statementId: uuid('statement_id').notNull(),
  account: text().notNull(),
  bankReference: text('bank_reference'),
  contentHash: text('content_hash').notNull(),
  running: integer().notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  bookedOn: date('booked_on', { mode: 'string' }).notNull(),
  payer: text().notNull(),
  payerAccount: text('payer_account').notNull(),
  payerPrint: text('payer_print').notNull(),
  words: text().notNull(),
  named: text().notNull(),
  endToEnd: text('end_to_end').notNull(),
  status: text({ enum: ENTRY_STATUSES }).notNull(),
  doubt: text({ enum: DOUBTS }),
  memberId: uuid('member_id'),
  depositId: uuid('deposit_id'),
  reversesId: uuid('reverses_id'),
  payoutId: uuid('payout_id'),
  journalId: uuid('journal_id'),
  decidedBy: uuid('decided_by'),
  reason: text(),
  takenPoints: bigint('taken_points', { mode: 'number' }).notNull().default(0),
  givenUpBy: uuid('given_up_by'),
  givenUpAt: moment('given_up_at'),
  decidedAt: moment('decided_at'),
  createdAt: moment('created_at').notNull(),
})
