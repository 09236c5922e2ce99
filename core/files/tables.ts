import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const files = pgTable('files', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  ownerId: uuid('owner_id').notNull(),
  name: text().notNull(),
  mimeType: text('mime_type').notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  storageKey: text('storage_key').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
})

export const sealedUploads = pgTable('sealed_uploads', {
  id: uuid().primaryKey(),
  publicId: text('public_id').notNull(),
  ownerId: uuid('owner_id').notNull(),
  sealed: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
})
