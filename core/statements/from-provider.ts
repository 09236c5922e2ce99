import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { entryToDecide } from './decide.ts'
import { entryVerbs } from './statement.ts'
import * as store from './store.ts'

/**
 * A credit that waits, and that may be our own money from the payment provider. Refuses `operator.only`,
 * `bank_entry.unknown`, `bank_entry.decided`, and `bank_entry.not_at_provider` when there is not as much.
 */
export async function maybeFromProvider(tx: Tx, operator: Member, publicId: string): Promise<store.BankEntry> {
  const entry = await entryToDecide(tx, operator, publicId)
  if (!isWaiting(entry)) refuse('bank_entry.decided', {})
  await requireHeld(tx, entry.points)
  return entry
}

const isWaiting = ({ status }: store.BankEntry): boolean => entryVerbs.transfer.from.some((from) => from === status)

/**
 * The outside world owes what it holds for us: the provider's account stands below zero by it, and by less as soon as `moved`
 * points have left it.
 */
async function requireHeld(tx: Tx, points: number, moved = 0): Promise<void> {
  const heldPoints = moved - (await ledger.balance(tx, { kind: 'psp' }))
  if (points > heldPoints) refuse('bank_entry.not_at_provider', { heldPoints: Math.max(0, heldPoints) })
}

/**
 * Two operators have agreed that this credit is our own money from the payment provider: it leaves suspense, and stands at the
 * bank and no more at the provider. Refuses as `maybeFromProvider`. For core/corrections.
 */
export async function fromProvider(
  tx: Tx,
  operator: Member,
  input: { readonly entryId: string; readonly reason: string },
): Promise<void> {
  const entry = await store.entryBy(tx, { id: input.entryId }, true)
  if (entry === undefined || !isWaiting(entry)) return refuse('bank_entry.decided', {})
  await ledger.post(tx, {
    key: `bank-entry:${entry.id}:from-provider`,
    kind: 'provider-transfer',
    postings: [{ from: { kind: 'suspense' }, to: { kind: 'psp' }, points: entry.points }],
  })
  // Behind the posting, which has locked the account: two of them at once cannot both find enough.
  await requireHeld(tx, entry.points, entry.points)
  // A suspicious one names a member whose it might have been.
  const decided = { decidedBy: operator.id, reason: input.reason, decidedAt: tx.now, memberId: null }
  await store.move(tx, entry.id, entryVerbs.transfer, decided)
}
