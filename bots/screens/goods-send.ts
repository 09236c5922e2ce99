import * as shop from '../../core/shop/index.ts'
import { go, type Card } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { card, inOrder, lines, menuButton, note, numbered, PAGE, title } from './parts.ts'

/** What waits for the shop: to be accepted and to be sent. `after` is the last order seen. */
export const ordersToShip: Screen = (turn, [after]) => ordersCard(turn, 'to-ship', after)
/** All orders of goods in the shop, newest first. */
export const allOrders: Screen = (turn, [after]) => ordersCard(turn, 'all', after)

async function ordersCard(turn: Turn, which: 'to-ship' | 'all', after: string | undefined): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.goods.orders
  const page = await shop.ordersOfShop(tx, member, { which, limit: PAGE, ...(after === undefined ? {} : { after }) })
  const rows = await inOrder(page.orders, async (order, index) => {
    const offer = await shop.offerById(tx, order.offerId)
    return words.line(index + 1, offer.title, order.quantity, copy.shop.vouchers.states[order.status])
  })
  const last = page.orders.at(-1)
  const isAll = which === 'all'
  const here = isAll ? 'goods.all' : 'goods.orders'
  const empty = isAll ? words.allEmpty : words.empty
  return card(
    [title(isAll ? words.allTitle : words.title), lines(...(rows.length === 0 ? [empty] : rows))],
    [
      numbered(page.orders, 'goods.show'),
      [
        after === undefined ? undefined : go(words.first, here),
        page.more && last !== undefined ? go(words.next, here, last.publicId) : undefined,
      ],
      [isAll ? go(words.toShip, 'goods.orders') : go(words.all, 'goods.all'), go(copy.shop.mine.back, 'offers')],
      [menuButton(copy)],
    ],
  )
}

export const acceptOrder: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await shop.acceptOrder(tx, member, { key, order: id })
  return { note: copy.goods.show.accepted, show: { do: 'goods.show', args: [id] } }
}

/** Where the parcel goes: made at delivery, for this shop alone, and stored nowhere. */
export const whereTo: Action = async ({ tx, member }, [id = '']) => {
  await shop.goodsFor(tx, member, id)
  return { show: { do: 'goods.show', args: [id] }, also: [{ is: 'made', name: 'order-address', args: [id] }] }
}

export const orderAddress: Maker = async ({ tx, member, copy, settings }, [id = '']) => {
  const { name, street, extra, postcode, city, country } = await shop.addressFor(tx, member, settings.vault, id)
  const words = copy.goods.address
  const shown = card(
    [
      title(words.title),
      lines(
        said(name),
        said(street),
        extra === '' ? undefined : said(extra),
        said(`${postcode} ${city}`),
        plain(copy.goods.country(country)),
      ),
      note(words.keep),
    ],
    [[menuButton(copy)]],
  )
  return async () => [{ is: 'card', card: shown, secret: true }]
}
