import { bigint, boolean, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { GUIDE_IDS } from '../guides/index.ts'
import { LANGUAGES } from '../shared/language.ts'
import { CATEGORIES } from './category.ts'
import { CHECK_REASONS, CHECK_STATUSES } from './job-check.ts'
import { AI_RULES, HOLD_REASONS, JOB_STATUSES, TAKINGS } from './job.ts'
import { SORTINGS } from './search.ts'
import { PROOF_KINDS } from './template.ts'
import { WAITING_STATUSES } from './waiting-place.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const jobs = pgTable('jobs', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  clientId: uuid('client_id').notNull(),
  status: text({ enum: JOB_STATUSES }).notNull(),
  category: text({ enum: CATEGORIES }).notNull(),
  template: text(),
  language: text({ enum: LANGUAGES }).notNull(),
  title: text().notNull(),
  brief: text().notNull(),
  result: text().notNull(),
  exampleLink: text('example_link'),
  checklist: text().array().notNull(),
  proof: text({ enum: PROOF_KINDS }).array().notNull(),
  minutes: integer().notNull(),
  rewardPoints: bigint('reward_points', { mode: 'number' }).notNull(),
  feePoints: bigint('fee_points', { mode: 'number' }).notNull(),
  slots: integer().notNull(),
  openSlots: integer('open_slots').notNull(),
  withdrawnSlots: integer('withdrawn_slots').notNull(),
  rounds: integer().notNull(),
  taking: text({ enum: TAKINGS }).notNull(),
  workHours: integer('work_hours').notNull(),
  reviewDays: integer('review_days').notNull(),
  heldFor: text('held_for', { enum: HOLD_REASONS }),
  heldFrom: text('held_from', { enum: ['open', 'paused'] }),
  closesAt: moment('closes_at').notNull(),
  openDays: integer('open_days').notNull(),
  minimumAge: smallint('minimum_age').$type<14 | 16 | 18>(),
  minimumStarsTenths: smallint('minimum_stars_tenths').notNull(),
  minimumJobs: integer('minimum_jobs').notNull(),
  qualification: text({ enum: GUIDE_IDS }),
  languages: text({ enum: LANGUAGES }).array().notNull(),
  ai: text({ enum: AI_RULES }).notNull(),
  invitedOnly: boolean('invited_only').notNull(),
  publishedAt: moment('published_at'),
  endedAt: moment('ended_at'),
  createdAt: moment('created_at').notNull(),
})

export const jobSearches = pgTable('job_searches', {
  memberId: uuid('member_id').primaryKey(),
  words: text(),
  category: text({ enum: CATEGORIES }),
  minimumRewardPoints: integer('minimum_reward_points'),
  maximumMinutes: integer('maximum_minutes'),
  language: text({ enum: LANGUAGES }),
  onlyOpenToMe: boolean('only_open_to_me').notNull(),
  sorting: text({ enum: SORTINGS }).notNull(),
})

export const jobChecks = pgTable('job_checks', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  jobId: uuid('job_id').notNull(),
  status: text({ enum: CHECK_STATUSES }).notNull(),
  reasons: text({ enum: CHECK_REASONS }).array().notNull(),
  found: text().array().notNull(),
  createdAt: moment('created_at').notNull(),
  dueAt: moment('due_at').notNull(),
  toldAt: moment('told_at'),
  reason: text(),
  decidedBy: uuid('decided_by'),
  endedAt: moment('ended_at'),
})

export const waitingPlaces = pgTable('waiting_places', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  jobId: uuid('job_id').notNull(),
  workerId: uuid('worker_id').notNull(),
  status: text({ enum: WAITING_STATUSES }).notNull(),
  offeredAt: moment('offered_at'),
  offeredUntil: moment('offered_until'),
  retryAt: moment('retry_at'),
  createdAt: moment('created_at').notNull(),
  endedAt: moment('ended_at'),
})
