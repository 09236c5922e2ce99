import type { Language } from '../shared/language.ts'

/**
 * The payment provider as the core needs it: a port. Whoever implements it talks to the provider outside of any
 * transaction. `unclear`: no answer, or none that can be believed; the call may have happened, and is made again with the
 * same key. `refused`: it has not happened, and will not.
 */
export type Answer<Value> =
  | { readonly is: 'done'; readonly value: Value }
  | { readonly is: 'refused' }
  | { readonly is: 'unclear' }

/** A page of the provider on which one payment is made. */
export interface Session {
  readonly id: string
  /** Where the payer goes; null when nothing can be paid there any more. */
  readonly url: string | null
  /** Our id of the checkout; null when it is none of ours. */
  readonly checkout: string | null
  readonly state: 'open' | 'complete' | 'expired'
  /** The provider has the money. */
  readonly paid: boolean
  /** A payment that takes days has come to nothing. */
  readonly failed: boolean
  readonly cents: number | null
  /** `eur`. */
  readonly currency: string | null
  readonly live: boolean
  readonly paymentId: string | null
}

export interface ProviderDispute {
  readonly id: string
  readonly paymentId: string | null
  readonly cents: number
  readonly state: 'open' | 'won' | 'lost'
  /** What the provider has kept because of it, in cents, each with its own id; below zero when it has given that back. */
  readonly fees: readonly { readonly id: string; readonly cents: number }[]
}

export interface ProviderRefund {
  readonly id: string
  /** Our id of the refund; null when somebody made it in the provider's own pages. */
  readonly refund: string | null
  readonly cents: number
  readonly state: 'sent' | 'paid' | 'failed'
}

export interface Provider {
  /** False in the provider's test world. */
  readonly live: boolean
  /** The same key always means the same page: made once, however often it is asked for within 24 hours. */
  createSession(order: {
    readonly checkout: string
    readonly cents: number
    readonly language: Language
  }): Promise<Answer<Session>>
  session(id: string): Promise<Answer<Session>>
  /** The page that a payment was made on; `refused` when there is none. */
  sessionOf(paymentId: string): Promise<Answer<Session>>
  /** What the provider has kept of a payment, in cents; null while that is not known, or not in euros. */
  fee(paymentId: string): Promise<Answer<number | null>>
  dispute(id: string): Promise<Answer<ProviderDispute>>
  /** All that went back of one payment, or is about to. */
  refunds(paymentId: string): Promise<Answer<readonly ProviderRefund[]>>
  /** Made once for each refund of ours, within 24 hours. */
  refund(order: {
    readonly refund: string
    readonly paymentId: string
    readonly cents: number
  }): Promise<Answer<ProviderRefund>>
}

/** What an event of the provider is about; what it says about that is asked for again. */
export interface Told {
  readonly id: string
  readonly kind: string
  readonly live: boolean
  readonly about:
    | { readonly is: 'session'; readonly id: string }
    | { readonly is: 'dispute'; readonly id: string }
    | { readonly is: 'refund'; readonly paymentId: string }
    | { readonly is: 'other' }
}
