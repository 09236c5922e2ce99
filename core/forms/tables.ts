import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const forms = pgTable('forms', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  kind: text().notNull(),
  memberId: uuid('member_id').notNull(),
  subject: text().notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
  sessions: text().array().notNull().default([]),
  sentUntil: moment('sent_until'),
})
