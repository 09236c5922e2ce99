import type { Tx } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import { plain, said, type Text } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { deadline, lines, quote } from './parts.ts'

/** What a screen and a notice have in common. */
export interface Drawing {
  readonly tx: Tx
  readonly member: Member
  readonly copy: Copy
}

/** A product's own facts: description, price, stock, where to and how soon. */
export async function productBlocks({ tx, copy }: Drawing, offer: shop.Shelved): Promise<readonly Block[]> {
  const product = await shop.productOf(tx, offer)
  const words = copy.goods.offer
  return [
    quote(said(product.description)),
    fields(
      { label: copy.shop.offer.price, value: plain(copy.format.points(offer.points)) },
      { label: words.stock, value: plain(copy.shop.offer.left(offer.stock)) },
      { label: words.shipDays, value: plain(words.within(product.shipDays)) },
      { label: words.shipsTo, value: plain(product.shipsTo.map(copy.goods.country).join(', ')) },
    ),
  ]
}

/** A state of goods: vouchers have others. */
export const goodsStatus = ({ status }: shop.Order): shop.GoodsStatus =>
  status === 'ordering' || status === 'reserved' || status === 'shown' ? 'problem' : status

/** Where an order stands, until when, and what happens then. */
export const standing = (turn: Drawing, order: shop.Order, side: shop.Side): Text =>
  turn.copy.goods.show.standing[side][goodsStatus(order)](deadline(turn, order.expiresAt), order.points)

/** The parcel, and why the shop declined. */
export function parcelBlocks({ copy }: Pick<Drawing, 'copy'>, order: shop.Order): readonly Block[] {
  const words = copy.goods.show
  const { carrier, tracking, reason } = order
  return [
    ...(carrier === null
      ? []
      : [
          fields(
            { label: words.carrier, value: said(carrier) },
            tracking === null ? undefined : { label: words.tracking, value: said(tracking) },
          ),
        ]),
    ...(reason === null ? [] : [lines(words.reason), quote(said(reason))]),
  ]
}

/** What whoever looks at it can do now; the core asks once more who presses. */
export function doing({ copy }: Pick<Drawing, 'copy'>, order: shop.Order, side: shop.Side): readonly Button[] {
  const words = copy.goods.show
  const { status, publicId: id } = order
  if (side === 'buyer') {
    const cancel = go(words.cancel, 'goods.cancel', id)
    if (status === 'addressing') return [looks('main', go(words.address, 'goods.address', id)), cancel]
    if (status === 'placed') return [cancel]
    return status === 'shipped' ? [looks('main', go(words.arrived, 'goods.arrived', id))] : []
  }
  const decline = go(words.decline, 'goods-decline', id)
  if (status === 'placed') return [looks('good', go(words.accept, 'goods.accept', id)), decline]
  return status === 'accepted' ? [looks('main', go(words.ship, 'goods-ship', id)), decline] : []
}
