import * as ledger from '../../core/ledger/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Shelved } from '../../core/shop/index.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { join, plain, said, type Text } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { goalButton } from './goal.ts'
import { productBlocks } from './goods-parts.ts'
import { readFilter, shortWords, writeFilter, type Filter } from './shelf-filter.ts'
import { card, inRows, lines, menuButton, PAGE, quote, title, dayOf } from './parts.ts'
import { aboutButton } from './shop-about.ts'

/** What can be had for points. Arguments: words or a filter, and the last offer seen. */
export const shelf: Screen = async (turn, [place = '', after]) => {
  const { tx, member, copy } = turn
  const words = copy.shop.shelf
  const filter = readFilter(place)
  const wanted = filter === undefined ? shortWords(place) : ''
  const { category, affordable = false, mostPoints } = filter ?? {}
  const found = await shop.shelf(tx, member, {
    limit: PAGE,
    affordable,
    words: wanted,
    ...(category === undefined ? {} : { category }),
    ...(mostPoints === undefined ? {} : { mostPoints }),
    ...(after === undefined ? {} : { after }),
  })
  const here = filter === undefined ? wanted : writeFilter(filter)
  const last = found.offers.at(-1)
  const have = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  return card(
    [
      title(heading(turn, filter ?? {}, wanted)),
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
        after === undefined ? undefined : go(words.first, 'shop', here),
        found.more && last !== undefined ? go(words.next, 'shop', here, last.publicId) : undefined,
      ],
      [affordable ? undefined : go(words.affordableButton, 'shop', writeFilter({ category, affordable: true }))],
      [
        go(words.categoriesButton, 'shop.shelves', ...(filter === undefined ? [] : [here])),
        go(words.pricesButton, 'shop.prices', ...(filter === undefined ? [] : [here])),
      ],
      [here === '' ? undefined : go(words.all, 'shop'), go(words.vouchersButton, 'vouchers')],
      [go(words.mineButton, 'offers'), go(copy.adverts.button, 'adverts')],
      [menuButton(copy)],
    ],
  )
}

const lineOf = ({ copy }: Turn, number: number, { title: name, points, stock, source, faceCents }: Shelved): Text =>
  source === 'codes'
    ? copy.shop.shelf.line(number, name, points, stock)
    : copy.purchases.line(number, name, faceCents ?? 0, points)

function heading(turn: Turn, { category, affordable, mostPoints }: Filter, words: string): Text {
  const { shelf: says, categories } = turn.copy.shop
  if (words !== '') return says.titleFor(words)
  const where = category === undefined ? undefined : says.titleIn(categories[category])
  const price =
    affordable === true ? says.affordable : mostPoints === undefined ? undefined : plain(says.upTo(mostPoints))
  const parts = [where, price].filter((part) => part !== undefined)
  return parts.length === 0 ? says.title : join(parts, ' · ')
}

/** What somebody can afford: `/redeem`. */
export const affordableShelf: Screen = (turn) => shelf(turn, [writeFilter({ affordable: true })])

/** All categories, as filters; what else was chosen stays. Argument: the filter. */
export const shelves: Screen = async ({ copy }, [place = '']) => {
  const { category: _, ...others } = readFilter(place) ?? {}
  const words = copy.shop.shelf
  return card(
    [title(words.categoriesTitle)],
    [
      ...inRows(
        shop.OFFER_CATEGORIES.map((category) =>
          go(copy.shop.categories[category], 'shop', writeFilter({ ...others, category })),
        ),
        2,
      ),
      [go(words.anyCategory, 'shop', writeFilter(others)), menuButton(copy)],
    ],
  )
}

/** In points: what an offer may cost at most. */
const PRICES = [100, 250, 500, 1_000, 2_500, 5_000]

/** Prices, as filters; the category stays. Argument: the filter. */
export const prices: Screen = async ({ copy }, [place = '']) => {
  const { category } = readFilter(place) ?? {}
  const words = copy.shop.shelf
  return card(
    [title(words.pricesTitle)],
    [
      ...inRows(
        PRICES.map((mostPoints) => go(words.upTo(mostPoints), 'shop', writeFilter({ category, mostPoints }))),
        2,
      ),
      [go(words.affordableButton, 'shop', writeFilter({ category, affordable: true }))],
      [go(words.anyPrice, 'shop', writeFilter({ category })), menuButton(copy)],
    ],
  )
}

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
      [aboutButton(turn, offer)],
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
  offer.kind === 'product' ? productBlocks(turn, offer) : [facts(turn, offer, await shop.validUntil(turn.tx, offer))]

/** Worth, price, stock and validity. */
const facts = (turn: Pick<Turn, 'copy'>, offer: Shelved, until: string | null): Block => {
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
      value: plain(until === null ? words.endless : words.until(dayOf(turn, until))),
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
      [have < points ? undefined : looks('main', go(words.confirm(points), 'redeem', id, number, points))],
      others.map((one) => go(`${one} ×`, 'shop.redeem-ask', id, one)),
      [go(words.back, 'shop.offer', id)],
    ],
  )
}

const numberOf = (wanted = '1'): number => (/^(?:[1-9]|10)$/.test(wanted) ? Number(wanted) : 1)

/** One code for all is there once for everybody; what is bought outside comes one by one. */
const mostOf = ({ pool, source, stock }: Shelved): number =>
  pool === 'shared' || source !== 'codes' ? 1 : Math.min(stock, shop.SHOP_LIMITS.quantity.max)

/**
 * Arguments: the offer, how many, and what the button said that they cost. Were others quicker, or is the price another one
 * by now, it is asked about again. Buttons from before said no price.
 */
export const redeem: Action = async ({ tx, member, copy, key }, [id = '', wanted, told]) => {
  const words = copy.shop.offer
  const quantity = numberOf(wanted)
  const { stock, source, points } = await shop.offerFor(tx, member, id)
  if (source === 'codes' && stock > 0 && stock < quantity)
    return { show: { do: 'shop.redeem-ask', args: [id, String(quantity)] } }
  if (told !== String(points * quantity)) {
    const note = told === undefined ? {} : { note: words.otherPrice(points * quantity) }
    return { ...note, show: { do: 'shop.redeem-ask', args: [id, String(quantity)] } }
  }
  const [order, ...more] = await shop.redeemMany(tx, member, { key, offer: id, quantity, points: Number(told) })
  if (order === undefined || more.length > 0) {
    return { note: words.reservedMany(quantity), show: { do: 'vouchers', args: [] } }
  }
  const note = order.status === 'ordering' ? copy.purchases.ordered : words.reserved
  return { note, show: { do: 'voucher', args: [order.publicId] } }
}
