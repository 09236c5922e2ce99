import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '../shared/language.ts'
import { END_REASONS, RELATIONS, SCOPES } from './consent.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const consents = pgTable('consents', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  memberId: uuid('member_id').notNull(),
  relation: text({ enum: RELATIONS }).notNull(),
  sealed: text().notNull(),
  textVersion: text('text_version').notNull(),
  textLanguage: text('text_language', { enum: LANGUAGES }).notNull(),
  revokeHash: text('revoke_hash').notNull(),
  givenAt: moment('given_at').notNull(),
})

export const consentScopes = pgTable(
  'consent_scopes',
  {
    consentId: uuid('consent_id').notNull(),
    scope: text({ enum: SCOPES }).notNull(),
    memberId: uuid('member_id').notNull(),
    givenAt: moment('given_at').notNull(),
    endedAt: moment('ended_at'),
    endReason: text('end_reason', { enum: END_REASONS }),
  },
  (table) => [primaryKey({ columns: [table.consentId, table.scope] })],
)
