import { machine } from '../shared/machine.ts'

/**
 * Where a payout stands: `requested` waits for an operator who has to look at it, `held` waits for time to pass,
 * `approved` waits for the next batch, `exported` lies with the bank.
 */
export const PAYOUT_STATUSES = [
  'requested',
  'held',
  'approved',
  'batched',
  'exported',
  'paid',
  'rejected',
  'returned',
  'cancelled',
] as const
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number]

export const payoutVerbs = machine<PayoutStatus>()({
  look: { from: ['held'], to: 'requested' },
  release: { from: ['held'], to: 'approved' },
  approve: { from: ['requested'], to: 'approved' },
  cancel: { from: ['requested', 'held', 'approved'], to: 'cancelled' },
  refuse: { from: ['requested', 'held', 'approved'], to: 'rejected' },
  batch: { from: ['approved'], to: 'batched' },
  unbatch: { from: ['batched'], to: 'approved' },
  export: { from: ['batched'], to: 'exported' },
  pay: { from: ['exported'], to: 'paid' },
  /** Of the paid ones only what an operator has confirmed by hand and no debit has shown. */
  reject: { from: ['exported', 'paid'], to: 'rejected' },
  return: { from: ['paid'], to: 'returned' },
  /** The bank had said no, and has made it all the same. */
  revive: { from: ['rejected'], to: 'exported' },
})

/** The reason of a payout that was cancelled because a guardian agrees to payouts no more; without one its member did. */
export const WITHDRAWN = 'withdrawn'

/** Where a batch stands: `built` waits for a second operator, `approved` for its file to be taken to the bank. */
export const BATCH_STATUSES = ['built', 'approved', 'exported', 'settled', 'discarded'] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number]

export const batchVerbs = machine<BatchStatus>()({
  approve: { from: ['built'], to: 'approved' },
  discard: { from: ['built', 'approved'], to: 'discarded' },
  export: { from: ['approved'], to: 'exported' },
  settle: { from: ['exported'], to: 'settled' },
})

/** Where the points come from: `budget-refund` gives a deposit back (core/refunds). */
export const PAYOUT_KINDS = ['earnings', 'budget-refund'] as const
export type PayoutKind = (typeof PAYOUT_KINDS)[number]

/** Why an operator looks first: somebody else has named the same account (money-and-law.md 2.7: one account, one person). */
export const PAYOUT_FLAGS = ['shared-account'] as const
export type PayoutFlag = (typeof PAYOUT_FLAGS)[number]

export const ACCOUNT_OWNERS = ['member', 'guardian'] as const
export type AccountOwner = (typeof ACCOUNT_OWNERS)[number]

export const PAYOUT_LIMITS = {
  /** After a change of account, and before the first payout (money-and-law.md 2.7). */
  holdHours: 48,
  /** EPC AOS: a name has at most 70 characters. */
  holder: { min: 2, max: 70 },
  /** A batch holds at most so many payouts: the next ones go into the next. */
  batch: 500,
  /** And at most so many points: one payout alone never has more. */
  batchPoints: 1_000_000_000,
  /** A single operator approves what he has built so many hours later. */
  singleHours: 24,
  /** What the banks may have kept of a payout that came back, in points; the rest has to be at least half of it. */
  returnFee: 1_000,
  /** Operators are reminded of a batch that is not at the bank, and of what the bank has not confirmed. */
  remindDays: { open: 1, exported: 3 },
} as const

/** What of the configuration the payouts need. */
export interface PayoutRules {
  /** The smallest payout, in points. */
  readonly minimumPoints: number
  /** One operator alone may approve the batch that he has built, a day later. */
  readonly singleOperator: boolean
}

/** What holds where nothing is configured: from 10 EUR (product.md section 5), by two operators. */
export const USUAL_RULES: PayoutRules = { minimumPoints: 1_000, singleOperator: false }

/** Where a member is paid, as everybody may see it: `DE•• •••• 1234`. */
export interface Account {
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly owner: AccountOwner
  readonly masked: string
  readonly createdAt: Date
}

export interface Payout {
  readonly id: string
  readonly publicId: string
  readonly kind: PayoutKind
  readonly memberId: string
  readonly points: number
  readonly status: PayoutStatus
  readonly masked: string
  readonly heldUntil: Date | null
  readonly flag: PayoutFlag | null
  readonly reason: string | null
  readonly requestedAt: Date
  readonly exportedAt: Date | null
}

/** Payouts that go to the bank together. */
export interface Batch {
  readonly id: string
  readonly publicId: string
  readonly status: BatchStatus
  readonly builtBy: string
  readonly builtAt: Date
  readonly executionOn: string
  readonly payouts: number
  readonly points: number
  readonly fileHash: string
  readonly approvedBy: string | null
  readonly exportedAt: Date | null
}
