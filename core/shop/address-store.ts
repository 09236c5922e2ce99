import { eq, inArray, lte } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { orderAddresses } from './tables.ts'

export async function insert(
  tx: Tx,
  row: { readonly id: string; readonly orderId: string; readonly sealed: string },
): Promise<void> {
  await tx.insert(orderAddresses).values({ ...row, createdAt: tx.now })
}

export async function ofOrder(
  tx: Tx,
  orderId: string,
): Promise<{ readonly id: string; readonly sealed: string; readonly wipeAt: Date | null } | undefined> {
  const { id, sealed, wipeAt } = orderAddresses
  const [row] = await tx.select({ id, sealed, wipeAt }).from(orderAddresses).where(eq(orderAddresses.orderId, orderId))
  return row
}

export async function wipeLater(tx: Tx, orderId: string, wipeAt: Date): Promise<void> {
  await tx.update(orderAddresses).set({ wipeAt }).where(eq(orderAddresses.orderId, orderId))
}

export async function remove(tx: Tx, orderId: string): Promise<void> {
  await tx.delete(orderAddresses).where(eq(orderAddresses.orderId, orderId))
}

export async function wipeDue(tx: Tx, limit: number): Promise<number> {
  const due = tx
    .select({ id: orderAddresses.id })
    .from(orderAddresses)
    .where(lte(orderAddresses.wipeAt, tx.now))
    .orderBy(orderAddresses.wipeAt)
    .limit(limit)
  const rows = await tx
    .delete(orderAddresses)
    .where(inArray(orderAddresses.id, due))
    .returning({ id: orderAddresses.id })
  return rows.length
}
