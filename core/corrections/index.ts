import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as deposits from '../deposits/index.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import * as payouts from '../payouts/index.ts'
import { refuse } from '../shared/refusal.ts'
import { DAY, HOUR } from '../shared/time.ts'
import * as statements from '../statements/index.ts'
import { CORRECTION_LIMITS, correctionVerbs, type Correction, type CorrectionKind } from './correction.ts'
import * as store from './store.ts'

/**
 * Postings that were wrong: their mirror, never a change (ledger.md), and what people say of the bank's answer to a payout:
 * asked for by one operator and made by another.
 */
export * from './correction.ts'

/** `number`, `entry`, `batch`, or `reference` and `points`, as the kind needs them. */
interface Wrong {
  readonly kind: CorrectionKind
  readonly number?: string
  readonly entry?: string
  readonly batch?: string
  readonly reference?: string
  readonly points?: number
}

/**
 * An operator asks for a correction; nothing moves before another one has agreed. `number` names the deposit (from the audit
 * log) or the payout (`PO-…`); `entry` is the bank entry that shows that a payout was made, or that was nothing; `batch` the
 * file that the bank has not taken, or in which the payout is; `reference` and `points` are a transfer to be credited by hand.
 * Refuses `operator.only`, `operator.own_case`,
 * `operator.say_more`, `correction.not_this` for what cannot be corrected, `correction.exists`, and what the bank can refuse
 * no more: `payout.unknown`, `payout.wrong_state`, `batch.unknown`, `batch.wrong_state`; where an entry is named
 * `bank_entry.unknown`, for a transfer `deposit.unknown_reference` and `deposit.out_of_range`, and for our money from the provider `bank_entry.decided` and `bank_entry.not_at_provider`.
 */
export async function ask(
  tx: Tx,
  operator: Member,
  input: Wrong & { readonly key: string; readonly reason: string; readonly rules: payouts.PayoutRules },
): Promise<Correction> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const { key, kind, number = '', entry = '', batch = '', reference, points } = input
  const credit = reference === undefined || points === undefined ? {} : { reference, points }
  const named = { kind, number, entry, reason, ...(batch === '' ? {} : { batch }), ...credit }
  const command = { key, kind: 'correction.ask', actorId: operator.id, input: named }
  const publicId = await once(tx, command, async () => {
    const found = await wrongOf(tx, operator, input)
    const memberId = found.memberId === null ? null : await members.presentId(tx, found.memberId)
    moderation.requireNoParty(operator, memberId)
    const asked = await store.insert(tx, {
      journalId: null,
      payoutId: null,
      entryId: null,
      batchId: null,
      ...found,
      memberId,
      kind,
      reason,
      single: input.rules.singleOperator,
      askedBy: operator.id,
      dueAt: new Date(tx.now.getTime() + CORRECTION_LIMITS.days * DAY),
    })
    const dedupeKey = `correction:${asked.id}:asked`
    const except = [operator.id, memberId]
    await moderation.tellOperators(tx, { topic: 'correction', id: asked.publicId, dedupeKey, except })
    await noted(tx, operator, 'correction.ask', asked)
    return asked.publicId
  })
  return correctionFor(tx, operator, publicId)
}

type Found = Pick<store.CorrectionRow, 'memberId' | 'points'> &
  Partial<Pick<store.CorrectionRow, 'journalId' | 'payoutId' | 'entryId' | 'batchId'>>

async function wrongOf(
  tx: Tx,
  operator: Member,
  { kind, number = '', entry = '', batch = '', reference = '', points = 0 }: Wrong,
): Promise<Found> {
  switch (kind) {
    case 'credit':
      return { memberId: (await deposits.creditable(tx, operator, { reference, points })).id, points }
    case 'deposit':
      return (await store.creditedByHand(tx, number.trim().toLowerCase())) ?? refuse('correction.not_this', {})
    case 'payout':
      return payoutFor(tx, operator, number, entry)
    case 'refused': {
      const payout = await payouts.saidToBeRefused(tx, number, batch === '' ? undefined : batch)
      return { memberId: payout.memberId, points: payout.points, payoutId: payout.id }
    }
    case 'batch-refused': {
      const { batch: found, points: sum } = await payouts.batchSaidToBeRefused(tx, operator, batch)
      return { memberId: null, points: sum, batchId: found.id }
    }
    case 'from-provider': {
      const own = await statements.maybeFromProvider(tx, operator, entry)
      return { memberId: null, points: own.points, entryId: own.id }
    }
    case 'noted': {
      const { id: entryId } = await statements.entryToDecide(tx, operator, entry)
      const payout = (await statements.refusedPayoutOf(tx, operator, entry)) ?? refuse('correction.not_this', {})
      return { memberId: payout.memberId, points: payout.points, payoutId: payout.id, entryId }
    }
  }
}

/** Only what the bank has refused after it had the file, and a debit of exactly its amount that nothing explains yet. */
async function payoutFor(tx: Tx, operator: Member, number: string, entryId: string): Promise<Found> {
  const [publicId = ''] = payouts.payoutNumbersIn([number])
  const entry = await statements.entryToDecide(tx, operator, entryId)
  const payout = await payouts.payoutFor(tx, operator, publicId)
  const journalId = await ledger.journalOf(tx, payouts.backKey(payout))
  const fits = entry.status === 'unexpected' && entry.points === -payout.points
  if (!fits || payout.status !== 'rejected' || payout.exportedAt === null || journalId === undefined)
    return refuse('correction.not_this', {})
  return { memberId: payout.memberId, points: payout.points, journalId, payoutId: payout.id, entryId: entry.id }
}

