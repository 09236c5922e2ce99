import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { CHECKOUT_LIMITS, type ChargebackStatus } from './checkout.ts'
import { minutesOn } from './store.ts'
import { chargebacks } from './tables.ts'

export type ChargebackRow = typeof chargebacks.$inferSelect

export async function chargebackBy(
  tx: Tx,
  by: { readonly providerId: string } | { readonly publicId: string },
  lock = false,
): Promise<ChargebackRow | undefined> {
  const query = tx
    .select()
    .from(chargebacks)
    .where('providerId' in by ? eq(chargebacks.providerId, by.providerId) : eq(chargebacks.publicId, by.publicId))
  const [row] = lock ? await query.for('update') : await query
  return row
}

export async function insertChargeback(
  tx: Tx,
  one: Pick<ChargebackRow, 'providerId' | 'checkoutId' | 'points' | 'frozenPoints'>,
): Promise<ChargebackRow> {
  const [row] = await tx
    .insert(chargebacks)
    .values({
      ...one,
      id: sql`default`,
      publicId: sql`default`,
      feePoints: 0,
      status: 'open',
      openedAt: tx.now,
      dueAt: minutesOn(tx, CHECKOUT_LIMITS.againHours * 60),
    })
    .returning()
  if (row === undefined) throw new Error('no chargeback was inserted')
  return row
}

/** Compare-and-set: undefined when it is over already. */
export async function moveChargeback(
  tx: Tx,
  id: string,
  verb: Transition<ChargebackStatus>,
  frozenPoints: number,
): Promise<ChargebackRow | undefined> {
  const [row] = await tx
    .update(chargebacks)
    .set({ status: verb.to, frozenPoints, endedAt: tx.now })
    .where(and(eq(chargebacks.id, id), inArray(chargebacks.status, [...verb.from])))
    .returning()
  return row
}

/** Adds to what the provider has kept because of it. */
export async function addFee(tx: Tx, id: string, points: number): Promise<void> {
  await tx
    .update(chargebacks)
    .set({ feePoints: sql`${chargebacks.feePoints} + ${points}` })
    .where(eq(chargebacks.id, id))
}

export async function openOnes(tx: Tx, limit: number): Promise<readonly ChargebackRow[]> {
  return tx.select().from(chargebacks).where(eq(chargebacks.status, 'open')).orderBy(chargebacks.id).limit(limit)
}

/** Takes those that are open and were not looked at for a day. */
export async function takeDueChargebacks(tx: Tx, limit: number): Promise<readonly ChargebackRow[]> {
  const due = await tx
    .select({ id: chargebacks.id })
    .from(chargebacks)
    .where(and(eq(chargebacks.status, 'open'), lt(chargebacks.dueAt, tx.now)))
    .orderBy(chargebacks.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  return tx
    .update(chargebacks)
    .set({ dueAt: minutesOn(tx, CHECKOUT_LIMITS.againHours * 60) })
    .where(
      inArray(
        chargebacks.id,
        due.map(({ id }) => id),
      ),
    )
    .returning()
}
