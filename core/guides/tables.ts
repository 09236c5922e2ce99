import { boolean, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { ATTEMPT_STATUSES, GUIDE_IDS } from './guide.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const guideReadings = pgTable('guide_readings', {
  memberId: uuid('member_id').notNull(),
  guide: text({ enum: GUIDE_IDS }).notNull(),
  page: smallint().notNull(),
  finished: boolean().notNull(),
  at: moment('at').notNull(),
})

export const attempts = pgTable('attempts', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  guide: text({ enum: GUIDE_IDS }).notNull(),
  status: text({ enum: ATTEMPT_STATUSES }).notNull(),
  answers: smallint().array().notNull(),
  startedAt: moment('started_at').notNull(),
  endedAt: moment('ended_at'),
})
