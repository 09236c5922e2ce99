import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import { exampleDay } from '../dialog/calendar-day.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, lines, menuButton, numbered, PAGE, quote, title } from './parts.ts'
import { productManage } from './goods-manage.ts'
import { isOver, movesOf } from './offer-moves.ts'
import { factBlocks } from './shop-shelf.ts'

/** A member's own shop: how it stands, and what it offers. */
export const offers: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.shop.mine
  const mine = await shop.shopOf(tx, member)
  if (mine === undefined) {
    return card([lines(words.none)], [[looks('main', go(words.open, 'open-shop')), menuButton(copy)]])
  }
  const page = await shop.myOffers(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = page.offers.at(-1)
  const ended = await shop.endedOffers(tx, member, { limit: 1 })
  const isOpen = mine.status === 'approved'
  // What was sold in it is still checked, and the offers say what came of them.
  const wasOpen = isOpen || mine.status === 'closed'
  // A shop from before has its buyers also while the next one waits or was refused.
  const hasSold = wasOpen || ended.offers.length > 0
  return card(
    [
      title(words.title(mine.name)),
      lines(words.states[mine.status]),
      ...(mine.status === 'refused' && mine.reason !== null ? [lines(words.reason), quote(said(mine.reason))] : []),
      wasOpen
        ? lines(
            ...(page.offers.length === 0
              ? [words.empty]
              : page.offers.map((offer, index) =>
                  words.line(index + 1, offer.title, offer.points, offer.stock, shelfState(copy, offer, isOpen)),
                )),
          )
        : undefined,
    ],
    [
      wasOpen ? numbered(page.offers, 'offer.manage') : [],
      [
        after === undefined ? undefined : go(copy.shop.vouchers.newest, 'offers'),
        page.more && last !== undefined ? go(copy.shop.vouchers.older, 'offers', last.publicId) : undefined,
      ],
      isOpen ? [looks('main', go(words.create, 'post-offer')), go(copy.goods.manage.create, 'post-product')] : [],
      [
        hasSold ? go(words.check, 'check') : undefined,
        isOpen ? go(copy.adverts.mine.button, 'adverts.mine') : undefined,
      ],
      hasSold ? bought(copy) : [],
      [ended.offers.length > 0 ? go(words.ended, 'offers.ended') : undefined],
      [
        isOpen || mine.status === 'waiting'
          ? go(words.close, 'shop.close-ask')
          : looks('main', go(words.open, 'open-shop')),
        menuButton(copy),
      ],
    ],
  )
}

/** What an owner has ended, and what stood in shops from before: nothing is sold of it, but it is still answered for. */
export const endedOffers: Screen = async ({ tx, member, copy }, [after]) => {
  const words = copy.shop.mine
  const page = await shop.endedOffers(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = page.offers.at(-1)
  return card(
    [
      title(plain(words.ended)),
      lines(
        ...(page.offers.length === 0
          ? [words.empty]
          : page.offers.map((offer, index) => words.endedLine(index + 1, offer.title, offer.shopName))),
      ),
    ],
    [
      numbered(page.offers, 'offer.manage'),
      [
        after === undefined ? undefined : go(copy.shop.vouchers.newest, 'offers.ended'),
        page.more && last !== undefined ? go(copy.shop.vouchers.older, 'offers.ended', last.publicId) : undefined,
      ],
      [go(words.back, 'offers'), menuButton(copy)],
    ],
  )
}

/** What was bought needs its owner also after the shop has closed. */
const bought = ({ goods, complaints, reports }: Copy): readonly Button[] => [
  go(reports.sales.button, 'sales'),
  go(goods.orders.button, 'goods.orders'),
  go(complaints.mine.button, 'complaints.mine'),
]

export const closeAsk: Screen = async ({ copy }) =>
  card(
    [lines(copy.shop.mine.closeAsk)],
    [[looks('danger', go(copy.shop.mine.closeYes, 'shop.close')), go(copy.shop.mine.keepOpen, 'offers')]],
  )

export const closeShop: Action = async ({ tx, member, copy, key }) => {
  await shop.closeShop(tx, member, key)
  return { note: copy.shop.mine.closed, show: { do: 'offers', args: [] } }
}

/** `"5 € im Café Lindner" 500 20 2027-01-31`, with whichever quotes a keyboard makes, as far as somebody has got. */
const LINE = /^["„“”«»](.{1,200}?)["„“”«»](?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S.*))?$/u

