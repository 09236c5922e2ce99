import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { today } from './sale-day.ts'
import type { Offer, OfferFields, OfferKind, OfferStatus, Shelved, Shop, ShopStatus } from './shop.ts'
import { offers, shops } from './tables.ts'

/** Of members' shops, which all have an owner. */
const shopColumns = { ...getTableColumns(shops), ownerId: sql<string>`${shops.ownerId}` }
/** `in_stock` is for the index of the shelf: it may say too much for a minute. */
const { inStock: _isIndexed, stockUntil: _until, lowAfter: _low, ...offerColumns } = getTableColumns(offers)

/** Undefined when this owner has a shop already. */
export async function insertShop(
  tx: Tx,
  shop: Pick<Shop, 'ownerId' | 'name' | 'website' | 'sells' | 'imprint'>,
): Promise<Shop | undefined> {
  const [row] = await tx
    .insert(shops)
    .values({ ...shop, id: sql`default`, publicId: sql`default`, status: 'waiting', createdAt: tx.now })
    .onConflictDoNothing()
    .returning(shopColumns)
  return row
}

export async function shopByPublicId(tx: Tx, publicId: string): Promise<Shop | undefined> {
  const [row] = await tx
    .select(shopColumns)
    .from(shops)
    .where(and(eq(shops.publicId, publicId), isNotNull(shops.ownerId)))
  return row
}

/** The shop of a member that lives, or the newest one: after a merge there may be two. */
export async function newestShopOf(tx: Tx, ownerId: string): Promise<Shop | undefined> {
  const [row] = await tx
    .select(shopColumns)
    .from(shops)
    .where(eq(shops.ownerId, ownerId))
    .orderBy(desc(sql`${shops.status} in ('waiting', 'approved')`), desc(shops.id))
    .limit(1)
  return row
}

/** All shops of a member: what was bought in one that has closed still has to be sent. */
export async function shopIdsOf(tx: Tx, ownerId: string): Promise<readonly string[]> {
  const rows = await tx.select({ id: shops.id }).from(shops).where(eq(shops.ownerId, ownerId))
  return rows.map(({ id }) => id)
}

export async function moveShop(
  tx: Tx,
  id: string,
  verb: Transition<ShopStatus>,
  set: { readonly reason?: string; readonly decidedBy?: string; readonly decidedAt?: Date },
): Promise<Shop> {
  const [row] = await tx
    .update(shops)
    .set({ ...set, status: verb.to })
    .where(and(eq(shops.id, id), inArray(shops.status, [...verb.from])))
    .returning(shopColumns)
  if (row !== undefined) return row
  const [present] = await tx.select({ status: shops.status }).from(shops).where(eq(shops.id, id))
  return present === undefined ? refuse('shop.unknown', {}) : refuse('shop.wrong_state', { status: present.status })
}

