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

/** The same for the birth date that a minor had: another fingerprint, so that neither leads to the other. */
const minorPrintOf = (vault: Vault, platform: Platform, externalId: string): string =>
  vault.fingerprint('minor', `${platform}:${externalId}`)

/**
 * A minor goes (anybody else leaves nothing here): whoever comes back in the same chat before 18 is as old as before.
 * For core/privacy only.
 */
export async function rememberMinor(tx: Tx, { id, birthDate }: Member, vault: Vault): Promise<void> {
  if (birthDate === null) return
  for (const { platform, externalId } of await places(tx, id)) {
    await tx.execute(sql`
      insert into minor_prints (fingerprint, birth_date, until)
        select ${minorPrintOf(vault, platform, externalId)}, ${birthDate}::date, ${birthDate}::date + interval '18 years 1 day'
          where ${birthDate}::date + interval '18 years 1 day' > ${tx.now.toISOString()}::timestamptz
        on conflict (fingerprint) do update set
          birth_date = greatest(minor_prints.birth_date, excluded.birth_date),
          until = greatest(minor_prints.until, excluded.until)`)
  }
}

/** The birth date of a minor who has gone and is joining again, `YYYY-MM-DD`; undefined when nothing is known. */
export async function knownBirthDate(tx: Tx, memberId: string, vault: Vault): Promise<string | undefined> {
  const prints = (await places(tx, memberId)).map((place) => minorPrintOf(vault, place.platform, place.externalId))
  if (prints.length === 0) return undefined
  const [row] = await tx.execute<{ born: string | null }>(sql`
    select max(birth_date)::text as born from minor_prints
      where fingerprint in ${prints} and until > ${tx.now.toISOString()}::timestamptz`)
  return row?.born ?? undefined
}

/** Fingerprints of who is grown up by now. For the schedule; returns how many went. */
export async function forgetMinors(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from minor_prints where fingerprint in (
      select fingerprint from minor_prints where until <= ${tx.now.toISOString()}::timestamptz
        order by until limit ${limit})
      returning fingerprint`)
  return rows.length
}

/**
 * A suspended member goes: the chat identities cannot begin afresh, of each stays a keyed fingerprint. For core/privacy
 * only.
 */
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
