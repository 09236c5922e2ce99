import { boolean, date, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { TOPICS } from '../notices/index.ts'
import { LANGUAGES } from '../shared/language.ts'
import { MEMBER_STATUSES, PLATFORMS } from './member.ts'

export const members = pgTable('members', {
  id: uuid().primaryKey().notNull(),
  publicId: text('public_id').notNull(),
  status: text({ enum: MEMBER_STATUSES }).notNull(),
  name: text().notNull(),
  language: text({ enum: LANGUAGES }).notNull(),
  birthDate: date('birth_date', { mode: 'string' }),
  timeZone: text('time_zone').notNull(),
  quietFrom: smallint('quiet_from').notNull(),
  quietTo: smallint('quiet_to').notNull(),
  wantsWork: boolean('wants_work').notNull(),
  wantsPost: boolean('wants_post').notNull(),
  wantsShop: boolean('wants_shop').notNull(),
  workLanguages: text('work_languages', { enum: LANGUAGES }).array().notNull(),
  termsVersion: text('terms_version'),
  termsAcceptedAt: timestamp('terms_accepted_at', { withTimezone: true, mode: 'date' }),
  joinedAt: timestamp('joined_at', { withTimezone: true, mode: 'date' }),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  depositReference: text('deposit_reference'),
  mergedInto: uuid('merged_into'),
  deletedAt: timestamp('deleted_at', { withTimezone: true, mode: 'date' }),
  firstPlatform: text('first_platform', { enum: PLATFORMS }),
  formerZone: text('former_zone'),
  zoneSettlesAt: timestamp('zone_settles_at', { withTimezone: true, mode: 'date' }),
  mutedTopics: text('muted_topics', { enum: TOPICS }).array().notNull(),
})

export const identities = pgTable('identities', {
  platform: text({ enum: PLATFORMS }).notNull(),
  externalId: text('external_id').notNull(),
  memberId: uuid('member_id').notNull(),
  place: text().notNull(),
  reachable: boolean().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
})

export const ageRefusals = pgTable('age_refusals', {
  platform: text({ enum: PLATFORMS }).notNull(),
  externalId: text('external_id').notNull(),
  refusedAt: timestamp('refused_at', { withTimezone: true, mode: 'date' }).notNull(),
})

export const operators = pgTable('operators', {
  platform: text({ enum: PLATFORMS }).notNull(),
  externalId: text('external_id').notNull(),
})
