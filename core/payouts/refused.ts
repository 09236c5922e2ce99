import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import * as batches from './batch-store.ts'
import { batchNumbersIn, payoutNumbersIn } from './confirm.ts'
import { giveBack, paidKeys, tell } from './moving.ts'
import type { StatusReport } from './pain-002.ts'
import { payoutVerbs, type Batch, type Payout } from './payout.ts'
import * as store from './store.ts'

/**
 * True when the bank can still refuse it: it lies there, or an operator has said that it was made and no debit has shown it.
 * Whoever has gone has no purse for it.
 */
async function canBeRefused(tx: Tx, { status, debitId, memberId }: store.SealedPayout): Promise<boolean> {
  if (status === 'exported') return true
  return status === 'paid' && debitId === null && (await members.byId(tx, memberId))?.status !== 'deleted'
}

/** What of a batch the bank can still refuse; `lock`: its members and all of it locked. */
async function refusable(tx: Tx, batchId: string, lock: boolean): Promise<readonly store.SealedPayout[]> {
  if (lock) for (const id of await batches.membersIn(tx, batchId)) await members.lock(tx, id)
  const found = []
  for (const payout of await batches.inBatch(tx, batchId, undefined, lock)) {
    if (await canBeRefused(tx, payout)) found.push(payout)
  }
  return found
}

/** The bank will not make it: the points are home again, told with the reason. The member must be locked. */
async function failed(tx: Tx, { id, batchId, status }: store.SealedPayout, reason: string): Promise<void> {
  const keys = paidKeys({ id })
  const journalId = status === 'paid' ? await ledger.journalOf(tx, keys.paid) : undefined
  if (journalId !== undefined) await ledger.mirror(tx, { key: keys.unpaid, journalId })
  const payout = await store.move(tx, id, payoutVerbs.reject, { reason, paidAt: null })
  await giveBack(tx, payout)
  await tell(tx, payout)
  if (batchId !== null) await batches.settleIfDone(tx, batchId)
}

/**
 * A payout of which an operator says that the bank has refused it; `number` as it stands in the file, of this batch where one
 * is named. Refuses `payout.unknown`, `payout.wrong_state`. For core/corrections, which asks a second operator.
 */
export async function saidToBeRefused(tx: Tx, number: string, batch: string | undefined): Promise<Payout> {
  const [publicId = ''] = payoutNumbersIn([number])
  const payout = (await store.payoutBy(tx, { publicId })) ?? refuse('payout.unknown', {})
  const named = batch === undefined ? undefined : await batches.batchBy(tx, { publicId: batch })
  if (batch !== undefined && payout.batchId !== named?.id) refuse('payout.unknown', {})
  return (await canBeRefused(tx, payout)) ? payout : refuse('payout.wrong_state', { status: payout.status })
}

/** The payout that an entry of the bank names. For core/statements. */
export async function payoutBy(tx: Tx, by: By): Promise<Payout | undefined> {
  return store.payoutBy(tx, by)
}

/** Two operators have said so: the points are home again. Refuses `payout.wrong_state`. For core/corrections. */
export async function refusedByBank(tx: Tx, payoutId: string, reason: string): Promise<void> {
  const payout = (await store.payoutBy(tx, { id: payoutId }, true)) ?? refuse('payout.unknown', {})
  if (!(await canBeRefused(tx, payout))) refuse('payout.wrong_state', { status: payout.status })
  await failed(tx, payout, reason)
}

type By = { readonly publicId: string } | { readonly id: string }

async function refusedWhole(
  tx: Tx,
  operator: Member,
  by: By,
  lock: boolean,
): Promise<{ readonly batch: Batch; readonly open: readonly store.SealedPayout[] }> {
  const batch = (await batches.batchBy(tx, by)) ?? refuse('batch.unknown', {})
  const open = await refusable(tx, batch.id, lock)
  if (open.length === 0) refuse('batch.wrong_state', { status: batch.status })
  if (await batches.isParty(tx, batch.id, operator.id)) refuse('operator.own_case', {})
  return { batch, open }
}

/**
 * A batch of which an operator says that the bank has not taken its file, and what it would bring home, in points. Refuses
 * `operator.own_case`, `batch.unknown`, `batch.wrong_state`. For core/corrections.
 */
export async function batchSaidToBeRefused(
  tx: Tx,
  operator: Member,
  publicId: string,
): Promise<{ readonly batch: Batch; readonly points: number }> {
  const { batch, open } = await refusedWhole(tx, operator, { publicId }, false)
  return { batch, points: open.reduce((sum, { points }) => sum + points, 0) }
}

/**
 * Two operators have said so: all of it that no statement has shown is home again. Refuses as `batchSaidToBeRefused`. For
 * core/corrections.
 */
export async function batchRefusedByBank(tx: Tx, operator: Member, id: string, reason: string): Promise<void> {
  const { open } = await refusedWhole(tx, operator, { id }, true)
  for (const payout of open) await failed(tx, payout, reason)
}

/**
 * The bank's answer to a file (pain.002): what it refuses is home again, also when an operator had confirmed it by hand; what
 * it has made is told by the statement. Read in twice it changes nothing. Returns how many were refused, and how many it
 * names that are not with the bank. Refuses `operator.only`, `operator.own_case` and `batch.unknown`.
 */
export async function applyReport(
  tx: Tx,
  operator: Member,
  report: StatusReport,
): Promise<{ readonly refused: number; readonly ignored: number }> {
  await moderation.requireOperator(tx, operator)
  const [publicId = ''] = batchNumbersIn([report.messageId])
  const batch = (await batches.batchBy(tx, { publicId })) ?? refuse('batch.unknown', {})
  const open = await refusable(tx, batch.id, true)
  const reasons = new Map(
    report.refused.flatMap(({ endToEnd, reason }) => payoutNumbersIn([endToEnd]).map((number) => [number, reason])),
  )
  const refused = open.filter(({ publicId: number }) => report.allRefused !== undefined || reasons.has(number))
  moderation.requireNoParty(operator, ...refused.map(({ memberId }) => memberId))
  for (const payout of refused) {
    await failed(tx, payout, cleanLine(reasons.get(payout.publicId) ?? report.allRefused ?? 'NARR'))
  }
  await moderation.audit(tx, operator, {
    action: 'batch.report',
    object: `batch:${publicId}`,
    reason: '',
    detail: { refused: refused.length },
  })
  return { refused: refused.length, ignored: report.refused.filter((one) => !isIn(one.endToEnd, refused)).length }
}

const isIn = (endToEnd: string, list: readonly Payout[]): boolean =>
  payoutNumbersIn([endToEnd]).some((number) => list.some(({ publicId }) => publicId === number))
