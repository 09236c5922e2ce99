import { at, when, type Reasons } from '../model/base.ts'
import { freeCodes, left, POINTS, type Kind, type Shop } from './oracle.ts'

/** What opens and shuts a shop and its shelves, and who may do what meanwhile. */

export const OWNER = 0
export const SHELF_VERBS = {
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  archive: { from: ['live', 'paused'], to: 'archived' },
} as const
export type ShelfVerb = keyof typeof SHELF_VERBS
const MOST = { voucher: 10, shared: 10, goods: 20 } as const
const CAME_TO_NOTHING = ['cancelled', 'lapsed', 'declined', 'refunded']

/** Nothing can be done in the name of who is suspended, but what is theirs stays theirs. */
export const againstActing = (shop: Shop, who: number): Reasons => when(at(shop.isSuspended, who), 'member.suspended')

/** On the shelf: not paused, its shop open, and the owner not suspended. */
export const isOffered = (shop: Shop, shelved: { readonly shop: number; readonly status: string }): boolean =>
  shelved.status === 'live' && shop.isOpen && shelved.shop === shop.shops && !at(shop.isSuspended, OWNER)

export function againstBuying(shop: Shop, index: number, buyer: number, quantity: number): Reasons {
  const offer = at(shop.offers, index)
  const has = left(shop, index)
  const isShared = offer.kind === 'shared'
  const hasIt = shop.orders.some(
    (order) => order.offer === index && order.buyer === buyer && !CAME_TO_NOTHING.includes(order.status),
  )
  return [
    ...againstActing(shop, buyer + 1),
    ...when(!isOffered(shop, offer), 'offer.unknown'),
    ...when(quantity < 1 || quantity > MOST[offer.kind], 'job.bad_field'),
    ...when(isShared && (quantity > 1 || hasIt), 'offer.once_only'),
    ...when(at(shop.buyers, buyer).points < POINTS[offer.kind] * quantity, 'order.too_few_points'),
    ...when(has === 0, 'offer.sold_out'),
    ...when(has > 0 && has < quantity, 'offer.too_few_left'),
  ]
}

/** What can be had, the cheapest first and the oldest of those; up to what the buyer can afford. */
export const shelf = (shop: Shop, buyer: number, affordable: boolean): readonly number[] =>
  [...shop.offers.entries()]
    .filter(([index, offer]) => isOffered(shop, offer) && left(shop, index) > 0)
    .filter(([, { kind }]) => !affordable || POINTS[kind] <= at(shop.buyers, buyer).points)
    .toSorted(([one, { kind }], [other, { kind: otherKind }]) => POINTS[kind] - POINTS[otherKind] || one - other)
    .map(([index]) => index)

/** How many times a shared code may still come: whatever somebody has, or had and complained about, counts. */
export const room = (shop: Shop, index: number): number =>
  at(shop.offers, index).limit - shop.codes.filter(({ offer, state }) => offer === index && state !== 'gone').length

export function againstDelivering(shop: Shop, index: number, text: number): Reasons {
  const { kind, status } = at(shop.offers, index)
  const isAnother = freeCodes(shop, index).some((free) => free.text !== text)
  return [
    ...againstActing(shop, OWNER),
    ...when(status === 'archived', 'offer.wrong_state'),
    ...when(kind === 'shared' && isAnother, 'offer.one_code'),
    ...when(kind === 'shared' && room(shop, index) <= 0, 'offer.no_codes'),
  ]
}

/** Of the code that the offer has, the newest that was not taken back, so many more are there. */
export function raise(shop: Shop, index: number, limit: number): void {
  at(shop.offers, index).limit = limit
  const present = shop.codes.findLast(
    ({ offer, state, delivery }) => offer === index && state !== 'gone' && !at(shop.deliveries, delivery).isBack,
  )
  if (present === undefined || room(shop, index) <= 0) return
  const delivery = shop.deliveries.push({ offer: index, isBack: false }) - 1
  for (let count = room(shop, index); count > 0; count -= 1) {
    shop.codes.push({ offer: index, delivery, text: present.text, state: 'free' })
  }
}

export function post(shop: Shop, kind: Kind | 'advert', limit: number): void {
  const shelved = { shop: shop.shops, status: 'live' } as const
  if (kind === 'advert') shop.adverts.push({ ...shelved })
  else shop.offers.push({ ...shelved, kind, pieces: 0, limit: kind === 'shared' ? limit : 0 })
}
