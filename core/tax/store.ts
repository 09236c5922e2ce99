import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { taxData } from './tables.ts'

export type SealedTaxData = typeof taxData.$inferSelect

export async function ofMember(tx: Tx, memberId: string): Promise<SealedTaxData | undefined> {
  const [row] = await tx.select().from(taxData).where(eq(taxData.memberId, memberId))
  return row
}

/** An id that is known before its row is there: what is sealed for a row has to name it. */
export async function freshId(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select uuid7() as id`)
  if (row === undefined) throw new Error('no id')
  return row.id
}

/** What was there before is gone: nobody needs an old address. */
export async function replace(tx: Tx, row: Omit<SealedTaxData, 'enteredAt'>): Promise<void> {
  await tx.delete(taxData).where(eq(taxData.memberId, row.memberId))
  await tx.insert(taxData).values({ ...row, enteredAt: tx.now })
}

/** Both may have some: those of the member who stays count. */
export async function moveToMember(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  if ((await ofMember(tx, way.to)) !== undefined) await tx.delete(taxData).where(eq(taxData.memberId, way.from))
  await tx.update(taxData).set({ memberId: way.to }).where(eq(taxData.memberId, way.from))
}
