import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { batchVerbs, payoutVerbs, type BatchStatus, type PayoutStatus } from './payout.ts'
import type { SealedPayout } from './store.ts'
import { payoutBatches, payouts } from './tables.ts'

export type BatchRow = typeof payoutBatches.$inferSelect

/** The bank has taken back the deposit that this one gives back. */
const isTakenBack = sql`exists (select from bank_entries e join bank_entries r on r.reverses_id = e.id
  where e.deposit_id = ${payouts.depositId})`

/**
 * Nothing is sent to somebody who is suspended, nor what was earned without tax data; it waits with them. Nor a deposit
 * that the bank has taken back, nor anything to a minor for whom nobody agrees to payouts: both come home.
 */
const sendable = (tx: Tx) => sql`exists (select from members m where m.id = ${payouts.memberId} and m.status = 'active'
    and (m.birth_date + interval '18 years' <= (${tx.now.toISOString()}::timestamptz at time zone m.time_zone)::date
      or exists (select from consent_scopes c where c.member_id = m.id and c.scope = 'payout' and c.ended_at is null)))
  and (${payouts.kind} <> 'earnings' or exists (select from tax_data t where t.member_id = ${payouts.memberId}))
  and not ${isTakenBack}`

/**
 * What can go into a batch, oldest first, locked; what is in another operator's hands at this moment is left out, and so is
 * whatever belongs to somebody who is suspended or has no tax data, or to `except`.
 */
export async function approved(tx: Tx, limit: number, except: string | null): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.status, 'approved'), sql`${payouts.memberId} is distinct from ${except}::uuid`, sendable(tx)))
    .orderBy(payouts.id)
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Of these members those who have something that could go into a batch, each with the oldest of it. */
export async function oldestApproved(
  tx: Tx,
  memberIds: readonly string[],
): Promise<readonly Pick<SealedPayout, 'memberId' | 'id'>[]> {
  if (memberIds.length === 0) return []
  return tx
    .selectDistinctOn([payouts.memberId], { memberId: payouts.memberId, id: payouts.id })
    .from(payouts)
    .where(and(eq(payouts.status, 'approved'), inArray(payouts.memberId, [...memberIds]), sendable(tx)))
    .orderBy(payouts.memberId, payouts.id)
}

/** The batches that are not at the bank and hold something of this member. */
export async function waitingWith(tx: Tx, memberId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ id: payouts.batchId })
    .from(payouts)
    .where(and(eq(payouts.memberId, memberId), eq(payouts.status, 'batched')))
  return rows.flatMap(({ id }) => (id === null ? [] : [id]))
}

/** True when a batch would pay somebody who is suspended or for whom nobody agrees by now, or give back what the bank has taken back. */
export async function holdsUnsendable(tx: Tx, batchId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: payouts.id })
    .from(payouts)
    .where(and(eq(payouts.batchId, batchId), sql`not (${sendable(tx)})`))
    .limit(1)
  return rows.length > 0
}

/** How much waits for a batch: of the oldest `most`. */
export async function approvedTotal(
  tx: Tx,
  most: number,
): Promise<{ readonly count: number; readonly points: number; readonly oldestAt: Date | undefined }> {
  const rows = await tx
    .select({ points: payouts.points, requestedAt: payouts.requestedAt })
    .from(payouts)
    .where(and(eq(payouts.status, 'approved'), sendable(tx)))
    .orderBy(payouts.id)
    .limit(most)
  return {
    count: rows.length,
    points: rows.reduce((sum, { points }) => sum + points, 0),
    oldestAt: rows[0]?.requestedAt,
  }
}

/** The clearing accounts of these payouts together, in points: what the ledger says that is on its way. */
export async function clearingOf(tx: Tx, ids: readonly string[]): Promise<number> {
  const [row] = await tx.execute<{ points: string }>(sql`
    select coalesce(sum(balance), 0) as points from accounts where kind = 'payout_clearing'
      and owner_id in (${sql.join(
        ids.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`)
  return Number(row?.points)
}

export async function insertBatch(
  tx: Tx,
  batch: Pick<
    BatchRow,
    'single' | 'builtBy' | 'executionOn' | 'payouts' | 'points' | 'fileHash' | 'remindAt' | 'id' | 'publicId'
  >,
): Promise<void> {
  await tx.insert(payoutBatches).values({ ...batch, status: 'built', builtAt: tx.now })
}

/** Ids before the row is there: the file names the batch, and the row keeps the file's hash. */
export async function freshIds(tx: Tx): Promise<{ readonly id: string; readonly publicId: string }> {
  const [row] = await tx.execute<{ id: string; public_id: string }>(sql`select uuid7() as id, public_id() as public_id`)
  if (row === undefined) throw new Error('no ids')
  return { id: row.id, publicId: row.public_id }
}

export async function batchBy(
  tx: Tx,
  by: { readonly publicId: string } | { readonly id: string },
  lock = false,
): Promise<BatchRow | undefined> {
  const query = tx
    .select()
    .from(payoutBatches)
    .where('id' in by ? eq(payoutBatches.id, by.id) : eq(payoutBatches.publicId, by.publicId))
  const [row] = lock ? await query.for('update') : await query
  return row
}

/** A batch's payouts in the order of its file. */
export async function inBatch(
  tx: Tx,
  batchId: string,
  status?: PayoutStatus,
  lock = false,
): Promise<readonly SealedPayout[]> {
  const query = tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.batchId, batchId), status === undefined ? undefined : eq(payouts.status, status)))
    .orderBy(payouts.id)
  return lock ? query.for('update') : query
}

