import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { contextOf, newIds, type NewCode } from './code-store.ts'
import * as store from './import-store.ts'
import { ownOffer } from './offers.ts'
import { exactly, linesIn, masked, readCodes, type ReadCode } from './read-codes.ts'
import { today } from './sale-day.ts'
import { looseOf, sealCode } from './seal-code.ts'
import { isOvertaken } from './share-store.ts'
import { sharesOf } from './shared.ts'
import { SHOP_LIMITS, type CodeImport, type Shelved } from './shop.ts'
import { DAY } from '../shared/time.ts'

/**
 * The dry run: looks through codes and seals them, but offers none. An earlier look that nothing came of is gone. Returns
 * what there is: new, in the offer or the list already, expired, unreadable. Refuses `offer.unknown`,
 * `offer.wrong_state`, `offer.no_codes`, `offer.too_many_codes`, `offer.codes_too_long`, `offer.one_code` where one code is
 * for all.
 */
export async function stageCodes(
  tx: Tx,
  owner: Member,
  vault: Vault,
  input: { readonly key: string; readonly offer: string; readonly words: string },
): Promise<CodeImport> {
  members.requireJoined(owner)
  const { key, offer: id, words } = input
  requireFew(words)
  // A plain hash of few characters could be guessed: the command remembers a keyed one.
  const said = { offer: id, codes: vault.fingerprint('offer-import', words) }
  const publicId = await once(tx, { key, kind: 'offer.stage', actorId: owner.id, input: said }, async () => {
    await members.lock(tx, owner.id)
    const offer = await ownOffer(tx, owner, id)
    if (offer.status === 'archived') refuse('offer.wrong_state', { status: offer.status })
    const { codes, malformed: unread } = readCodes(words)
    if (codes.length + unread === 0) refuse('offer.no_codes', {})
    if (codes.length + unread > SHOP_LIMITS.codes.max) tooMany()
    if (offer.pool === 'shared' && codes.length + unread > 1) refuse('offer.one_code', {})
    await store.dropStaged(tx, { offerId: offer.id })
    // Sold is what the offer says, so a code of another value would be a lie.
    const right = codes.filter(({ faceCents }) => faceCents === null || faceCents === offer.faceCents)
    const otherValue = codes.length - right.length
    const ended = right.map((code) => ({ ...code, validUntil: code.validUntil ?? offer.validUntil }))
    const day = today(tx)
    const fresh = ended.filter(({ validUntil }) => validUntil === null || validUntil >= day)
    const counts = { expired: right.length - fresh.length, malformed: unread + otherValue, otherValue }
    const staged = await store.insertImport(tx, { offerId: offer.id, duplicates: 0, ...counts })
    const rows = await rowsOf(tx, vault, offer, fresh)
    const newCodes = await store.insertCodes(tx, staged, rows)
    await store.setCounts(tx, staged.id, { newCodes, duplicates: Math.max(0, fresh.length - newCodes) })
    return staged.publicId
  })
  return found(tx, publicId)
}

/** Before anything is taken apart, so that a list of a million lines holds up nobody. */
function requireFew(words: string): void {
  const { max, length } = SHOP_LIMITS.codes
  if (words.length > length) refuse('offer.codes_too_long', { kilobytes: length / 1_000 })
  // One line may name the separator, and one the columns.
  if (linesIn(words) > max + 2) tooMany()
}

const tooMany = (): never => refuse('offer.too_many_codes', { limit: SHOP_LIMITS.codes.max })

/** What is to be staged of these: the one code as often as it is missing, or each that is another than those before. */
async function rowsOf(tx: Tx, vault: Vault, offer: Shelved, codes: readonly ReadCode[]): Promise<readonly NewCode[]> {
  if (offer.pool === 'shared') {
    const [only] = codes
    return only === undefined ? [] : sharesOf(tx, vault, offer, only)
  }
  const loose = new Map(codes.map((read) => [read, looseOf(vault, read.code)]))
  const older = await store.olderOf(tx, offer.id, [...loose.values()])
  const fresh = codes.filter((read) => !older.has(loose.get(read) ?? ''))
  return sealed(tx, vault, [...new Map(fresh.map((read) => [exactly(read.code), read])).values()])
}

async function sealed(tx: Tx, vault: Vault, codes: readonly ReadCode[]): Promise<readonly NewCode[]> {
  const ids = await newIds(tx, codes.length)
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
 * `offer.no_codes`, and `offer.one_code` when another code is for all since.
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
    // Somebody may have given the one before back after this was looked through.
    if (await isOvertaken(tx, { importId: staged.id })) refuse('offer.one_code', {})
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

/**
 * The first and the last new code of a dry run, masked, so that its owner sees whether the list was read as it was meant;
 * nothing when none is new. Refuses `import.unknown`.
 */
export async function stagedEnds(tx: Tx, owner: Member, vault: Vault, importId: string): Promise<readonly string[]> {
  const rows = await store.endsOf(tx, (await ownImport(tx, owner, importId)).id)
  return rows.map(({ id, sealedCode }) => masked(vault.open(contextOf(id, 'code'), sealedCode)))
}

/**
 * An offer's imports that can be taken back, because nobody has some of their codes, newest first; `after` is the public id
 * of the last one seen.
 */
export async function importsOf(
  tx: Tx,
  offer: { readonly id: string },
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly imports: readonly CodeImport[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await store.importByPublicId(tx, page.after, false)
  const rows = await store.importsWithFree(tx, offer.id, { before: last?.id, limit: page.limit + 1 })
  return { imports: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How many codes would go if an owner took this import back. */
export async function freeCodes(tx: Tx, imported: Pick<CodeImport, 'id'>): Promise<number> {
  return store.countWithdrawable(tx, imported.id)
}

/** Codes that were looked through and never taken over do not stay: after a day they are gone. */
export async function forgetStaged(tx: Tx, limit: number): Promise<number> {
  const old = await store.stagedBefore(tx, new Date(tx.now.getTime() - DAY), limit)
  for (const id of old) await store.dropStaged(tx, { id })
  return old.length
}
