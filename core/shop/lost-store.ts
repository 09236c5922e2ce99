import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { codeVerbs } from './shop.ts'
import { offerCodes } from './tables.ts'

/** The code of an order belongs to none from now on, and nobody can have it. */
export async function lose(tx: Tx, id: string): Promise<void> {
  const rows = await tx
    .update(offerCodes)
    .set({ status: codeVerbs.lose.to, orderId: null })
    .where(and(eq(offerCodes.id, id), inArray(offerCodes.status, [...codeVerbs.lose.from])))
    .returning({ id: offerCodes.id })
  if (rows.length !== 1) throw new Error('an order without its code')
}

/** As the index has it: with a placeholder the planner would not know that it fits. */
const IS_LOST = sql`${offerCodes.status} = 'lost'`

/** How many codes are lost. */
export async function countLost(tx: Tx): Promise<number> {
  return tx.$count(offerCodes, IS_LOST)
}

/** A page of lost codes, the oldest first, locked; what somebody else looks at is passed over. */
export async function lostCodes(tx: Tx, page: { readonly after: string | undefined; readonly limit: number }) {
  const { id, sealedCode, sealedPin, validUntil } = offerCodes
  return tx
    .select({ id, sealedCode, sealedPin, validUntil })
    .from(offerCodes)
    .where(and(IS_LOST, page.after === undefined ? undefined : gt(id, page.after)))
    .orderBy(asc(id))
    .limit(page.limit)
    .for('update', { skipLocked: true })
}

/**
 * A lost code can be had again. Where its delivery was taken back it is deleted, and so is a share of what was for all when
 * another code is by now, or when there are as many others as may be. True when it came back.
 */
export async function restore(tx: Tx, id: string): Promise<boolean> {
  await tx.execute(sql`
    delete from offer_codes c using code_imports i, offers f
      where c.id = ${id}::uuid and c.status = 'lost' and i.id = c.import_id and f.id = c.offer_id
        and (i.status = 'withdrawn' or c.share > 0 and (
          exists (select from offer_codes o
            where o.offer_id = c.offer_id and o.status = 'free' and o.fingerprint <> c.fingerprint)
          or (select count(*) from offer_codes o where o.offer_id = c.offer_id and o.status <> 'lost') >= f.announced))`)
  const rows = await tx.execute(sql`
    update offer_codes set status = ${codeVerbs.find.to} where id = ${id}::uuid and status = 'lost' returning id`)
  return rows.length === 1
}
