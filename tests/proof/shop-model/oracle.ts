import { at, DAY } from '../model/base.ts'

/** What the pages say, as plain records: points, codes and pieces by count, the clock in milliseconds. */
export const POINTS = { voucher: 500, shared: 200, goods: 300 } as const
export type Kind = keyof typeof POINTS
const SHOW = 14 * DAY
const COMPLAIN = 14 * DAY
const ANSWER = 3 * DAY
/** How long goods stay in a state, and what comes then (product.md section 6: 5 days to accept, 14 to send). */
const GOODS = {
  addressing: { days: 3, next: 'lapsed' },
  placed: { days: 5, next: 'lapsed' },
  accepted: { days: 14, next: 'lapsed' },
  shipped: { days: 14, next: 'delivered' },
  delivered: { days: 14, next: 'closed' },
} as const

type GoodsState = keyof typeof GOODS
export type Status =
  | 'reserved'
  | 'shown'
  | GoodsState
  | 'problem'
  | 'closed'
  | 'cancelled'
  | 'lapsed'
  | 'declined'
  | 'refunded'

export interface Order {
  readonly kind: 'voucher' | 'goods'
  readonly offer: number
  readonly buyer: number
  readonly points: number
  readonly quantity: number
  status: Status
  endsAt: number
  /** The code of a voucher, by its index. */
  code: number
}

export interface Complaint {
  readonly order: number
  readonly answerUntil: number
  status: 'answering' | 'deciding' | 'decided' | 'withdrawn'
}

/** A code as it was delivered: whoever orders gets the oldest one that is free. `text` tells one shared code from another. */
interface Code {
  readonly offer: number
  readonly delivery: number
  readonly text: number
  state: 'free' | 'taken' | 'gone'
}

/** What stands on a shelf until it is archived; `shop`: in the owner's first, second ... shop. */
interface Shelved {
  readonly shop: number
  status: 'live' | 'paused' | 'archived'
}

export interface Offer extends Shelved {
  readonly kind: Kind
  pieces: number
  /** How often a shared code can be redeemed. */
  limit: number
}

export interface Shop {
  readonly buyers: { points: number }[]
  earned: number
  readonly offers: Offer[]
  readonly adverts: Shelved[]
  readonly codes: Code[]
  /** Deliveries of codes; what is taken back is deleted as soon as nobody has it. */
  readonly deliveries: { readonly offer: number; isBack: boolean }[]
  readonly orders: Order[]
  readonly complaints: Complaint[]
  /** Shops that the owner has had so far; the last one may be open. */
  shops: number
  isOpen: boolean
  /** The owner first, then the buyers. */
  readonly isSuspended: boolean[]
}

const isGoodsState = (status: Status): status is GoodsState => status in GOODS
const isTimed = ({ status }: Order): boolean => status === 'reserved' || status === 'shown' || isGoodsState(status)

export const freeCodes = ({ codes }: Shop, offer: number): readonly Code[] =>
  codes.filter((code) => code.offer === offer && code.state === 'free')

/** How many can be had: codes or pieces. */
export const left = (shop: Shop, offer: number): number =>
  at(shop.offers, offer).kind === 'goods' ? at(shop.offers, offer).pieces : freeCodes(shop, offer).length

export function buy(shop: Shop, offer: number, buyer: number, quantity: number, now: number): void {
  const { kind } = at(shop.offers, offer)
  const points = POINTS[kind] * quantity
  at(shop.buyers, buyer).points -= points
  if (kind !== 'goods') {
    // Each voucher is an order of its own.
    for (let count = 0; count < quantity; count += 1) {
      const order = { kind: 'voucher', offer, buyer, points: POINTS[kind], quantity: 1, status: 'reserved' } as const
      shop.orders.push({ ...order, endsAt: now + SHOW, code: takeCode(shop, offer) })
    }
    return
  }
  at(shop.offers, offer).pieces -= quantity
  const order: Order = { kind, offer, buyer, points, quantity, status: 'reserved', endsAt: now + SHOW, code: -1 }
  enter(shop, order, 'addressing', now)
  shop.orders.push(order)
}

