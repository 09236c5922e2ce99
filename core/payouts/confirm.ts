import * as claims from '../claims/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import { batchFor } from './batch.ts'
import * as batches from './batch-store.ts'
import { paidKeys, sourceOf, tell } from './moving.ts'
import { PAYOUT_LIMITS, payoutVerbs, type Batch, type Payout } from './payout.ts'
import * as store from './store.ts'

/** The numbers of payouts in what the banks have made of them: `PO-` and ten characters, blanks and hyphens anywhere. */
export function payoutNumbersIn(searched: readonly string[]): readonly string[] {
  return numbersIn(searched, /PO(?=([0-9A-Z]{10}))/g)
}
/** The same of batches: `KWB-`. */
export const batchNumbersIn = (searched: readonly string[]): readonly string[] =>
  numbersIn(searched, /KWB(?=([0-9A-Z]{10}))/g)

function numbersIn(searched: readonly string[], pattern: RegExp): readonly string[] {
  const found = searched.flatMap((words) => {
    const letters = words.toUpperCase().replace(/[^0-9A-Z]/g, '')
    return [...letters.matchAll(pattern)].map(([, number = '']) => number.toLowerCase())
  })
  // Words can hold anything: a handful is enough to find ours.
  return [...new Set(found)].slice(0, 10)
}

/**
 * What an entry of a statement means for payouts: `points` in cents, negative for a debit. `taken` are payouts that an
 * earlier entry of the same file has settled; `lock`: what is decided on here is still so when it is booked. `payout`: these
 * were made, by this debit; `payout-return`: this one came back; `unexpected`: it names a payout of ours and does not fit it.
 * Undefined: it is not about payouts.
 */
export async function meaningOf(
  tx: Tx,
  entry: { readonly points: number; readonly searched: readonly string[] },
  taken: ReadonlySet<string>,
  lock = true,
): Promise<
  | {
      readonly outcome: 'payout' | 'payout-return' | 'unexpected'
      readonly payouts: readonly Payout[]
      /** The payout that an unexpected entry names. */
      readonly named?: Payout
    }
  | undefined
> {
  const named = []
  for (const publicId of payoutNumbersIn(entry.searched)) {
    const payout = await store.payoutBy(tx, { publicId }, lock)
    if (payout !== undefined) named.push(payout)
  }
  const [one, ...more] = named
  if (entry.points > 0) {
    const cameBack =
      one !== undefined &&
      more.length === 0 &&
      canComeBack(one) &&
      one.points === entry.points &&
      // Whoever has gone has no purse: an operator finds out where the money belongs.
      (await members.byId(tx, one.memberId))?.status !== 'deleted'
    return cameBack ? { outcome: 'payout-return', payouts: [one] } : undefined
  }
  if (one === undefined) return batchOf(tx, entry, taken, lock)
  const fits = more.length === 0 && canBePaid(one) && !taken.has(one.id) && one.points === -entry.points
  return fits ? { outcome: 'payout', payouts: [one] } : { outcome: 'unexpected', payouts: [], named: one }
}

/** Confirmed by hand before the statement came: the debit is only noted with it. */
const canBePaid = ({ status, debitId }: store.SealedPayout): boolean =>
  debitId === null && (status === 'exported' || status === 'paid')
const canComeBack = ({ status, creditId }: store.SealedPayout): boolean =>
  creditId === null && (status === 'exported' || status === 'paid')

/** Some banks book a file as one sum. */
async function batchOf(
  tx: Tx,
  entry: { readonly points: number; readonly searched: readonly string[] },
  taken: ReadonlySet<string>,
  lock: boolean,
): ReturnType<typeof meaningOf> {
  for (const publicId of batchNumbersIn(entry.searched)) {
    const batch = await batches.batchBy(tx, { publicId })
    if (batch === undefined) continue
    const open = (await batches.inBatch(tx, batch.id, undefined, lock)).filter(
      (one) => canBePaid(one) && !taken.has(one.id),
    )
    const fits = open.length > 0 && open.reduce((sum, { points }) => sum + points, 0) === -entry.points
    return { outcome: fits ? 'payout' : 'unexpected', payouts: fits ? open : [] }
  }
  return undefined
}

/**
 * The bank has made these: out of clearing, to the bank, told. `debitId` is the statement's entry; null: an operator says so.
 * What was confirmed by hand before only gets its entry. For core/statements, and for operators.
 */
