import type { Language } from '../shared/language.ts'
import { machine } from '../shared/machine.ts'

/**
 * Where a payment by card stands: `new` has no page at the provider yet, `open` can be paid, `pending` was paid in a way
 * that takes days, `doubtful` was paid and does not fit what we asked for, which an operator has to note or to send back:
 * `returning` until the provider has done so.
 */
export const CHECKOUT_STATUSES = [
  'new',
  'open',
  'pending',
  'paid',
  'failed',
  'expired',
  'doubtful',
  'noted',
  'returning',
  'returned',
] as const
export type CheckoutStatus = (typeof CHECKOUT_STATUSES)[number]

const UNPAID = ['new', 'open', 'pending', 'failed', 'expired'] as const

/** What the provider has been paid is ours to credit, whatever the clock has said before: events come in any order. */
export const checkoutVerbs = machine<CheckoutStatus>()({
  open: { from: ['new'], to: 'open' },
  await: { from: ['new', 'open', 'expired'], to: 'pending' },
  pay: { from: UNPAID, to: 'paid' },
  doubt: { from: UNPAID, to: 'doubtful' },
  fail: { from: ['new', 'open', 'pending'], to: 'failed' },
  expire: { from: ['new', 'open'], to: 'expired' },
  note: { from: ['doubtful'], to: 'noted' },
  sendBack: { from: ['doubtful'], to: 'returning' },
  arrive: { from: ['returning'], to: 'returned' },
  /** The provider does not send it back: an operator has to look once more. */
  decline: { from: ['returning'], to: 'doubtful' },
})

/**
 * Why a payment is not credited. `mode`: a payment of the provider's test world in the real one, or the other way round.
 * `gone`: its client has deleted the account before the money came. `page`: on another page of the provider than the one
 * that we know of. `twice`: what was credited already was paid once more; it stands in a row of its own.
 */
export const DOUBTS = ['amount', 'currency', 'mode', 'gone', 'page', 'twice'] as const
export type Doubt = (typeof DOUBTS)[number]

export const CHARGEBACK_STATUSES = ['open', 'won', 'lost'] as const
export type ChargebackStatus = (typeof CHARGEBACK_STATUSES)[number]
export const chargebackVerbs = machine<ChargebackStatus>()({
  win: { from: ['open'], to: 'won' },
  lose: { from: ['open'], to: 'lost' },
  /** A bank may change its mind. */
  regain: { from: ['lost'], to: 'won' },
})

export const CARD_REFUND_ORIGINS = ['client', 'provider'] as const

/** Where a refund stands: `asked` is ours, `sent` is the provider's. */
export const CARD_REFUND_STATUSES = ['asked', 'sent', 'paid', 'failed'] as const
export type CardRefundStatus = (typeof CARD_REFUND_STATUSES)[number]
/** A bank may send back what the provider had already called paid. */
export const cardRefundVerbs = machine<CardRefundStatus>()({
  send: { from: ['asked'], to: 'sent' },
  pay: { from: ['asked', 'sent'], to: 'paid' },
  fail: { from: ['asked', 'sent', 'paid'], to: 'failed' },
})

export const CHECKOUT_LIMITS = {
  /** What can be paid at once: 10 to 1,000 EUR (product.md section 1: at least 10 EUR). */
  points: { min: 1_000, max: 100_000 },
  /** So many payments of a client may wait at once. */
  waiting: 5,
  /** How long a page is tried to be had: the provider keeps the key of the call for 24 hours (money-and-law.md 1.2). */
  openingMinutes: 60,
  /** A page can be paid for 24 hours, which is the provider's own limit; then it is looked at a quarter of an hour later. */
  openMinutes: 24 * 60 + 15,
  /** A provider who does not answer: the page is over by the clock alone. */
  silentDays: 4,
  /** What takes days and has not come by then will not. */
  pendingDays: 30,
  /** Somebody else may look after what this one was doing. */
  leaseMinutes: 2,
  /** What the provider decides is looked at again so often, should its event be lost. */
  againHours: 24,
  /** So often operators are reminded of what waits for them. */
  remindDays: 3,
  /** So long after it was not known yet the provider is asked again for its fee. */
  feeMinutes: 60,
  /** Event ids are kept so long: the provider brings an event again for three days (money-and-law.md 1.2). */
  eventDays: 90,
} as const

/** A client's wish to pay by card. */
export interface Checkout {
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly points: number
  readonly language: Language
  readonly status: CheckoutStatus
  readonly paymentId: string | null
  readonly depositId: string | null
  readonly doubt: Doubt | null
  readonly seenCents: number | null
  readonly seenCurrency: string | null
  readonly createdAt: Date
}

/** Money that a card holder wants back through the bank. */
export interface Chargeback {
  readonly id: string
  readonly publicId: string
  readonly checkoutId: string
  readonly points: number
  /** What of it was frozen; once it is lost, what its client has borne of it. */
  readonly frozenPoints: number
  readonly status: ChargebackStatus
  readonly openedAt: Date
}

/** Money that goes back by the provider. */
export interface CardRefund {
  readonly id: string
  readonly publicId: string
  readonly checkoutId: string
  readonly origin: (typeof CARD_REFUND_ORIGINS)[number]
  readonly points: number
  readonly status: CardRefundStatus
  readonly askedAt: Date
}
