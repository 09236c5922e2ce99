import * as asides from '../asides/index.ts'
import * as claims from '../claims/index.ts'
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
import { HOUR } from '../shared/time.ts'
import { entryVerbs } from './statement.ts'
import * as store from './store.ts'

/** Where one operator is alone he gives money up a day after he has asked for it, as with corrections. */
const SINGLE_HOURS = 24

const claimOf = ({ id }: Pick<store.BankEntry, 'id'>): string => `bank-entry:${id}`

/** What of a reversal is not taken yet, in points. */
export const missingOf = ({ points, takenPoints }: Pick<store.BankEntry, 'points' | 'takenPoints'>): number =>
  -points - takenPoints

/** An entry with what has come home for it since it was booked. Covered, it is a reversal, whether that was told or not. */
export async function upToNow(tx: Tx, entry: store.BankEntry): Promise<store.BankEntry> {
  if (entry.status !== 'uncovered') return entry
  const now = { ...entry, takenPoints: entry.takenPoints + (await claims.taken(tx, claimOf(entry))) }
  return missingOf(now) === 0 ? { ...now, status: 'reversal' } : now
}

/**
 * Takes out of the client's budget what is there of what the bank has taken back; when that is all of it, the transfer is
 * reversed, otherwise the rest is taken as it comes home. The member, what is claimed of it and the entry must be locked.
 * Returns the entry as it is now.
 */
export async function take(tx: Tx, entry: store.BankEntry): Promise<store.BankEntry> {
  const { id, memberId } = entry
  if (memberId === null) throw new Error('money of nobody is taken')
  const takenPoints = Math.min(-entry.points, await claims.budgetFor(tx, memberId))
  if (takenPoints > 0) {
    const from = { kind: 'budget', ownerId: memberId } as const
    const journalId = await ledger.post(tx, {
      key: `bank-entry:${id}:taken`,
      kind: 'deposit-reversal',
      postings: [{ from, to: { kind: 'bank' }, points: takenPoints }],
    })
    if (takenPoints === -entry.points) return reversed(tx, entry, journalId)
  }
  const rest = await store.complete(tx, id, { takenPoints })
  await claims.raise(tx, {
    object: claimOf(rest),
    memberId,
    points: missingOf(rest),
    to: { kind: 'bank' },
    kind: 'deposit-reversal',
    owed: true,
  })
  return rest
}

/** All of it is taken, the last of it by this journal. */
async function reversed(tx: Tx, { id, points }: store.BankEntry, journalId: string): Promise<store.BankEntry> {
  await store.move(tx, id, entryVerbs.cover)
  const done = await store.complete(tx, id, { takenPoints: -points, journalId })
  await reverseOriginal(tx, done)
  return done
}

async function reverseOriginal(tx: Tx, { reversesId }: store.BankEntry): Promise<void> {
  if (reversesId !== null) await store.move(tx, reversesId, entryVerbs.reverse)
}

/** Tells the client what the bank has done, and again when the last of it was taken. */
export async function tellOwed(tx: Tx, entry: store.BankEntry, when: 'reversed' | 'covered'): Promise<void> {
  const client = entry.memberId === null ? undefined : await members.byId(tx, entry.memberId)
  if (client === undefined || client.status === 'deleted') return
  await notices.tell(tx, client.id, {
    kind: 'deposit.reversed',
    data: { entry: entry.publicId, ...(when === 'covered' ? { covered: 'yes' } : {}) },
    dedupeKey: `bank-entry:${entry.id}:${when}`,
  })
}

/** The entry, locked behind its client and what is claimed of it. Refuses `bank_entry.decided` when it is not owed (any more). */
async function lockedOwed(tx: Tx, seen: store.BankEntry): Promise<store.BankEntry & { readonly memberId: string }> {
  if (seen.memberId === null) return refuse('bank_entry.decided', {})
  await members.lock(tx, seen.memberId)
  await claims.lock(tx, seen.memberId)
  const entry = await store.entryBy(tx, { id: seen.id }, true)
  if (entry?.status !== 'uncovered' || entry.memberId === null) return refuse('bank_entry.decided', {})
  // The client became another one while it was waited for.
  if (entry.memberId !== seen.memberId) return lockedOwed(tx, entry)
  return { ...entry, memberId: entry.memberId }
}

