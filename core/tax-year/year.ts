import type { TaxData } from '../tax/index.ts'

/** Quarters and years are those of the tax office. */
export const TAX_ZONE = 'Europe/Berlin'

/** The first year that is reported (PStTG § 29). */
export const FIRST_YEAR = 2023

/** What somebody got in a quarter: points, how often, and what the platform got beside it. */
export interface Quarter {
  readonly points: number
  /** Results that were paid, or orders that were sold; a tip is none of its own. */
  readonly activities: number
  readonly feePoints: number
}

/** Work that was paid, and goods that were sold in the shop: two kinds of activities (PStTG § 5). */
export const ACTIVITY_KINDS = ['services', 'goods'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** Four quarters of each kind. */
export type YearSums = Readonly<Record<ActivityKind, readonly Quarter[]>>

/**
 * Whether somebody is reported: `few-goods`: less than 30 sales of goods and at most 2,000 EUR, and no work (PStTG § 4(5)
 * no. 4; there is nothing like it for services); `outside-eu`: lives in no member state and has no tax number of one;
 * `no-data`: has entered nothing yet, and was paid nothing.
 */
export const DUTIES = ['report', 'few-goods', 'outside-eu', 'no-data'] as const
export type Duty = (typeof DUTIES)[number]

/** Somebody who got something in the year. */
export interface Seller {
  readonly memberId: string
  readonly publicId: string
  readonly sums: YearSums
  readonly data: TaxData | undefined
  /** Where it was paid to; undefined when nothing was entered. */
  readonly account: { readonly iban: string; readonly holder: string } | undefined
  readonly duty: Duty
}

/** The exemption for goods: fewer sales than this, and no more points. */
export const FEW_GOODS = { sales: 30, points: 200_000 } as const

export const NO_QUARTER: Quarter = { points: 0, activities: 0, feePoints: 0 }

/** All quarters together. */
export const totalOf = (quarters: readonly Quarter[]): Quarter =>
  quarters.reduce(
    (sum, one) => ({
      points: sum.points + one.points,
      activities: sum.activities + one.activities,
      feePoints: sum.feePoints + one.feePoints,
    }),
    NO_QUARTER,
  )

/** The kinds of activity in which there is something at all. */
export const kindsIn = (sums: YearSums): readonly ActivityKind[] =>
  ACTIVITY_KINDS.filter((kind) => sums[kind].some(({ points, activities }) => points !== 0 || activities !== 0))

/** Whether there is nothing in the year. */
export const isEmpty = (sums: YearSums): boolean => kindsIn(sums).length === 0
