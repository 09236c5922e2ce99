import { bigint, boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { ACCOUNT_KINDS, JOURNAL_KINDS } from '../ledger/index.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const claims = pgTable('claims', {
  id: uuid().primaryKey(),
  object: text().notNull(),
  memberId: uuid('member_id').notNull(),
  points: bigint({ mode: 'number' }).notNull(),
  takenPoints: bigint('taken_points', { mode: 'number' }).notNull(),
  accountKind: text('account_kind', { enum: ACCOUNT_KINDS }).notNull(),
  accountOwner: uuid('account_owner'),
  journalKind: text('journal_kind', { enum: JOURNAL_KINDS }).notNull(),
  owed: boolean().notNull(),
  openedAt: moment('opened_at').notNull(),
  endedAt: moment('ended_at'),
})