/** `/offer`: the own shop, or with a line behind it a new voucher, looked over once more. */
export const offerLine: Action = async ({ tx }, [line]) => {
  if (line === undefined) return { show: { do: 'offers', args: [] } }
  const [, name, points = '', announced = '', until = ''] = LINE.exec(line.trim()) ?? []
  if (name === undefined) return refuse('offer.bad_line', { day: exampleDay(tx.now) })
  return { show: { do: 'post-offer', args: [name, points, announced, until] } }
}

/** Where an offer stands for its owner: without stock it is on no shelf. */
export function shelfState(
  { shop: { mine } }: Copy,
  offer: Pick<shop.Shelved, 'status' | 'stock' | 'source'>,
  isOpen: boolean,
): string {
  const status = isOpen ? offer.status : 'archived'
  return status === 'live' && offer.source === 'codes' && offer.stock === 0 ? mine.away : mine.offerStates[status]
}

/** One offer for its owner: stock, sales, codes. */
export const offerManage: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.shop.manage
  const offer = await shop.ownOffer(tx, member, id)
  if (offer.kind === 'product') return productManage(turn, offer)
  const counts = await shop.codeCounts(tx, offer)
  const { earned, onHold } = await shop.pieceCounts(tx, offer)
  const sold = counts.sold + counts.used
  const all = counts.free + counts.held + sold
  const isEnded = isOver(offer)
  const isShared = offer.pool === 'shared'
  const hints = [
    ...(all === 0 ? [words.noCodes] : []),
    ...(!isShared && offer.announced !== null && all < offer.announced ? [words.announced(all, offer.announced)] : []),
  ]
  return card(
    [
      title(said(offer.title)),
      lines(plain(shelfState(copy, offer, !isEnded)), plain(copy.shop.categories[offer.category])),
      ...(await factBlocks(turn, offer)),
      fields(
        { label: words.free, value: plain(copy.format.number(counts.free)) },
        { label: words.held, value: plain(copy.format.number(counts.held)) },
        { label: words.sold, value: plain(copy.format.number(sold)) },
        isShared
          ? { label: copy.pool.limit, value: plain(copy.pool.times(offer.announced ?? 0)) }
          : { label: words.used, value: plain(copy.format.number(counts.used)) },
        { label: words.earned, value: plain(copy.format.both(earned)) },
        onHold === 0 ? undefined : { label: words.onHold, value: plain(copy.format.both(onHold)) },
      ),
      hints.length === 0 ? undefined : lines(...hints),
    ],
    [
      isEnded
        ? []
        : isShared
          ? sharedButtons(turn, id, all)
          : [looks('main', go(words.paste, 'paste-codes', id)), go(words.file, 'send-codes', id)],
      [go(words.imports, 'offer.imports', id), ...movesOf(turn, offer)],
      [go(copy.adverts.numbers.button, 'offer.numbers', id)],
      [go(copy.shop.mine.back, 'offers'), menuButton(copy)],
    ],
  )
}

/** A shared code is brought once, and can be had more often later. */
const sharedButtons = ({ copy }: Turn, id: string, all: number): readonly Button[] =>
  all === 0
    ? [looks('main', go(copy.pool.paste, 'paste-codes', id))]
    : [go(copy.pool.paste, 'paste-codes', id), go(copy.pool.raise, 'raise-limit', id)]

const moved = (verb: 'pause' | 'resume' | 'archive', said: 'paused' | 'resumed' | 'archived'): Action => {
  return async ({ tx, member, copy, key }, [id = '']) => {
    await shop.moveOffer(tx, member, { key, offer: id, verb })
    return { note: copy.shop.manage[said], show: { do: 'offer.manage', args: [id] } }
  }
}
export const offerPause = moved('pause', 'paused')
export const offerResume = moved('resume', 'resumed')
export const offerArchive = moved('archive', 'archived')

/** Off the shelf, or back on it. */
export const offerToggle: Action = async (turn, [id = '']) => {
  const { status } = await shop.ownOffer(turn.tx, turn.member, id)
  return (status === 'paused' ? offerResume : offerPause)(turn, [id])
}
