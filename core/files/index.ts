import { createHash } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { IS_UNUSED } from './drop.ts'
import { ALLOWED_TYPES, FILE_MAX_BYTES, TEXT_TYPES, type Storage, type StoredFile } from './file.ts'
import { files } from './tables.ts'

export { dropUnused, removeBytes } from './drop.ts'
export * from './file.ts'
export { folderStorage } from './folder.ts'
export { forgetSealed, keepSealed, takeSealed, takeSealedText } from './sealed.ts'

/** Bytes that lie in our storage already, checked, on the way into the database. */
export interface KeptBytes {
  readonly name: string
  readonly mimeType: string
  readonly bytes: number
  readonly sha256: string
  readonly storageKey: string
}

/**
 * Checks and stores what a person sent; outside any transaction, because it writes to a disk or over the network. The
 * type is read from the bytes, never believed. `upload` names what is sent: the same bytes of the same upload lie in one
 * place, however often it is tried, and those of another have their own, so that each can go. Refuses `file.too_large`
 * and `file.wrong_type`.
 */
export async function keep(
  storage: Storage,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly upload: string },
): Promise<KeptBytes> {
  if (file.bytes.byteLength > FILE_MAX_BYTES) refuse('file.too_large', { megabytes: FILE_MAX_BYTES / 1024 / 1024 })
  if (file.bytes.byteLength === 0) refuse('file.wrong_type', {})
  const type = (await typeOf(file)) ?? refuse('file.wrong_type', {})
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const place = createHash('sha256').update(`${sha256}\n${file.upload}`).digest('hex')
  const storageKey = `${place.slice(0, 2)}/${place}`
  await storage.put(storageKey, file.bytes)
  return {
    name: nameOf(file.name, type.ending),
    mimeType: type.mimeType,
    bytes: file.bytes.byteLength,
    sha256,
    storageKey,
  }
}

async function typeOf(file: {
  name: string
  bytes: Uint8Array
}): Promise<{ mimeType: string; ending: string } | undefined> {
  const found = await fileTypeFromBuffer(file.bytes)
  if (found !== undefined) {
    const ending = ALLOWED_TYPES[found.mime]
    return ending === undefined ? undefined : { mimeType: found.mime, ending }
  }
  const ending = file.name.toLowerCase().split('.').at(-1) ?? ''
  const mimeType = Object.hasOwn(TEXT_TYPES, ending) ? TEXT_TYPES[ending] : undefined
  return mimeType !== undefined && isText(file.bytes) ? { mimeType, ending } : undefined
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // Spreadsheets on Windows still write Latin-1: no byte of it is a control character but tab and line ends.
    return bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
  }
}

/** A name without a path, control or reordering characters, whose ending says what the bytes are. */
function nameOf(name: string, ending: string): string {
  const clean = cleanLine(name.replace(/[/\\:*?"<>|]/g, ' '), 200).replace(/^\.+/, '')
  const stem = clean
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .slice(0, 80)
    .trim()
  return `${stem === '' ? 'file' : stem}.${ending}`
}

/** Writes down whose the bytes are. Returns the file's public id. */
export async function record(tx: Tx, owner: Member, kept: KeptBytes): Promise<StoredFile> {
  const [row] = await tx
    .insert(files)
    .values({ ...kept, id: sql`default`, publicId: sql`default`, ownerId: owner.id, createdAt: tx.now })
    .returning()
  if (row === undefined) throw new Error('no file was inserted')
  return row
}

/** A member's own files by their public ids, in the order of the ids. Refuses `file.unknown` for anybody else's. */
export async function ownFiles(tx: Tx, owner: Member, publicIds: readonly string[]): Promise<readonly StoredFile[]> {
  if (publicIds.length === 0) return []
  const rows = await tx
    .select()
    .from(files)
    .where(and(eq(files.ownerId, owner.id), inArray(files.publicId, [...publicIds])))
  return publicIds.map((publicId) => rows.find((row) => row.publicId === publicId) ?? refuse('file.unknown', {}))
}

/**
 * Uploads that nobody has used in eight days go, with their bytes: the dialog that asked for them is over. Each is looked at
 * once. The row goes first: a foreign key keeps what somebody uses at this very moment. For the schedule; returns how many
 * were looked at.
 */
export async function forgetUnused(tx: Tx, storage: Storage, limit: number): Promise<number> {
  const due = await tx.execute<{ id: string }>(sql`
    delete from uploads_to_check where file_id in (
      select file_id from uploads_to_check where due_at <= ${tx.now.toISOString()}::timestamptz
        order by due_at limit ${limit} for update skip locked)
    returning file_id as id`)
  for (const { id } of due) {
    const [unused] = await tx.execute<{ storage_key: string; shared: boolean }>(sql`
      select f.storage_key, exists (select from files o where o.storage_key = f.storage_key and o.id <> f.id) as shared
      from files f where f.id = ${id} and ${IS_UNUSED}
      for update of f`)
    if (unused === undefined) continue
    await tx.delete(files).where(eq(files.id, id))
    if (!unused.shared) await storage.remove(unused.storage_key)
  }
  return due.length
}

/** Gives a member's files to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, owners: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.update(files).set({ ownerId: owners.to }).where(eq(files.ownerId, owners.from))
}

/** For delivery, after a screen has decided who may see it. Refuses `file.unknown`. */
export async function byId(tx: Tx, id: string): Promise<StoredFile> {
  const [row] = await tx.select().from(files).where(eq(files.id, id))
  return row ?? refuse('file.unknown', {})
}
