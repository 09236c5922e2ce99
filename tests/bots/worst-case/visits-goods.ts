import { writeKeptFile } from '../../../bots/dialog/field.ts'
import type { Member } from '../../../core/members/index.ts'
import { COUNTRIES, type Order } from '../../../core/shop/index.ts'
import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

const visit = (by: Member, ...args: readonly string[]) => ({ by, args })

export function goodsScreens({ goods, worker, fair, operator }: Market): Visits {
  const { owner, buyer, offer, low, order, complaint } = goods
  const both = (seen: Order) => [visit(buyer, seen.publicId), visit(owner, seen.publicId)]
  return {
    'goods.ask': [
      visit(buyer, offer.publicId, '19'),
      visit(buyer, low.publicId, '5'),
      visit(worker, offer.publicId, '?'),
    ],
    'goods.show': Object.values(order).flatMap(both),
    'complaint.show': Object.values(complaint).flatMap(({ publicId }) =>
      [buyer, owner, operator].map((by) => visit(by, publicId)),
    ),
    'complaint.settled-ask': [visit(buyer, complaint.deciding.publicId)],
    'op.complaints': [visit(operator), visit(operator, complaint.deciding.publicId)],
    'complaints.mine': [visit(owner), visit(fair.owner)],
    'goods.orders': [visit(owner), visit(fair.owner), visit(owner, order.placed.publicId)],
    'goods.all': [visit(owner), visit(fair.owner), visit(owner, order.declined.publicId)],
  }
}

export function goodsActions({ goods, worker }: Market): Visits {
  const { owner, buyer, offer, low, order, paused, complaint } = goods
  return {
    'complaint.withdraw': [visit(buyer, complaint.answering.publicId), visit(buyer, complaint.refunded.publicId)],
    'shop.look': [visit(buyer, offer.publicId), visit(owner, paused.publicId)],
    'goods.order': [
      visit(buyer, offer.publicId, '20'),
      visit(buyer, low.publicId, '2'),
      visit(worker, offer.publicId, '1'),
      visit(owner, offer.publicId, '1'),
    ],
    'goods.address': [visit(buyer, order.addressing.publicId), visit(buyer, order.placed.publicId)],
    'goods.cancel': [visit(buyer, order.placed.publicId), visit(buyer, order.shipped.publicId)],
    'goods.arrived': [visit(buyer, order.shipped.publicId), visit(buyer, order.placed.publicId)],
    'goods.accept': [visit(owner, order.placed.publicId), visit(owner, order.cancelled.publicId)],
    'goods.where': [order.placed, order.closed, order.declined].map(({ publicId }) => visit(owner, publicId)),
  }
}

export function goodsFlows({ goods, kind, operator }: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { owner, buyer, offer, order, complaint } = goods
  const oneLine = { oneLine: true } as const
  const picture = { id: 'abcdefghij', name: 'tasse.png', mimeType: 'image/png', bytes: 9, picture: true }
  return {
    complain: [{ by: buyer, args: [order.shipped.publicId], answers: { about: 'missing', words: words(kind, 1_000) } }],
    'answer-complaint': [
      {
        by: owner,
        args: [complaint.answering.publicId],
        answers: { answer: 'disagree', why: words(kind, 1_000) },
      },
    ],
    'decide-complaint': ['replace', 'refund', 'reject'].map((decision) => ({
      by: operator,
      args: [complaint.deciding.publicId],
      answers: { decision, reason: words(kind, 1_000) },
    })),
    'post-product': [
      {
        by: owner,
        args: [],
        answers: {
          title: words(kind, 80, oneLine),
          description: words(kind, 1_000),
          points: '100000',
          stock: '10000',
          days: '14',
          category: 'shopping',
          countries: [...COUNTRIES],
          picture: [writeKeptFile(picture)],
        },
      },
    ],
    'count-stock': [{ by: owner, args: [offer.publicId], answers: { stock: '9999' } }],
    'goods-decline': [{ by: owner, args: [order.placed.publicId], answers: { reason: words(kind, 500) } }],
    'goods-ship': [
      {
        by: owner,
        args: [order.accepted.publicId],
        answers: { carrier: words(kind, 60, oneLine), tracking: words(kind, 100, oneLine) },
      },
    ],
  }
}

export function goodsNotices({ goods }: Market): NoticeVisits {
  const { owner, buyer, order, complaint } = goods
  return {
    'complaint.opened': [{ by: owner, data: { complaint: complaint.answering.publicId } }],
    'complaint.reminder': [{ by: owner, data: { complaint: complaint.answering.publicId } }],
    'complaint.heard': [complaint.deciding, complaint.silent].map(({ publicId }) => ({
      by: buyer,
      data: { complaint: publicId },
    })),
    'complaint.decided': [complaint.refunded, complaint.rejected].flatMap(({ publicId }) =>
      [buyer, owner].map((by) => ({ by, data: { complaint: publicId } })),
    ),
    'goods.moved': (['placed', 'accepted', 'shipped', 'delivered', 'declined', 'closed', 'lapsed'] as const).flatMap(
      (is) => [
        ...(is === 'closed' ? [] : [{ by: buyer, data: { order: order[is].publicId, is } }]),
        ...(is === 'placed' || is === 'delivered' || is === 'closed' || is === 'lapsed'
          ? [{ by: owner, data: { order: order[is].publicId, is } }]
          : []),
      ],
    ),
    'goods.reminder': [
      ...(['addressing', 'placed', 'accepted', 'shipped', 'delivered'] as const).map((of) => ({
        by: buyer,
        data: { order: order[of].publicId, of },
      })),
      ...(['placed', 'accepted'] as const).map((of) => ({ by: owner, data: { order: order[of].publicId, of } })),
    ],
  }
}
