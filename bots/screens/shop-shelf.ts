import * as ledger from '../../core/ledger/index.ts'
import { cleanLine } from '../../core/shared/clean.ts'
import * as shop from '../../core/shop/index.ts'
import type { Shelved } from '../../core/shop/index.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { plain, said, type Text } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { goalButton } from './goal.ts'
import { productBlocks } from './goods-parts.ts'
import { card, inRows, lines, menuButton, PAGE, quote, title, dayOf } from './parts.ts'

/** A category and what one can afford travel in the place of words: with signs that no cleaned word begins with. */
const CATEGORY_SIGN = '='
const AFFORDABLE = '='
/** Words travel in the button that turns the page, 64 bytes in all on Telegram. */
const MOST_WORD_BYTES = 28

/** What can be had for points. Arguments: words, a category or what one can afford, and the last offer seen. */
export const shelf: Screen = async (turn, [filter = '', after]) => {
  const { tx, member, copy } = turn
  const words = copy.shop.shelf
  const category = shop.OFFER_CATEGORIES.find((id) => filter === CATEGORY_SIGN + id)
  const affordable = filter === AFFORDABLE
  const wanted = category === undefined && !affordable ? shortWords(filter) : ''
  const found = await shop.shelf(tx, member, {
    limit: PAGE,
    affordable,
    words: wanted,
    ...(category === undefined ? {} : { category }),
    ...(after === undefined ? {} : { after }),
  })
  const place = category !== undefined || affordable ? filter : wanted
  const last = found.offers.at(-1)
  const have = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  return card(
    [
      title(heading(turn, category, affordable, wanted)),
      lines(words.have(have)),
      found.offers.length === 0
        ? lines(words.empty)
        : lines(...found.offers.map((offer, index) => lineOf(turn, index + 1, offer))),
    ],
    [
      found.offers.map(({ kind, publicId }, index) =>
        go(String(index + 1), kind === 'product' ? 'shop.look' : 'shop.offer', publicId),
      ),
      [
        after === undefined ? undefined : go(words.first, 'shop', place),
        found.more && last !== undefined ? go(words.next, 'shop', place, last.publicId) : undefined,
      ],
      [
        affordable ? undefined : go(words.affordableButton, 'shop', AFFORDABLE),
        go(words.categoriesButton, 'shop.shelves'),
      ],
      [place === '' ? undefined : go(words.all, 'shop'), go(words.vouchersButton, 'vouchers')],
      [go(words.mineButton, 'offers'), go(copy.adverts.button, 'adverts')],
      [menuButton(copy)],
    ],
  )
}

const lineOf = ({ copy }: Turn, number: number, { title: name, points, stock, source, faceCents }: Shelved): Text =>
  source === 'codes'
    ? copy.shop.shelf.line(number, name, points, stock)
    : copy.purchases.line(number, name, faceCents ?? 0, points)

function heading(turn: Turn, category: shop.OfferCategory | undefined, affordable: boolean, words: string): Text {
  const copy = turn.copy.shop
  if (affordable) return copy.shelf.affordable
  if (category !== undefined) return copy.shelf.titleIn(copy.categories[category])
  return words === '' ? copy.shelf.title : copy.shelf.titleFor(words)
}

/** Without signs that find nothing and would take three bytes each in the button. */
function shortWords(words: string): string {
  let short = cleanLine(words.replace(/[:%=]/g, ' '))
  while (Buffer.byteLength(short) > MOST_WORD_BYTES) short = [...short].slice(0, -1).join('')
  return short.trim()
}

/** What somebody can afford: `/redeem`. */
export const affordableShelf: Screen = (turn) => shelf(turn, [AFFORDABLE])

/** All categories, as filters. */
export const shelves: Screen = async ({ copy }) =>
  card(
    [title(copy.shop.shelf.categoriesTitle)],
    [
      ...inRows(
        shop.OFFER_CATEGORIES.map((id) => go(copy.shop.categories[id], 'shop', CATEGORY_SIGN + id)),
        2,
      ),
      [go(copy.shop.shelf.all, 'shop'), menuButton(copy)],
    ],
  )