/** Oldest first: `after` is the last one seen. */
export async function waitingShops(
  tx: Tx,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Shop[]> {
  return tx
    .select(shopColumns)
    .from(shops)
    .where(and(sql`${shops.status} = 'waiting'`, page.after === undefined ? undefined : gt(shops.id, page.after)))
    .orderBy(asc(shops.id))
    .limit(page.limit)
}

export async function bothHaveShops(tx: Tx, one: string, other: string): Promise<boolean> {
  const rows = await tx
    .selectDistinct({ ownerId: shops.ownerId })
    .from(shops)
    .where(and(inArray(shops.ownerId, [one, other]), inArray(shops.status, ['waiting', 'approved'])))
  return rows.length > 1
}

export async function moveShopsToOwner(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(shops).set({ ownerId: to }).where(eq(shops.ownerId, from))
}

export async function insertOffer(tx: Tx, shopId: string, kind: OfferKind, fields: OfferFields): Promise<Offer> {
  const [row] = await tx
    .insert(offers)
    .values({ ...fields, kind, id: sql`default`, publicId: sql`default`, shopId, status: 'live', createdAt: tx.now })
    .returning(offerColumns)
  if (row === undefined) throw new Error('no offer was inserted')
  return row
}

export async function moveOffer(tx: Tx, id: string, verb: Transition<OfferStatus>): Promise<void> {
  const rows = await tx
    .update(offers)
    .set({ status: verb.to })
    .where(and(eq(offers.id, id), inArray(offers.status, [...verb.from])))
    .returning({ id: offers.id })
  if (rows.length === 1) return
  const [present] = await tx.select({ status: offers.status }).from(offers).where(eq(offers.id, id))
  refuse('offer.wrong_state', { status: present?.status ?? 'archived' })
}

/** Pieces, or codes that can be had today. */
const stockOf = (tx: Tx) => sql<number>`(case ${offers.kind} when 'product'
  then (select p.stock from products p where p.offer_id = ${offers.id})
  else (select count(*)::int from offer_codes c where c.offer_id = ${offers.id} and c.status = 'free'
    and (c.valid_until is null or c.valid_until >= ${today(tx)}::date)) + (${offers.source} <> 'codes')::int end)`

/** Nobody sells while suspended; the house always does. */
export const ownerActive = sql<boolean>`(${shops.ownerId} is null or (
  select m.status = 'active' from members m where m.id = ${shops.ownerId}))`

/**
 * Whether there is one: not all codes have to be counted for that. No `exists`: inside of `case` the planner would gather
 * the codes of all offers for it.
 */
export const hasStock = (tx: Tx) => sql`(case ${offers.kind} when 'product'
  then (select p.stock > 0 from products p where p.offer_id = ${offers.id})
  else (select true from offer_codes c where c.offer_id = ${offers.id} and c.status = 'free'
    and (c.valid_until is null or c.valid_until >= ${today(tx)}::date) limit 1) or ${offers.source} <> 'codes' end)`

/** An offer as buyers see it. */
export const shelved = (tx: Tx) => ({
  ...offerColumns,
  stock: stockOf(tx),
  shopName: shops.name,
  shopPublicId: shops.publicId,
  ownerId: shops.ownerId,
  shopStatus: shops.status,
  ownerActive,
})

export async function offerBy(
  tx: Tx,
  where: { readonly publicId: string } | { readonly id: string },
): Promise<Shelved | undefined> {
  const [row] = await tx
    .select(shelved(tx))
    .from(offers)
    .innerJoin(shops, eq(shops.id, offers.shopId))
    .where('id' in where ? eq(offers.id, where.id) : eq(offers.publicId, where.publicId))
  return row
}

/** An owner's offers that are not archived, newest first. */
export async function offersOf(
  tx: Tx,
  shopId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Shelved[]> {
  return tx
    .select(shelved(tx))
    .from(offers)
    .innerJoin(shops, eq(shops.id, offers.shopId))
    .where(
      and(
        eq(offers.shopId, shopId),
        sql`${offers.status} in ('live', 'paused')`,
        page.before === undefined ? undefined : lt(offers.id, page.before),
      ),
    )
    .orderBy(desc(offers.id))
    .limit(page.limit)
}

/**
 * Offers of an owner from which nothing is sold any more, newest first: archived ones, and all of shops from before
 * `present`. Of each shop its own newest are found by their indexes.
 */
export async function endedOffersOf(
  tx: Tx,
  ownerId: string,
  page: { readonly present: string; readonly before: string | undefined; readonly limit: number },
): Promise<readonly Shelved[]> {
  const { present, before = 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit } = page
  const newest = (where: SQL): SQL => sql`(
    select f.id from offers f where f.shop_id = s.id and ${where} and f.id < ${before}::uuid
      order by f.id desc limit ${limit})`
  const found = await tx.execute<{ id: string }>(sql`
    select o.id from shops s cross join lateral (
      ${newest(sql`f.status = 'archived'`)}
      union all ${newest(sql`s.id <> ${present}::uuid and f.status in ('live', 'paused')`)}) o
      where s.owner_id = ${ownerId}::uuid order by o.id desc limit ${limit}`)
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  return tx
    .select(shelved(tx))
    .from(offers)
    .innerJoin(shops, eq(shops.id, offers.shopId))
    .where(inArray(offers.id, ids))
    .orderBy(desc(offers.id))
}

/**
 * Keeps a shop as it is until the transaction ends, before any code or piece is taken: who closes it waits for what is
 * being bought in it, and whoever buys after that finds it closed. True while it sells.
 */
export async function holdOpen(tx: Tx, shopId: string): Promise<boolean> {
  const [row] = await tx.select({ status: shops.status }).from(shops).where(eq(shops.id, shopId)).for('share')
  return row?.status === 'approved'
}

/** Who has a shop; null: the house itself. */
export async function sellerOf(tx: Tx, shopId: string): Promise<string | null> {
  const [row] = await tx.select({ ownerId: shops.ownerId }).from(shops).where(eq(shops.id, shopId))
  if (row === undefined) throw new Error('a shop that is not there')
  return row.ownerId
}

/** Who has a shop that is a member's. */
export async function ownerOf(tx: Tx, shopId: string): Promise<string> {
  const ownerId = await sellerOf(tx, shopId)
  if (ownerId === null) throw new Error('the house sells no goods')
  return ownerId
}
