import type { Notices } from '../../core/notices/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, looks, type Block, type Button, type Card } from '../dialog/card.ts'
import type { Action, Routes, Screen, Turn } from '../dialog/routes.ts'
import { stopPurchase } from '../flows/stop-purchase.ts'
import { card, deadline, lines, menuButton, nameOf, title, type Reader } from './parts.ts'

/** The purchase that takes longest; `after` is the order of the one before it. */
const queue: Screen = async (turn, [after]) => {
  const page = await shop.latePurchases(turn.tx, turn.member, { limit: 1, ...(after === undefined ? {} : { after }) })
  const [first] = page.purchases
  const { operator } = turn.copy.moderation
  if (first === undefined) return card([lines(operator.empty)], [[go(operator.back, 'operator')]])
  return purchaseCard(turn, first, page.more ? go(operator.next, 'op.purchases', first.order.publicId) : undefined)
}

const show: Screen = async (turn, [id = '']) => purchaseCard(turn, await shop.purchaseFor(turn.tx, turn.member, id))

/** What an operator may know of it: never the link. */
async function purchaseCard(turn: Turn, { order, purchase }: shop.PurchaseSeen, next?: Button): Promise<Card> {
  const { copy } = turn
  const words = copy.purchases.card
  const offer = await shop.offerById(turn.tx, order.offerId)
  const mayStop = shop.isTried(purchase)
  return card(
    [
      title(words.title(offer.title, purchase.faceCents)),
      lines(
        words.buyer((await nameOf(turn, order.buyerId)).name, order.points),
        words.since(deadline(turn, purchase.placedAt)),
        words.order(order.id),
        words.attempts(purchase.attempts),
      ),
      lines(words.states[purchase.status], endOf(turn, purchase)),
    ],
    [
      mayStop
        ? [
            looks('main', go(words.again, 'purchase.again', order.publicId)),
            looks('danger', go(words.stop, 'stop-purchase', order.publicId)),
          ]
        : [],
      [go(copy.moderation.operator.back, 'operator'), next],
    ],
  )
}

function endOf(turn: Turn, { endedAt, status, endAt }: shop.Purchase) {
  if (endedAt !== null) return undefined
  const words = turn.copy.purchases.card
  return (status === 'stopping' ? words.endsStopping : words.endsWaiting)(deadline(turn, endAt))
}

const again: Action = async ({ tx, member, copy }, [id = '']) => {
  await shop.askAgain(tx, member, id)
  return { note: copy.purchases.card.asked, show: { do: 'op.purchase', args: [id] } }
}

/** What is bought outside, for operators. */
export const purchaseRoutes = {
  screens: { 'op.purchases': queue, 'op.purchase': show },
  actions: { 'purchase.again': again },
  flows: { 'stop-purchase': stopPurchase },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>

/** What a buyer is told of it. The link never stands here. */
export const purchaseDraws = {
  'purchase.ready': async (turn: Reader, { order: id }: Notices['purchase.ready']): Promise<Card | undefined> => {
    const { order, offer } = await bought(turn, id)
    if (order.status !== 'reserved') return undefined
    const words = turn.copy.purchases.voucher
    return noticeCard(
      turn,
      [
        lines(turn.copy.purchases.notices.ready(offer.title), words.until(deadline(turn, order.expiresAt))),
        lines(words.right),
      ],
      looks('main', go(words.reveal, 'voucher.reveal', id)),
      go(turn.copy.shop.vouchers.cancel, 'voucher.cancel', id),
    )
  },
  'purchase.late': async (turn: Reader, { order: id }: Notices['purchase.late']): Promise<Card | undefined> => {
    const { order, offer } = await bought(turn, id)
    if (order.status !== 'ordering') return undefined
    return noticeCard(turn, [lines(turn.copy.purchases.notices.late(offer.title))])
  },
  'purchase.failed': async (turn: Reader, { order: id }: Notices['purchase.failed']): Promise<Card> => {
    const { order, offer } = await bought(turn, id)
    return noticeCard(
      turn,
      [lines(turn.copy.purchases.notices.failed(offer.title, order.points))],
      looks('main', go(turn.copy.shop.menuButton, 'shop')),
    )
  },
}

async function bought({ tx, member }: Reader, id: string) {
  const order = await shop.myOrder(tx, member, id)
  return { order, offer: await shop.offerById(tx, order.offerId) }
}

const noticeCard = ({ copy }: Reader, blocks: readonly Block[], ...buttons: readonly Button[]): Card =>
  card(blocks, [buttons, [menuButton(copy)]])
