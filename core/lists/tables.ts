import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { INVITATION_STATUSES, LIST_KINDS } from './list.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const listEntries = pgTable('list_entries', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  kind: text({ enum: LIST_KINDS }).notNull(),
  ownerId: uuid('owner_id').notNull(),
  otherId: uuid('other_id').notNull(),
  createdAt: moment('created_at').notNull(),
})

export const invitations = pgTable('invitations', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  jobId: uuid('job_id').notNull(),
  workerId: uuid('worker_id').notNull(),
  status: text({ enum: INVITATION_STATUSES }).notNull(),
  createdAt: moment('created_at').notNull(),
  decidedAt: moment('decided_at'),
})
