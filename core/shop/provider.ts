import type { Secret } from '../shared/secret.ts'

/** One reward that somebody has redeemed points for. */
export interface RewardRequest {
  /** The order's own id: a provider sells once for it, however often it is asked. */
  readonly orderId: string
  /** What it is worth, in euro cents. */
  readonly faceCents: number
}

/** A code of our own pool that now belongs to the order. It stays sealed. */
export interface StockedCode {
  readonly kind: 'code'
  readonly codeId: string
}

/** A link that only its buyer may ever see. */
export interface BoughtLink {
  readonly kind: 'link'
  readonly link: Secret
  /** The last day on which it can be used, `2027-01-31`; null: without an end. */
  readonly validUntil: string | null
}

/**
 * What came of an order. `ready`: it is bought and paid for. `pending`: the provider has it and somebody there still has to
 * agree. `failed`: nothing was bought, and nothing will be. `unknown`: nobody can say (no answer, a broken one, an error of
 * theirs); `retryAfterSeconds` is how long the provider wants to be left alone.
 */
export type RewardOutcome<Good> =
  | { readonly is: 'ready'; readonly good: Good }
  | { readonly is: 'pending' }
  | { readonly is: 'failed' }
  | { readonly is: 'unknown'; readonly retryAfterSeconds?: number }

/**
 * Where rewards come from: our own pool of codes, or somebody outside. Neither verb throws for what the other side does: a
 * service that is down is `unknown`.
 */
export interface RewardProvider<Good> {
  /** Buys for an order. The same order again gets what it got the first time and buys nothing. */
  order(request: RewardRequest): Promise<RewardOutcome<Good>>
  /** What has become of an order, without buying; undefined: the provider knows for sure that there is none. */
  lookup(orderId: string): Promise<RewardOutcome<Good> | undefined>
}

/** A provider outside: what it sells is a link. */
export type OutsideProvider = RewardProvider<BoughtLink>
