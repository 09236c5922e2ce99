import * as shop from '../../core/shop/index.ts'
import { go, type Button } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { said } from '../dialog/text.ts'
import { card, lines, menuButton, quote, title } from './parts.ts'

/** The way to who is behind an offer; the house has its own imprint. */
export const aboutButton = ({ copy }: Pick<Turn, 'copy'>, offer: shop.Shelved): Button =>
  offer.ownerId === null
    ? go(copy.shop.about.button, 'imprint')
    : go(copy.shop.about.button, 'shop.about', offer.shopPublicId)

/** A shop for its customers. Its address is its owner's words: they are no link of ours. Argument: the shop. */
export const aboutShop: Screen = async ({ tx, copy }, [id = '']) => {
  const words = copy.shop.about
  const { name, website, sells, imprint, status } = await shop.shopForAll(tx, id)
  return card(
    [
      title(copy.shop.mine.title(name)),
      lines(words.website(website), status === 'closed' ? words.closed : undefined),
      lines(words.sells),
      quote(said(sells)),
      lines(words.imprint),
      quote(said(imprint)),
    ],
    [[go(copy.shop.offer.back, 'shop'), menuButton(copy)]],
  )
}
