import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { contextOf, newIds, type NewCode } from './code-store.ts'
import * as store from './import-store.ts'
import { offerById, ownOffer } from './offers.ts'
import type { ReadCode } from './read-codes.ts'
import { openCode, sealCode } from './seal-code.ts'
import * as shares from './share-store.ts'
import { SHOP_LIMITS, type Shelved } from './shop.ts'

/**
 * The one code of a shared offer, as often as its limit still allows: each time is a row with the code sealed for it.
 * Nothing when the limit is reached. Refuses `offer.one_code` while another code can still be had.
 */
export async function sharesOf(
  tx: Tx,
  vault: Vault,
  offer: Pick<Shelved, 'id' | 'announced'>,
  code: ReadCode,
): Promise<readonly NewCode[]> {
  const there = await shares.countShares(tx, offer.id)
  const sealing = sealCode(vault, code, 'shared')
  if (there.free !== null && there.free !== sealing.fingerprint) refuse('offer.one_code', {})
  const ids = await newIds(tx, Math.max(0, (offer.announced ?? 0) - there.count))
  return ids.map((id, index) => ({ ...sealing.forRow(id), share: there.last + index + 1 }))
}

/**
 * The owner lets a shared code be redeemed more often: `limit` is the new number in all. What is missing is there at once,
 * when there is a code. Refuses `offer.unknown`, `offer.wrong_state`, and `job.bad_field` when it is not more than before.
 */
export async function raiseLimit(
  tx: Tx,
  owner: Member,
  vault: Vault,
  input: { readonly key: string; readonly offer: string; readonly limit: number },
): Promise<Shelved> {
  members.requireJoined(owner)
  const { key, offer: id, limit } = input
  await once(tx, { key, kind: 'offer.limit', actorId: owner.id, input: { offer: id, limit } }, async () => {
    await members.lock(tx, owner.id)
    const offer = await ownOffer(tx, owner, id)
    if (offer.status === 'archived') refuse('offer.wrong_state', { status: offer.status })
    const isMore = Number.isInteger(limit) && limit > (offer.announced ?? limit) && limit <= SHOP_LIMITS.announced.max
    if (offer.pool !== 'shared' || !isMore) refuse('job.bad_field', { field: 'announced' })
    // What was only looked at was counted for the old limit.
    await store.dropStaged(tx, { offerId: offer.id })
    await shares.setLimit(tx, offer.id, limit)
    const code = await presentCode(tx, vault, offer)
    if (code === undefined) return null
    const more = await sharesOf(tx, vault, { id: offer.id, announced: limit }, code)
    if (more.length === 0) return null
    const taken = await store.insertImport(tx, { offerId: offer.id, duplicates: 0, expired: 0, malformed: 0 })
    await store.setCounts(tx, taken.id, { newCodes: await store.insertCodes(tx, taken, more), duplicates: 0 })
    await store.commitImport(tx, taken.id)
    return null
  })
  return offerById(tx, (await ownOffer(tx, owner, id)).id)
}

/** Whether a member has redeemed this shared code, which is possible once. */
export async function hasShared(tx: Tx, member: Member, offer: Pick<Shelved, 'id'>): Promise<boolean> {
  return shares.hasOrdered(tx, offer.id, member.id)
}

/** The code that the offer has now, in clear, to be sealed for more rows; undefined while there is none, or no key for it. */
async function presentCode(tx: Tx, vault: Vault, offer: Pick<Shelved, 'id'>): Promise<ReadCode | undefined> {
  const row = await shares.newestShare(tx, offer.id)
  if (row === undefined) return undefined
  const clear = openCode(vault, row)
  if (clear === undefined) return undefined
  const { sealedNote, faceCents, costCents } = row
  const note = sealedNote === null ? undefined : vault.open(contextOf(row.id, 'note'), sealedNote)
  return { ...clear, note, faceCents, costCents }
}
