import { writeKeptFile } from '../../../bots/dialog/field.ts'
import type { Member } from '../../../core/members/index.ts'
import type { Market } from './market.ts'
import { purchaseActions, purchaseFlows, purchaseNotices, purchaseScreens } from './purchases.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

const visit = (by: Member, ...args: readonly string[]) => ({ by, args })

export function shopScreens(market: Market): Visits {
  const { fair, goods, house, operator, worker, search, poor } = market
  const { owner, buyer, offers, order, low } = fair
  const [first, second] = offers
  if (first === undefined || second === undefined) throw new Error('too few offers')
  return {
    shop: [
      visit(buyer),
      visit(worker),
      visit(buyer, '', first.publicId),
      visit(buyer, '=food', first.publicId),
      visit(buyer, '='),
      visit(worker, '='),
      visit(buyer, search),
      visit(buyer, '=beauty'),
      visit(buyer, '=food<a'),
      visit(buyer, '=food<5000', first.publicId),
    ],
    adverts: [visit(buyer), visit(worker, fair.adverts.both.publicId)],
    advert: Object.values(fair.adverts).map(({ publicId }) => visit(owner, publicId)),
    'advert.open': [fair.adverts.both, fair.adverts.code].map(({ publicId }) => visit(buyer, publicId)),
    'adverts.mine': [visit(owner), visit(owner, fair.adverts.both.publicId), visit(poor)],
    'advert.manage': Object.values(fair.adverts).map(({ publicId }) => visit(owner, publicId)),
    'offer.numbers': [first, fair.bought].map(({ publicId }) => visit(owner, publicId)),
    'shop.affordable': [visit(buyer), visit(worker)],
    'shop.shelves': [visit(buyer), visit(buyer, '=leisure<5000')],
    'shop.prices': [visit(buyer), visit(buyer, '=leisure<a')],
    'shop.about': [visit(buyer, fair.opened.publicId)],
    'shop.offer': [
      visit(buyer, first.publicId),
      visit(buyer, fair.bought.publicId),
      visit(worker, fair.bought.publicId),
      visit(worker, low.publicId),
      visit(owner, fair.paused.publicId),
      visit(goods.buyer, goods.offer.publicId),
      visit(house.buyer, house.dearest),
    ],
    'shop.redeem-ask': [
      visit(buyer, first.publicId, '3'),
      visit(buyer, low.publicId, '10'),
      visit(buyer, first.publicId),
      visit(worker, first.publicId),
      visit(house.buyer, house.dearest),
    ],
    'shop.close-ask': [visit(owner)],
    vouchers: [visit(house.buyer), visit(buyer), visit(worker), visit(buyer, order.shown.publicId), visit(goods.buyer)],
    voucher: [
      ...Object.values(order).map(({ publicId }) => visit(buyer, publicId)),
      ...Object.values(house.order).map(({ publicId }) => visit(house.buyer, publicId)),
    ],
    'offers.ended': [visit(owner), visit(poor)],
    offers: [visit(owner), visit(goods.owner), visit(poor), visit(fair.refusedOwner), visit(owner, second.publicId)],
    'offer.manage': [
      ...[first, low, fair.shared, fair.bought, fair.paused, fair.archived].map(({ publicId }) =>
        visit(owner, publicId),
      ),
      ...[goods.offer, goods.paused, goods.archived].map(({ publicId }) => visit(goods.owner, publicId)),
    ],
    'offer.imports': [first, fair.paused].map(({ publicId }) => visit(owner, publicId)),
    'offer.archive-ask': [visit(owner, first.publicId)],
    'import.back-ask': [visit(owner, fair.committed.publicId)],
    import: [fair.staged, fair.sharedStaged, fair.nothingNew, fair.committed].map(({ publicId }) =>
      visit(owner, publicId),
    ),
    ...purchaseScreens(market),
    'op.shops': [visit(operator), visit(operator, fair.waiting.publicId)],
    'op.shop': [fair.waiting, fair.refused, fair.opened].map(({ publicId }) => visit(operator, publicId)),
  }
}