/** An offer with its facts and terms, and one's points before and after. */
export const offerCard: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.shop.offer
  const offer = await shop.offerFor(tx, member, id)
  await shop.look(tx, member, offer, 'view')
  const have = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  const isOwn = offer.ownerId === member.id
  const isShared = offer.pool === 'shared'
  const hasIt = isShared && (await shop.hasShared(tx, member, offer))
  const canRedeem = !isOwn && !hasIt && offer.stock > 0 && have >= offer.points
  return card(
    [
      title(said(offer.title)),
      lines(words.by(offer.shopName), plain(copy.shop.categories[offer.category])),
      ...(await factBlocks(turn, offer)),
      ...(offer.terms === '' ? [] : [lines(words.terms), quote(said(offer.terms))]),
      offer.source === 'codes' ? undefined : lines(copy.purchases.how),
      isShared ? lines(hasIt ? copy.pool.haveIt : copy.pool.onceEach) : undefined,
      isOwn || hasIt ? undefined : lines(pointsLine(turn, offer.points, have)),
    ],
    [
      [canRedeem ? looks('main', redeemButton(turn, offer)) : undefined, await goalButton(turn, offer)],
      [go(words.back, 'shop'), menuButton(copy)],
    ],
  )
}

const redeemButton = ({ copy }: Turn, offer: Shelved): Button =>
  offer.kind === 'product'
    ? go(copy.goods.offer.order, 'goods.ask', offer.publicId)
    : go(copy.shop.offer.redeem(offer.points), 'shop.redeem-ask', offer.publicId)

function pointsLine({ copy }: Turn, points: number, have: number): Text {
  const words = copy.shop.offer
  return have < points ? words.missing(points - have) : words.points(have, have - points)
}

/** What there is to know about an offer, by its kind. */
export const factBlocks = async (turn: Turn, offer: Shelved): Promise<readonly Block[]> =>
  offer.kind === 'product' ? productBlocks(turn, offer) : [facts(turn, offer)]

/** Worth, price, stock and validity. */
const facts = (turn: Pick<Turn, 'copy'>, offer: Shelved): Block => {
  const { copy } = turn
  const words = copy.shop.offer
  return fields(
    offer.faceCents === null ? undefined : { label: words.worth, value: plain(copy.format.euros(offer.faceCents)) },
    { label: words.price, value: plain(copy.format.points(offer.points)) },
    {
      label: words.stock,
      value: plain(offer.source === 'codes' ? words.left(offer.stock) : copy.purchases.onOrder),
    },
    {
      label: words.valid,
      value: plain(offer.validUntil === null ? words.endless : words.until(dayOf(turn, offer.validUntil))),
    },
  )
}

/** How many may be redeemed at once. */
const QUANTITIES = [1, 2, 3, 5, 10]

/** Asked once more, with the points before and after. Arguments: the offer, and how many; no more than there are. */
export const redeemAsk: Screen = async (turn, [id = '', wanted]) => {
  const { tx, member, copy } = turn
  const words = copy.shop.offer
  const offer = await shop.offerFor(tx, member, id)
  const have = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  const number = Math.max(1, Math.min(numberOf(wanted), mostOf(offer)))
  const points = offer.points * number
  const others = QUANTITIES.filter((one) => one !== number && one <= mostOf(offer) && offer.points * one <= have)
  return card(
    [
      title(words.askTitle),
      lines(number === 1 ? said(offer.title) : words.times(number, offer.title)),
      number < numberOf(wanted) ? lines(words.fewer(number)) : undefined,
      lines(pointsLine(turn, points, have), offer.source === 'codes' ? words.ask : copy.purchases.ask),
    ],
    [
      [have < points ? undefined : looks('main', go(words.confirm(points), 'redeem', id, ...some(number)))],
      others.map((one) => go(`${one} ×`, 'shop.redeem-ask', id, one)),
      [go(words.back, 'shop.offer', id)],
    ],
  )
}

const some = (number: number): readonly number[] => (number === 1 ? [] : [number])
const numberOf = (wanted = '1'): number => (/^(?:[1-9]|10)$/.test(wanted) ? Number(wanted) : 1)

/** One code for all is there once for everybody; what is bought outside comes one by one. */
const mostOf = ({ pool, source, stock }: Shelved): number =>
  pool === 'shared' || source !== 'codes' ? 1 : Math.min(stock, shop.SHOP_LIMITS.quantity.max)

/** Arguments: the offer, and how many. Were others quicker, what is left is asked about. */
export const redeem: Action = async ({ tx, member, copy, key }, [id = '', wanted]) => {
  const words = copy.shop.offer
  const quantity = numberOf(wanted)
  const { stock, source } = await shop.offerFor(tx, member, id)
  if (source === 'codes' && stock > 0 && stock < quantity)
    return { show: { do: 'shop.redeem-ask', args: [id, String(quantity)] } }
  const [order, ...more] = await shop.redeemMany(tx, member, { key, offer: id, quantity })
  if (order === undefined || more.length > 0) {
    return { note: words.reservedMany(quantity), show: { do: 'vouchers', args: [] } }
  }
  const note = order.status === 'ordering' ? copy.purchases.ordered : words.reserved
  return { note, show: { do: 'voucher', args: [order.publicId] } }
}
