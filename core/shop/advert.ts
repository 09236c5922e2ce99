import type { OfferCategory, OfferStatus, ShopStatus } from './shop.ts'

export const ADVERT_LIMITS = {
  title: { min: 3, max: 80 },
  words: { min: 10, max: 500 },
  link: { min: 10, max: 300 },
  code: { min: 2, max: 60 },
} as const

/** What an owner says about an advertisement: where it leads, or a code that everybody may use, or both. */
export interface AdvertFields {
  readonly category: OfferCategory
  readonly title: string
  readonly words: string
  /** An https address. */
  readonly link: string | null
  readonly code: string | null
}

export interface Advert extends AdvertFields {
  readonly id: string
  readonly publicId: string
  readonly shopId: string
  readonly status: OfferStatus
  readonly createdAt: Date
}

/** An advertisement as others see it. */
export interface ShownAdvert extends Advert {
  readonly shopName: string
  readonly ownerId: string
  readonly shopStatus: ShopStatus
  /** False while the owner is suspended: nothing is shown then. */
  readonly ownerActive: boolean
}

/** An https address with a host that has a dot and no user name, which could pass for another host. */
export function isSafeLink(words: string): boolean {
  const url = URL.canParse(words) && !/\s/.test(words) ? new URL(words) : undefined
  return url !== undefined && url.protocol === 'https:' && url.username === '' && url.hostname.includes('.')
}
