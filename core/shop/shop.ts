import { machine } from '../shared/machine.ts'

export const SHOP_STATUSES = ['waiting', 'approved', 'refused', 'closed'] as const
export type ShopStatus = (typeof SHOP_STATUSES)[number]

export const shopVerbs = machine<ShopStatus>()({
  approve: { from: ['waiting'], to: 'approved' },
  refuse: { from: ['waiting'], to: 'refused' },
  close: { from: ['waiting', 'approved'], to: 'closed' },
})

export const OFFER_STATUSES = ['live', 'paused', 'archived'] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

export const offerVerbs = machine<OfferStatus>()({
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  archive: { from: ['live', 'paused'], to: 'archived' },
})

/** The shelves of the shop. */
export const OFFER_CATEGORIES = ['food', 'shopping', 'leisure', 'travel', 'beauty', 'digital', 'other'] as const
export type OfferCategory = (typeof OFFER_CATEGORIES)[number]

/** `single`: each buyer gets a code of his own. `shared`: one code for all, as often as the offer says, once a member. */
export const CODE_POOLS = ['single', 'shared'] as const
export type CodePool = (typeof CODE_POOLS)[number]

export const IMPORT_STATUSES = ['staged', 'committed', 'withdrawn'] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

export const importVerbs = machine<ImportStatus>()({
  commit: { from: ['staged'], to: 'committed' },
  withdraw: { from: ['committed'], to: 'withdrawn' },
})

/**
 * `staged`: seen in a dry run. `held`: reserved for an order, nobody has seen it. `sold`: shown to its buyer. `used`: its
 * shop has taken it. `void`: its buyer complained and got another one or the points back. `lost`: no key opens it.
 */
export const CODE_STATUSES = ['staged', 'free', 'held', 'sold', 'used', 'void', 'lost'] as const
export type CodeStatus = (typeof CODE_STATUSES)[number]

export const codeVerbs = machine<CodeStatus>()({
  commit: { from: ['staged'], to: 'free' },
  hold: { from: ['free'], to: 'held' },
  free: { from: ['held'], to: 'free' },
  sell: { from: ['held'], to: 'sold' },
  use: { from: ['sold'], to: 'used' },
  void: { from: ['sold', 'used'], to: 'void' },
  lose: { from: ['held'], to: 'lost' },
  find: { from: ['lost'], to: 'free' },
})

/** Where what is sold comes from: codes that a shop has sent, or a provider outside from whom the house buys for each order. */
export const OFFER_SOURCES = ['codes', 'tremendous'] as const
export type OfferSource = (typeof OFFER_SOURCES)[number]

/** Of vouchers codes are sold, of products pieces. */
export const OFFER_KINDS = ['voucher', 'product'] as const
export type OfferKind = (typeof OFFER_KINDS)[number]

export const ORDER_KINDS = ['voucher', 'goods'] as const
export type OrderKind = (typeof ORDER_KINDS)[number]

/**
 * `ordering`: points are held, and the house buys the reward outside. `reserved`: points and code are held. `shown`:
 * the buyer has seen the code. `closed`: the shop has the points. What is between `addressing` and `delivered` is the
 * way of goods (goods.ts); `problem`: somebody complained.
 */
