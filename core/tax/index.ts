import * as consents from '../consents/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { readTaxData, type TypedTaxData } from './read.ts'
import * as store from './store.ts'
import type { TaxData, TaxRecord } from './tax.ts'

/** What has to be known for the tax office before somebody is paid (money-and-law.md 4.4), and what is reported to it. */
export * from './tax.ts'
export { readTaxData, TAX_FIELDS, type TaxField, type TaxProblem, type TypedTaxData } from './read.ts'

const PURPOSE = 'tax-data'
const contextOf = (id: string): string => `tax_data:${id}:sealed`

/** What `readTaxData` has to know about a member. */
export function about(tx: Tx, member: Member): { readonly birthDate: string; readonly today: string } {
  return { birthDate: member.birthDate ?? '', today: members.dayIn(member.timeZone, tx.now) }
}

/**
 * Keeps somebody's tax data, sealed; what was there before is gone. Told in the chat, with the way on to the payout. A
 * minor's guardian has to have agreed to payouts. Refuses `member.not_joined`, `member.guardian_needed`, `tax.bad`.
 */
export async function enter(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly vault: Vault; readonly typed: TypedTaxData },
): Promise<TaxRecord> {
  await consents.requireConsent(tx, member, 'payout')
  const read = readTaxData(input.typed, about(tx, member))
  if ('problems' in read) return refuse('tax.bad', { fields: Object.keys(read.problems) })
  const data: TaxData = { ...read.data, filledBy: members.isMinor(tx, member) ? read.data.filledBy : 'member' }
  const plain = JSON.stringify(data)
  // Of a birth date and a number not even a hash that could be guessed is kept.
  const words = input.vault.fingerprint(PURPOSE, plain)
  await once(tx, { key: input.key, kind: 'tax.enter', actorId: member.id, input: { words } }, async () => {
    await members.lock(tx, member.id)
    const id = await store.freshId(tx)
    await store.replace(tx, { id, memberId: member.id, sealed: input.vault.seal(contextOf(id), plain) })
    await notices.tell(tx, member.id, { kind: 'tax.entered', data: {}, dedupeKey: `tax:${id}:entered` })
    return null
  })
  return requireTaxData(tx, member)
}

/** That a member's data are there, and since when; undefined when they are not. */
export async function recordOf(tx: Tx, member: Pick<Member, 'id'>): Promise<TaxRecord | undefined> {
  const row = await store.ofMember(tx, member.id)
  return row === undefined ? undefined : { id: row.id, memberId: row.memberId, enteredAt: row.enteredAt }
}

/** Refuses `tax.missing` when somebody cannot be paid yet because nobody knows for whom it would be reported. */
export async function requireTaxData(tx: Tx, member: Pick<Member, 'id'>): Promise<TaxRecord> {
  return (await recordOf(tx, member)) ?? refuse('tax.missing', {})
}

/** Somebody's data in clear: for the yearly report alone. Undefined when there are none. */
export async function openFor(tx: Tx, vault: Vault, memberId: string): Promise<TaxData | undefined> {
  const row = await store.ofMember(tx, memberId)
  // Written by `enter`, and opened only for its row.
  return row === undefined ? undefined : (JSON.parse(vault.open(contextOf(row.id), row.sealed)) as TaxData)
}

/** Gives a member's data to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way)
}
