import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Vault } from '../shared/vault.ts'

/**
 * Notes the newest key of a vault, which seals from now on, and returns the names of those with which something lies sealed
 * that it cannot open. For the start of the program: it reads a table with a row per key, and nothing else.
 */
export async function noteKeys(tx: Tx, vault: Vault): Promise<readonly string[]> {
  await tx.execute(sql`
    insert into sealing_keys (id, noted_at) values (${vault.keyId}, ${tx.now.toISOString()}::timestamptz)
      on conflict do nothing`)
  const rows = await tx.execute<{ id: string }>(sql`select id from sealing_keys order by id`)
  return rows.map(({ id }) => id).filter((id) => !vault.keyIds.includes(id))
}

/** Everything is sealed with the newest key: the older ones may be forgotten. */
export async function strikeOlderKeys(tx: Tx, vault: Vault): Promise<void> {
  await noteKeys(tx, vault)
  await tx.execute(sql`delete from sealing_keys where id <> ${vault.keyId}`)
}
