import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import type { BankAccount } from '../shared/config.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { openFor } from './account.ts'
import { BANK_ZONE, nextBankDay } from './bank-day.ts'
import * as batches from './batch-store.ts'
import { tell } from './moving.ts'
import { pain001 } from './pain-001.ts'
import { batchVerbs, PAYOUT_LIMITS, payoutVerbs, type Batch, type PayoutRules } from './payout.ts'
import { refuseRefunds } from './refund.ts'
import type { SealedPayout } from './store.ts'
import { HOUR } from '../shared/time.ts'

/** What the file is written with: the platform's own account, and what opens the sealed ones. */
export interface Bank {
  readonly vault: Vault
  readonly account: BankAccount | undefined
}

/** What the bank writes beside each transfer, and a statement brings back. */
export const endToEndOf = (payout: { readonly publicId: string }): string => `PO-${payout.publicId.toUpperCase()}`
export const messageIdOf = (batch: { readonly publicId: string }): string => `KWB-${batch.publicId.toUpperCase()}`

/** The file of a batch, written anew: the same as long as nothing has changed. */
function fileOf(
  bank: Bank,
  batch: Pick<Batch, 'publicId' | 'builtAt' | 'executionOn'>,
  list: readonly SealedPayout[],
): ReturnType<typeof pain001> {
  return pain001({
    messageId: messageIdOf(batch),
    builtAt: batch.builtAt,
    executionOn: batch.executionOn,
    from: bank.account ?? refuse('batch.no_bank', {}),
    transfers: list.map((payout) => ({
      ...openFor(bank.vault, payout),
      endToEnd: endToEndOf(payout),
      points: payout.points,
    })),
  })
}

/**
 * Puts what is approved into a file for the bank, the oldest first, at most 500 payouts and ten million euros, and
 * tells the other operators. It is to be made on the first bank day after somebody can have approved it. Left out is what
 * `leftOut` says. Refuses `operator.only`, `batch.no_bank`, `batch.nothing`, and `batch.needs_other` when all of it is left out.
 */
export async function build(
  tx: Tx,
  operator: Member,
  input: Bank & { readonly key: string; readonly rules: PayoutRules },
): Promise<Batch> {
  await moderation.requireOperator(tx, operator)
  const single = input.rules.singleOperator
  const publicId = await once(
    tx,
    { key: input.key, kind: 'batch.build', actorId: operator.id, input: {} },
    async () => {
      const except = await leftOut(tx, operator, single)
      const list = fitting(await batches.approved(tx, PAYOUT_LIMITS.batch, except))
      if (list.length === 0) refuse(except === null ? 'batch.nothing' : 'batch.needs_other', {})
      const ids = await batches.freshIds(tx)
      const approvable = new Date(tx.now.getTime() + (single ? PAYOUT_LIMITS.singleHours * HOUR : 0))
      const executionOn = nextBankDay(members.dayIn(BANK_ZONE, approvable))
      const { hash } = fileOf(input, { ...ids, builtAt: tx.now, executionOn }, list)
      const points = list.reduce((sum, payout) => sum + payout.points, 0)
      const held = await batches.clearingOf(
        tx,
        list.map(({ id }) => id),
      )
      if (held !== points) throw new Error('the ledger holds another sum than the file')
      const remindAt = new Date(tx.now.getTime() + PAYOUT_LIMITS.remindDays.open * 24 * HOUR)
      const row = { ...ids, single, builtBy: operator.id, executionOn, payouts: list.length, points }
      await batches.insertBatch(tx, { ...row, fileHash: hash, remindAt })
      await batches.moveAll(
        tx,
        list.map(({ id }) => id),
        'batch',
        ids.id,
      )
      for (const payout of list) await tell(tx, { ...payout, status: payoutVerbs.batch.to })
      const dedupeKey = `batch:${ids.id}:built`
      await moderation.tellOperators(tx, { topic: 'payout', id: ids.publicId, dedupeKey, except: [operator.id] })
      await noted(tx, operator, 'batch.build', { ...row, fileHash: hash })
      return ids.publicId
    },
  )
  return batchFor(tx, operator, publicId)
}

