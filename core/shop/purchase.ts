import { machine } from '../shared/machine.ts'
import { MINUTE } from '../shared/time.ts'

/**
 * What is bought outside for an order. `waiting`: the provider is asked, or will be. `pending`: it has the order and somebody
 * there has to agree. `stopping`: it is asked only whether it has sold, and buys no more. `bought`, or the points are back:
 * `failed`, because nothing was sold; `stopped`, because it took too long.
 */
export const PURCHASE_STATUSES = ['waiting', 'pending', 'stopping', 'bought', 'failed', 'stopped'] as const
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number]

export const purchaseVerbs = machine<PurchaseStatus>()({
  await: { from: ['waiting', 'pending'], to: 'pending' },
  buy: { from: ['waiting', 'pending', 'stopping'], to: 'bought' },
  fail: { from: ['waiting', 'pending', 'stopping'], to: 'failed' },
  stop: { from: ['waiting', 'pending'], to: 'stopping' },
  end: { from: ['waiting', 'stopping'], to: 'stopped' },
})

export const PURCHASE_LIMITS = {
  /** So long one instance has for asking; then another may. Longer than the adapter waits for its answers. */
  leaseSeconds: 120,
  /** The pause after an attempt doubles from a minute up to an hour. */
  mostPauseMinutes: 60,
  /** Then its buyer and the operators are told. */
  lateHours: 6,
  /** So long an order waits at most until no more is bought for it. */
  mostDays: 7,
  /** So long after the last attempt an answer could still be on its way: only then "there is none" is believed. */
  settleMinutes: 10,
  /** So long it is then looked up at most; after that the points go back. */
  stoppingHours: 24,
} as const

export interface Purchase {
  readonly id: string
  readonly orderId: string
  readonly status: PurchaseStatus
  readonly faceCents: number
  /** How often the provider was asked. */
  readonly attempts: number
  /** When it is asked next; null when it is over. */
  readonly nextAt: Date | null
  readonly placedAt: Date
  readonly lateAt: Date
  readonly toldLate: boolean
  /** When the state that it waits in ends by itself. */
  readonly endAt: Date
  /** The operator who stopped it, and why; null when the clock did. */
  readonly stoppedBy: string | null
  readonly reason: string | null
  readonly endedAt: Date | null
}

/** True while a reward may still be bought: it can be asked for again, and stopped. */
export const isTried = ({ status }: Pick<Purchase, 'status'>): boolean =>
  purchaseVerbs.stop.from.some((from) => from === status)

/** How long after its nth attempt a provider is asked again, in milliseconds. */
export function pauseAfter(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1), PURCHASE_LIMITS.mostPauseMinutes) * MINUTE
}
