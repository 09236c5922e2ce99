import * as shop from '../../core/shop/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { productBlocks } from './goods-parts.ts'
import { card, lines, menuButton, title } from './parts.ts'

/** A product for its owner: stock, orders, sales. */
export async function productManage(turn: Turn, offer: shop.Shelved): Promise<Card> {
  const { tx, copy } = turn
  const words = copy.shop.manage
  const { open, sold, earned } = await shop.pieceCounts(tx, offer)
  const { pictureId } = await shop.productOf(tx, offer)
  const id = offer.publicId
  const isEnded = offer.status === 'archived'
  return card(
    [
      title(said(offer.title)),
      lines(plain(copy.shop.mine.offerStates[offer.status]), plain(copy.shop.categories[offer.category])),
      ...(await productBlocks(turn, offer)),
      fields(
        { label: words.held, value: plain(copy.format.number(open)) },
        { label: words.sold, value: plain(copy.format.number(sold)) },
        { label: words.earned, value: plain(copy.format.both(earned)) },
      ),
    ],
    [
      [
        isEnded ? undefined : looks('main', go(copy.goods.manage.count, 'count-stock', id)),
        pictureId === null || isEnded ? undefined : go(copy.goods.offer.picture, 'shop.look', id),
      ],
      [
        offer.status === 'live' ? go(words.pause, 'offer.pause', id) : undefined,
        offer.status === 'paused' ? go(words.resume, 'offer.resume', id) : undefined,
        isEnded ? undefined : go(words.archive, 'offer.archive', id),
      ],
      [go(copy.adverts.numbers.button, 'offer.numbers', id)],
      [go(copy.shop.mine.back, 'offers'), menuButton(copy)],
    ],
  )
}
