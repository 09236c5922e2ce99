import { and, eq, isNull, ne, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { commitImport, insertImport } from './import-store.ts'
import { offers, shops } from './tables.ts'

/** What the house offers from outside: one voucher for each value. */
export interface HouseOffers {
  readonly title: string
  /** Worth in euro cents, and its price in points. */
  readonly values: readonly { readonly faceCents: number; readonly points: number }[]
}

const HOUSE = {
  name: 'Work2Buy',
  website: 'https://www.tremendous.com',
  sells: 'Gutscheine · vouchers',
  imprint: '/impressum',
} as const

/**
 * Puts the house's own vouchers on the shelf as the configuration names them; undefined: its provider is switched off, and
 * they all leave the shelf. What was ordered stays ordered. For the start of the program; safe to run on several instances.
 */
export async function stockHouse(tx: Tx, wanted: HouseOffers | undefined): Promise<void> {
  const faces = wanted?.values.map(({ faceCents }) => faceCents) ?? []
  await tx
    .update(offers)
    .set({ status: 'paused' })
    .where(
      and(
        ne(offers.source, 'codes'),
        eq(offers.status, 'live'),
        faces.length === 0 ? undefined : notInArray(offers.faceCents, faces),
      ),
    )
  if (wanted === undefined) return
  const shopId = await houseShop(tx)
  for (const { faceCents, points } of wanted.values) {
    const [offer] = await tx
      .insert(offers)
      .values({
        id: sql`default`,
        publicId: sql`default`,
        shopId,
        kind: 'voucher',
        status: 'live',
        category: 'shopping',
        title: wanted.title,
        faceCents,
        points,
        source: 'tremendous',
        inStock: true,
        terms: '',
        createdAt: tx.now,
      })
      .onConflictDoUpdate({
        target: [offers.source, offers.faceCents],
        targetWhere: sql`source <> 'codes'`,
        set: { status: 'live', points, title: wanted.title },
      })
      .returning({ id: offers.id, isNew: sql<boolean>`xmax = 0` })
    if (offer?.isNew === true) {
      // What is bought lies where codes do, and codes have come with an import.
      const { id } = await insertImport(tx, { offerId: offer.id, duplicates: 0, expired: 0, malformed: 0 })
      await commitImport(tx, id)
    }
  }
}

async function houseShop(tx: Tx): Promise<string> {
  await tx
    .insert(shops)
    .values({
      ...HOUSE,
      id: sql`default`,
      publicId: sql`default`,
      ownerId: null,
      status: 'approved',
      createdAt: tx.now,
    })
    .onConflictDoNothing()
  const [row] = await tx.select({ id: shops.id }).from(shops).where(isNull(shops.ownerId))
  if (row === undefined) throw new Error('the house has no shop')
  return row.id
}
