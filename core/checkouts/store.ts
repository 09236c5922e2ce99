import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Language } from '../shared/language.ts'
import type { Transition } from '../shared/machine.ts'
import { CHECKOUT_LIMITS, type CheckoutStatus } from './checkout.ts'
import { checkouts, providerEvents } from './tables.ts'
import { MINUTE } from '../shared/time.ts'

export type CheckoutRow = typeof checkouts.$inferSelect

export const minutesOn = ({ now }: Tx, minutes: number): Date => new Date(now.getTime() + minutes * MINUTE)

export const WAITING: readonly CheckoutStatus[] = ['new', 'open', 'pending']
/** What the clock looks after: what waits for the provider, or for an operator. */
const LOOKED_AFTER: readonly CheckoutStatus[] = [...WAITING, 'doubtful', 'returning']

export async function insert(
  tx: Tx,
  wish: { readonly memberId: string; readonly points: number; readonly language: Language },
): Promise<CheckoutRow> {
  const [row] = await tx
    .insert(checkouts)
    .values({
      ...wish,
      id: sql`default`,
      publicId: sql`default`,
      status: 'new',
      createdAt: tx.now,
      // Whoever made it has the page opened at once; this is for when that fails.
      dueAt: minutesOn(tx, CHECKOUT_LIMITS.leaseMinutes),
    })
    .returning()
  if (row === undefined) throw new Error('no checkout was inserted')
  return row
}

/** What was paid once more than it was asked for; undefined when that stands here already. */
export async function insertTwice(
  tx: Tx,
  { memberId, points, language }: CheckoutRow,
  seen: Pick<CheckoutRow, 'paymentId' | 'seenCents' | 'seenCurrency' | 'dueAt'>,
): Promise<CheckoutRow | undefined> {
  const [row] = await tx
    .insert(checkouts)
    .values({
      ...seen,
      memberId,
      points,
      language,
      id: sql`default`,
      publicId: sql`default`,
      status: 'doubtful',
      doubt: 'twice',
      createdAt: tx.now,
      endedAt: tx.now,
    })
    .onConflictDoNothing()
    .returning()
  return row
}

export async function countWaitingOf(tx: Tx, memberId: string, most: number): Promise<number> {
  const rows = await tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.memberId, memberId), inArray(checkouts.status, [...WAITING])))
    .limit(most)
  return rows.length
}

type By = { readonly id: string } | { readonly publicId: string } | { readonly paymentId: string }

export async function checkoutBy(tx: Tx, by: By, lock = false): Promise<CheckoutRow | undefined> {
  const query = tx
    .select()
    .from(checkouts)
    .where(
      'id' in by
        ? eq(checkouts.id, by.id)
        : 'publicId' in by
          ? eq(checkouts.publicId, by.publicId)
          : eq(checkouts.paymentId, by.paymentId),
    )
  const [row] = lock ? await query.for('update') : await query
  return row
}

export async function locked(tx: Tx, id: string): Promise<CheckoutRow> {
  const row = await checkoutBy(tx, { id }, true)
  if (row === undefined) throw new Error('a checkout vanished')
  return row
}

/** The payment behind a deposit, locked. */
export async function checkoutOfDeposit(tx: Tx, depositId: string): Promise<CheckoutRow | undefined> {
  const [row] = await tx.select().from(checkouts).where(eq(checkouts.depositId, depositId)).for('update')
  return row
}

