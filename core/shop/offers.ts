import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import { charactersIn, cleanLine, cleanText } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import * as codes from './code-store.ts'
import { lookAtGoalsOf } from './goal-store.ts'
import {
  CODE_POOLS,
  OFFER_CATEGORIES,
  offerVerbs,
  SHOP_LIMITS,
  type OfferCategory,
  type OfferFields,
  type Shelved,
} from './shop.ts'
import { today } from './sale-day.ts'
import { shelf as shelfPage } from './shelf-store.ts'
import * as store from './shop-store.ts'
import { openShopOf } from './shops.ts'

/**
 * Posts a voucher. It is on the shelf as soon as it has codes. Refuses `shop.not_open` and `job.bad_field` for what the
 * questions would not have let through.
 */
export async function createOffer(
  tx: Tx,
  owner: Member,
  input: { readonly key: string } & OfferFields,
): Promise<Shelved> {
  const { key, ...given } = input
  const shop = await openShopOf(tx, owner)
  const fields = checked(tx, given)
  const publicId = await once(
    tx,
    { key, kind: 'offer.create', actorId: owner.id, input: { ...fields } },
    async () => (await store.insertOffer(tx, shop.id, 'voucher', fields)).publicId,
  )
  return found(tx, publicId)
}

function checked(tx: Tx, given: OfferFields): OfferFields {
  const { title, terms, points, faceCents, announced } = SHOP_LIMITS
  const fields = { ...given, title: cleanLine(given.title), terms: cleanText(given.terms) }
  const bad = (field: string): never => refuse('job.bad_field', { field })
  const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    Number.isInteger(value) && value >= min && value <= max
  if (!OFFER_CATEGORIES.includes(fields.category)) bad('category')
  if (!within(charactersIn(fields.title), title)) bad('title')
  if (charactersIn(fields.terms) > terms.max) bad('terms')
  if (!within(fields.points, points)) bad('points')
  if (fields.faceCents === null || !within(fields.faceCents, faceCents)) bad('face')
  if (fields.pool !== undefined && !CODE_POOLS.includes(fields.pool)) bad('pool')
  if (fields.pool === 'shared' && fields.announced === null) bad('announced')
  if (fields.announced !== null && !within(fields.announced, announced)) bad('announced')
  if (fields.validUntil !== null && fields.validUntil < today(tx)) bad('validUntil')
  return fields
}

async function found(tx: Tx, publicId: string): Promise<Shelved> {
  return (await store.offerBy(tx, { publicId })) ?? refuse('offer.unknown', {})
}

/** An owner's own offer. Refuses `offer.unknown` for anybody else's. */
export async function ownOffer(tx: Tx, owner: Member, publicId: string): Promise<Shelved> {
  const offer = await found(tx, publicId)
  return offer.ownerId === owner.id ? offer : refuse('offer.unknown', {})
}

/**
 * An offer for its buyers: what is not offered is unknown to all but its owner. Refuses `offer.unknown`,
 * `offer.source_off`.
 */
export async function offerFor(tx: Tx, member: Member, publicId: string): Promise<Shelved> {
  const offer = await found(tx, publicId)
  // What the house buys outside is off the shelf while its provider is switched off: that passes.
  if (offer.source !== 'codes' && offer.status === 'paused') refuse('offer.source_off', {})
  const isOffered = offer.status === 'live' && offer.shopStatus === 'approved' && offer.ownerActive
  return isOffered || offer.ownerId === member.id ? offer : refuse('offer.unknown', {})
}

/** The offer of an order, whatever has become of it. */
export async function offerById(tx: Tx, id: string): Promise<Shelved> {
  return (await store.offerBy(tx, { id })) ?? refuse('offer.unknown', {})
}

/** Takes the offer off the shelf, puts it back, or for good away. Refuses `offer.unknown`, `offer.wrong_state`. */
export async function moveOffer(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly offer: string; readonly verb: keyof typeof offerVerbs },
): Promise<Shelved> {
  members.requireJoined(owner)
  const { key, offer: id, verb } = input
  await once(tx, { key, kind: `offer.${verb}`, actorId: owner.id, input: { offer: id } }, async () => {
    const offer = await ownOffer(tx, owner, id)
    await store.moveOffer(tx, offer.id, offerVerbs[verb])
    if (verb === 'archive') await lookAtGoalsOf(tx, { offerId: offer.id })
    return null
  })
  return found(tx, id)
}

/** An owner's offers, newest first; `after` is the public id of the last one seen. */
export async function myOffers(
  tx: Tx,
  owner: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly offers: readonly Shelved[]; readonly more: boolean }> {
  const shop = await store.newestShopOf(tx, owner.id)
  if (shop === undefined) return { offers: [], more: false }
  const last = page.after === undefined ? undefined : await store.offerBy(tx, { publicId: page.after })
  const rows = await store.offersOf(tx, shop.id, { before: last?.id, limit: page.limit + 1 })
  return { offers: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * An owner's offers that are over, newest first: archived ones, and those of shops from before. What was sold of them is
 * still to be answered for. `after` is the public id of the last one seen.
 */
export async function endedOffers(
  tx: Tx,
  owner: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly offers: readonly Shelved[]; readonly more: boolean }> {
  const shop = await store.newestShopOf(tx, owner.id)
  if (shop === undefined) return { offers: [], more: false }
  const last = page.after === undefined ? undefined : await store.offerBy(tx, { publicId: page.after })
  const rows = await store.endedOffersOf(tx, owner.id, { present: shop.id, before: last?.id, limit: page.limit + 1 })
  return { offers: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** The last day of what a buyer would get now, `2027-01-31`: codes have days of their own. Null: without an end. */
export async function validUntil(tx: Tx, offer: Pick<Shelved, 'id' | 'validUntil'>): Promise<string | null> {
  const next = await codes.nextUntil(tx, offer.id)
  return next === undefined ? offer.validUntil : next
}

/** How many codes of an owner's offer are free, reserved, sold and used. */
export async function codeCounts(
  tx: Tx,
  offer: Pick<Shelved, 'id'>,
): Promise<{ readonly free: number; readonly held: number; readonly sold: number; readonly used: number }> {
  const counts = await codes.countByStatus(tx, offer.id)
  const of = (status: string): number => counts.get(status) ?? 0
  return { free: of('free'), held: of('held'), sold: of('sold'), used: of('used') }
}

/**
 * What can be had now, the cheapest first: by category, by words in the title or the shop's name, up to a price in points,
 * and what the member can afford, in any combination. `after` is the public id of the last offer seen.
 */
export async function shelf(
  tx: Tx,
  member: Member,
  page: {
    readonly category?: OfferCategory
    readonly affordable?: boolean
    readonly mostPoints?: number
    readonly words?: string
    readonly after?: string
    readonly limit: number
  },
): Promise<{ readonly offers: readonly Shelved[]; readonly more: boolean }> {
  const have = page.affordable === true ? await ledger.balance(tx, { kind: 'earnings', ownerId: member.id }) : undefined
  const most = Math.min(have ?? Infinity, page.mostPoints ?? Infinity)
  const rows = await shelfPage(tx, {
    category: page.category,
    mostPoints: most === Infinity ? undefined : most,
    words: cleanLine(page.words ?? '', 100),
    after: page.after === undefined ? undefined : await store.offerBy(tx, { publicId: page.after }),
    limit: page.limit + 1,
  })
  return { offers: rows.slice(0, page.limit), more: rows.length > page.limit }
}
