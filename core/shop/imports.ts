import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import * as store from './code-store.ts'
import { ownOffer } from './offers.ts'
import { readCodes, type ReadCode } from './read-codes.ts'
import { fingerprintOf, sealCode } from './seal-code.ts'
import { sharesOf } from './shared.ts'
import { SHOP_LIMITS, type CodeImport } from './shop.ts'
import { DAY } from '../shared/time.ts'

/**
 * The dry run: looks through codes and seals them, but offers none. An earlier look that nothing came of is gone. Returns
 * what there is: new, in the offer or the list already, expired, unreadable. Refuses `offer.unknown`,
 * `offer.wrong_state`, `offer.no_codes`, `offer.too_many_codes`, `offer.one_code` where one code is for all.
 */
export async function stageCodes(
  tx: Tx,
  owner: Member,
  vault: Vault,
  input: { readonly key: string; readonly offer: string; readonly words: string },
): Promise<CodeImport> {
  members.requireJoined(owner)
  const { key, offer: id, words } = input
  // A plain hash of few characters could be guessed: the command remembers a keyed one.
  const said = { offer: id, codes: vault.fingerprint('offer-import', words) }
  const publicId = await once(tx, { key, kind: 'offer.stage', actorId: owner.id, input: said }, async () => {
    await members.lock(tx, owner.id)
    const offer = await ownOffer(tx, owner, id)
    if (offer.status === 'archived') refuse('offer.wrong_state', { status: offer.status })
    const { codes, malformed } = readCodes(words)
    if (codes.length + malformed === 0) refuse('offer.no_codes', {})
    if (codes.length + malformed > SHOP_LIMITS.codes.max) {
      refuse('offer.too_many_codes', { limit: SHOP_LIMITS.codes.max })
    }
    if (offer.pool === 'shared' && codes.length + malformed > 1) refuse('offer.one_code', {})
    await store.dropStaged(tx, { offerId: offer.id })
    const today = tx.now.toISOString().slice(0, 10)
    const ended = codes.map((code) => ({ ...code, validUntil: code.validUntil ?? offer.validUntil }))
    const fresh = ended.filter(({ validUntil }) => validUntil === null || validUntil >= today)
    const different = new Map(fresh.map((code) => [fingerprintOf(vault, code.code), code]))
    const expired = codes.length - fresh.length
    const staged = await store.insertImport(tx, { offerId: offer.id, duplicates: 0, expired, malformed })
    const [only] = different.values()
    const isShared = offer.pool === 'shared'
    const rows = isShared
      ? only === undefined
        ? []
        : await sharesOf(tx, vault, offer, only)
      : await sealed(tx, vault, [...different.values()])
    const newCodes = await store.insertCodes(tx, staged, rows)
    await store.setCounts(tx, staged.id, { newCodes, duplicates: Math.max(0, fresh.length - newCodes) })
    return staged.publicId
  })
  return found(tx, publicId)
}

async function sealed(tx: Tx, vault: Vault, codes: readonly ReadCode[]): Promise<readonly store.NewCode[]> {
  const ids = await store.newIds(tx, codes.length)
  return codes.map((code, index) => {
    const id = ids[index]
    if (id === undefined) throw new Error('too few ids')
    return sealCode(vault, code).forRow(id)
  })
}

async function found(tx: Tx, publicId: string): Promise<CodeImport> {
  return (await store.importByPublicId(tx, publicId, false)) ?? refuse('import.unknown', {})
}

/**
 * Takes over what was looked through: the codes can be had. Refuses `import.unknown`, `import.wrong_state`,
 * `offer.no_codes`.
 */
export async function commitCodes(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly import: string },
): Promise<CodeImport> {
  members.requireJoined(owner)
  const { key, import: id } = input
  await once(tx, { key, kind: 'offer.commit', actorId: owner.id, input: { import: id } }, async () => {
    const staged = await lockedImport(tx, owner, id)
    if (staged.status !== 'staged') refuse('import.wrong_state', { status: staged.status })
    if (staged.newCodes === 0) refuse('offer.no_codes', {})
    await store.commitImport(tx, staged.id)
    return null
  })
  return found(tx, id)
}

/** The codes that were looked through are forgotten. Refuses `import.unknown`, `import.wrong_state`. */
export async function discardCodes(tx: Tx, owner: Member, importId: string): Promise<void> {
  members.requireJoined(owner)
  const staged = await lockedImport(tx, owner, importId)
  if (staged.status !== 'staged') refuse('import.wrong_state', { status: staged.status })
  await store.dropStaged(tx, { id: staged.id })
}

/** Takes an import back: the codes that nobody has bought are deleted. Returns how many. Refuses `import.wrong_state`. */
export async function withdrawCodes(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly import: string },
): Promise<number> {
  members.requireJoined(owner)
  const { key, import: id } = input
  return once(tx, { key, kind: 'offer.withdraw', actorId: owner.id, input: { import: id } }, async () => {
    const taken = await lockedImport(tx, owner, id)
    if (taken.status !== 'committed') refuse('import.wrong_state', { status: taken.status })
    return store.withdrawImport(tx, taken.id)
  })
}

async function lockedImport(tx: Tx, owner: Member, publicId: string): Promise<CodeImport> {
  await members.lock(tx, owner.id)
  const seen = await ownImport(tx, owner, publicId)
  return (await store.importByPublicId(tx, seen.publicId, true)) ?? refuse('import.unknown', {})
}

/** An owner's own import. Refuses `import.unknown` for anybody else's. */
export async function ownImport(
  tx: Tx,
  owner: Member,
  publicId: string,
): Promise<CodeImport & { readonly offer: string }> {
  const seen = await found(tx, publicId)
  const offer = await store.offerOfImport(tx, seen.id)
  return offer?.ownerId === owner.id ? { ...seen, offer: offer.publicId } : refuse('import.unknown', {})
}

/** The newest imports of an offer that were taken over. */
export async function importsOf(tx: Tx, offer: { readonly id: string }, limit: number): Promise<readonly CodeImport[]> {
  return store.importsOf(tx, offer.id, limit)
}

/** Codes that were looked through and never taken over do not stay: after a day they are gone. */
export async function forgetStaged(tx: Tx, limit: number): Promise<number> {
  const old = await store.stagedBefore(tx, new Date(tx.now.getTime() - DAY), limit)
  for (const id of old) await store.dropStaged(tx, { id })
  return old.length
}
