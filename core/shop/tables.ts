import { bigint, boolean, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { COMPLAINT_ABOUT, COMPLAINT_DECISIONS, COMPLAINT_STATUSES } from './complaint.ts'
import { PURCHASE_STATUSES } from './purchase.ts'
import {
  CODE_POOLS,
  CODE_STATUSES,
  IMPORT_STATUSES,
  OFFER_CATEGORIES,
  OFFER_KINDS,
  OFFER_SOURCES,
  OFFER_STATUSES,
  ORDER_KINDS,
  ORDER_STATUSES,
  SHOP_STATUSES,
} from './shop.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const whole = (name: string) => bigint(name, { mode: 'number' })

export const shops = pgTable('shops', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  ownerId: uuid('owner_id'),
  status: text({ enum: SHOP_STATUSES }).notNull(),
  name: text().notNull(),
  website: text().notNull(),
  sells: text().notNull(),
  imprint: text().notNull(),
  reason: text(),
  decidedBy: uuid('decided_by'),
  decidedAt: moment('decided_at'),
  createdAt: moment('created_at').notNull(),
})

export const offers = pgTable('offers', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  shopId: uuid('shop_id').notNull(),
  kind: text({ enum: OFFER_KINDS }).notNull(),
  status: text({ enum: OFFER_STATUSES }).notNull(),
  category: text({ enum: OFFER_CATEGORIES }).notNull(),
  title: text().notNull(),
  faceCents: whole('face_cents'),
  points: whole('points').notNull(),
  announced: integer(),
  pool: text({ enum: CODE_POOLS }).notNull().default('single'),
  source: text({ enum: OFFER_SOURCES }).notNull().default('codes'),
  validUntil: date('valid_until', { mode: 'string' }),
  inStock: boolean('in_stock').notNull().default(false),
  stockUntil: date('stock_until', { mode: 'string' }),
  lowAfter: date('low_after', { mode: 'string' }),
  terms: text().notNull(),
  createdAt: moment('created_at').notNull(),
})

export const codeImports = pgTable('code_imports', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  offerId: uuid('offer_id').notNull(),
  status: text({ enum: IMPORT_STATUSES }).notNull(),
  newCodes: integer('new_codes').notNull(),
  duplicates: integer().notNull(),
  expired: integer().notNull(),
  malformed: integer().notNull(),
  otherValue: integer('other_value').notNull().default(0),
  createdAt: moment('created_at').notNull(),
})

export const orders = pgTable('orders', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  kind: text({ enum: ORDER_KINDS }).notNull(),
  offerId: uuid('offer_id').notNull(),
  shopId: uuid('shop_id').notNull(),
  buyerId: uuid('buyer_id').notNull(),
  status: text({ enum: ORDER_STATUSES }).notNull(),
  points: whole('points').notNull(),
  quantity: integer().notNull(),
  pieces: integer().notNull(),
  placedAt: moment('placed_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  shownAt: moment('shown_at'),
  endedAt: moment('ended_at'),
  remindAt: moment('remind_at'),
  carrier: text(),
  tracking: text(),
  reason: text(),
})

export const purchases = pgTable('purchases', {
  id: uuid().primaryKey(),
  orderId: uuid('order_id').notNull(),
  status: text({ enum: PURCHASE_STATUSES }).notNull(),
  faceCents: whole('face_cents').notNull(),
  attempts: integer().notNull().default(0),
  nextAt: moment('next_at'),
  placedAt: moment('placed_at').notNull(),
  lateAt: moment('late_at').notNull(),
  toldLate: boolean('told_late').notNull().default(false),
  endAt: moment('end_at').notNull(),
  stoppedBy: uuid('stopped_by'),
  reason: text(),
  endedAt: moment('ended_at'),
})

export const products = pgTable('products', {
  offerId: uuid('offer_id').primaryKey(),
  description: text().notNull(),
  pictureId: uuid('picture_id'),
  stock: integer().notNull(),
  added: integer().notNull(),
  restocks: integer().notNull(),
  shipsTo: text('ships_to').array().notNull(),
  shipDays: integer('ship_days').notNull(),
})

export const orderAddresses = pgTable('order_addresses', {
  id: uuid().primaryKey(),
  orderId: uuid('order_id').notNull(),
  sealed: text().notNull(),
  createdAt: moment('created_at').notNull(),
  wipeAt: moment('wipe_at'),
})

export const offerCodes = pgTable('offer_codes', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  offerId: uuid('offer_id').notNull(),
  importId: uuid('import_id').notNull(),
  status: text({ enum: CODE_STATUSES }).notNull(),
  sealedCode: text('sealed_code').notNull(),
  sealedPin: text('sealed_pin'),
  sealedNote: text('sealed_note'),
  fingerprint: text().notNull(),
  loose: text().notNull(),
  share: integer().notNull().default(0),
  faceCents: whole('face_cents'),
  costCents: whole('cost_cents'),
  validUntil: date('valid_until', { mode: 'string' }),
  orderId: uuid('order_id'),
  usedAt: moment('used_at'),
})

export const codeChecks = pgTable('code_checks', {
  id: uuid().primaryKey(),
  memberId: uuid('member_id').notNull(),
  known: boolean().notNull(),
  at: moment('at').notNull(),
})

export const goals = pgTable('goals', {
  id: uuid().primaryKey(),
  memberId: uuid('member_id').notNull(),
  offerId: uuid('offer_id').notNull(),
  createdAt: moment('created_at').notNull(),
  reachedAt: moment('reached_at'),
  lookAt: moment('look_at'),
})

export const adverts = pgTable('adverts', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  shopId: uuid('shop_id').notNull(),
  status: text({ enum: OFFER_STATUSES }).notNull(),
  category: text({ enum: OFFER_CATEGORIES }).notNull(),
  title: text().notNull(),
  words: text().notNull(),
  link: text(),
  code: text(),
  createdAt: moment('created_at').notNull(),
})

export const complaints = pgTable('complaints', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  orderId: uuid('order_id').notNull(),
  status: text({ enum: COMPLAINT_STATUSES }).notNull(),
  about: text({ enum: COMPLAINT_ABOUT }).notNull(),
  words: text().notNull(),
  openedAt: moment('opened_at').notNull(),
  answerDueAt: moment('answer_due_at').notNull(),
  answer: text(),
  answeredAt: moment('answered_at'),
  remindAt: moment('remind_at'),
  decision: text({ enum: COMPLAINT_DECISIONS }),
  reason: text(),
  decidedBy: uuid('decided_by'),
  codeId: uuid('code_id'),
  endedAt: moment('ended_at'),
})
