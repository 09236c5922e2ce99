import { qrPicture } from '../../core/pictures/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import type { Deliverable } from '../dialog/reply.ts'
import { code as copied, plain, said, type Text } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, deadline, inOrder, lines, menuButton, note, PAGE, quote, title, dayOf } from './parts.ts'
import { aboutButton } from './shop-about.ts'
import { complaintButton } from './complaints.ts'

/** What somebody has redeemed, newest first. */
export const vouchers: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.shop.vouchers
  const page = await shop.myOrders(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const rows = await inOrder(page.orders, async (order, index) => {
    const offer = await shop.offerById(tx, order.offerId)
    return words.line(index + 1, offer.title, await stateOf(turn, order, offer))
  })
  const last = page.orders.at(-1)
  return card(
    [title(words.title), lines(...(rows.length === 0 ? [words.empty] : rows))],
    [
      page.orders.map(({ kind, publicId }, index) =>
        go(String(index + 1), kind === 'goods' ? 'goods.show' : 'voucher', publicId),
      ),
      [
        after === undefined ? undefined : go(words.newest, 'vouchers'),
        page.more && last !== undefined ? go(words.older, 'vouchers', last.publicId) : undefined,
      ],
      [go(copy.shop.menuButton, 'shop'), menuButton(copy)],
    ],
  )
}

async function stateOf({ tx, copy }: Turn, order: shop.Order, { source }: shop.Shelved): Promise<string> {
  const words = copy.shop.vouchers
  const state = await shop.codeState(tx, order)
  const states = source === 'codes' ? words.states : { ...words.states, ...copy.purchases.voucher.states }
  return state?.used === true ? words.used : states[order.status]
}

/** One voucher: what can still be done with it. */
export const voucher: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.shop.vouchers
  const order = await shop.myOrder(tx, member, id)
  const offer = await shop.offerById(tx, order.offerId)
  const until = (await shop.codeState(tx, order))?.validUntil ?? offer.validUntil
  const isReserved = order.status === 'reserved'
  const says = offer.source === 'codes' ? words : copy.purchases.voucher
  return card(
    [
      title(said(offer.title)),
      lines(copy.shop.offer.by(offer.shopName), plain(await stateOf(turn, order, offer))),
      fields(
        offer.faceCents === null
          ? undefined
          : { label: copy.shop.offer.worth, value: plain(copy.format.euros(offer.faceCents)) },
        { label: copy.shop.offer.price, value: plain(copy.format.points(order.points)) },
        {
          label: copy.shop.offer.valid,
          value: plain(until === null ? copy.shop.offer.endless : copy.shop.offer.until(dayOf(turn, until))),
        },
      ),
      ...(offer.terms === '' ? [] : [lines(copy.shop.offer.terms), quote(said(offer.terms))]),
      order.status === 'ordering' ? lines(copy.purchases.waiting) : undefined,
      isReserved ? lines(says.until(deadline(turn, order.expiresAt))) : undefined,
      order.status === 'shown' ? lines(says.complain(deadline(turn, order.expiresAt))) : undefined,
      isReserved ? note(says.right) : undefined,
    ],
    [
      [
        isReserved ? looks('main', go(says.reveal, 'voucher.reveal', id)) : undefined,
        shop.isSeen(order) ? looks('main', go(says.again, 'voucher.reveal', id)) : undefined,
        isReserved ? go(words.cancel, 'voucher.cancel', id) : undefined,
      ],
      [isReserved ? undefined : await complaintButton(turn, order, 'buyer'), aboutButton(turn, offer)],
      [go(words.list, 'vouchers'), menuButton(copy)],
    ],
  )
}

/** Shows the code: the right to give it back ends here. What is shown is made at delivery and stored nowhere. */
export const reveal: Action = async ({ tx, member, copy, settings, key }, [id = '']) => {
  const order = await shop.show(tx, member, settings.vault, { key, order: id })
  if (!shop.isSeen(order)) return { note: copy.shop.vouchers.gone, show: { do: 'voucher', args: [order.publicId] } }
  return {
    show: { do: 'voucher', args: [order.publicId] },
    also: [{ is: 'made', name: 'voucher-code', args: [order.publicId] }],
  }
}

/** The code with a button that copies it, and as a QR picture. */
export const voucherCode: Maker = async ({ tx, member, copy, settings }, [id = '']) => {
  const words = copy.shop.vouchers
  const order = await shop.myOrder(tx, member, id)
  const offer = await shop.offerById(tx, order.offerId)
  const clear = await shop.codeOf(tx, member, settings.vault, id)
  if (offer.source !== 'codes') return linkOf(copy, offer.title, clear.code)
  const rows: readonly { readonly label: string; readonly value: Text }[] = [
    { label: words.yourCode, value: copied(clear.code) },
    ...(clear.pin === undefined ? [] : [{ label: words.pin, value: copied(clear.pin) }]),
  ]
  const shown = card(
    [title(words.code(offer.title)), fields(...rows), lines(words.keep)],
    [[{ is: 'copy', label: words.copy, text: clear.code }], [menuButton(copy)]],
  )
  return async () => {
    const bytes = await qrPicture(clear.code)
    return [
      { is: 'card', card: shown, secret: true },
      { is: 'document', bytes, name: 'code.png', picture: true, caption: words.picture, secret: true },
    ]
  }
}

/** What was bought outside is a link: its button opens it, nothing else does. */
function linkOf(copy: Copy, offer: string, link: string): () => Promise<readonly Deliverable[]> {
  const words = copy.purchases
  const shown = card(
    [title(copy.shop.vouchers.code(offer)), fields({ label: words.yourLink, value: copied(link) }), lines(words.keep)],
    [[{ is: 'url', label: words.open, url: link }], [{ is: 'copy', label: words.copy, text: link }, menuButton(copy)]],
  )
  return async () => [{ is: 'card', card: shown, secret: true }]
}

export const cancelVoucher: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const order = await shop.cancel(tx, member, { key, order: id })
  return { note: copy.shop.vouchers.cancelled(order.points), show: { do: 'voucher', args: [id] } }
}
