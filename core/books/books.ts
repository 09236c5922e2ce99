/** Something in the accounts that contradicts itself: the law that is broken, and where. */
export interface Fault {
  readonly law: string
  readonly fact: string
}

/** What a look through the books has found. */
export interface BooksCheck {
  readonly madeAt: Date
  /** The first of them; `faultCount` says how many there are. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

/** The books as an operator sees them. Points; what the bank and the provider hold is positive here. */
export interface Books {
  /** What is owed to members, by where it stands. */
  readonly owed: readonly { readonly kind: OwedKind; readonly points: number }[]
  readonly owedPoints: number
  /** What came in at the bank and at the payment provider and has not gone out. */
  readonly held: Readonly<Record<'bank' | 'psp', number>>
  /** Gifts and play money: points that no euro stands behind. */
  readonly giftPoints: number
  /**
   * What the platform had to bear itself: chargebacks and refunds of money that was spent by then, what the banks have kept of
   * payouts that came back, and what was given up of what a bank has taken back.
   */
  readonly lossPoints: number
  /** What the payment provider has kept of the payments. */
  readonly costPoints: number
  /** The platform's own: fees. */
  readonly feePoints: number
  /** What members have spent on rewards that the house buys from a provider. */
  readonly rewardPoints: number
  /** Bank entries that nobody could be found for. */
  readonly unclearPoints: number
  /** Since when nothing may move; null while the books are open. */
  readonly closedAt: Date | null
  readonly lastCheck: BooksCheck | undefined
}

export const OWED_KINDS = ['budget', 'escrow', 'earnings', 'order_hold', 'payout_clearing', 'frozen'] as const
export type OwedKind = (typeof OWED_KINDS)[number]