export async function paid(tx: Tx, list: readonly Payout[], debitId: string | null): Promise<void> {
  const touched = new Set<string>()
  for (const { id } of list.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const present = await store.payoutBy(tx, { id }, true)
    if (present?.status === 'exported') {
      await pay(tx, present)
      if (present.batchId !== null) touched.add(present.batchId)
    }
    if (debitId !== null) await store.setEntries(tx, id, { debitId })
  }
  for (const batchId of touched) await batches.settleIfDone(tx, batchId)
}

async function pay(tx: Tx, { id, points }: Payout): Promise<void> {
  const payout = await store.move(tx, id, payoutVerbs.pay, { paidAt: tx.now })
  const keys = paidKeys(payout)
  // It was confirmed before, and refused after that.
  const again = await ledger.posted(tx, keys.unpaid)
  await ledger.post(tx, {
    key: again ? keys.again : keys.paid,
    kind: 'payout-paid',
    postings: [{ from: { kind: 'payout_clearing', ownerId: id }, to: { kind: 'bank' }, points }],
  })
  await tell(tx, payout, again ? ':again' : '')
}

/**
 * The payout of which an operator says that this credit is its return: whole, or less what the banks have kept. Refuses
 * `payout.unknown`, and `bank_entry.no_return` for what cannot have come back like this. For core/statements.
 */
export async function returnedBy(tx: Tx, entry: { readonly number: string; readonly points: number }): Promise<Payout> {
  const [publicId = ''] = payoutNumbersIn([entry.number])
  const payout = (await store.payoutBy(tx, { publicId })) ?? refuse('payout.unknown', {})
  const kept = payout.points - entry.points
  const most = Math.min(PAYOUT_LIMITS.returnFee, Math.floor(payout.points / 2))
  const isGone = (await members.byId(tx, payout.memberId))?.status === 'deleted'
  const fits = canComeBack(payout) && !isGone && kept >= 0 && kept <= most
  return fits ? payout : refuse('bank_entry.no_return', { mostPoints: PAYOUT_LIMITS.returnFee })
}

/**
 * The bank has sent a payout back: to where the points came from, told with the reason. They come from the bank, or from
 * suspense (`suspensePoints`), and what the banks have kept of them the platform bears. What came back was made, whether its debit has
 * been seen or not. For core/statements.
 */
export async function cameBack(
  tx: Tx,
  { id }: Payout,
  entry: { readonly id: string; readonly reason: string; readonly suspensePoints?: number },
): Promise<void> {
  await paid(tx, [(await store.payoutBy(tx, { id })) ?? refuse('payout.unknown', {})], null)
  const payout = await store.move(tx, id, payoutVerbs.return, { reason: entry.reason })
  await store.setEntries(tx, id, { creditId: entry.id })
  await claims.postHome(tx, payout.memberId, {
    key: `payout:${id}:returned`,
    kind: 'payout-returned',
    postings:
      entry.suspensePoints === undefined
        ? [{ from: { kind: 'bank' }, to: sourceOf(payout), points: payout.points }]
        : [
            { from: { kind: 'suspense' }, to: sourceOf(payout), points: entry.suspensePoints },
            { from: { kind: 'losses' }, to: sourceOf(payout), points: payout.points - entry.suspensePoints },
          ],
  })
  await tell(tx, payout)
}

/**
 * The bank had refused a payout and has made it all the same, by this debit. Its points are in clearing again: the mirror of
 * the posting that brought them home was made. For core/corrections.
 */
export async function madeAfterAll(tx: Tx, payoutId: string, debitId: string): Promise<void> {
  const payout = await store.move(tx, payoutId, payoutVerbs.revive, { endedAt: null, reason: null })
  await paid(tx, [payout], debitId)
}

/**
 * An operator says that the bank has made everything of a batch that is still open, where no statement can be read in.
 * Refuses `operator.only`, `operator.say_more`, `batch.unknown`, `batch.wrong_state`.
 */
export async function confirmBatch(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly batch: string; readonly reason: string },
): Promise<Batch> {
  const reason = moderation.enoughReason(input.reason)
  const seen = await batchFor(tx, operator, input.batch)
  const command = { key: input.key, kind: 'batch.confirm', actorId: operator.id, input: { batch: input.batch, reason } }
  await once(tx, command, async () => {
    if (seen.status !== 'exported') refuse('batch.wrong_state', { status: seen.status })
    const open = await batches.inBatch(tx, seen.id, 'exported', true)
    await paid(tx, open, null)
    await moderation.audit(tx, operator, {
      action: 'batch.confirm',
      object: `batch:${seen.publicId}`,
      reason,
      detail: { payouts: open.length },
    })
    return null
  })
  return batchFor(tx, operator, input.batch)
}