export function shopActions(market: Market): Visits {
  const { fair, house, worker } = market
  const { owner, buyer, offers, order } = fair
  const [first] = offers
  if (first === undefined) throw new Error('too few offers')
  return {
    ...purchaseActions(market),
    redeem: [
      visit(buyer, first.publicId, '2', String(2 * first.points)),
      visit(buyer, first.publicId, '1', '1'),
      visit(house.buyer, house.dearest, '1', '100000'),
      visit(worker, first.publicId, '1', String(first.points)),
      visit(owner, first.publicId, '1', String(first.points)),
    ],
    'voucher.reveal': [
      ...[order.reserved, order.shown, order.cancelled].map(({ publicId }) => visit(buyer, publicId)),
      ...[house.order.late, house.order.open].map(({ publicId }) => visit(house.buyer, publicId)),
    ],
    'voucher.cancel': [order.reserved, order.shown].map(({ publicId }) => visit(buyer, publicId)),
    'shop.close': [visit(owner)],
    'goal.set': [visit(buyer, first.publicId), visit(owner, first.publicId)],
    'advert.pause': [visit(owner, fair.adverts.both.publicId)],
    'advert.resume': [visit(owner, fair.adverts.paused.publicId)],
    'advert.archive': [visit(owner, fair.adverts.code.publicId)],
    'offer.picture': [visit(owner, first.publicId)],
    'goal.clear': [visit(buyer), visit(worker)],
    offer: [visit(owner), visit(owner, '"5 € im Café" 500 20 2099-01-31'), visit(owner, '5 € im Café')],
    'offer.pause': [visit(owner, first.publicId)],
    'offer.resume': [visit(owner, fair.paused.publicId)],
    'offer.toggle': [first, fair.paused].map(({ publicId }) => visit(owner, publicId)),
    'offer.archive': [visit(owner, first.publicId)],
    'import.commit': [fair.staged, fair.sharedStaged].map(({ publicId }) => visit(owner, publicId)),
    'import.discard': [visit(owner, fair.staged.publicId)],
    'import.back': [visit(owner, fair.committed.publicId)],
    check: [visit(owner), ...['WORST-1000', 'WORST-1001', 'SHARED-0001', 'nothing'].map((code) => visit(owner, code))],
    'code.use': [visit(owner, fair.sold)],
  }
}

export function shopFlows(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { fair, operator, poor, kind } = market
  const [first] = fair.offers
  if (first === undefined) throw new Error('too few offers')
  const offer = {
    title: words(kind, 80, { oneLine: true }),
    points: '100000',
    face: '100000',
    announced: '2000',
    until: '2099-12-31',
    category: 'digital',
    pool: 'shared',
    terms: words(kind, 1_000),
  }
  return {
    ...purchaseFlows(market),
    'open-shop': [
      {
        by: poor,
        args: [],
        answers: {
          name: words(kind, 60, { oneLine: true }),
          website: 'https://cafe-lindner.example',
          sells: words(kind, 500),
          imprint: words(kind, 1_000),
        },
      },
    ],
    'decide-shop': ['approve', 'refuse'].map((decision) => ({
      by: operator,
      args: [fair.waiting.publicId],
      answers: { decision, reason: words(kind, 1_000) },
    })),
    'post-offer': [
      { by: fair.owner, args: [], answers: offer },
      {
        by: fair.owner,
        args: [offer.title, '500', '20', '2099-01-31'],
        answers: { face: '500', category: 'digital' },
      },
    ],
    'post-advert': [
      {
        by: fair.owner,
        args: [],
        answers: {
          title: offer.title,
          words: words(kind, 500),
          link: 'https://cafe-lindner.example',
          code: 'LINDNER10',
          category: 'digital',
        },
      },
    ],
    'raise-limit': [{ by: fair.owner, args: [fair.bought.publicId], answers: { limit: '2000' } }],
    'paste-codes': [{ by: fair.owner, args: [first.publicId], answers: { codes: 'PASTE-0001\nPASTE-0002' } }],
    'send-codes': [
      {
        by: fair.owner,
        args: [first.publicId],
        answers: {
          file: [
            writeKeptFile({ id: 'abcdefghij', name: 'codes.csv', mimeType: 'text/plain', bytes: 9, picture: false }),
          ],
        },
      },
    ],
    'check-code': [{ by: fair.owner, args: [], answers: { code: 'WORST-1000' } }],
  }
}

export function shopNotices(market: Market): NoticeVisits {
  const { fair, goods } = market
  const { owner, buyer, order } = fair
  return {
    ...purchaseNotices(market),
    'shop.decided': [
      { by: owner, data: { shop: fair.opened.publicId } },
      { by: fair.refusedOwner, data: { shop: fair.refused.publicId } },
    ],
    'offer.low': [
      { by: owner, data: { offer: fair.low.publicId } },
      { by: owner, data: { offer: fair.bought.publicId } },
      { by: goods.owner, data: { offer: goods.low.publicId } },
    ],
    'order.reminder': [{ by: buyer, data: { order: order.reserved.publicId } }],
    'goal.reached': [{ by: buyer, data: { offer: fair.offers[0]?.id ?? '' } }],
    'goal.ended': [{ by: buyer, data: { offer: fair.archived.id } }],
    'order.lapsed': [{ by: buyer, data: { order: order.lapsed.publicId } }],
    'order.lost': [{ by: buyer, data: { order: order.lapsed.publicId } }],
  }
}
