import { machine } from '../shared/machine.ts'

/** What a bank's file says, before anything is known about members. */
export interface ReadEntry {
  /** Cents: positive came in, negative went out. */
  readonly points: number
  /** The bank's day, `2026-11-26`. */
  readonly bookedOn: string
  /** The bank's own number of the entry; null where the file has none. */
  readonly bankReference: string | null
  readonly name: string
  readonly iban: string
  /** What the payer wrote. */
  readonly words: string
  /** Everything in which a reference may stand. */
  readonly searched: readonly string[]
  /** Why a transfer of ours came back, as the bank's code. */
  readonly returnReason?: string
  /** Money that came in before goes back. */
  readonly reversal: boolean
  /** The bank has not booked it yet: it is only counted. */
  readonly pending: boolean
}

export interface ReadStatement {
  readonly format: 'camt.053' | 'camt.052' | 'csv'
  /** Our account as the file names it; null where it does not. */
  readonly iban: string | null
  readonly openingPoints: number | null
  readonly closingPoints: number | null
  readonly entries: readonly ReadEntry[]
}

export const STATEMENT_STATUSES = ['draft', 'booked'] as const
export type StatementStatus = (typeof STATEMENT_STATUSES)[number]
export const statementVerbs = machine<StatementStatus>()({ book: { from: ['draft'], to: 'booked' } })

/**
 * Where a bank entry stands. `unmatched` and `suspicious` lie in suspense until an operator decides; `outgoing` is a
 * debit that is no reversal, which moves no points; `uncovered` is a reversal whose client has spent the money. What `payout`
 * and `payout-return` move is posted for each payout; `unexpected` names a payout that it does not fit.
 */
export const ENTRY_STATUSES = [
  'matched',
  'unmatched',
  'suspicious',
  'assigned',
  'returned',
  'reversed',
  'reversal',
  'uncovered',
  'outgoing',
  'payout',
  'payout-return',
  'unexpected',
] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]
export const entryVerbs = machine<EntryStatus>()({
  assign: { from: ['unmatched', 'suspicious'], to: 'assigned' },
  return: { from: ['unmatched', 'suspicious'], to: 'returned' },
  reverse: { from: ['matched', 'unmatched', 'suspicious', 'assigned'], to: 'reversed' },
  cover: { from: ['uncovered'], to: 'reversal' },
  note: { from: ['unexpected'], to: 'outgoing' },
  explain: { from: ['unexpected'], to: 'payout' },
})

/** What an entry of a file becomes when it is booked. `duplicate` and `pending` are only counted. */
export const OUTCOMES = [
  'matched',
  'unmatched',
  'suspicious',
  'reversal',
  'uncovered',
  'duplicate',
  'pending',
  'outgoing',
  'payout',
  'payout-return',
  'unexpected',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A file is at most so big, and tells of at most so many entries. */
export const STATEMENT_LIMITS = { bytes: 5 * 1024 * 1024, entries: 2_000 } as const
/** The largest amount that the ledger moves at once, in cents. */
export const MOST_POINTS = 1_000_000_000
