import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { DAY } from '../shared/time.ts'
import type { Vault } from '../shared/vault.ts'
import type { Identity, Member, Platform } from './member.ts'
import { places } from './store.ts'

/** How long somebody who was suspended when they left is known again: claims from it are over by then (BGB § 195). */
const BARRED_DAYS = 3 * 365

/** By this a chat identity is known again, and by nothing else of it. */
const printOf = (vault: Vault, platform: Platform, externalId: string): string =>
  vault.fingerprint('barred', `${platform}:${externalId}`)

/** A suspended member goes: the chat identities cannot begin afresh, of each stays a keyed fingerprint. For core/privacy only. */
export async function bar(tx: Tx, { id }: Member, vault: Vault): Promise<void> {
  const until = new Date(tx.now.getTime() + BARRED_DAYS * DAY)
  for (const { platform, externalId } of await places(tx, id)) {
    await tx.execute(sql`
      insert into barred_identities (fingerprint, suspension_id, until)
        select ${printOf(vault, platform, externalId)}, s.id, ${until.toISOString()}::timestamptz
          from suspensions s where s.member_id = ${id} and s.lifted_at is null
        on conflict (fingerprint) do update set until = excluded.until, suspension_id = excluded.suspension_id`)
  }
}

/** True for whoever was suspended and has gone since. */
export async function isBarred(tx: Tx, { platform, externalId }: Identity, vault: Vault): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from barred_identities
      where fingerprint = ${printOf(vault, platform, externalId)} and until > ${tx.now.toISOString()}::timestamptz`)
  return rows.length > 0
}

/** The suspension of somebody who has gone is lifted: nothing is known of them any more. For core/moderation only. */
export async function unbar(tx: Tx, suspensionId: string): Promise<void> {
  await tx.execute(sql`delete from barred_identities where suspension_id = ${suspensionId}`)
}

/** Fingerprints whose time is over. For the schedule; returns how many went. */
export async function forgetBarred(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from barred_identities where fingerprint in (
      select fingerprint from barred_identities where until <= ${tx.now.toISOString()}::timestamptz
        order by until limit ${limit})
      returning fingerprint`)
  return rows.length
}
