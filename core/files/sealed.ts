import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { sealedUploads } from './tables.ts'
import { DAY } from '../shared/time.ts'

/** A bank's statement may be so large (core/statements); lists of codes are shorter. */
const MAX_BYTES = 5 * 1024 * 1024

const contextOf = (ownerId: string): string => `sealed_uploads:${ownerId}`

/**
 * Keeps a file that is secret: it never lies in the storage, and in the database only sealed, until it is taken. What it is
 * says whoever takes it. Returns its public id. Refuses `file.too_large` (5 MB) and `file.wrong_type` for an empty one.
 */
export async function keepSealed(tx: Tx, vault: Vault, owner: Member, bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > MAX_BYTES) refuse('file.too_large', { megabytes: MAX_BYTES / 1024 / 1024 })
  if (bytes.byteLength === 0) refuse('file.wrong_type', {})
  const sealed = vault.seal(contextOf(owner.id), Buffer.from(bytes).toString('base64'))
  const [row] = await tx
    .insert(sealedUploads)
    .values({ id: sql`default`, publicId: sql`default`, ownerId: owner.id, sealed, createdAt: tx.now })
    .returning({ publicId: sealedUploads.publicId })
  if (row === undefined) throw new Error('nothing was sealed')
  return row.publicId
}

/** A sealed file, which is gone with that. Refuses `file.unknown` for anybody else's. */
export async function takeSealed(tx: Tx, vault: Vault, owner: Member, publicId: string): Promise<Uint8Array> {
  const [row] = await tx
    .delete(sealedUploads)
    .where(and(eq(sealedUploads.publicId, publicId), eq(sealedUploads.ownerId, owner.id)))
    .returning({ sealed: sealedUploads.sealed })
  if (row === undefined) return refuse('file.unknown', {})
  return Buffer.from(vault.open(contextOf(owner.id), row.sealed), 'base64')
}

/** The words of one, in whatever spreadsheets write. Refuses `file.wrong_type` for what is no text. */
export async function takeSealedText(tx: Tx, vault: Vault, owner: Member, publicId: string): Promise<string> {
  const bytes = await takeSealed(tx, vault, owner, publicId)
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  // "Unicode text" of Excel.
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes)
  if (bytes.includes(0)) refuse('file.wrong_type', {})
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Spreadsheets on Windows still write Latin-1.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** What nobody has taken within a day is gone. */
export async function forgetSealed(tx: Tx, limit: number): Promise<number> {
  const old = tx
    .select({ id: sealedUploads.id })
    .from(sealedUploads)
    .where(lt(sealedUploads.createdAt, new Date(tx.now.getTime() - DAY)))
    .orderBy(sealedUploads.createdAt)
    .limit(limit)
  const rows = await tx.delete(sealedUploads).where(inArray(sealedUploads.id, old)).returning({ id: sealedUploads.id })
  return rows.length
}
