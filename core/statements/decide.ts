import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as deposits from '../deposits/index.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as payouts from '../payouts/index.ts'
import { refuse } from '../shared/refusal.ts'
import { upToNow } from './owed.ts'
import { entryVerbs } from './statement.ts'
import * as store from './store.ts'

/** A page of the entries that wait for a decision, oldest first; `after` is the last one seen. Refuses `operator.only`. */
export async function waitingEntries(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly entries: readonly store.BankEntry[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const rows = await store.waiting(tx, page.after, page.limit + 1)
  const entries: store.BankEntry[] = []
  for (const row of rows.slice(0, page.limit)) entries.push(await upToNow(tx, row))
  return { entries, more: rows.length > page.limit }
}

/** How many entries wait, counted up to `most`. */
export async function countWaiting(tx: Tx, most: number): Promise<number> {
  return (await store.waiting(tx, undefined, most)).length
}

/** A bank entry, for operators. Refuses `operator.only` and `bank_entry.unknown`. */
export async function entryToDecide(tx: Tx, operator: Member, publicId: string): Promise<store.BankEntry> {
  await moderation.requireOperator(tx, operator)
  return upToNow(tx, (await store.entryBy(tx, { publicId }, false)) ?? refuse('bank_entry.unknown', {}))
}

/** A member's own bank entry, for the notice about it. Refuses `bank_entry.unknown`. */
export async function entryOf(tx: Tx, member: Member, publicId: string): Promise<store.BankEntry> {
  const entry = await store.entryBy(tx, { publicId }, false)
  return entry === undefined || entry.memberId !== member.id ? refuse('bank_entry.unknown', {}) : upToNow(tx, entry)
}

interface Decision {
  readonly key: string
  readonly entry: string
  readonly reason: string
}

/**
 * The money is this member's: suspense to budget, the client is told, the reason is in the audit log. Refuses
 * `operator.only`, `operator.own_case`, `operator.say_more`, `deposit.unknown_reference`, `bank_entry.unknown` and
 * `bank_entry.decided`.
 */
export async function assign(
  tx: Tx,
  operator: Member,
  input: Decision & { readonly reference: string },
): Promise<{ readonly points: number }> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const { entry: publicId, reference } = input
  return once(
    tx,
    { key: input.key, kind: 'bank_entry.assign', actorId: operator.id, input: { entry: publicId, reference, reason } },
    async () => {
      const client = await deposits.memberOf(tx, reference)
      moderation.requireNoParty(operator, client.id)
      await members.lock(tx, client.id)
      const entry = await lockedWaiting(tx, publicId)
      const deposit = await deposits.transfer(tx, {
        client,
        points: entry.points,
        reason: client.depositReference ?? '',
        key: `bank-entry:${entry.id}`,
        from: 'suspense',
        operatorId: operator.id,
      })
      const decided = { decidedBy: operator.id, reason, decidedAt: tx.now }
      await store.move(tx, entry.id, entryVerbs.assign, { ...decided, memberId: client.id, depositId: deposit.id })
      await moderation.audit(tx, operator, {
        action: 'bank_entry.assign',
        object: `member:${client.publicId}`,
        reason,
        detail: { entry: entry.publicId, points: entry.points, deposit: deposit.publicId },
      })
      return { points: entry.points }
    },
  )
}

/**
 * The money is nobody's here: it leaves suspense for the bank, from where the operator sends it back. Refuses as
 * `assign` does.
 */
export const sendBack = outOfSuspense('return', 'returned')

/** The money is that of another entry, or was credited by hand: it is here once. Refuses as `assign` does. */
export const sameMoney = outOfSuspense('merge', 'same')

function outOfSuspense(verb: 'return' | 'merge', key: 'returned' | 'same') {
  return async (tx: Tx, operator: Member, input: Decision): Promise<{ readonly points: number }> => {
    await moderation.requireOperator(tx, operator)
    const reason = moderation.enoughReason(input.reason)
    const { entry: publicId } = input
    const action = `bank_entry.${verb}`
    const command = { key: input.key, kind: action, actorId: operator.id, input: { entry: publicId, reason } }
    return once(tx, command, async () => {
      const entry = await lockedWaiting(tx, publicId)
      if (entry.memberId !== null) moderation.requireNoParty(operator, entry.memberId)
      await ledger.post(tx, {
        key: `bank-entry:${entry.id}:${key}`,
        kind: 'bank-return',
        postings: [{ from: { kind: 'suspense' }, to: { kind: 'bank' }, points: entry.points }],
      })
      await store.move(tx, entry.id, entryVerbs[verb], { decidedBy: operator.id, reason, decidedAt: tx.now })
      await moderation.audit(tx, operator, {
        action,
        object: `bank-entry:${entry.publicId}`,
        reason,
        detail: { points: entry.points },
      })
      return { points: entry.points }
    })
  }
}