/**
 * Whose payouts stay out of a batch of this builder, so that somebody is left to approve it: of those who can (the builder
 * himself where he is alone) one must have no payout in it. When all of them have one, it is whoever has waited the
 * shortest; those go into a batch that he, or a third one, builds. Null: nobody.
 */
async function leftOut(tx: Tx, builder: Member, single: boolean): Promise<string | null> {
  const others = (await moderation.operatorIds(tx)).filter((id) => id !== builder.id)
  const approvers = single ? [builder.id] : others
  const waiting = await batches.oldestApproved(tx, approvers)
  if (waiting.length < approvers.length) return null
  const [last] = waiting.toSorted((one, other) => (one.id < other.id ? 1 : -1))
  return last?.memberId ?? null
}

/** The first of them that go into one file. */
function fitting(list: readonly SealedPayout[]): readonly SealedPayout[] {
  let points = 0
  return list.filter((payout) => {
    if (points + payout.points > PAYOUT_LIMITS.batchPoints) return false
    points += payout.points
    return true
  })
}

async function noted(
  tx: Tx,
  operator: Member,
  action: string,
  batch: Pick<Batch, 'publicId' | 'points' | 'payouts' | 'fileHash'>,
  reason = '',
): Promise<void> {
  const { publicId, points, payouts, fileHash } = batch
  await moderation.audit(tx, operator, {
    action,
    object: `batch:${publicId}`,
    reason,
    detail: { points, payouts, file: fileHash },
  })
}

/** A batch, for operators. Refuses `operator.only` and `batch.unknown`. */
export async function batchFor(tx: Tx, operator: Member, publicId: string): Promise<Batch> {
  await moderation.requireOperator(tx, operator)
  return (await batches.batchBy(tx, { publicId })) ?? refuse('batch.unknown', {})
}

async function locked(tx: Tx, publicId: string): Promise<batches.BatchRow> {
  return (await batches.batchBy(tx, { publicId }, true)) ?? refuse('batch.unknown', {})
}

/**
 * Refuses to whoever may not approve this batch: `operator.own_case`, `batch.four_eyes`, `batch.too_early`; and to everybody
 * when its day is over (`batch.day_over`).
 */
export async function requireApprover(tx: Tx, operator: Member, publicId: string): Promise<void> {
  await moderation.requireOperator(tx, operator)
  const batch = (await batches.batchBy(tx, { publicId })) ?? refuse('batch.unknown', {})
  if (batch.status !== 'built') refuse('batch.wrong_state', { status: batch.status })
  requireDay(tx, batch)
  if (await batches.isParty(tx, batch.id, operator.id)) refuse('operator.own_case', {})
  // Two accounts of one person are one operator, also when they were merged after it was built.
  if ((await members.presentId(tx, batch.builtBy)) !== operator.id) return
  if (!batch.single) refuse('batch.four_eyes', {})
  const left = batch.builtAt.getTime() + PAYOUT_LIMITS.singleHours * HOUR - tx.now.getTime()
  if (left > 0) refuse('batch.too_early', { hours: Math.ceil(left / HOUR) })
}

/** The bank would move a day that is over by itself, and nobody has agreed to that. */
function requireDay(tx: Tx, { executionOn }: Pick<Batch, 'executionOn'>): void {
  if (executionOn < members.dayIn(BANK_ZONE, tx.now)) refuse('batch.day_over', {})
}

/**
 * A second operator agrees to this very file: `hash` is what he has seen, and it is written anew and compared. A single
 * operator does it a day later, and types the sum (`points`) once more. Refuses as `requireApprover`, and `batch.changed`,
 * `batch.wrong_sum`, `batch.wrong_state`.
 */
export async function approveBatch(
  tx: Tx,
  operator: Member,
  input: Bank & { readonly key: string; readonly batch: string; readonly hash: string; readonly points: number },
): Promise<Batch> {
  const { key, batch: publicId, hash, points } = input
  await moderation.requireOperator(tx, operator)
  const command = { key, kind: 'batch.approve', actorId: operator.id, input: { batch: publicId, hash, points } }
  await once(tx, command, async () => {
    const batch = await locked(tx, publicId)
    await requireApprover(tx, operator, publicId)
    if (points !== batch.points) refuse('batch.wrong_sum', {})
    if (hash !== batch.fileHash) refuse('batch.changed', {})
    await sameFile(tx, input, batch)
    const set = { approvedBy: operator.id, approvedAt: tx.now }
    await batches.moveBatch(tx, batch.id, batchVerbs.approve, set)
    await noted(tx, operator, 'batch.approve', batch)
    return null
  })
  return batchFor(tx, operator, publicId)
}