export const ORDER_STATUSES = [
  'ordering',
  'reserved',
  'shown',
  'addressing',
  'placed',
  'accepted',
  'shipped',
  'delivered',
  'problem',
  'closed',
  'cancelled',
  'lapsed',
  'declined',
  'refunded',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const orderVerbs = machine<OrderStatus>()({
  deliver: { from: ['ordering'], to: 'reserved' },
  decline: { from: ['ordering'], to: 'declined' },
  show: { from: ['reserved'], to: 'shown' },
  cancel: { from: ['reserved'], to: 'cancelled' },
  lapse: { from: ['reserved'], to: 'lapsed' },
  close: { from: ['shown'], to: 'closed' },
})

export const SHOP_LIMITS = {
  name: { min: 2, max: 60 },
  website: { min: 4, max: 300 },
  sells: { min: 5, max: 500 },
  imprint: { min: 20, max: 1_000 },
  title: { min: 3, max: 80 },
  terms: { max: 1_000 },
  points: { min: 1, max: 100_000 },
  faceCents: { min: 1, max: 100_000 },
  announced: { min: 1, max: 2_000 },
  /** Vouchers redeemed at once. */
  quantity: { min: 1, max: 10 },
  /** Lines of one import, and how long it may be: in bytes as a file, in characters as words. */
  codes: { max: 2_000, length: 500_000 },
  /** Characters of a code; shorter ones could be guessed. */
  code: { min: 4, max: 100 },
  /** Not shown for so long: the points go back. The buyer is reminded three days before. */
  showDays: 14,
  remindDays: 3,
  /** So long after a code was shown its buyer may complain; then the shop is paid. */
  complainDays: 14,
  /** So few codes are told to their owner. */
  lowStock: 5,
  /** Codes of nobody that an owner may look up within an hour. */
  unknownChecksAnHour: 10,
} as const

/** A member's shop. The house's own is in nobody's lists. */
export interface Shop {
  readonly id: string
  readonly publicId: string
  readonly ownerId: string
  readonly status: ShopStatus
  readonly name: string
  readonly website: string
  readonly sells: string
  readonly imprint: string
  readonly reason: string | null
  /** When an operator let it open, or refused it. */
  readonly decidedAt: Date | null
  readonly createdAt: Date
}

/** What an owner says about a voucher. */
export interface OfferFields {
  readonly category: OfferCategory
  readonly title: string
  /** What it is worth at the counter; null for goods. */
  readonly faceCents: number | null
  readonly points: number
  /** How many codes will come; how often a shared code can be redeemed. */
  readonly announced: number | null
  /** `single` when nothing is said. */
  readonly pool?: CodePool
  /** `2027-01-31`, that day included; null: without an end. */
  readonly validUntil: string | null
  readonly terms: string
}

export interface Offer extends OfferFields {
  readonly id: string
  readonly kind: OfferKind
  readonly pool: CodePool
  readonly source: OfferSource
  readonly publicId: string
  readonly shopId: string
  readonly status: OfferStatus
  readonly createdAt: Date
}

/**
 * An offer as buyers see it: `stock` is how many codes or pieces can be had now; of what is bought outside there is always one
 * more.
 */
export interface Shelved extends Offer {
  readonly stock: number
  readonly shopName: string
  readonly shopPublicId: string
  /** Null: the house itself. */
  readonly ownerId: string | null
  readonly shopStatus: ShopStatus
  /** False while the owner is suspended: nothing is sold then. */
  readonly ownerActive: boolean
}

/** What came of looking through codes. */
export interface CodeImport {
  readonly id: string
  readonly publicId: string
  readonly offerId: string
  readonly status: ImportStatus
  readonly newCodes: number
  readonly duplicates: number
  readonly expired: number
  /** Unreadable, or of another value than the offer's. */
  readonly malformed: number
  /** Those of the malformed that say another value. */
  readonly otherValue: number
  readonly createdAt: Date
}

export interface Order {
  readonly id: string
  readonly publicId: string
  readonly kind: OrderKind
  readonly offerId: string
  readonly shopId: string
  readonly buyerId: string
  readonly status: OrderStatus
  /** For all pieces together. */
  readonly points: number
  readonly quantity: number
  readonly placedAt: Date
  /** When the state it is in ends by itself. */
  readonly expiresAt: Date
  readonly shownAt: Date | null
  readonly endedAt: Date | null
  /** Who carries the parcel, and its number; set when it was sent. */
  readonly carrier: string | null
  readonly tracking: string | null
  /** Why the shop declined. */
  readonly reason: string | null
}

/** True of a voucher whose code its buyer has seen and may see again. */
export const isSeen = ({ kind, status }: Pick<Order, 'kind' | 'status'>): boolean =>
  kind === 'voucher' && (status === 'shown' || status === 'problem' || status === 'closed')

/** Orders that are over, whatever came of them. */
export const isOver = ({ status }: Pick<Order, 'status'>): boolean => ENDED.has(status)
const ENDED: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['closed', 'cancelled', 'lapsed', 'declined', 'refunded'])

/** A code in clear. Only for the buyer, at the moment of delivery; never stored and never logged. */
export interface ClearCode {
  readonly code: string
  readonly pin: string | undefined
  readonly validUntil: string | null
}

/**
 * What an owner learns about a code. `unsold`: it is in stock, nobody has paid for it. `shared`: it is the one for all, and
 * so many have bought it. `several`: more than one reads like that, and none is written exactly so.
 */
export interface Checked {
  readonly is: 'valid' | 'used' | 'unsold' | 'expired' | 'void' | 'unknown' | 'shared' | 'several'
  /** The public id of the code, which is not the code. */
  readonly id: string | undefined
  readonly title: string | undefined
  readonly buyers: number
  readonly usedAt: Date | null
}

/** What a member saves for: `points` are there, `missingPoints` are still to be earned. */
export interface Goal {
  readonly offer: Shelved
  readonly points: number
  readonly missingPoints: number
}