/** An entry of which nothing is missing any more is a reversal, and its client is told. Returns it as it is now. */
async function endCovered(tx: Tx, entry: store.BankEntry): Promise<store.BankEntry> {
  const journalId = await claims.coveredBy(tx, claimOf(entry))
  if (journalId === undefined) return upToNow(tx, entry)
  const done = await reversed(tx, entry, journalId)
  await tellOwed(tx, done, 'covered')
  return done
}

/**
 * Ends what is covered. The points were taken when they came home: whoever brought them knows nothing of banks. For the
 * schedule; returns how many there were.
 */
export async function tellCovered(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.covered(tx, limit))
  for (const { id, memberId } of due) {
    if (memberId !== null) await members.lock(tx, memberId)
    const entry = await store.entryBy(tx, { id }, true)
    if (entry?.status === 'uncovered') await endCovered(tx, entry)
  }
  return due.length
}

/**
 * Takes at once what can be had for it. Returns what has come in for it since it was booked, and what is missing still.
 * Refuses `operator.only`, `operator.own_case`, `bank_entry.unknown`, `bank_entry.decided`, and `bank_entry.not_covered` with
 * what is missing when there was nothing more.
 */
export async function cover(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly entry: string },
): Promise<{ readonly points: number; readonly missingPoints: number }> {
  const seen = await owedFor(tx, operator, input.entry)
  const command = { key: input.key, kind: 'bank_entry.cover', actorId: operator.id, input: { entry: input.entry } }
  return once(tx, command, async () => {
    const entry = await lockedOwed(tx, seen)
    const before = await claims.taken(tx, claimOf(entry))
    const original = entry.reversesId === null ? undefined : await store.entryBy(tx, { id: entry.reversesId }, true)
    if (original?.depositId != null) await payouts.refuseRefunds(tx, original.depositId)
    await claims.settle(tx, entry.memberId)
    const now = await endCovered(tx, entry)
    const [points, missingPoints] = [now.takenPoints - entry.takenPoints, missingOf(now)]
    if (points === before && missingPoints > 0) refuse('bank_entry.not_covered', { missingPoints })
    await noted(tx, operator, 'bank_entry.cover', { entry: now, reason: '', points })
    return { points, missingPoints }
  })
}

async function owedFor(tx: Tx, operator: Member, publicId: string): Promise<store.BankEntry> {
  await moderation.requireOperator(tx, operator)
  const seen = (await store.entryBy(tx, { publicId }, false)) ?? refuse('bank_entry.unknown', {})
  if (seen.memberId !== null) moderation.requireNoParty(operator, seen.memberId)
  return seen
}

async function noted(
  tx: Tx,
  operator: Member,
  action: string,
  about: { readonly entry: store.BankEntry; readonly reason: string; readonly points: number },
): Promise<void> {
  const { entry, reason, points } = about
  await moderation.audit(tx, operator, { action, object: `bank-entry:${entry.publicId}`, reason, detail: { points } })
}

/**
 * A debit that nothing explained takes back money of this member's: what is there of it is taken out of the budget. Refuses
 * `operator.only`, `operator.own_case`, `operator.say_more`, `deposit.unknown_reference`, `bank_entry.unknown` and
 * `bank_entry.decided`.
 */
export async function belongsTo(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly entry: string; readonly reference: string; readonly reason: string },
): Promise<{ readonly points: number; readonly missingPoints: number }> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const { key, entry: publicId, reference } = input
  const command = {
    key,
    kind: 'bank_entry.belong',
    actorId: operator.id,
    input: { entry: publicId, reference, reason },
  }
  return once(tx, command, async () => {
    const client = await lockedClient(tx, reference)
    moderation.requireNoParty(operator, client.id)
    await claims.lock(tx, client.id)
    const entry = (await store.entryBy(tx, { publicId }, true)) ?? refuse('bank_entry.unknown', {})
    const transfers = await store.reversible(tx, entry.account, -entry.points)
    const original = transfers.find(({ memberId, depositId }) => depositId !== null && memberId === client.id)
    await store.move(tx, entry.id, entryVerbs.belong, { decidedBy: operator.id, reason, decidedAt: tx.now })
    if (original?.depositId != null) await payouts.refuseRefunds(tx, original.depositId)
    const owed = await store.complete(tx, entry.id, { memberId: client.id, reversesId: original?.id ?? null })
    const now = await take(tx, owed)
    await tellOwed(tx, now, 'reversed')
    await noted(tx, operator, 'bank_entry.belong', { entry: now, reason, points: now.takenPoints })
    return { points: now.takenPoints, missingPoints: missingOf(now) }
  })
}

