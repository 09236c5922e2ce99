import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as batches from './batch-store.ts'
import { PAYOUT_LIMITS, type Batch } from './payout.ts'
import * as store from './store.ts'
import { DAY } from '../shared/time.ts'

/** More than this says nothing new. */
const MOST = 500

/** What operators have to do about payouts. */
export interface Overview {
  readonly toLookAt: number
  /** What the next batch would hold, of the oldest 500. */
  readonly approved: { readonly count: number; readonly points: number }
  readonly batches: readonly Batch[]
  readonly more: boolean
}

/** What waits, with a page of the batches that are not over, newest first. Refuses `operator.only`. */
export async function overview(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<Overview> {
  await moderation.requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await batches.batchBy(tx, { publicId: page.after })
  const rows = await batches.openBatches(tx, last?.id, page.limit + 1)
  return {
    toLookAt: (await store.toLookAt(tx, undefined, MOST)).length,
    approved: await batches.approvedTotal(tx, MOST),
    batches: rows.slice(0, page.limit),
    more: rows.length > page.limit,
  }
}

/** How much waits for an operator, counted up to `most`: payouts to look at, batches, and what could go into one. */
export async function countWaiting(tx: Tx, most: number): Promise<number> {
  const toLookAt = (await store.toLookAt(tx, undefined, most)).length
  const open = (await batches.openBatches(tx, undefined, most)).length
  const { count } = await batches.approvedTotal(tx, 1)
  return Math.min(most, toLookAt + open + count)
}

/**
 * Reminds operators, again and again, of batches that wait for an approval, for the bank or for its answer, and once a day of
 * payouts that wait for a decision or a batch for three days. For the schedule; returns how many batches.
 */
export async function remind(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await batches.dueBatches(tx, PAYOUT_LIMITS.remindDays, limit))
  for (const { id, publicId, status } of due) {
    const dedupeKey = `batch:${id}:${status}:${tx.now.toISOString()}`
    await moderation.tellOperators(tx, { topic: 'payout', id: publicId, dedupeKey })
  }
  const waits = await batches.waitsSince(tx, new Date(tx.now.getTime() - PAYOUT_LIMITS.remindDays.exported * DAY))
  if (waits !== undefined) {
    const dedupeKey = `payouts:wait:${tx.now.toISOString().slice(0, 10)}`
    await moderation.tellOperators(tx, { topic: 'payout', id: waits.publicId, dedupeKey })
  }
  return due.length
}
