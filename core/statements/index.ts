import { createHash } from 'node:crypto'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as payouts from '../payouts/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { bookAll, type Booked } from './booking.ts'
import { entryToDecide } from './decide.ts'
import { readFile } from './file.ts'
import { plan, type Planned } from './plan.ts'
import type { Outcome, ReadEntry } from './statement.ts'
import * as store from './store.ts'
import { DAY } from '../shared/time.ts'

export {
  assign,
  assignReturn,
  countWaiting,
  entryOf,
  entryToDecide,
  noteEntry,
  refusedPayoutOf,
  sameMoney,
  agreedOn,
  sendBack,
  waitingEntries,
} from './decide.ts'
export { belongsTo, cover, giveUp, missingOf, tellCovered, writeOff } from './owed.ts'
export { fromProvider, maybeFromProvider } from './from-provider.ts'
export type { BankEntry } from './store.ts'
export type { Booked } from './booking.ts'
export { OUTCOMES, type Doubt, type Outcome } from './statement.ts'

/** A draft that nobody books is forgotten after so many days. */
const DRAFT_DAYS = 30

/**
 * Whose account a deposit came from, in clear, for the file in which it goes back; undefined when the bank has not named one
 * to which a transfer could go. For core/refunds only.
 */
export async function payerOf(tx: Tx, vault: Vault, depositId: string): Promise<payouts.ClearAccount | undefined> {
  const entry = await store.entryOfDeposit(tx, depositId)
  if (entry === undefined || entry.payerAccount === '') return undefined
  const iban = accountOf(vault, entry) ?? ''
  const read = payouts.readAccount({ iban, holder: entry.payer })
  return 'problem' in read ? undefined : read
}

/** The IBAN of the other side of an entry, in clear: to be shown masked. Undefined when the bank has named none. */
export const accountOf = (vault: Vault, entry: store.BankEntry): string | undefined =>
  entry.payerAccount === ''
    ? undefined
    : vault.open(`bank_entries:${entry.contentHash}:payer_account`, entry.payerAccount)

/**
 * To where an operator transfers what he has sent back just now, in clear. Refuses `operator.only`, `bank_entry.unknown`, and
 * `bank_entry.decided` for whoever has not decided so.
 */
export async function accountToReturn(
  tx: Tx,
  operator: Member,
  input: { readonly entry: string; readonly vault: Vault },
): Promise<{ readonly points: number; readonly payer: string; readonly account: string | undefined }> {
  const entry = await entryToDecide(tx, operator, input.entry)
  if (entry.status !== 'returned' || entry.decidedBy !== operator.id) return refuse('bank_entry.decided', {})
  return { points: entry.points, payer: entry.payer, account: accountOf(input.vault, entry) }
}

/** What booking a file would do. */
export interface DryRun {
  readonly statement: string
  readonly planned: readonly Planned[]
  readonly totals: Totals
  /** The statement begins with another balance than the last one ended with, both in cents: one may be missing. */
  readonly gap: { readonly before: number; readonly now: number } | undefined
}
/** How many entries, and how many points, by what becomes of them. */
export type Totals = Readonly<Record<Outcome, { readonly count: number; readonly points: number }>>

/**
 * Reads a bank's file for our account (`account` is its IBAN) and keeps it as a draft, sealed. Nothing is booked. Returns
 * the draft's public id. Refuses `operator.only` and `statement.unreadable`, which says why.
 */
export async function draft(
  tx: Tx,
  operator: Member,
  file: { readonly vault: Vault; readonly account: string; readonly bytes: Uint8Array },
): Promise<string> {
  await moderation.requireOperator(tx, operator)
  const read = readFile(file.bytes)
  if (read.some(({ iban }) => iban !== null && iban !== file.account))
    refuse('statement.unreadable', { why: 'account' })
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  const entries = read.flatMap((one, part) => one.entries.map((entry) => ({ ...entry, part })))
  const { publicId } = await store.insertStatement(tx, {
    operatorId: operator.id,
    fileHash,
    account: file.account,
    openingPoints: read.find(({ openingPoints }) => openingPoints !== null)?.openingPoints ?? null,
    closingPoints: read.findLast(({ closingPoints }) => closingPoints !== null)?.closingPoints ?? null,
    sealed: file.vault.seal(contextOf(fileHash), JSON.stringify(entries)),
  })
  return publicId
}

