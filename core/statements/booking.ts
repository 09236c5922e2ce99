import * as claims from '../claims/index.ts'
import type { Tx } from '../db/connect.ts'
import * as deposits from '../deposits/index.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as payouts from '../payouts/index.ts'
import type { Vault } from '../shared/vault.ts'
import { referencesIn } from './match.ts'
import { take, tellOwed } from './owed.ts'
import { originalOf, plan, type Planned } from './plan.ts'
import { entryVerbs, type EntryStatus, type ReadEntry } from './statement.ts'
import * as store from './store.ts'

/**
 * How many entries were credited, wait for an operator, went back, and had come before; and how many payouts were made by
 * the bank, or came back. A type, so that it can be stored.
 */
export type Booked = {
  readonly credited: number
  readonly paid: number
  readonly cameBack: number
  readonly waiting: number
  readonly reversed: number
  readonly duplicate: number
}

interface Work {
  readonly vault: Vault
  readonly operator: Member
  readonly statement: store.Statement
}

/** Books what `plan` has found, clients locked in ascending order before anything of theirs is. */
export async function bookAll(tx: Tx, work: Work & { readonly entries: readonly ReadEntry[] }): Promise<Booked> {
  const { account } = work.statement
  await store.lockAccount(tx, account)
  // Whose payouts and entries these are has to be known before they are locked.
  const seen = await plan(tx, { ...work, account, lock: false })
  await lockMembers(tx, seen)
  const planned = await plan(tx, { ...work, account, lock: true })
  // Those who took the place of one of them in between.
  await lockMembers(tx, planned)
  // Whoever gives points back to one of these waits until it is booked what the bank takes back.
  const owing = planned.flatMap(({ outcome, client }) =>
    client !== undefined && (outcome === 'reversal' || outcome === 'uncovered') ? [client.id] : [],
  )
  for (const id of [...new Set(owing)].sort()) await claims.lock(tx, id)
  const became: (EntryStatus | 'duplicate' | 'pending')[] = []
  for (const one of planned) became.push(await bookOne(tx, work, one))
  const count = (...wanted: readonly string[]): number => became.filter((status) => wanted.includes(status)).length
  // Some banks book a file of payouts as one sum.
  const paid = planned.filter((_, index) => became[index] === 'payout').flatMap(({ payouts: list }) => list)
  return {
    credited: count('matched'),
    paid: paid.length,
    cameBack: count('payout-return'),
    waiting: count('unmatched', 'suspicious', 'uncovered', 'unexpected', 'unexplained'),
    reversed: count('reversal'),
    duplicate: count('duplicate'),
  }
}

async function lockMembers(tx: Tx, planned: readonly Planned[]): Promise<void> {
  const ids = planned.flatMap(({ client, named, payouts: list }) => [
    ...(client === undefined ? [] : [client.id]),
    ...(named === undefined ? [] : [named.memberId]),
    ...list.map(({ memberId }) => memberId),
  ])
  for (const id of [...new Set(ids)].sort()) await members.lock(tx, id)
}

async function bookOne(tx: Tx, work: Work, one: Planned): Promise<EntryStatus | 'duplicate' | 'pending'> {
  const { outcome } = one
  if (outcome === 'duplicate' || outcome === 'pending') return outcome
  if (outcome === 'reversal' || outcome === 'uncovered') return bookReversal(tx, work, one)
  const row = await store.insertEntry(tx, newEntry(work, one, outcome))
  if (row === undefined) return 'duplicate'
  if (outcome === 'matched' && one.client !== undefined) {
    const reason = one.client.depositReference ?? ''
    const deposit = await deposits.transfer(tx, {
      client: one.client,
      points: row.points,
      reason,
      key: `bank-entry:${row.id}`,
      from: 'bank',
      operatorId: null,
    })
    await store.complete(tx, row.id, { depositId: deposit.id, journalId: deposit.journalId })
  } else if (outcome === 'unmatched' || outcome === 'suspicious') {
    const journalId = await ledger.post(tx, {
      key: `bank-entry:${row.id}:suspense`,
      kind: 'suspense',
      postings: [{ from: { kind: 'bank' }, to: { kind: 'suspense' }, points: row.points }],
    })
    await store.complete(tx, row.id, { journalId })
  } else if (outcome === 'payout') {
    await payouts.paid(tx, one.payouts, row.id)
  } else if (outcome === 'payout-return') {
    const [back] = one.payouts
    if (back !== undefined) await payouts.cameBack(tx, back, { id: row.id, reason: one.entry.returnReason ?? 'NARR' })
  }
  return outcome
}

function newEntry(work: Work, { entry, hash, running, print, client, doubt, named }: Planned, status: EntryStatus) {
  return {
    statementId: work.statement.id,
    account: work.statement.account,
    bankReference: entry.bankReference,
    contentHash: hash,
    running,
    points: entry.points,
    bookedOn: entry.bookedOn,
    payer: entry.name,
    payerAccount: entry.iban === '' ? '' : work.vault.seal(`bank_entries:${hash}:payer_account`, entry.iban),
    payerPrint: print,
    words: entry.words,
    named: referencesIn(entry).join(' '),
    endToEnd: entry.endToEnd ?? '',
    status,
    doubt: status === 'suspicious' ? doubt : null,
    memberId: client?.id ?? null,
    payoutId: named?.id ?? null,
  }
}

/** Money goes back: out of suspense when it lies there, otherwise out of the client's budget as far as it is there. */
async function bookReversal(tx: Tx, work: Work, one: Planned): Promise<EntryStatus | 'duplicate'> {
  const original = await originalOf(tx, work.statement.account, one)
  if (original === undefined) {
    return (await store.insertEntry(tx, newEntry(work, one, 'unexplained'))) === undefined ? 'duplicate' : 'unexplained'
  }
  const { depositId, memberId } = original
  const ownerId = depositId === null ? null : memberId
  const client = ownerId === null ? undefined : await members.byId(tx, ownerId)
  const row = await store.insertEntry(tx, {
    ...newEntry(work, { ...one, client }, ownerId === null ? 'reversal' : 'uncovered'),
    reversesId: original.id,
  })
  if (row === undefined) return 'duplicate'
  if (ownerId === null) {
    await outOfSuspense(tx, row, original)
    return 'reversal'
  }
  // What waits to go back to the payer by ourselves is taken from there: the bank has given it back already.
  if (depositId !== null) await payouts.refuseRefunds(tx, depositId)
  const now = await take(tx, row)
  await tellOwed(tx, now, 'reversed')
  return now.status
}

async function outOfSuspense(tx: Tx, row: store.BankEntry, original: store.BankEntry): Promise<void> {
  const journalId = await ledger.post(tx, {
    key: `bank-entry:${row.id}:reversal`,
    kind: 'bank-return',
    postings: [{ from: { kind: 'suspense' }, to: { kind: 'bank' }, points: original.points }],
  })
  await store.complete(tx, row.id, { journalId, takenPoints: original.points })
  await store.move(tx, original.id, entryVerbs.reverse)
}
