import type { Notices } from '../../core/notices/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, type Card } from '../dialog/card.ts'
import type { Text } from '../dialog/text.ts'
import { doing, goodsStatus, parcelBlocks, standing, type Drawing } from './goods-parts.ts'
import { card, lines, menuButton } from './parts.ts'

/** What buyers and shops are told about goods. No address ever stands here. */
export const goodsDraws = {
  'goods.moved': async (turn: Drawing, { order: id, is }: Notices['goods.moved']): Promise<Card | undefined> => {
    const { order, side } = await shop.goodsFor(turn.tx, turn.member, id)
    // Overtaken: there is a newer notice.
    if (order.status !== is) return undefined
    const told = turn.copy.goods.notices.moved[side][goodsStatus(order)]
    if (told === undefined) return undefined
    const offer = await shop.offerById(turn.tx, order.offerId)
    return noticeCard(turn, order, side, told(offer.title, order.points))
  },
  'goods.reminder': async (turn: Drawing, { order: id, of }: Notices['goods.reminder']): Promise<Card | undefined> => {
    const { order, side } = await shop.goodsFor(turn.tx, turn.member, id)
    if (order.status !== of) return undefined
    const offer = await shop.offerById(turn.tx, order.offerId)
    return noticeCard(turn, order, side, turn.copy.goods.notices.reminder(offer.title))
  },
}

const noticeCard = (turn: Drawing, order: shop.Order, side: shop.Side, told: Text): Card =>
  card(
    [lines(told, standing(turn, order, side)), ...parcelBlocks(turn, order)],
    [
      doing(turn, order, side),
      [go(turn.copy.notices.buttons.look, 'goods.show', order.publicId)],
      [menuButton(turn.copy)],
    ],
  )
