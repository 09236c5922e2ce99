import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { PLATFORMS } from '../members/index.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** The message in which a member last saw a screen that is kept up to date, one for each screen and platform. */
export const livingMessages = pgTable(
  'living_messages',
  {
    memberId: uuid('member_id').notNull(),
    platform: text({ enum: PLATFORMS }).notNull(),
    screen: text().notNull(),
    place: text().notNull(),
    message: text().notNull(),
    /** Of what stands in it. */
    hash: text().notNull(),
    /** Drawn at this moment, by a press or by an edit. */
    shownAt: moment('shown_at').notNull(),
    /** When it is looked at next; null while nothing has changed. */
    dueAt: moment('due_at'),
    /** Counts the changes, so that one that comes while it is drawn is not lost. */
    changes: integer().notNull(),
    /** Edits in a row that the platform put off. */
    attempts: integer().notNull(),
    /** An edit of ours is on its way, until this moment at the latest. */
    editingUntil: moment('editing_until'),
    /** Something else is to be drawn over it as soon as that edit is over. */
    overdrawn: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.platform, table.screen] })],
)