const contextOf = (fileHash: string): string => `statements:${fileHash}:sealed`

/** What booking this draft would do at this moment. Refuses `statement.unknown` and `statement.booked`. */
export async function dryRun(
  tx: Tx,
  operator: Member,
  input: { readonly vault: Vault; readonly statement: string },
): Promise<DryRun> {
  await moderation.requireOperator(tx, operator)
  const statement = (await store.statementOf(tx, operator.id, input.statement)) ?? refuse('statement.unknown', {})
  const entries = entriesIn(input.vault, statement)
  const planned = await plan(tx, { vault: input.vault, operator, account: statement.account, entries, lock: false })
  const { publicId, account, openingPoints: now } = statement
  const before = await store.lastClosing(tx, account)
  const isNew = planned.some(({ outcome }) => outcome !== 'duplicate')
  const gap = isNew && now !== null && before !== undefined && before !== now ? { before, now } : undefined
  return { statement: publicId, planned, totals: totalsOf(planned), gap }
}

/** What was sealed was written by `draft`, so it has its shape. */
function entriesIn(vault: Vault, statement: store.Statement): readonly ReadEntry[] {
  if (statement.sealed === null) return refuse('statement.booked', {})
  return JSON.parse(vault.open(contextOf(statement.fileHash), statement.sealed)) as readonly ReadEntry[]
}

export function totalsOf(planned: readonly Pick<Planned, 'outcome' | 'entry'>[]): Totals {
  const total = (wanted: Outcome) => {
    const some = planned.filter(({ outcome }) => outcome === wanted)
    return { count: some.length, points: some.reduce((sum, { entry }) => sum + entry.points, 0) }
  }
  return {
    matched: total('matched'),
    unmatched: total('unmatched'),
    suspicious: total('suspicious'),
    reversal: total('reversal'),
    uncovered: total('uncovered'),
    duplicate: total('duplicate'),
    pending: total('pending'),
    outgoing: total('outgoing'),
    payout: total('payout'),
    'payout-return': total('payout-return'),
    unexpected: total('unexpected'),
    unexplained: total('unexplained'),
  }
}

/**
 * Books a draft, all of it or nothing: matched transfers are credited and their clients told, the rest waits in suspense
 * for an operator. An entry that came with another file meanwhile is left out. Refuses `operator.only`,
 * `statement.unknown` and `statement.booked`.
 */
export async function book(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly vault: Vault; readonly statement: string },
): Promise<Booked> {
  await moderation.requireOperator(tx, operator)
  return once(
    tx,
    { key: input.key, kind: 'statement.book', actorId: operator.id, input: { statement: input.statement } },
    async () => {
      const statement = (await store.statementOf(tx, operator.id, input.statement)) ?? refuse('statement.unknown', {})
      const entries = entriesIn(input.vault, statement)
      await store.markBooked(tx, statement.id)
      const booked = await bookAll(tx, { vault: input.vault, operator, statement, entries })
      if (booked.waiting > 0) {
        const dedupeKey = `statement:${statement.id}:waiting`
        await moderation.tellOperators(tx, { topic: 'bank', id: statement.publicId, dedupeKey })
      }
      await moderation.audit(tx, operator, {
        action: 'statement.book',
        object: `statement:${statement.publicId}`,
        reason: '',
        detail: { ...booked, file: statement.fileHash },
      })
      return booked
    },
  )
}

/** Forgets drafts that nobody booked in a month, with what they say about people. For the schedule. */
export async function forgetDrafts(tx: Tx, limit: number): Promise<number> {
  return store.forgetDrafts(tx, new Date(tx.now.getTime() - DRAFT_DAYS * DAY), limit)
}

/** Gives a member's transfers and decisions to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way)
}
