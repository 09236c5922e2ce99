import { integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { DISPUTE_DECISIONS, DISPUTE_SIDES, DISPUTE_STATUSES } from './dispute.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const disputes = pgTable('disputes', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  assignmentId: uuid('assignment_id').notNull(),
  workerId: uuid('worker_id').notNull(),
  clientId: uuid('client_id').notNull(),
  status: text({ enum: DISPUTE_STATUSES }).notNull(),
  appeal: text().notNull(),
  appealedAt: moment('appealed_at').notNull(),
  answerDueAt: moment('answer_due_at').notNull(),
  answer: text(),
  answeredAt: moment('answered_at'),
  remindAt: moment('remind_at'),
  decision: text({ enum: DISPUTE_DECISIONS }),
  workerPoints: integer('worker_points'),
  reason: text(),
  decidedBy: uuid('decided_by'),
  endedAt: moment('ended_at'),
})

export const disputeFiles = pgTable('dispute_files', {
  disputeId: uuid('dispute_id').notNull(),
  side: text({ enum: DISPUTE_SIDES }).notNull(),
  position: smallint().notNull(),
  fileId: uuid('file_id').notNull(),
})
