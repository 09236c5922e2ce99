import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { CHECKOUT_LIMITS, type CardRefundStatus } from './checkout.ts'
import { minutesOn } from './store.ts'
import { cardRefunds } from './tables.ts'

export type RefundRow = typeof cardRefunds.$inferSelect

type By = { readonly id: string } | { readonly publicId: string } | { readonly providerId: string }

export async function refundBy(tx: Tx, by: By, lock = false): Promise<RefundRow | undefined> {
  const query = tx
    .select()
    .from(cardRefunds)
    .where(
      'id' in by
        ? eq(cardRefunds.id, by.id)
        : 'publicId' in by
          ? eq(cardRefunds.publicId, by.publicId)
          : eq(cardRefunds.providerId, by.providerId),
    )
  const [row] = lock ? await query.for('update') : await query
  return row
}

export async function insertRefund(
  tx: Tx,
  one: Pick<RefundRow, 'checkoutId' | 'origin' | 'points' | 'takenPoints' | 'status' | 'providerId'>,
): Promise<RefundRow> {
  const [row] = await tx
    .insert(cardRefunds)
    .values({
      ...one,
      id: sql`default`,
      publicId: sql`default`,
      askedAt: tx.now,
      dueAt: tx.now,
      endedAt: one.status === 'paid' ? tx.now : null,
    })
    .returning()
  if (row === undefined) throw new Error('no refund was inserted')
  return row
}

/** Compare-and-set: undefined when it is elsewhere already. */
export async function moveRefund(
  tx: Tx,
  id: string,
  verb: Transition<CardRefundStatus>,
  set: Partial<Pick<RefundRow, 'providerId' | 'dueAt'>> = {},
): Promise<RefundRow | undefined> {
  const isOver = verb.to === 'paid' || verb.to === 'failed'
  const [row] = await tx
    .update(cardRefunds)
    .set({ ...set, status: verb.to, ...(isOver ? { endedAt: tx.now } : {}) })
    .where(and(eq(cardRefunds.id, id), inArray(cardRefunds.status, [...verb.from])))
    .returning()
  return row
}

/** Takes what was not sent to the provider yet, or not looked at for a day, for as long as a lease lasts. */
export async function takeDueRefunds(tx: Tx, limit: number): Promise<readonly RefundRow[]> {
  const due = await tx
    .select({ id: cardRefunds.id })
    .from(cardRefunds)
    .where(and(inArray(cardRefunds.status, ['asked', 'sent']), lt(cardRefunds.dueAt, tx.now)))
    .orderBy(cardRefunds.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  return tx
    .update(cardRefunds)
    .set({
      dueAt: sql`case status when 'asked' then ${minutesOn(tx, CHECKOUT_LIMITS.leaseMinutes).toISOString()}::timestamptz
        else ${minutesOn(tx, CHECKOUT_LIMITS.againHours * 60).toISOString()}::timestamptz end`,
    })
    .where(
      inArray(
        cardRefunds.id,
        due.map(({ id }) => id),
      ),
    )
    .returning()
}
