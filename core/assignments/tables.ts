import { boolean, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import {
  APPLICATION_STATUSES,
  ASSIGNMENT_STATUSES,
  DECLINE_REASONS,
  REJECT_REASONS,
  SUBMISSION_STATUSES,
} from './assignment.ts'
import { REQUEST_KINDS, REQUEST_STATUSES } from './request.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const applications = pgTable('applications', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  jobId: uuid('job_id').notNull(),
  workerId: uuid('worker_id').notNull(),
  status: text({ enum: APPLICATION_STATUSES }).notNull(),
  pitch: text().notNull(),
  declineReason: text('decline_reason', { enum: DECLINE_REASONS }),
  createdAt: moment('created_at').notNull(),
  decidedAt: moment('decided_at'),
})

export const assignments = pgTable('assignments', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  jobId: uuid('job_id').notNull(),
  workerId: uuid('worker_id').notNull(),
  applicationId: uuid('application_id'),
  status: text({ enum: ASSIGNMENT_STATUSES }).notNull(),
  revisions: smallint().notNull(),
  startedAt: moment('started_at').notNull(),
  deadlineAt: moment('deadline_at').notNull(),
  reviewDueAt: moment('review_due_at'),
  endedAt: moment('ended_at'),
  givenBackLate: boolean('given_back_late').notNull(),
})

export const submissions = pgTable('submissions', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  assignmentId: uuid('assignment_id').notNull(),
  round: smallint().notNull(),
  status: text({ enum: SUBMISSION_STATUSES }).notNull(),
  words: text().notNull(),
  links: text().array().notNull(),
  checkedPoints: smallint('checked_points').array().notNull(),
  aiNote: text('ai_note'),
  handedInAt: moment('handed_in_at').notNull(),
  decidedAt: moment('decided_at'),
  reasonCode: text('reason_code', { enum: REJECT_REASONS }),
  reason: text(),
  failedPoints: smallint('failed_points').array().notNull(),
  journalId: uuid('journal_id'),
})

export const submissionFiles = pgTable('submission_files', {
  submissionId: uuid('submission_id').notNull(),
  position: smallint().notNull(),
  fileId: uuid('file_id').notNull(),
})

export const reviews = pgTable('reviews', {
  id: uuid().primaryKey(),
  assignmentId: uuid('assignment_id').notNull(),
  authorId: uuid('author_id').notNull(),
  subjectId: uuid('subject_id').notNull(),
  stars: smallint().notNull(),
  sentence: text().notNull(),
  createdAt: moment('created_at').notNull(),
})

export const requests = pgTable('requests', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  assignmentId: uuid('assignment_id').notNull(),
  kind: text({ enum: REQUEST_KINDS }).notNull(),
  hours: smallint(),
  status: text({ enum: REQUEST_STATUSES }).notNull(),
  dueAt: moment('due_at').notNull(),
  createdAt: moment('created_at').notNull(),
  decidedAt: moment('decided_at'),
})
