import { and, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { AdvertFields, ShownAdvert } from './advert.ts'
import type { OfferStatus } from './shop.ts'
import { ownerActive } from './shop-store.ts'
import { adverts, shops } from './tables.ts'

const shown = {
  ...getTableColumns(adverts),
  shopName: shops.name,
  ownerId: sql<string>`${shops.ownerId}`,
  shopStatus: shops.status,
  ownerActive,
}

/** Returns its public id. */
export async function insert(tx: Tx, shopId: string, fields: AdvertFields): Promise<string> {
  const [row] = await tx
    .insert(adverts)
    .values({ ...fields, id: sql`default`, publicId: sql`default`, shopId, status: 'live', createdAt: tx.now })
    .returning({ publicId: adverts.publicId })
  if (row === undefined) throw new Error('no advertisement was inserted')
  return row.publicId
}

export async function byPublicId(tx: Tx, publicId: string): Promise<ShownAdvert | undefined> {
  const [row] = await tx
    .select(shown)
    .from(adverts)
    .innerJoin(shops, eq(shops.id, adverts.shopId))
    .where(eq(adverts.publicId, publicId))
  return row
}

export async function move(tx: Tx, id: string, verb: Transition<OfferStatus>): Promise<void> {
  const rows = await tx
    .update(adverts)
    .set({ status: verb.to })
    .where(and(eq(adverts.id, id), inArray(adverts.status, [...verb.from])))
    .returning({ id: adverts.id })
  if (rows.length === 1) return
  const [present] = await tx.select({ status: adverts.status }).from(adverts).where(eq(adverts.id, id))
  refuse('offer.wrong_state', { status: present?.status ?? 'archived' })
}

export interface Page {
  readonly before: string | undefined
  readonly limit: number
}

/** What everybody sees, newest first. */
export async function shelf(tx: Tx, page: Page): Promise<readonly ShownAdvert[]> {
  return tx
    .select(shown)
    .from(adverts)
    .innerJoin(shops, eq(shops.id, adverts.shopId))
    .where(
      and(
        sql`${adverts.status} = 'live'`,
        eq(shops.status, 'approved'),
        ownerActive,
        page.before === undefined ? undefined : lt(adverts.id, page.before),
      ),
    )
    .orderBy(desc(adverts.id))
    .limit(page.limit)
}

/** An owner's that have not ended, newest first. */
export async function ofShop(tx: Tx, shopId: string, page: Page): Promise<readonly ShownAdvert[]> {
  return tx
    .select(shown)
    .from(adverts)
    .innerJoin(shops, eq(shops.id, adverts.shopId))
    .where(
      and(
        eq(adverts.shopId, shopId),
        sql`${adverts.status} in ('live', 'paused')`,
        page.before === undefined ? undefined : lt(adverts.id, page.before),
      ),
    )
    .orderBy(desc(adverts.id))
    .limit(page.limit)
}
