import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import { charactersIn, cleanLine, cleanText } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { ADVERT_LIMITS, isSafeLink, type AdvertFields, type ShownAdvert } from './advert.ts'
import * as store from './advert-store.ts'
import { OFFER_CATEGORIES, offerVerbs } from './shop.ts'
import { newestShopOf } from './shop-store.ts'
import { openShopOf } from './shops.ts'

/**
 * Posts an advertisement, which costs nothing. Refuses `shop.not_open`, and `job.bad_field` for what the questions would
 * not have let through: without link and code, or with a link that is not https.
 */
export async function createAdvert(
  tx: Tx,
  owner: Member,
  input: { readonly key: string } & AdvertFields,
): Promise<ShownAdvert> {
  const { key, ...given } = input
  const shop = await openShopOf(tx, owner)
  const fields = checked(given)
  const publicId = await once(tx, { key, kind: 'advert.create', actorId: owner.id, input: { ...fields } }, async () =>
    store.insert(tx, shop.id, fields),
  )
  return found(tx, publicId)
}

function checked(given: AdvertFields): AdvertFields {
  const fields = {
    ...given,
    title: cleanLine(given.title),
    words: cleanText(given.words),
    link: given.link === null ? null : cleanLine(given.link),
    code: given.code === null ? null : cleanLine(given.code),
  }
  const bad = (field: string): never => refuse('job.bad_field', { field })
  const within = (words: string, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    charactersIn(words) >= min && charactersIn(words) <= max
  if (!OFFER_CATEGORIES.includes(fields.category)) bad('category')
  for (const field of ['title', 'words', 'link', 'code'] as const) {
    const words = fields[field]
    if (words !== null && !within(words, ADVERT_LIMITS[field])) bad(field)
  }
  if (fields.link === null && fields.code === null) bad('link')
  if (fields.link !== null && !isSafeLink(fields.link)) bad('link')
  // As a browser will read it: no tricks with signs, and the host as it stands in the network. That may be longer.
  const link = fields.link === null ? null : new URL(fields.link).href
  if (link !== null && link.length > ADVERT_LIMITS.link.max) bad('link')
  return { ...fields, link }
}

async function found(tx: Tx, publicId: string): Promise<ShownAdvert> {
  return (await store.byPublicId(tx, publicId)) ?? refuse('offer.unknown', {})
}

/** An owner's own advertisement. Refuses `offer.unknown` for anybody else's. */
export async function ownAdvert(tx: Tx, owner: Member, publicId: string): Promise<ShownAdvert> {
  const advert = await found(tx, publicId)
  return advert.ownerId === owner.id ? advert : refuse('offer.unknown', {})
}

/** An advertisement for everybody: what is not shown is unknown to all but its owner. Refuses `offer.unknown`. */
export async function advertFor(tx: Tx, member: Member, publicId: string): Promise<ShownAdvert> {
  const advert = await found(tx, publicId)
  const isShown = advert.status === 'live' && advert.shopStatus === 'approved' && advert.ownerActive
  return isShown || advert.ownerId === member.id ? advert : refuse('offer.unknown', {})
}

/** Takes an advertisement off, puts it back, or ends it. Refuses `offer.unknown`, `offer.wrong_state`. */
export async function moveAdvert(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly advert: string; readonly verb: keyof typeof offerVerbs },
): Promise<void> {
  members.requireJoined(owner)
  const { key, advert: id, verb } = input
  await once(tx, { key, kind: `advert.${verb}`, actorId: owner.id, input: { advert: id } }, async () => {
    await store.move(tx, (await ownAdvert(tx, owner, id)).id, offerVerbs[verb])
    return null
  })
}

interface Adverts {
  readonly adverts: readonly ShownAdvert[]
  readonly more: boolean
}
interface Page {
  /** The public id of the last one seen. */
  readonly after?: string
  readonly limit: number
}

/** What shops advertise, newest first. */
export async function adverts(tx: Tx, page: Page): Promise<Adverts> {
  const rows = await store.shelf(tx, await keyed(tx, page))
  return { adverts: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** What an owner advertises, newest first. */
export async function myAdverts(tx: Tx, owner: Member, page: Page): Promise<Adverts> {
  const shop = await newestShopOf(tx, owner.id)
  if (shop === undefined) return { adverts: [], more: false }
  const rows = await store.ofShop(tx, shop.id, await keyed(tx, page))
  return { adverts: rows.slice(0, page.limit), more: rows.length > page.limit }
}

async function keyed(tx: Tx, { after, limit }: Page): Promise<store.Page> {
  const last = after === undefined ? undefined : await store.byPublicId(tx, after)
  return { before: last?.id, limit: limit + 1 }
}
