import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { PLATFORMS } from '../members/index.ts'
import { LINK_STATUSES } from './link.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const links = pgTable('links', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  codeHash: text('code_hash').notNull(),
  status: text({ enum: LINK_STATUSES }).notNull(),
  makerId: uuid('maker_id').notNull(),
  makerPlatform: text('maker_platform', { enum: PLATFORMS }).notNull(),
  takerId: uuid('taker_id'),
  takerPlatform: text('taker_platform', { enum: PLATFORMS }),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  takenAt: moment('taken_at'),
  endedAt: moment('ended_at'),
})

export const linkAttempts = pgTable('link_attempts', {
  id: uuid().primaryKey(),
  memberId: uuid('member_id').notNull(),
  at: moment('at').notNull(),
})