/**
 * Writes the file anew. Refuses `batch.changed` when it is not the one that was built, or it would pay
 * somebody who was suspended since, or give back a deposit that the bank has taken back: built anew, it leaves them out.
 */
async function sameFile(tx: Tx, bank: Bank, batch: batches.BatchRow): Promise<string> {
  if (batch.status !== 'exported' && (await batches.holdsUnsendable(tx, batch.id))) refuse('batch.changed', {})
  const { xml, hash } = fileOf(bank, batch, await batches.inBatch(tx, batch.id))
  return hash === batch.fileHash ? xml : refuse('batch.changed', {})
}

/**
 * Takes a batch apart that is not at the bank: its payouts wait for the next one, but for deposits that the bank has taken
 * back meanwhile, which are refused. Refuses `batch.wrong_state`.
 */
export async function discardBatch(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly batch: string },
): Promise<Batch> {
  const { key, batch: publicId } = input
  await moderation.requireOperator(tx, operator)
  await once(tx, { key, kind: 'batch.discard', actorId: operator.id, input: { batch: publicId } }, async () => {
    const batch = await locked(tx, publicId)
    await takeApart(tx, batch.id)
    await noted(tx, operator, 'batch.discard', batch)
    return null
  })
  return batchFor(tx, operator, publicId)
}

async function takeApart(tx: Tx, id: string): Promise<void> {
  await batches.moveBatch(tx, id, batchVerbs.discard, { endedAt: tx.now })
  const ids = (await batches.inBatch(tx, id, 'batched', true)).map((payout) => payout.id)
  await batches.moveAll(tx, ids, 'unbatch', null)
  for (const depositId of await batches.takenBack(tx, ids)) await refuseRefunds(tx, depositId)
}

/**
 * Takes every batch apart that holds something of this member and is not at the bank yet; the operators are told to build
 * anew. The member must be locked. For `takeBackAll` only.
 */
export async function discardWith(tx: Tx, memberId: string): Promise<void> {
  for (const id of await batches.waitingWith(tx, memberId)) {
    const batch = await batches.batchBy(tx, { id }, true)
    if (batch?.status !== 'built' && batch?.status !== 'approved') continue
    await takeApart(tx, id)
    await moderation.tellOperators(tx, { topic: 'payout', id: batch.publicId, dedupeKey: `batch:${id}:discarded` })
  }
}

/**
 * The file, for the bank. From the first time on its payouts lie with the bank and are told so; afterwards the same file
 * is given again, byte for byte: a bank takes the same message once. Refuses `batch.wrong_state` before it is approved,
 * and `batch.changed`, `batch.day_over`: what has changed since has to be built and approved anew.
 */
export async function exportBatch(
  tx: Tx,
  operator: Member,
  input: Bank & { readonly batch: string },
): Promise<{ readonly name: string; readonly xml: string }> {
  await moderation.requireOperator(tx, operator)
  const batch = await locked(tx, input.batch)
  if (batch.status !== 'approved' && batch.status !== 'exported') refuse('batch.wrong_state', { status: batch.status })
  const xml = await sameFile(tx, input, batch)
  if (batch.status === 'approved') {
    requireDay(tx, batch)
    const list = await batches.inBatch(tx, batch.id, 'batched', true)
    const remindAt = new Date(tx.now.getTime() + PAYOUT_LIMITS.remindDays.exported * 24 * HOUR)
    await batches.moveBatch(tx, batch.id, batchVerbs.export, {
      exportedBy: operator.id,
      exportedAt: tx.now,
      remindAt,
    })
    await batches.moveAll(
      tx,
      list.map(({ id }) => id),
      'export',
      batch.id,
    )
    for (const payout of list) await tell(tx, { ...payout, status: payoutVerbs.export.to })
  }
  await noted(tx, operator, 'batch.export', batch)
  return { name: `${messageIdOf(batch)}.xml`, xml }
}
