import { at, DAY, when, type Reasons } from '../model/base.ts'

/** What the pages say, as plain records: points, codes and pieces by count, the clock in milliseconds. */
export const VOUCHER_POINTS = 500
export const PIECE_POINTS = 300
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

/** A code as it was delivered: whoever orders gets the oldest one that is free. */
interface Code {
  readonly delivery: number
  state: 'free' | 'taken' | 'gone'
}

export interface Shop {
  readonly buyers: { points: number }[]
  earned: number
  readonly codes: Code[]
  /** Deliveries of codes; what is taken back is deleted as soon as nobody has it. */
  readonly deliveries: { isBack: boolean }[]
  pieces: number
  readonly isLive: { voucher: boolean; goods: boolean }
  readonly orders: Order[]
  readonly complaints: Complaint[]
}

const isGoodsState = (status: Status): status is GoodsState => status in GOODS
const isTimed = ({ status }: Order): boolean => status === 'reserved' || status === 'shown' || isGoodsState(status)

export function againstBuying(shop: Shop, kind: Order['kind'], buyer: number, quantity: number): Reasons {
  const left = kind === 'voucher' ? freeCodes(shop) : shop.pieces
  const price = (kind === 'voucher' ? VOUCHER_POINTS : PIECE_POINTS) * quantity
  return [
    ...when(!shop.isLive[kind], 'offer.unknown'),
    ...when(quantity < 1 || quantity > (kind === 'voucher' ? 10 : 20), 'job.bad_field'),
    ...when(at(shop.buyers, buyer).points < price, 'order.too_few_points'),
    ...when(left === 0, 'offer.sold_out'),
    ...when(left > 0 && left < quantity, 'offer.too_few_left'),
  ]
}

export function buy(shop: Shop, kind: Order['kind'], buyer: number, quantity: number, now: number): void {
  const points = (kind === 'voucher' ? VOUCHER_POINTS : PIECE_POINTS) * quantity
  at(shop.buyers, buyer).points -= points
  if (kind === 'voucher') {
    // Each voucher is an order of its own.
    for (let count = 0; count < quantity; count += 1) {
      const code = takeCode(shop)
      shop.orders.push({
        kind,
        buyer,
        points: VOUCHER_POINTS,
        quantity: 1,
        status: 'reserved',
        endsAt: now + SHOW,
        code,
      })
    }
    return
  }
  shop.pieces -= quantity
  const order: Order = { kind, buyer, points, quantity, status: 'reserved', endsAt: now + SHOW, code: -1 }
  enter(shop, order, 'addressing', now)
  shop.orders.push(order)
}

export const freeCodes = ({ codes }: Shop): number => codes.filter(({ state }) => state === 'free').length

export function deliver(shop: Shop, codes: number): void {
  const delivery = shop.deliveries.push({ isBack: false }) - 1
  for (let count = 0; count < codes; count += 1) shop.codes.push({ delivery, state: 'free' })
}

function takeCode(shop: Shop): number {
  const index = shop.codes.findIndex(({ state }) => state === 'free')
  at(shop.codes, index).state = 'taken'
  return index
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
      if (order.kind === 'goods') shop.pieces += order.quantity
      else {
        const code = at(shop.codes, order.code)
        code.state = at(shop.deliveries, code.delivery).isBack ? 'gone' : 'free'
      }
    }
  }
}

export const mayComplain = ({ status, endsAt }: Order, now: number): boolean =>
  status === 'shipped' || ((status === 'shown' || status === 'delivered') && endsAt > now)

export function complain(shop: Shop, index: number, now: number): void {
  at(shop.orders, index).status = 'problem'
  shop.complaints.push({ order: index, answerUntil: now + ANSWER, status: 'answering' })
}

/** Is there another code or parcel? */
export const hasAnother = (shop: Shop, { kind, quantity }: Order): boolean =>
  kind === 'voucher' ? freeCodes(shop) > 0 : shop.pieces >= quantity

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
  if (order.kind === 'voucher') order.code = takeCode(shop)
  else shop.pieces -= order.quantity
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
