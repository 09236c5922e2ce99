import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { newestImport } from './import-store.ts'
import { offerById } from './offers.ts'
import * as products from './product-store.ts'
import { SHOP_LIMITS } from './shop.ts'

/**
 * Tells an owner that few codes or pieces are left of an offer, by its internal id: once per shortage. Codes that come
 * later, or counting anew, begin another one. The house stocks itself.
 */
export async function tellLowStock(tx: Tx, id: string): Promise<void> {
  const { ownerId, publicId, stock, kind } = await offerById(tx, id)
  if (ownerId === null || stock > SHOP_LIMITS.lowStock) return
  const shortage = kind === 'product' ? await products.restocks(tx, id) : await newestImport(tx, id)
  await notices.tell(tx, ownerId, {
    kind: 'offer.low',
    data: { offer: publicId },
    dedupeKey: `offer:${id}:low:${shortage}`,
  })
}