export function deliver(shop: Shop, offer: number, codes: number, text = 0): void {
  const delivery = shop.deliveries.push({ offer, isBack: false }) - 1
  for (let count = 0; count < codes; count += 1) shop.codes.push({ offer, delivery, text, state: 'free' })
}

function takeCode(shop: Shop, offer: number): number {
  const index = shop.codes.findIndex((code) => code.offer === offer && code.state === 'free')
  at(shop.codes, index).state = 'taken'
  return index
}

/** Nobody has it any more: others can, unless its delivery was taken back or another code is for all by now. */
function release(shop: Shop, index: number): void {
  const code = at(shop.codes, index)
  const isOver =
    at(shop.deliveries, code.delivery).isBack || freeCodes(shop, code.offer).some(({ text }) => text !== code.text)
  code.state = isOver ? 'gone' : 'free'
}

/** What nobody has is deleted; what is reserved or sold stays its buyer's. */
export function takeBack(shop: Shop, delivery: number): void {
  at(shop.deliveries, delivery).isBack = true
  for (const code of shop.codes) if (code.delivery === delivery && code.state === 'free') code.state = 'gone'
}

/** An order comes into a state, with all that this brings. */
export function enter(shop: Shop, order: Order, status: Status, now: number): void {
  const before = order.status
  order.status = status
  if (isGoodsState(status)) order.endsAt = now + GOODS[status].days * DAY
  if (status === 'shown') order.endsAt = now + COMPLAIN
  if (status === 'closed') shop.earned += order.points
  if (['cancelled', 'lapsed', 'declined', 'refunded'].includes(status)) {
    at(shop.buyers, order.buyer).points += order.points
    // What was complained about does not come back to the shelf.
    if (before !== 'problem') {
      if (order.kind === 'goods') at(shop.offers, order.offer).pieces += order.quantity
      else release(shop, order.code)
    }
  }
}

export const mayComplain = ({ status, endsAt }: Order, now: number): boolean =>
  status === 'shipped' || ((status === 'shown' || status === 'delivered') && endsAt > now)

export function complain(shop: Shop, index: number, now: number): void {
  at(shop.orders, index).status = 'problem'
  shop.complaints.push({ order: index, answerUntil: now + ANSWER, status: 'answering' })
}

/** Is there another code or parcel? Of a shared one only when the shop has changed it. */
export function hasAnother(shop: Shop, { offer, quantity, code }: Order): boolean {
  const { kind, pieces } = at(shop.offers, offer)
  if (kind === 'goods') return pieces >= quantity
  const free = freeCodes(shop, offer)
  return kind === 'voucher' ? free.length > 0 : free.some(({ text }) => text !== at(shop.codes, code).text)
}

/** What comes of a complaint, whoever ended it. */
export function settle(
  shop: Shop,
  complaint: Complaint,
  how: 'replace' | 'refund' | 'reject' | 'withdraw',
  now: number,
): void {
  complaint.status = how === 'withdraw' ? 'withdrawn' : 'decided'
  const order = at(shop.orders, complaint.order)
  if (how === 'refund') return enter(shop, order, 'refunded', now)
  if (how !== 'replace') return enter(shop, order, 'closed', now)
  if (order.kind === 'voucher') order.code = takeCode(shop, order.offer)
  else at(shop.offers, order.offer).pieces -= order.quantity
  enter(shop, order, order.kind === 'voucher' ? 'shown' : 'accepted', now)
}

/** What time has brought when the schedule has run. */
export function pass(shop: Shop, now: number): void {
  for (const order of shop.orders) {
    if (!isTimed(order) || order.endsAt > now) continue
    if (order.status === 'reserved') enter(shop, order, 'lapsed', now)
    else if (order.status === 'shown') enter(shop, order, 'closed', now)
    else if (isGoodsState(order.status)) enter(shop, order, GOODS[order.status].next, now)
  }
  for (const complaint of shop.complaints) {
    if (complaint.status === 'answering' && complaint.answerUntil <= now) complaint.status = 'deciding'
  }
}

/** Moments at which something ends. */
export const turns = (shop: Shop): readonly number[] => [
  ...shop.orders.filter(isTimed).map(({ endsAt }) => endsAt),
  ...shop.complaints.filter(({ status }) => status === 'answering').map(({ answerUntil }) => answerUntil),
]
