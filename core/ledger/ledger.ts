/** The kinds of accounts (ledger.md). Those of the platform have no owner. */
export const ACCOUNT_KINDS = [
  'bank',
  'psp',
  'budget',
  'escrow',
  'earnings',
  'order_hold',
  'payout_clearing',
  'fees',
  'promo',
  'suspense',
  'rewards',
  'frozen',
  'losses',
  'costs',
] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** An account by what it is for: `{ kind: 'budget', ownerId: member.id }`, `{ kind: 'fees' }`. */
export interface AccountName {
  readonly kind: AccountKind
  /** A member, a job, an order, a payout, a refund or a chargeback; absent for the platform's own accounts. */
  readonly ownerId?: string
}

/** Why points moved; what a statement tells a person. */
export const JOURNAL_KINDS = [
  'deposit',
  'play-money',
  'suspense',
  'bank-return',
  'deposit-reversal',
  'publication',
  'approval',
  'refund',
  'split',
  'tip',
  'move',
  'merge',
  'order',
  'order-shown',
  'order-closed',
  'order-returned',
  'payout',
  'payout-back',
  'payout-paid',
  'payout-returned',
  'chargeback',
  'chargeback-won',
  'chargeback-lost',
  'card-refund',
  'card-refund-back',
  'card-refund-paid',
  'provider-transfer',
  'provider-fee',
  'given-up',
  'correction',
] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

/** One movement: `points` from one account to another. */
export interface Posting {
  readonly from: AccountName
  readonly to: AccountName
  /** Whole points, at most 10^9; zero moves nothing. */
  readonly points: number
}

/** A line of a member's statement. */
export interface StatementLine {
  /** The number of the entry within its account: the key of the next page. */
  readonly number: number
  readonly account: 'budget' | 'earnings'
  readonly kind: JournalKind
  /** Positive: came in; negative: went out. */
  readonly amount: number
  readonly balanceAfter: number
  readonly at: Date
  readonly journalId: string
  /** What it was about, for the copy: a job's title, or an operator's reason. */
  readonly about: string | null
}