/** Whose payouts are in a batch, in the order in which members are locked. */
export async function membersIn(tx: Tx, batchId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ id: payouts.memberId })
    .from(payouts)
    .where(eq(payouts.batchId, batchId))
    .orderBy(payouts.memberId)
  return rows.map(({ id }) => id)
}

/** A page of a batch's payouts in the order of its file, after the one with this id. */
export async function pageOf(
  tx: Tx,
  batchId: string,
  after: string | undefined,
  limit: number,
): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.batchId, batchId), after === undefined ? undefined : gt(payouts.id, after)))
    .orderBy(payouts.id)
    .limit(limit)
}

/** Deposits that the bank has taken back and these payouts would give back once more. */
export async function takenBack(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ depositId: payouts.depositId })
    .from(payouts)
    .where(and(inArray(payouts.id, [...ids]), isTakenBack))
  return rows.flatMap(({ depositId }) => (depositId === null ? [] : [depositId]))
}

/** Moves all payouts of a batch at once. Throws when one of them was elsewhere: the batch's lock forbids it. */
export async function moveAll(
  tx: Tx,
  ids: readonly string[],
  verb: 'batch' | 'unbatch' | 'export',
  batchId: string | null,
): Promise<void> {
  const { from, to } = payoutVerbs[verb]
  const rows = await tx
    .update(payouts)
    .set({ status: to, batchId, ...(verb === 'export' ? { exportedAt: tx.now } : {}) })
    .where(and(inArray(payouts.id, [...ids]), inArray(payouts.status, [...from])))
    .returning({ id: payouts.id })
  if (rows.length !== ids.length) throw new Error('a payout has left its batch')
}

/** Compare-and-set. Refuses `batch.wrong_state`. */
export async function moveBatch(
  tx: Tx,
  id: string,
  verb: Transition<BatchStatus>,
  set: Partial<Pick<BatchRow, 'approvedBy' | 'approvedAt' | 'exportedBy' | 'exportedAt' | 'endedAt' | 'remindAt'>>,
): Promise<void> {
  const rows = await tx
    .update(payoutBatches)
    .set({ ...set, status: verb.to })
    .where(and(eq(payoutBatches.id, id), inArray(payoutBatches.status, [...verb.from])))
    .returning({ id: payoutBatches.id })
  if (rows.length > 0) return
  const [present] = await tx
    .select({ status: payoutBatches.status })
    .from(payoutBatches)
    .where(eq(payoutBatches.id, id))
  refuse('batch.wrong_state', { status: present?.status ?? 'discarded' })
}

/** A batch of which nothing lies with the bank any more is over. */
export async function settleIfDone(tx: Tx, batchId: string): Promise<void> {
  // Who ends another payout of it at this moment would see this one's old status, and this one that one's: one after the other.
  await tx.execute(sql`select from payout_batches where id = ${batchId} for update`)
  await tx.execute(sql`
    update payout_batches set status = ${batchVerbs.settle.to}, ended_at = ${tx.now.toISOString()}::timestamptz
      where id = ${batchId} and status = 'exported'
        and not exists (select from payouts where batch_id = ${batchId} and status = 'exported')`)
}

/** The batches that are not over, newest first; before the one with this id. */
export async function openBatches(tx: Tx, before: string | undefined, limit: number): Promise<readonly BatchRow[]> {
  return tx
    .select()
    .from(payoutBatches)
    .where(
      and(
        inArray(payoutBatches.status, ['built', 'approved', 'exported']),
        before === undefined ? undefined : lt(payoutBatches.id, before),
      ),
    )
    .orderBy(desc(payoutBatches.id))
    .limit(limit)
}

/** Batches of which operators have to be reminded, each put off to its next time. */
export async function dueBatches(
  tx: Tx,
  days: { readonly open: number; readonly exported: number },
  limit: number,
): Promise<readonly BatchRow[]> {
  const now = tx.now.toISOString()
  const due = await tx.execute<{ id: string }>(sql`
    update payout_batches set remind_at = ${now}::timestamptz
        + case status when 'exported' then ${days.exported}::integer else ${days.open}::integer end * interval '1 day'
      where id in (select id from payout_batches where status in ('built', 'approved', 'exported')
        and remind_at <= ${now}::timestamptz and ${asides.notSetAside(tx, 'remind-payouts', sql`id`)} order by remind_at limit ${limit} for update skip locked)
      returning id`)
  if (due.length === 0) return []
  return tx
    .select()
    .from(payoutBatches)
    .where(
      inArray(
        payoutBatches.id,
        due.map(({ id }) => id),
      ),
    )
}

/** True when one of a batch's payouts belongs to this member, also through an account that was merged. */
export async function isParty(tx: Tx, batchId: string, memberId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from payouts where batch_id = ${batchId} and present_member(member_id) = ${memberId}::uuid limit 1`)
  return rows.length > 0
}

/** The oldest payout that waits for an operator or a batch since before this moment. */
export async function waitsSince(tx: Tx, before: Date): Promise<SealedPayout | undefined> {
  for (const status of ['requested', 'approved'] as const) {
    const [row] = await tx
      .select()
      .from(payouts)
      .where(and(eq(payouts.status, status), sendable(tx)))
      .orderBy(payouts.id)
      .limit(1)
    if (row !== undefined && row.requestedAt < before) return row
  }
  return undefined
}