/** Whose reference it is, locked: also when that one became another while it was waited for. Refuses `deposit.unknown_reference`. */
async function lockedClient(tx: Tx, reference: string): Promise<Member> {
  const seen = await deposits.memberOf(tx, reference)
  await members.lock(tx, seen.id)
  const client = await deposits.memberOf(tx, reference)
  return client.id === seen.id ? client : lockedClient(tx, reference)
}

/**
 * An operator wants to give up what is missing: nothing moves before another one has agreed. Returns what is missing. Refuses
 * `operator.only`, `operator.own_case`, `operator.say_more`, `bank_entry.unknown`, `bank_entry.decided`.
 */
export async function giveUp(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly entry: string; readonly reason: string },
): Promise<{ readonly points: number }> {
  const seen = await owedFor(tx, operator, input.entry)
  const reason = moderation.enoughReason(input.reason)
  const command = {
    ...{ key: input.key, kind: 'bank_entry.give_up', actorId: operator.id },
    input: { entry: input.entry, reason },
  }
  return once(tx, command, async () => {
    const entry = await upToNow(tx, await lockedOwed(tx, seen))
    if (entry.status !== 'uncovered' || entry.givenUpBy !== null) refuse('bank_entry.decided', {})
    await store.complete(tx, entry.id, { givenUpBy: operator.id, givenUpAt: tx.now, reason })
    const points = missingOf(entry)
    await noted(tx, operator, 'bank_entry.give_up', { entry, reason, points })
    const dedupeKey = `bank-entry:${entry.id}:given-up`
    const except = [operator.id, ...(entry.memberId === null ? [] : [entry.memberId])]
    await moderation.tellOperators(tx, { topic: 'bank', id: entry.publicId, dedupeKey, except })
    return { points }
  })
}

/**
 * Another operator agrees, and what is missing becomes a loss of the platform's. Where one operator is alone he agrees a day
 * later. Returns the loss. Refuses `operator.only`, `operator.own_case`, `bank_entry.unknown`, `bank_entry.decided` (also when
 * nobody has asked for it), `correction.four_eyes`, `correction.too_early`.
 */
export async function writeOff(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly entry: string; readonly rules: payouts.PayoutRules },
): Promise<{ readonly points: number }> {
  const seen = await owedFor(tx, operator, input.entry)
  const { key, entry: publicId } = input
  return once(tx, { key, kind: 'bank_entry.write_off', actorId: operator.id, input: { entry: publicId } }, async () => {
    const entry = await lockedOwed(tx, seen)
    await requireOther(tx, operator, entry, input.rules)
    const takenPoints = entry.takenPoints + (await claims.end(tx, claimOf(entry)))
    const points = missingOf({ points: entry.points, takenPoints })
    if (points === 0) refuse('bank_entry.decided', {})
    const journalId = await ledger.post(tx, {
      key: `bank-entry:${entry.id}:lost`,
      kind: 'deposit-reversal',
      postings: [{ from: { kind: 'losses' }, to: { kind: 'bank' }, points }],
    })
    await store.move(tx, entry.id, entryVerbs.writeOff, { decidedBy: operator.id, decidedAt: tx.now, journalId })
    await store.complete(tx, entry.id, { takenPoints })
    await reverseOriginal(tx, entry)
    await noted(tx, operator, 'bank_entry.write_off', { entry, reason: entry.reason ?? '', points })
    return { points }
  })
}

/** Two accounts of one person are one operator, also when they were merged since. */
async function requireOther(
  tx: Tx,
  operator: Member,
  { givenUpBy, givenUpAt }: store.BankEntry,
  { singleOperator }: payouts.PayoutRules,
): Promise<void> {
  if (givenUpBy === null || givenUpAt === null) return refuse('bank_entry.decided', {})
  if ((await members.presentId(tx, givenUpBy)) !== operator.id) return
  if (!singleOperator) refuse('correction.four_eyes', {})
  const left = givenUpAt.getTime() + SINGLE_HOURS * HOUR - tx.now.getTime()
  if (left > 0) refuse('correction.too_early', { hours: Math.ceil(left / HOUR) })
}
