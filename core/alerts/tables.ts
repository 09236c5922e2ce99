import { boolean, date, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { CATEGORIES } from '../jobs/index.ts'
import { LANGUAGES } from '../shared/language.ts'
import { ALERT_STATUSES } from './alert.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const alerts = pgTable('alerts', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  status: text({ enum: ALERT_STATUSES }).notNull(),
  words: text(),
  category: text({ enum: CATEGORIES }),
  minimumRewardPoints: integer('minimum_reward_points'),
  maximumMinutes: integer('maximum_minutes'),
  language: text({ enum: LANGUAGES }),
  onlyOpenToMe: boolean('only_open_to_me').notNull(),
  createdAt: moment('created_at').notNull(),
})

export const alertNotices = pgTable('alert_notices', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  day: date({ mode: 'string' }).notNull(),
  slot: smallint().notNull(),
  createdAt: moment('created_at').notNull(),
})

export const alertHits = pgTable('alert_hits', {
  memberId: uuid('member_id').notNull(),
  jobId: uuid('job_id').notNull(),
  alertId: uuid('alert_id'),
  noticeId: uuid('notice_id'),
  foundAt: moment('found_at').notNull(),
})

export const alertDue = pgTable('alert_due', {
  memberId: uuid('member_id').primaryKey(),
  dueAt: moment('due_at').notNull(),
})