async function noted(tx: Tx, operator: Member, action: string, correction: Correction): Promise<void> {
  const { publicId, kind, points, reason } = correction
  await moderation.audit(tx, operator, { action, object: `correction:${publicId}`, reason, detail: { kind, points } })
}

/** A correction, for operators. Refuses `operator.only` and `correction.unknown`. */
export async function correctionFor(tx: Tx, operator: Member, publicId: string): Promise<Correction> {
  await moderation.requireOperator(tx, operator)
  return (await store.by(tx, publicId)) ?? refuse('correction.unknown', {})
}

/** A page of what waits for a second operator, oldest first. Refuses `operator.only`. */
export async function waiting(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly corrections: readonly Correction[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const rows = await store.waiting(tx, page.after, page.limit + 1)
  return { corrections: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How much waits, counted up to `most`. */
export async function countWaiting(tx: Tx, most: number): Promise<number> {
  return (await store.waiting(tx, undefined, most)).length
}

/**
 * Another operator agrees, and the mirror of the posting is made; or does not, and nothing moves. Where one operator is alone
 * he agrees a day later. Refuses `operator.only`, `operator.own_case`, `correction.unknown`, `correction.four_eyes`,
 * `correction.too_early`, `correction.decided`, `ledger.insufficient` when the points are not there any more, `member.gone` when
 * who was to be credited is not, `correction.came_in` when a transfer of that very amount has been credited meanwhile, and
 * `payout.wrong_state`, `batch.wrong_state`, `bank_entry.decided`, `bank_entry.not_at_provider` when a statement was faster:
 * it stays.
 */
export async function decide(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly correction: string; readonly agree: boolean },
): Promise<Correction> {
  const { key, correction: publicId, agree } = input
  const seen = await correctionFor(tx, operator, publicId)
  const command = { key, kind: 'correction.decide', actorId: operator.id, input: { correction: publicId, agree } }
  await once(tx, command, async () => {
    const memberId = seen.memberId === null ? null : await members.presentId(tx, seen.memberId)
    moderation.requireNoParty(operator, memberId)
    if (memberId !== null) await members.lock(tx, memberId)
    const row = (await store.by(tx, publicId, true)) ?? refuse('correction.unknown', {})
    if (agree) await requireOther(tx, operator, row)
    const verb = agree ? correctionVerbs.make : correctionVerbs.refuse
    await store.move(tx, row.id, verb, { decidedBy: operator.id, decidedAt: tx.now })
    if (agree) await make(tx, operator, row, memberId)
    await noted(tx, operator, agree ? 'correction.make' : 'correction.refuse', row)
    return null
  })
  return correctionFor(tx, operator, publicId)
}

/** Two accounts of one person are one operator, also when they were merged since. */
async function requireOther(
  tx: Tx,
  operator: Member,
  { askedBy, askedAt, single }: store.CorrectionRow,
): Promise<void> {
  if ((await members.presentId(tx, askedBy)) !== operator.id) return
  if (!single) refuse('correction.four_eyes', {})
  const left = askedAt.getTime() + CORRECTION_LIMITS.singleHours * HOUR - tx.now.getTime()
  if (left > 0) refuse('correction.too_early', { hours: Math.ceil(left / HOUR) })
}

async function make(tx: Tx, operator: Member, row: store.CorrectionRow, memberId: string | null): Promise<void> {
  const { id, journalId, payoutId, entryId, batchId, reason } = row
  if (row.kind === 'credit') return credit(tx, operator, row, memberId)
  if (journalId !== null) await ledger.mirror(tx, { key: `correction:${id}`, journalId })
  // What was a payout after all, was refused after all: its members are told by the payout.
  if (row.kind === 'payout' && payoutId !== null && entryId !== null) {
    await payouts.madeAfterAll(tx, payoutId, entryId)
    await statements.agreedOn(tx, operator, { entryId, reason, verb: 'explain' })
  } else if (row.kind === 'refused' && payoutId !== null) {
    await payouts.refusedByBank(tx, payoutId, reason)
  } else if (batchId !== null) {
    await payouts.batchRefusedByBank(tx, operator, batchId, reason)
  } else if (row.kind === 'from-provider' && entryId !== null) {
    await statements.fromProvider(tx, operator, { entryId, reason })
  } else if (entryId !== null) {
    await statements.agreedOn(tx, operator, { entryId, reason, verb: 'note' })
  } else if (memberId !== null) {
    await notices.tell(tx, memberId, {
      kind: 'correction.made',
      data: { correction: row.publicId },
      dedupeKey: `correction:${id}:made`,
    })
  }
}

/** The client is told by the deposit. What a statement has credited meanwhile is perhaps the same money. */
async function credit(tx: Tx, operator: Member, row: store.CorrectionRow, memberId: string | null): Promise<void> {
  const client = memberId === null ? undefined : await members.byId(tx, memberId)
  if (client === undefined || client.status === 'deleted') return refuse('member.gone', {})
  const { id, points, reason, askedAt } = row
  if (await deposits.wasCredited(tx, client, { source: 'transfer', points, since: askedAt }))
    refuse('correction.came_in', {})
  await deposits.byHand(tx, operator, { key: `correction:${id}`, client, points, reason })
}

/** A correction that was made with the member's own points, for the notice about it. Refuses `correction.unknown`. */
export async function correctionOf(tx: Tx, member: Member, publicId: string): Promise<Correction> {
  const row = await store.by(tx, publicId)
  if (row === undefined || row.memberId === null) return refuse('correction.unknown', {})
  return (await members.presentId(tx, row.memberId)) === member.id ? row : refuse('correction.unknown', {})
}

/** What nobody has looked at in two weeks is over. For the schedule; returns how many. */
export async function lapse(tx: Tx, limit: number): Promise<number> {
  return store.lapse(tx, correctionVerbs.lapse, limit)
}
