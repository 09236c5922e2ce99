import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { sealedUploads } from './tables.ts'
import { DAY } from '../shared/time.ts'

/** A list of codes is short; nothing else comes this way. */
const MAX_BYTES = 1024 * 1024

const contextOf = (ownerId: string): string => `sealed_uploads:${ownerId}`

/**
 * Keeps a text file that is secret: it never lies in the storage, and in the database only sealed, until `takeSealed`.
 * Returns its public id. Refuses `file.too_large` (1 MB) and `file.wrong_type` for what is no text.
 */
export async function keepSealed(tx: Tx, vault: Vault, owner: Member, bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > MAX_BYTES) refuse('file.too_large', { megabytes: MAX_BYTES / 1024 / 1024 })
  const sealed = vault.seal(contextOf(owner.id), textOf(bytes))
  const [row] = await tx
    .insert(sealedUploads)
    .values({ id: sql`default`, publicId: sql`default`, ownerId: owner.id, sealed, createdAt: tx.now })
    .returning({ publicId: sealedUploads.publicId })
  if (row === undefined) throw new Error('nothing was sealed')
  return row.publicId
}

function textOf(bytes: Uint8Array): string {
  if (bytes.byteLength === 0 || bytes.includes(0)) refuse('file.wrong_type', {})
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Spreadsheets on Windows still write Latin-1.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The words of a sealed file, which is gone with that. Refuses `file.unknown` for anybody else's. */
export async function takeSealed(tx: Tx, vault: Vault, owner: Member, publicId: string): Promise<string> {
  const [row] = await tx
    .delete(sealedUploads)
    .where(and(eq(sealedUploads.publicId, publicId), eq(sealedUploads.ownerId, owner.id)))
    .returning({ sealed: sealedUploads.sealed })
  return row === undefined ? refuse('file.unknown', {}) : vault.open(contextOf(owner.id), row.sealed)
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
