import { bigint, boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { CORRECTION_KINDS, CORRECTION_STATUSES } from './correction.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const corrections = pgTable('corrections', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  kind: text({ enum: CORRECTION_KINDS }).notNull(),
  status: text({ enum: CORRECTION_STATUSES }).notNull(),
  memberId: uuid('member_id'),
  points: bigint({ mode: 'number' }).notNull(),
  journalId: uuid('journal_id'),
  payoutId: uuid('payout_id'),
  entryId: uuid('entry_id'),
  batchId: uuid('batch_id'),
  reason: text().notNull(),
  single: boolean().notNull(),
  askedBy: uuid('asked_by').notNull(),
  askedAt: moment('asked_at').notNull(),
  dueAt: moment('due_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: moment('decided_at'),
})
