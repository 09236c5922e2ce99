import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '../shared/language.ts'
import {
  CARD_REFUND_ORIGINS,
  CARD_REFUND_STATUSES,
  CHARGEBACK_STATUSES,
  CHECKOUT_STATUSES,
  DOUBTS,
} from './checkout.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const checkouts = pgTable('checkouts', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  language: text({ enum: LANGUAGES }).notNull(),
  status: text({ enum: CHECKOUT_STATUSES }).notNull(),
  sessionId: text('session_id'),
  paymentId: text('payment_id'),
  depositId: uuid('deposit_id'),
  doubt: text({ enum: DOUBTS }),
  seenCents: bigint('seen_cents', { mode: 'number' }),
  seenCurrency: text('seen_currency'),
  decidedBy: uuid('decided_by'),
  reason: text(),
  dueAt: moment('due_at').notNull(),
  feePoints: bigint('fee_points', { mode: 'number' }),
  feeDueAt: moment('fee_due_at'),
  createdAt: moment('created_at').notNull(),
  endedAt: moment('ended_at'),
})

export const chargebacks = pgTable('chargebacks', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  providerId: text('provider_id').notNull(),
  checkoutId: uuid('checkout_id').notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  frozenPoints: bigint('frozen_points', { mode: 'number' }).notNull(),
  feePoints: bigint('fee_points', { mode: 'number' }).notNull(),
  status: text({ enum: CHARGEBACK_STATUSES }).notNull(),
  openedAt: moment('opened_at').notNull(),
  dueAt: moment('due_at').notNull(),
  endedAt: moment('ended_at'),
})

export const cardRefunds = pgTable('card_refunds', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  checkoutId: uuid('checkout_id').notNull(),
  origin: text({ enum: CARD_REFUND_ORIGINS }).notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  takenPoints: bigint('taken_points', { mode: 'number' }).notNull(),
  status: text({ enum: CARD_REFUND_STATUSES }).notNull(),
  providerId: text('provider_id'),
  dueAt: moment('due_at').notNull(),
  askedAt: moment('asked_at').notNull(),
  endedAt: moment('ended_at'),
})

export const providerEvents = pgTable('provider_events', {
  id: text().primaryKey(),
  kind: text().notNull(),
  at: moment('at').notNull(),
})
