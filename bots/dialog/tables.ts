import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Intent } from './card.ts'
import type { Incoming, MessageRef } from './incoming.ts'
import type { Raw } from './raw.ts'
import type { Reply } from './reply.ts'
import type { View } from './view.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One conversation in progress per member and place. Nothing in it belongs to a platform but the place. */
export const dialogs = pgTable(
  'dialogs',
  {
    id: uuid().primaryKey().default(sql`uuid7()`),
    publicId: text('public_id').notNull().unique().default(sql`public_id()`),
    memberId: uuid('member_id').notNull(),
    place: text().notNull(),
    flow: text().notNull(),
    args: jsonb().$type<readonly string[]>().notNull().default([]),
    raw: jsonb().$type<Raw>().notNull().default({}),
    revision: integer().notNull().default(1),
    messageRef: jsonb('message_ref').$type<MessageRef>(),
    updatedAt: moment('updated_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    view: jsonb().$type<View>(),
    wanted: jsonb().$type<Intent>(),
  },
  (table) => [unique('dialog_once').on(table.memberId, table.place)],
)

export const INBOX_STATUSES = ['waiting', 'taken', 'turned', 'done', 'dead'] as const

/** Every update that came in, once. Times are the database's real ones, never the sandbox's. */
export const inbox = pgTable(
  'inbox',
  {
    platform: text().notNull(),
    externalId: text('external_id').notNull(),
    lane: text().notNull(),
    payload: jsonb().$type<Incoming>(),
    status: text({ enum: INBOX_STATUSES }).notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    nextAt: moment('next_at').notNull().default(sql`now()`),
    leaseUntil: moment('lease_until'),
    receivedAt: moment('received_at').notNull().default(sql`clock_timestamp()`),
    reply: jsonb().$type<readonly Reply[]>(),
    error: text(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.externalId] })],
)
