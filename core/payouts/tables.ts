import { bigint, boolean, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { ACCOUNT_OWNERS, BATCH_STATUSES, PAYOUT_FLAGS, PAYOUT_KINDS, PAYOUT_STATUSES } from './payout.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const bankAccounts = pgTable('bank_accounts', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  owner: text({ enum: ACCOUNT_OWNERS }).notNull(),
  sealed: text().notNull(),
  masked: text().notNull(),
  fingerprint: text().notNull(),
  createdAt: moment('created_at').notNull(),
  replacedAt: moment('replaced_at'),
})

export const payouts = pgTable('payouts', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  kind: text({ enum: PAYOUT_KINDS }).notNull(),
  memberId: uuid('member_id').notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  status: text({ enum: PAYOUT_STATUSES }).notNull(),
  sealed: text().notNull(),
  masked: text().notNull(),
  fingerprint: text().notNull(),
  heldUntil: moment('held_until'),
  flag: text({ enum: PAYOUT_FLAGS }),
  decidedBy: uuid('decided_by'),
  reason: text(),
  requestedAt: moment('requested_at').notNull(),
  exportedAt: moment('exported_at'),
  paidAt: moment('paid_at'),
  endedAt: moment('ended_at'),
  depositId: uuid('deposit_id'),
  batchId: uuid('batch_id'),
  debitId: uuid('debit_id'),
  creditId: uuid('credit_id'),
})

export const payoutBatches = pgTable('payout_batches', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  status: text({ enum: BATCH_STATUSES }).notNull(),
  single: boolean().notNull(),
  builtBy: uuid('built_by').notNull(),
  builtAt: moment('built_at').notNull(),
  executionOn: date('execution_on', { mode: 'string' }).notNull(),
  payouts: integer().notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  fileHash: text('file_hash').notNull(),
  approvedBy: uuid('approved_by'),
  approvedAt: moment('approved_at'),
  exportedBy: uuid('exported_by'),
  exportedAt: moment('exported_at'),
  endedAt: moment('ended_at'),
  remindAt: moment('remind_at').notNull(),
})
