import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { COLLECTED_TOPICS } from '../notices/index.ts'
import { FLAG_STATUSES } from './flag.ts'
import { REPORT_CODES, REPORT_DECISIONS, REPORT_STATUSES, REPORT_TARGETS } from './moderation.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const auditLog = pgTable('audit', {
  id: uuid().primaryKey(),
  actorId: uuid('actor_id'),
  action: text().notNull(),
  object: text().notNull(),
  reason: text().notNull(),
  detail: jsonb().notNull(),
  at: moment('at').notNull(),
  /** This and the hashes are computed by the database (migrations/0030). */
  number: bigint({ mode: 'number' }).notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text().notNull(),
})

export const reports = pgTable('reports', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  reporterId: uuid('reporter_id').notNull(),
  target: text({ enum: REPORT_TARGETS }).notNull(),
  targetId: uuid('target_id').notNull(),
  subjectId: uuid('subject_id').notNull(),
  code: text({ enum: REPORT_CODES }).notNull(),
  words: text().notNull(),
  quoted: text().notNull(),
  status: text({ enum: REPORT_STATUSES }).notNull(),
  decision: text({ enum: REPORT_DECISIONS }),
  reason: text(),
  decidedBy: uuid('decided_by'),
  decidedAt: moment('decided_at'),
  createdAt: moment('created_at').notNull(),
})

export const suspensions = pgTable('suspensions', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  reason: text().notNull(),
  decidedBy: uuid('decided_by').notNull(),
  at: moment('at').notNull(),
  liftedBy: uuid('lifted_by'),
  liftReason: text('lift_reason'),
  liftedAt: moment('lifted_at'),
})

export const flags = pgTable('flags', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  jobId: uuid('job_id').notNull(),
  status: text({ enum: FLAG_STATUSES }).notNull(),
  decided: integer().notNull(),
  rejected: integer().notNull(),
  createdAt: moment('created_at').notNull(),
  reason: text(),
  decidedBy: uuid('decided_by'),
  endedAt: moment('ended_at'),
})

export const operatorNews = pgTable(
  'operator_news',
  {
    operatorId: uuid('operator_id').notNull(),
    topic: text({ enum: COLLECTED_TOPICS }).notNull(),
    heardAt: moment('heard_at').notNull(),
    dueAt: moment('due_at'),
  },
  (table) => [primaryKey({ columns: [table.operatorId, table.topic] })],
)
