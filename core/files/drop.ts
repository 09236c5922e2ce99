import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Storage } from './file.ts'

/** Of a file `f`: nothing refers to it. */
export const IS_UNUSED = sql`not exists (select from submission_files s where s.file_id = f.id)
  and not exists (select from dispute_files d where d.file_id = f.id)
  and not exists (select from products p where p.picture_id = f.id)`

/**
 * Files that nothing needs any more: their rows go now, their bytes when the transaction is over (see removeBytes). Those
 * that something still refers to stay.
 */
export async function dropUnused(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = await tx.execute<{ storage_key: string }>(sql`
    delete from files f where f.id in ${ids} and ${IS_UNUSED}
      returning f.storage_key`)
  for (const { storage_key: key } of gone) {
    await tx.execute(sql`
      insert into bytes_to_remove (storage_key, at) select ${key}, ${tx.now.toISOString()}::timestamptz
        where not exists (select from files where storage_key = ${key})
        on conflict do nothing`)
  }
}

/** Takes the bytes of dropped files from the storage. For the schedule; returns how many. */
export async function removeBytes(tx: Tx, storage: Storage, limit: number): Promise<number> {
  const due = await tx.execute<{ key: string; used: boolean }>(sql`
    delete from bytes_to_remove b where b.storage_key in (
      select storage_key from bytes_to_remove order by at limit ${limit} for update skip locked)
      returning b.storage_key as key, exists (select from files f where f.storage_key = b.storage_key) as used`)
  // The same bytes may have come again meanwhile.
  for (const { key, used } of due) if (!used) await storage.remove(key)
  return due.length
}
