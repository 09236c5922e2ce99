import type { Offer } from './shop.ts'

/** Where goods may be sent: the countries of the EU, and Switzerland and Liechtenstein (ISO 3166-1), ours first. */
export const COUNTRIES = [
  'DE',
  'AT',
  'CH',
  'LI',
  'LU',
  'BE',
  'NL',
  'FR',
  'IT',
  'ES',
  'PT',
  'IE',
  'DK',
  'SE',
  'FI',
  'PL',
  'CZ',
  'SK',
  'HU',
  'SI',
  'HR',
  'GR',
  'RO',
  'BG',
  'EE',
] as const
export type Country = (typeof COUNTRIES)[number]

/** Words in characters, prices in points, times in days. */
export const PRODUCT_LIMITS = {
  description: { min: 10, max: 1_000 },
  stock: { min: 0, max: 10_000 },
  shipDays: { min: 1, max: 14 },
  /** Pieces of one order. */
  quantity: { min: 1, max: 20 },
  carrier: { min: 2, max: 60 },
  tracking: { max: 100 },
  /** Why an order is declined. */
  reason: { min: 5, max: 500 },
} as const

/** What an owner says about goods. */
export interface ProductFields extends Pick<Offer, 'category' | 'title' | 'points'> {
  readonly description: string
  /** The public id of the owner's own picture. */
  readonly picture: string | undefined
  readonly stock: number
  readonly shipsTo: readonly Country[]
  /** Until it is on its way, in days, as the owner promises. */
  readonly shipDays: number
}

/** What a product has beside its offer. */
export interface Product {
  readonly offerId: string
  readonly description: string
  /** A file's id, for delivery. */
  readonly pictureId: string | null
  readonly stock: number
  readonly shipsTo: readonly string[]
  readonly shipDays: number
}
