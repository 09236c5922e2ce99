import * as shop from '../../core/shop/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { productBlocks } from './goods-parts.ts'
import { card, lines, menuButton, title } from './parts.ts'
import { isOver, movesOf } from './offer-moves.ts'

/** A product for its owner: stock, orders, sales. */
export async function productManage(turn: Turn, offer: shop.Shelved): Promise<Card> {
  const { tx, copy } = turn
  const words = copy.shop.manage
  const { open, sold, earned, onHold } = await shop.pieceCounts(tx, offer)
  const { pictureId } = await shop.productOf(tx, offer)
  const id = offer.publicId
  const isEnded = isOver(offer)
  return card(
    [
      title(said(offer.title)),
      lines(
        plain(copy.shop.mine.offerStates[isEnded ? 'archived' : offer.status]),
        plain(copy.shop.categories[offer.category]),
      ),
      ...(await productBlocks(turn, offer)),
      fields(
        { label: words.held, value: plain(copy.format.number(open)) },
        { label: words.sold, value: plain(copy.format.number(sold)) },
        { label: words.earned, value: plain(copy.format.both(earned)) },
        onHold === 0 ? undefined : { label: words.onHold, value: plain(copy.format.both(onHold)) },
      ),
    ],
    [
      [
        isEnded ? undefined : looks('main', go(copy.goods.manage.count, 'count-stock', id)),
        pictureId === null || isEnded ? undefined : go(copy.goods.offer.picture, 'shop.look', id),
      ],
      [...movesOf(turn, offer)],
      [go(copy.adverts.numbers.button, 'offer.numbers', id)],
      [go(copy.shop.mine.back, 'offers'), menuButton(copy)],
    ],
  )
}
