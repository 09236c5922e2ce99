import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { CATEGORIES } from '../jobs/index.ts'
import { PLATFORMS } from '../members/index.ts'
import { LANGUAGES } from '../shared/language.ts'
import { BOARD_KINDS, BOARD_STATUSES, CARD_STATUSES, OFF_REASONS } from './board.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const boards = pgTable('boards', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  ownerId: uuid('owner_id').notNull(),
  status: text({ enum: BOARD_STATUSES }).notNull(),
  platform: text({ enum: PLATFORMS }).notNull(),
  chat: text().notNull(),
  server: text(),
  kind: text({ enum: BOARD_KINDS }).notNull(),
  title: text().notNull(),
  language: text({ enum: LANGUAGES }).notNull(),
  everyLanguage: boolean('every_language').notNull(),
  categories: text({ enum: CATEGORIES }).array().notNull(),
  minimumRewardPoints: integer('minimum_reward_points').notNull(),
  keys: text().array().notNull(),
  since: moment('since').notNull(),
  offWhy: text('off_why', { enum: OFF_REASONS }),
  offAt: moment('off_at'),
  createdAt: moment('created_at').notNull(),
})

export const boardCards = pgTable('board_cards', {
  boardId: uuid('board_id').notNull(),
  jobId: uuid('job_id').notNull(),
  status: text({ enum: CARD_STATUSES }).notNull(),
  message: text(),
  shownHash: text('shown_hash'),
  wanted: integer().notNull(),
  claims: integer().notNull(),
  failures: integer().notNull(),
  nextAt: moment('next_at').notNull(),
  leaseUntil: moment('lease_until'),
  shownAt: moment('shown_at'),
  error: text(),
})