/** Newest first; `before` is the id of the last one seen. */
export async function ofMember(
  tx: Tx,
  memberId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly CheckoutRow[]> {
  return tx
    .select()
    .from(checkouts)
    .where(and(eq(checkouts.memberId, memberId), page.before === undefined ? undefined : lt(checkouts.id, page.before)))
    .orderBy(desc(checkouts.id))
    .limit(page.limit)
}

/** What waits for an operator, oldest first; after the one with this id. */
export async function doubtful(tx: Tx, after: string | undefined, limit: number): Promise<readonly CheckoutRow[]> {
  return tx
    .select()
    .from(checkouts)
    .where(and(eq(checkouts.status, 'doubtful'), after === undefined ? undefined : gt(checkouts.id, after)))
    .orderBy(checkouts.id)
    .limit(limit)
}

type Changes = Partial<
  Pick<
    CheckoutRow,
    | 'sessionId'
    | 'paymentId'
    | 'depositId'
    | 'doubt'
    | 'seenCents'
    | 'seenCurrency'
    | 'decidedBy'
    | 'reason'
    | 'dueAt'
    | 'feeDueAt'
  >
>

/** Compare-and-set: undefined when it was moved by somebody else meanwhile. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<CheckoutStatus>,
  set: Changes = {},
): Promise<CheckoutRow | undefined> {
  const [row] = await tx
    .update(checkouts)
    .set({ ...set, status: verb.to, endedAt: WAITING.includes(verb.to) ? null : tx.now })
    .where(and(eq(checkouts.id, id), inArray(checkouts.status, [...verb.from])))
    .returning()
  return row
}

/** Takes the next ones that somebody has to look after, for as long as a lease lasts. */
export async function takeDue(tx: Tx, limit: number): Promise<readonly CheckoutRow[]> {
  const due = await tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(inArray(checkouts.status, [...LOOKED_AFTER]), lt(checkouts.dueAt, tx.now)))
    .orderBy(checkouts.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  return tx
    .update(checkouts)
    .set({ dueAt: minutesOn(tx, CHECKOUT_LIMITS.leaseMinutes) })
    .where(
      inArray(
        checkouts.id,
        due.map(({ id }) => id),
      ),
    )
    .returning()
}

/** Takes paid ones of which the provider's fee is not known; the next time is an hour later. */
export async function takeDueFees(tx: Tx, limit: number): Promise<readonly CheckoutRow[]> {
  const due = await tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(lt(checkouts.feeDueAt, tx.now))
    .orderBy(checkouts.feeDueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  const ids = due.map(({ id }) => id)
  const feeDueAt = minutesOn(tx, CHECKOUT_LIMITS.feeMinutes)
  return tx.update(checkouts).set({ feeDueAt }).where(inArray(checkouts.id, ids)).returning()
}

/** Null: it will not be known. */
export async function setFee(tx: Tx, id: string, feePoints: number | null): Promise<void> {
  await tx.update(checkouts).set({ feePoints, feeDueAt: null }).where(eq(checkouts.id, id))
}

export async function setDue(tx: Tx, id: string, dueAt: Date): Promise<void> {
  await tx.update(checkouts).set({ dueAt }).where(eq(checkouts.id, id))
}

/** True for the first who notes this event; a second one at the same moment waits until the first is through. */
export async function noteEvent(tx: Tx, event: { readonly id: string; readonly kind: string }): Promise<boolean> {
  const rows = await tx
    .insert(providerEvents)
    .values({ id: event.id, kind: event.kind, at: tx.now })
    .onConflictDoNothing()
    .returning({ id: providerEvents.id })
  return rows.length === 1
}

export async function isKnown(tx: Tx, eventId: string): Promise<boolean> {
  const rows = await tx.select({ id: providerEvents.id }).from(providerEvents).where(eq(providerEvents.id, eventId))
  return rows.length === 1
}

export async function forgetEvents(tx: Tx, limit: number): Promise<number> {
  const before = minutesOn(tx, -CHECKOUT_LIMITS.eventDays * 24 * 60).toISOString()
  const rows = await tx.execute(sql`
    delete from provider_events where id in (
      select id from provider_events where at < ${before}::timestamptz order by at limit ${limit}) returning id`)
  return rows.length
}

export async function moveToMember(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.update(checkouts).set({ memberId: way.to }).where(eq(checkouts.memberId, way.from))
  await tx.update(checkouts).set({ decidedBy: way.to }).where(eq(checkouts.decidedBy, way.from))
}
