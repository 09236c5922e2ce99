import { machine } from '../shared/machine.ts'
import type { Order, OrderStatus } from './shop.ts'
import { DAY } from '../shared/time.ts'

/**
 * The way of goods (product.md section 6): `addressing` waits for the buyer's address, `placed` for the shop to accept,
 * `accepted` for the parcel, `shipped` for its arrival, `delivered` for a complaint; then the shop is paid.
 */
export const goodsVerbs = machine<OrderStatus>()({
  address: { from: ['addressing'], to: 'placed' },
  cancel: { from: ['addressing', 'placed'], to: 'cancelled' },
  accept: { from: ['placed'], to: 'accepted' },
  decline: { from: ['placed', 'accepted'], to: 'declined' },
  ship: { from: ['accepted'], to: 'shipped' },
  deliver: { from: ['shipped'], to: 'delivered' },
  close: { from: ['delivered'], to: 'closed' },
  lapse: { from: ['addressing', 'placed', 'accepted'], to: 'lapsed' },
})

/** The states that end by themselves. */
export const TIMED_STATUSES = ['addressing', 'placed', 'accepted', 'shipped', 'delivered'] as const
export type TimedStatus = (typeof TIMED_STATUSES)[number]
export const isTimed = (status: OrderStatus): status is TimedStatus => TIMED_STATUSES.some((timed) => timed === status)

export type Side = 'buyer' | 'shop'

/**
 * How long a state of goods lasts in days, how long before its end who is reminded, and what the clock does then
 * (money-and-law.md 3.4; the time for the address and before the reminders is ours).
 */
export const GOODS_CLOCK: {
  readonly [Status in TimedStatus]: {
    readonly days: number
    readonly remindDays: number
    readonly reminds: readonly Side[]
    readonly atEnd: 'lapse' | 'deliver' | 'close'
  }
} = {
  addressing: { days: 3, remindDays: 1, reminds: ['buyer'], atEnd: 'lapse' },
  placed: { days: 5, remindDays: 2, reminds: ['shop', 'buyer'], atEnd: 'lapse' },
  accepted: { days: 14, remindDays: 4, reminds: ['shop', 'buyer'], atEnd: 'lapse' },
  shipped: { days: 14, remindDays: 3, reminds: ['buyer'], atEnd: 'deliver' },
  delivered: { days: 14, remindDays: 3, reminds: ['buyer'], atEnd: 'close' },
}

/** When a state that begins now ends, and when who has to act is reminded. */
export function clockOf(status: TimedStatus, now: Date): { readonly expiresAt: Date; readonly remindAt: Date } {
  const { days, remindDays } = GOODS_CLOCK[status]
  return {
    expiresAt: new Date(now.getTime() + days * DAY),
    remindAt: new Date(now.getTime() + (days - remindDays) * DAY),
  }
}

/** True while the shop needs to know where the goods go. */
export const needsAddress = ({ status }: Pick<Order, 'status'>): boolean =>
  ['placed', 'accepted', 'shipped', 'delivered', 'problem', 'closed', 'refunded'].includes(status)

/** The states that goods can be in. */
export type GoodsStatus = Exclude<OrderStatus, 'ordering' | 'reserved' | 'shown'>
