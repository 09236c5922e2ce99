import type { Notices } from '../../core/notices/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { said } from '../dialog/text.ts'
import { card, deadline, lines, menuButton, quote, type Reader } from './parts.ts'
import { purchaseDraws } from './purchases.ts'

/** Few pieces are left. */
const lowGoods = ({ copy }: Reader, { title, stock, publicId }: shop.Shelved): Card =>
  card(
    [lines(copy.goods.notices.low(title, stock))],
    [
      [
        looks('main', go(copy.goods.manage.count, 'count-stock', publicId)),
        go(copy.shop.codes.toOffer, 'offer.manage', publicId),
      ],
      [menuButton(copy)],
    ],
  )

/** What Work2Buy tells owners and buyers. No code ever stands here. */
export const shopDraws = {
  ...purchaseDraws,
  'shop.decided': async (turn: Reader, { shop: id }: Notices['shop.decided']): Promise<Card | undefined> => {
    const mine = await shop.ownShop(turn.tx, turn.member, id)
    if (mine.reason === null || (mine.status !== 'approved' && mine.status !== 'refused')) return undefined
    const { notices, mine: words } = turn.copy.shop
    const isOpen = mine.status === 'approved'
    return card(
      [
        lines(isOpen ? notices.approved(mine.name) : notices.refused(mine.name)),
        lines(words.reason),
        quote(said(mine.reason)),
        isOpen ? undefined : lines(turn.copy.moderation.notices.object),
      ],
      [[looks('main', isOpen ? go(words.create, 'post-offer') : go(words.open, 'open-shop'))], [menuButton(turn.copy)]],
    )
  },
  'offer.low': async (turn: Reader, { offer: id }: Notices['offer.low']): Promise<Card | undefined> => {
    const offer = await shop.ownOffer(turn.tx, turn.member, id)
    if (offer.stock > shop.SHOP_LIMITS.lowStock || offer.status !== 'live') return undefined
    const words = turn.copy.shop
    if (offer.kind === 'product') return lowGoods(turn, offer)
    const isShared = offer.pool === 'shared'
    const more = isShared ? go(turn.copy.pool.raise, 'raise-limit', id) : go(words.manage.paste, 'paste-codes', id)
    return card(
      [lines((isShared ? turn.copy.pool : words.notices).low(offer.title, offer.stock))],
      [[looks('main', more), go(words.codes.toOffer, 'offer.manage', id)], [menuButton(turn.copy)]],
    )
  },
  'order.reminder': async (turn: Reader, { order: id }: Notices['order.reminder']): Promise<Card | undefined> => {
    const order = await shop.myOrder(turn.tx, turn.member, id)
    if (order.status !== 'reserved') return undefined
    const { title } = await shop.offerById(turn.tx, order.offerId)
    const words = turn.copy.shop
    return card(
      [lines(words.notices.reminder(title, deadline(turn, order.expiresAt))), lines(words.vouchers.right)],
      [
        [
          looks('main', go(words.vouchers.reveal, 'voucher.reveal', id)),
          go(words.vouchers.cancel, 'voucher.cancel', id),
        ],
        [menuButton(turn.copy)],
      ],
    )
  },
  'order.lapsed': async (turn: Reader, { order }: Notices['order.lapsed']): Promise<Card> =>
    pointsBack(turn, order, 'lapsed'),
  'order.lost': async (turn: Reader, { order }: Notices['order.lost']): Promise<Card> =>
    pointsBack(turn, order, 'lost'),
}

async function pointsBack(turn: Reader, id: string, why: 'lapsed' | 'lost'): Promise<Card> {
  const order = await shop.myOrder(turn.tx, turn.member, id)
  const { title } = await shop.offerById(turn.tx, order.offerId)
  const words = turn.copy.shop
  return card(
    [lines(words.notices[why](title, order.points))],
    [[looks('main', go(words.menuButton, 'shop')), menuButton(turn.copy)]],
  )
}
