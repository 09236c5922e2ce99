import * as forms from '../../core/forms/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as files from '../../core/files/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Reply } from '../dialog/reply.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { complaintButton } from './complaints.ts'
import { doing, parcelBlocks, standing } from './goods-parts.ts'
import { card, lines, menuButton, nameOf, quote, title } from './parts.ts'
import { aboutButton } from './shop-about.ts'

/** An offer as it is opened from the shelf: with the picture of a product beside it. */
export const lookAt: Action = async ({ tx, member }, [id = '']) => {
  const offer = await shop.offerFor(tx, member, id)
  return { show: { do: 'shop.offer', args: [id] }, also: await pictureReplies(tx, offer) }
}

async function pictureReplies(tx: Turn['tx'], offer: shop.Shelved): Promise<readonly Reply[]> {
  if (offer.kind !== 'product') return []
  const { pictureId } = await shop.productOf(tx, offer)
  if (pictureId === null) return []
  const { name } = await files.byId(tx, pictureId)
  return [{ is: 'file', fileId: pictureId, name, picture: true, caption: offer.title }]
}

const countOf = (words: string | undefined): number => {
  const count = Number(words ?? '1')
  const { min, max } = shop.PRODUCT_LIMITS.quantity
  return Number.isInteger(count) ? Math.min(max, Math.max(min, count)) : min
}

/** Asks once more, with how many, and the points before and after. Arguments: the offer and how many. */
export const orderAsk: Screen = async (turn, [id = '', wanted]) => {
  const { tx, member, copy } = turn
  const words = copy.goods.ask
  const offer = await shop.offerFor(tx, member, id)
  const count = Math.min(countOf(wanted), Math.max(1, offer.stock))
  const have = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  const points = offer.points * count
  const canPay = have >= points && offer.stock >= count
  const most = Math.min(shop.PRODUCT_LIMITS.quantity.max, offer.stock)
  return card(
    [
      title(words.title),
      lines(
        words.line(offer.title, count),
        countOf(wanted) > count ? words.onlyLeft(offer.stock) : undefined,
        have < points ? copy.shop.offer.missing(points - have) : copy.shop.offer.points(have, have - points),
        words.how,
      ),
    ],
    [
      [canPay ? looks('main', go(words.confirm(points), 'goods.order', id, count)) : undefined],
      [
        count > 1 ? go(words.fewer, 'goods.ask', id, count - 1) : undefined,
        count < most && have >= points + offer.points ? go(words.more, 'goods.ask', id, count + 1) : undefined,
      ],
      [go(copy.shop.offer.back, 'shop.offer', id)],
    ],
  )
}

/** Orders; where there are fewer by now, the smaller number is offered. Arguments: the offer and how many. */
export const order: Action = async ({ tx, member, copy, key }, [id = '', wanted]) => {
  const count = countOf(wanted)
  const { stock } = await shop.offerFor(tx, member, id)
  if (stock > 0 && stock < count) return { show: { do: 'goods.ask', args: [id, String(count)] } }
  const { publicId } = await shop.orderGoods(tx, member, { key, offer: id, quantity: count })
  return {
    note: copy.goods.ask.ordered,
    show: { do: 'goods.show', args: [publicId] },
    also: [{ is: 'made', name: 'address-link', args: [publicId] }],
  }
}

/** An order of goods, for its buyer and for its shop, each with what they may do. */
export const goodsShow: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.goods.show
  const { order: seen, side } = await shop.goodsFor(tx, member, id)
  const offer = await shop.offerById(tx, seen.offerId)
  const isShop = side === 'shop'
  const { description } = await shop.productOf(tx, offer)
  return card(
    [
      title(said(offer.title)),
      lines(isShop ? plain(copy.shop.vouchers.states[seen.status]) : copy.shop.offer.by(offer.shopName)),
      fields(
        isShop ? { label: words.buyer, value: said((await nameOf({ tx, copy }, seen.buyerId)).name) } : undefined,
        { label: words.quantity, value: plain(words.pieces(seen.quantity)) },
        { label: words.price, value: plain(copy.format.points(seen.points)) },
      ),
      isShop ? undefined : quote(said(description)),
      ...parcelBlocks(turn, seen),
      lines(standing(turn, seen, side)),
    ],
    [
      doing(turn, seen, side),
      [await complaintButton(turn, seen, side), isShop ? undefined : aboutButton(turn, offer)],
      [isShop && shop.needsAddress(seen) ? go(words.where, 'goods.where', id) : undefined],
      [isShop ? go(words.orders, 'goods.orders') : go(copy.shop.vouchers.list, 'vouchers'), menuButton(copy)],
    ],
  )
}

/** A one-time link to the form for the address. */
export const askAddress: Action = async ({ tx, member }, [id = '']) => {
  await shop.awaitingAddress(tx, member, id)
  return { show: { do: 'goods.show', args: [id] }, also: [{ is: 'made', name: 'address-link', args: [id] }] }
}

/** The link is made at delivery: nobody finds it in the database. */
export const addressLink: Maker = async ({ tx, member, copy, settings }, [id = '']) => {
  await shop.awaitingAddress(tx, member, id)
  const token = await forms.open(tx, member, { kind: 'address', subject: id })
  const words = copy.goods.address
  const url = settings.webLink(`/f/${token}`)
  return async () => [
    { is: 'card', card: card([lines(words.link)], [[{ is: 'url', label: words.button, url }]]), secret: true },
  ]
}

export const cancelGoods: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const cancelled = await shop.cancelGoods(tx, member, { key, order: id })
  return { note: copy.goods.show.cancelled(cancelled.points), show: { do: 'goods.show', args: [id] } }
}

export const arrived: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await shop.confirmArrival(tx, member, { key, order: id })
  return { note: copy.goods.show.thanks, show: { do: 'goods.show', args: [id] } }
}
