import { and, asc, desc, eq, getTableColumns, gt, inArray, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { Complaint, ComplaintStatus } from './complaint.ts'
import { codeVerbs } from './shop.ts'
import { complaints, offerCodes } from './tables.ts'

const { remindAt: _when, codeId: _code, ...columns } = getTableColumns(complaints)

export async function insert(
  tx: Tx,
  complaint: Pick<Complaint, 'orderId' | 'status' | 'about' | 'words' | 'answerDueAt'> & { readonly remindAt: Date },
): Promise<Complaint> {
  const [row] = await tx
    .insert(complaints)
    .values({ ...complaint, id: sql`default`, publicId: sql`default`, openedAt: tx.now })
    .returning(columns)
  if (row === undefined) throw new Error('no complaint was inserted')
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Complaint | undefined> {
  const [row] = await tx.select(columns).from(complaints).where(eq(complaints.publicId, publicId))
  return row
}

/** The newest complaint about an order. */
export async function newestOf(tx: Tx, orderId: string): Promise<Complaint | undefined> {
  const [row] = await tx
    .select(columns)
    .from(complaints)
    .where(eq(complaints.orderId, orderId))
    .orderBy(desc(complaints.id))
    .limit(1)
  return row
}

/** Compare-and-set. Refuses `complaint.wrong_state`. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<ComplaintStatus>,
  set: Partial<Omit<typeof complaints.$inferInsert, 'id' | 'status'>>,
): Promise<Complaint> {
  const [row] = await tx
    .update(complaints)
    .set({ ...set, status: verb.to })
    .where(and(eq(complaints.id, id), inArray(complaints.status, [...verb.from])))
    .returning(columns)
  return row ?? refuse('complaint.wrong_state', {})
}

export async function setReminder(tx: Tx, id: string, remindAt: Date | null): Promise<void> {
  await tx.update(complaints).set({ remindAt }).where(eq(complaints.id, id))
}

/** What waits for an operator, oldest first; `after` is the last one seen. */
export async function toDecide(
  tx: Tx,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Complaint[]> {
  return tx
    .select(columns)
    .from(complaints)
    .where(
      and(
        // As the index has it: with placeholders the planner would not know that it fits.
        sql`${complaints.status} = 'deciding'`,
        page.after === undefined ? undefined : gt(complaints.id, page.after),
      ),
    )
    .orderBy(asc(complaints.id))
    .limit(page.limit)
}

/** The shop has not answered, and the time for it is over. */
export async function unheard(tx: Tx, limit: number): Promise<readonly Complaint[]> {
  return tx
    .select(columns)
    .from(complaints)
    .where(
      and(
        sql`${complaints.status} = 'answering'`,
        lte(complaints.answerDueAt, tx.now),
        asides.notSetAside(tx, 'end-complaint-hearings', complaints.id),
      ),
    )
    .orderBy(asc(complaints.answerDueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function toRemind(
  tx: Tx,
  limit: number,
): Promise<readonly (Complaint & { readonly remindAt: Date | null })[]> {
  return tx
    .select({ ...columns, remindAt: complaints.remindAt })
    .from(complaints)
    .where(and(lte(complaints.remindAt, tx.now), asides.notSetAside(tx, 'remind-of-complaints', complaints.id)))
    .orderBy(asc(complaints.remindAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** The code that is complained about: the one that does not count any more because of it, or else its order's. */
export async function codeOf(tx: Tx, { id, orderId }: Pick<Complaint, 'id' | 'orderId'>) {
  const { sealedCode, sealedPin, validUntil, usedAt } = offerCodes
  const voided = tx.select({ id: complaints.codeId }).from(complaints).where(eq(complaints.id, id))
  const present = tx.select({ id: offerCodes.id }).from(offerCodes).where(eq(offerCodes.orderId, orderId))
  const [row] = await tx
    .select({ id: offerCodes.id, sealedCode, sealedPin, validUntil, usedAt })
    .from(offerCodes)
    .where(sql`${offerCodes.id} = coalesce((${voided}), (${present}))`)
  return row
}

/** The code that counts no more because of it. */
export async function setCode(tx: Tx, id: string, codeId: string): Promise<void> {
  await tx.update(complaints).set({ codeId }).where(eq(complaints.id, id))
}

/** The code of an order counts no more; the order has none from now on. Returns which it was. */
export async function voidOfOrder(
  tx: Tx,
  orderId: string,
): Promise<{ readonly id: string; readonly fingerprint: string }> {
  const [row] = await tx
    .update(offerCodes)
    .set({ status: codeVerbs.void.to, orderId: null })
    .where(and(eq(offerCodes.orderId, orderId), inArray(offerCodes.status, [...codeVerbs.void.from])))
    .returning({ id: offerCodes.id, fingerprint: offerCodes.fingerprint })
  if (row === undefined) throw new Error('an order without its code')
  return row
}
