import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as files from '../files/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { charactersIn, cleanLine, cleanText } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { offerById, ownOffer } from './offers.ts'
import { COUNTRIES, PRODUCT_LIMITS, type Product, type ProductFields } from './product.ts'
import { sumsOfOffer } from './order-store.ts'
import * as store from './product-store.ts'
import { isOver, OFFER_CATEGORIES, SHOP_LIMITS, type OrderStatus, type Shelved } from './shop.ts'
import { insertOffer } from './shop-store.ts'
import { openShopOf } from './shops.ts'

/**
 * Posts goods: they are on the shelf at once while there are pieces. `picture` is a file of the owner's own. Refuses
 * `shop.not_open`, `file.unknown`, `file.wrong_type`, and `job.bad_field` for what the questions would not have let
 * through.
 */
export async function createProduct(
  tx: Tx,
  owner: Member,
  input: { readonly key: string } & ProductFields,
): Promise<Shelved> {
  const { key, ...given } = input
  const shop = await openShopOf(tx, owner)
  const fields = checked(given)
  const said = { ...fields, picture: fields.picture ?? null, shipsTo: [...fields.shipsTo] }
  const id = await once(tx, { key, kind: 'product.create', actorId: owner.id, input: said }, async () => {
    const { category, title, points, description, stock, shipsTo, shipDays } = fields
    const pictureId = await pictureOf(tx, owner, fields.picture)
    const offer = await insertOffer(tx, shop.id, 'product', {
      category,
      title,
      points,
      faceCents: null,
      announced: null,
      validUntil: null,
      terms: '',
    })
    await store.insert(tx, { offerId: offer.id, description, pictureId, stock, shipsTo, shipDays })
    return offer.id
  })
  return offerById(tx, id)
}

function checked(given: ProductFields): ProductFields {
  const { description, stock, shipDays } = PRODUCT_LIMITS
  const { title, points } = SHOP_LIMITS
  const shipsTo = COUNTRIES.filter((country) => given.shipsTo.includes(country))
  const fields = { ...given, title: cleanLine(given.title), description: cleanText(given.description), shipsTo }
  const bad = (field: string): never => refuse('job.bad_field', { field })
  const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    Number.isInteger(value) && value >= min && value <= max
  if (!OFFER_CATEGORIES.includes(fields.category)) bad('category')
  if (!within(charactersIn(fields.title), title)) bad('title')
  if (!within(charactersIn(fields.description), description)) bad('description')
  if (!within(fields.points, points)) bad('points')
  if (!within(fields.stock, stock)) bad('stock')
  if (shipsTo.length === 0) bad('shipsTo')
  if (!within(fields.shipDays, shipDays)) bad('shipDays')
  return fields
}

async function pictureOf(tx: Tx, owner: Member, publicId: string | undefined): Promise<string | null> {
  if (publicId === undefined) return null
  const [file] = await files.ownFiles(tx, owner, [publicId])
  if (file === undefined || !files.PICTURE_TYPES.includes(file.mimeType)) return refuse('file.wrong_type', {})
  return file.id
}

/** What an offer of goods has beside the offer. Refuses `offer.unknown` for a voucher. */
export async function productOf(tx: Tx, offer: Pick<Shelved, 'id'>): Promise<Product> {
  return (await store.byOffer(tx, offer.id)) ?? refuse('offer.unknown', {})
}

/**
 * The owner has counted: so many pieces can be had from now on, besides those that are ordered. Refuses `offer.unknown`,
 * `offer.wrong_state` when it is archived, `job.bad_field`.
 */
export async function setStock(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly offer: string; readonly stock: number },
): Promise<Shelved> {
  members.requireJoined(owner)
  const { key, offer: id, stock } = input
  await once(tx, { key, kind: 'product.stock', actorId: owner.id, input: { offer: id, stock } }, async () => {
    const offer = await ownOffer(tx, owner, id)
    await productOf(tx, offer)
    if (offer.status === 'archived') refuse('offer.wrong_state', { status: offer.status })
    const { min, max } = PRODUCT_LIMITS.stock
    if (!Number.isInteger(stock) || stock < min || stock > max) refuse('job.bad_field', { field: 'stock' })
    await store.setStock(tx, offer.id, stock)
    return null
  })
  return ownOffer(tx, owner, id)
}

/**
 * What was ordered of an owner's offer: pieces that are open and sold, the points that it has brought, and those that stay
 * held until nobody can complain any more.
 */
export async function pieceCounts(
  tx: Tx,
  offer: Pick<Shelved, 'id'>,
): Promise<{ readonly open: number; readonly sold: number; readonly earned: number; readonly onHold: number }> {
  const sums = await sumsOfOffer(tx, offer.id)
  const closed = sums.find(({ status }) => status === 'closed')
  const open = sums.filter((sum) => !isOver(sum))
  return {
    open: open.reduce((count, { pieces }) => count + pieces, 0),
    sold: closed?.pieces ?? 0,
    earned: closed?.points ?? 0,
    onHold: open.filter(({ status }) => DELIVERED.has(status)).reduce((sum, { points }) => sum + points, 0),
  }
}

const DELIVERED: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['shown', 'delivered', 'problem'])