/**
 * The money is a payout of ours that came back without its number, or less what the banks have kept: the payout's points are
 * its member's again, told with the reason, and the platform bears the difference. Refuses as `assign` does, and
 * `payout.unknown`, `bank_entry.no_return`, and `payout.wrong_state` when it has come back at this very moment.
 */
export async function assignReturn(
  tx: Tx,
  operator: Member,
  input: Decision & { readonly number: string },
): Promise<{ readonly points: number }> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const { entry: publicId, number } = input
  return once(
    tx,
    { key: input.key, kind: 'bank_entry.come_back', actorId: operator.id, input: { entry: publicId, number, reason } },
    async () => {
      const { points } = await entryToDecide(tx, operator, publicId)
      const payout = await payouts.returnedBy(tx, { number, points })
      const memberId = await members.presentId(tx, payout.memberId)
      moderation.requireNoParty(operator, memberId)
      await members.lock(tx, memberId)
      const entry = await lockedWaiting(tx, publicId)
      // What it moves is posted for the payout, like that of every other one.
      const decided = { decidedBy: operator.id, reason, decidedAt: tx.now, memberId: null, journalId: null }
      await store.move(tx, entry.id, entryVerbs.comeBack, decided)
      await payouts.cameBack(tx, payout, { id: entry.id, reason, suspensePoints: points })
      await moderation.audit(tx, operator, {
        action: 'bank_entry.come_back',
        object: `payout:${payout.publicId}`,
        reason,
        detail: { entry: entry.publicId, points, kept: payout.points - points },
      })
      return { points: payout.points }
    },
  )
}

/**
 * The refused payout whose amount this debit is: the bank has made it all the same, or two operators have to say that it was
 * something else, because its points are home and can leave once more. Undefined: there is none. Refuses as `entryToDecide`.
 */
export async function refusedPayoutOf(tx: Tx, operator: Member, publicId: string): Promise<payouts.Payout | undefined> {
  return refusedPayoutIn(tx, await entryToDecide(tx, operator, publicId))
}

async function refusedPayoutIn(
  tx: Tx,
  { status, points, payoutId, words }: store.BankEntry,
): Promise<payouts.Payout | undefined> {
  if (status !== 'unexpected') return undefined
  const [named = ''] = payouts.payoutNumbersIn([words])
  const payout = await payouts.payoutBy(tx, payoutId === null ? { publicId: named } : { id: payoutId })
  return payout?.status === 'rejected' && payout.points === -points ? payout : undefined
}

/**
 * A debit that names a payout and does not fit it, or takes something back of which nobody knew what, was looked into: it
 * moves no points. Refuses `operator.only`,
 * `operator.say_more`, `bank_entry.unknown`, `bank_entry.decided`, and `bank_entry.needs_two` for a `refusedPayoutOf`.
 */
export async function noteEntry(tx: Tx, operator: Member, input: Decision): Promise<{ readonly points: number }> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const { entry: publicId } = input
  return once(
    tx,
    { key: input.key, kind: 'bank_entry.note', actorId: operator.id, input: { entry: publicId, reason } },
    async () => {
      const entry = (await store.entryBy(tx, { publicId }, true)) ?? refuse('bank_entry.unknown', {})
      if ((await refusedPayoutIn(tx, entry)) !== undefined) refuse('bank_entry.needs_two', {})
      await store.move(tx, entry.id, entryVerbs.note, { decidedBy: operator.id, reason, decidedAt: tx.now })
      await moderation.audit(tx, operator, {
        action: 'bank_entry.note',
        object: `bank-entry:${entry.publicId}`,
        reason,
        detail: { points: entry.points },
      })
      return { points: entry.points }
    },
  )
}

/**
 * Two operators have agreed on a debit that nothing explained: it was a payout after all (`explain`), or nothing of ours
 * (`note`). Refuses `bank_entry.decided`. For core/corrections.
 */
export async function agreedOn(
  tx: Tx,
  operator: Member,
  input: { readonly entryId: string; readonly reason: string; readonly verb: 'explain' | 'note' },
): Promise<void> {
  const decided = { decidedBy: operator.id, reason: input.reason, decidedAt: tx.now }
  await store.move(tx, input.entryId, entryVerbs[input.verb], decided)
}

async function lockedWaiting(tx: Tx, publicId: string): Promise<store.BankEntry> {
  const entry = (await store.entryBy(tx, { publicId }, true)) ?? refuse('bank_entry.unknown', {})
  if (entry.status !== 'unmatched' && entry.status !== 'suspicious') refuse('bank_entry.decided', {})
  return entry
}
