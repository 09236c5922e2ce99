import { and, eq, gte, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Product } from './product.ts'
import { orders, products } from './tables.ts'

const columns = {
  offerId: products.offerId,
  description: products.description,
  pictureId: products.pictureId,
  stock: products.stock,
  shipsTo: products.shipsTo,
  shipDays: products.shipDays,
}

export async function insert(tx: Tx, product: Product): Promise<void> {
  await tx.insert(products).values({ ...product, shipsTo: [...product.shipsTo], added: product.stock, restocks: 0 })
}

export async function byOffer(tx: Tx, offerId: string): Promise<Product | undefined> {
  const [row] = await tx.select(columns).from(products).where(eq(products.offerId, offerId))
  return row
}

/** Takes pieces, all or none: false when there are fewer. The row is locked until the transaction ends. */
export async function take(tx: Tx, offerId: string, pieces: number): Promise<boolean> {
  const rows = await tx
    .update(products)
    .set({ stock: sql`${products.stock} - ${pieces}` })
    .where(and(eq(products.offerId, offerId), gte(products.stock, pieces)))
    .returning({ stock: products.stock })
  return rows.length === 1
}

/** Pieces of an order that came to nothing can be had again. */
export async function giveBack(
  tx: Tx,
  order: { readonly id: string; readonly offerId: string; readonly quantity: number },
) {
  await tx
    .update(orders)
    .set({ pieces: sql`${orders.pieces} - ${order.quantity}` })
    .where(eq(orders.id, order.id))
  await tx
    .update(products)
    .set({ stock: sql`${products.stock} + ${order.quantity}` })
    .where(eq(products.offerId, order.offerId))
}

/** So many pieces can be had from now on. */
export async function setStock(tx: Tx, offerId: string, stock: number): Promise<void> {
  await tx
    .update(products)
    .set({
      stock,
      added: sql`${products.added} + ${stock} - ${products.stock}`,
      restocks: sql`${products.restocks} + 1`,
    })
    .where(eq(products.offerId, offerId))
}

/** How many times the stock was counted anew, which tells one shortage from the next. */
export async function restocks(tx: Tx, offerId: string): Promise<number> {
  const [row] = await tx.select({ restocks: products.restocks }).from(products).where(eq(products.offerId, offerId))
  return row?.restocks ?? 0
}
