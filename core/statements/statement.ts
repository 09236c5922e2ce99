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
  /** The payer's own number of the transfer, where the file has one. */
  readonly endToEnd?: string
  /** Everything in which a reference may stand. */
  readonly searched: readonly string[]
  /** Why a transfer of ours came back, as the bank's code. */
  readonly returnReason?: string
  /** Money that came in before goes back. */
  readonly reversal: boolean
  /** The bank has not booked it yet: it is only counted. */
  readonly pending: boolean
  /** The how-manieth statement of the upload it stands in, from 0. */
  readonly part?: number
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
 * Where a bank entry stands. `unmatched` and `suspicious` lie in suspense until an operator decides; `same` was the money of
 * another entry. `outgoing` is a debit that is no reversal, which moves no points; `uncovered` is a reversal whose client has
 * spent the money, as far as it is not taken yet, and `lost` one of which the rest was given up; of an `unexplained` one nobody knows yet what it takes back. What `payout` and `payout-return` move is
 * posted for each payout; `unexpected` names a payout that it does not fit; `from-provider` is our own money from the
 * payment provider.
 */
export const ENTRY_STATUSES = [
  'matched',
  'unmatched',
  'suspicious',
  'assigned',
  'returned',
  'same',
  'reversed',
  'reversal',
  'uncovered',
  'lost',
  'outgoing',
  'payout',
  'payout-return',
  'unexpected',
  'unexplained',
  'from-provider',
] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]
export const entryVerbs = machine<EntryStatus>()({
  assign: { from: ['unmatched', 'suspicious'], to: 'assigned' },
  return: { from: ['unmatched', 'suspicious'], to: 'returned' },
  merge: { from: ['unmatched', 'suspicious'], to: 'same' },
  reverse: { from: ['matched', 'unmatched', 'suspicious', 'assigned'], to: 'reversed' },
  cover: { from: ['uncovered'], to: 'reversal' },
  writeOff: { from: ['uncovered'], to: 'lost' },
  belong: { from: ['unexplained'], to: 'uncovered' },
  note: { from: ['unexpected', 'unexplained'], to: 'outgoing' },
  comeBack: { from: ['unmatched', 'suspicious'], to: 'payout-return' },
  explain: { from: ['unexpected'], to: 'payout' },
  transfer: { from: ['unmatched', 'suspicious'], to: 'from-provider' },
})

/**
 * Why an entry waits although its client is known: another account holder than before; it is the operator's own; it may have
 * come with another file or has another one's number; or an operator has credited as much by hand.
 */
export const DOUBTS = ['payer', 'own', 'twice', 'by-hand'] as const
export type Doubt = (typeof DOUBTS)[number]

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
  'unexplained',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A file is at most so big, and tells of at most so many entries. */
export const STATEMENT_LIMITS = { bytes: 5 * 1024 * 1024, entries: 2_000 } as const
/** The largest amount that the ledger moves at once, in cents. */
export const MOST_POINTS = 1_000_000_000
/** Banks write these where they have no number. */
export const NO_REFERENCE = /^(NONREF|NOTPROVIDED|NOTAVAILABLE)$/i
/** References are looked for in so many characters: a transfer has 140, and banks put something before them. */
export const MOST_SEARCHED = 2_000
