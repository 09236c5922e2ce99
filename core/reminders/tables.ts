import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { REMINDER_KINDS, RUNGS } from './reminder.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const reminders = pgTable('reminders', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  kind: text({ enum: REMINDER_KINDS }).notNull(),
  subject: text().notNull(),
  rung: text({ enum: RUNGS }).notNull(),
  dueAt: moment('due_at').notNull(),
  deadlineAt: moment('deadline_at').notNull(),
  sentAt: moment('sent_at'),
  snoozes: integer().notNull(),
})
