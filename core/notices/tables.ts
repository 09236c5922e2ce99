import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const notices = pgTable('notices', {
  id: uuid().primaryKey(),
  memberId: uuid('member_id').notNull(),
  kind: text().notNull(),
  data: jsonb().notNull(),
  dedupeKey: text('dedupe_key').notNull(),
  urgency: text({ enum: ['now', 'waking-hours'] }).notNull(),
  status: text({ enum: ['waiting', 'sending', 'sent', 'undelivered', 'dropped', 'muted'] }).notNull(),
  attempts: integer().notNull(),
  nextAt: moment('next_at').notNull(),
  leaseUntil: moment('lease_until'),
  channel: text(),
  messageRef: jsonb('message_ref'),
  error: text(),
  createdAt: moment('created_at').notNull(),
  sentAt: moment('sent_at'),
})
