import { machine } from '../shared/machine.ts'

/** Where a correction stands: `asked` waits for a second operator. */
export const CORRECTION_STATUSES = ['asked', 'made', 'refused', 'lapsed'] as const
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number]

export const correctionVerbs = machine<CorrectionStatus>()({
  make: { from: ['asked'], to: 'made' },
  refuse: { from: ['asked'], to: 'refused' },
  lapse: { from: ['asked'], to: 'lapsed' },
})

/**
 * What can be corrected, or said of the bank, by two operators. `credit`: a transfer has come in that no statement tells: it
 * is credited by hand. `deposit`: that was to the wrong member or with a wrong amount: it is taken back. `payout`: it was given back because the bank had refused it, and the bank
 * has made it all the same: the points leave the member again, and the payout is paid. `refused`, `batch-refused`: the bank
 * has not made a payout, or not taken a whole file: the points come home, from where they can leave once more. `noted`: a
 * debit with the amount of a refused payout was something else. `from-provider`: a credit is our own money from the payment
 * provider.
 */
export const CORRECTION_KINDS = [
  'credit',
  'deposit',
  'payout',
  'refused',
  'batch-refused',
  'noted',
  'from-provider',
] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

export const CORRECTION_LIMITS = {
  /** Nobody has looked at it by then: it is asked for anew, or not at all. */
  days: 14,
  /** Where one operator is alone: so many hours between the two pairs of eyes, as with a batch of payouts. */
  singleHours: 24,
} as const

export interface Correction {
  readonly id: string
  readonly publicId: string
  readonly kind: CorrectionKind
  readonly status: CorrectionStatus
  /** Whose points move; null for a whole file, and for what is our own. */
  readonly memberId: string | null
  readonly points: number
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
}
