import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

export function cardScreens({ cards, poor, operator, worker }: Market): Visits {
  return {
    cards: [cards.payer, poor].map((by) => ({ by, args: [] })),
    refund: [cards.payer, poor].map((by) => ({ by, args: [] })),
    'refund.ask': [{ by: cards.payer, args: ['x'] }],
    'op.cards': [
      { by: operator, args: [] },
      { by: operator, args: [cards.checkout.doubtful.publicId] },
      { by: worker, args: [] },
    ],
  }
}

export function cardActions({ cards, poor }: Market): Visits {
  return {
    'refund.do': [{ by: cards.payer, args: ['x', '100'] }],
    'card.pay': [['100000'], ['1'], ['x']].map((args) => ({ by: poor, args })),
    'card.link': ['new', 'failed', 'doubtful'].map((status) => ({
      by: cards.payer,
      args: [cards.checkout[status === 'new' ? 'new' : status === 'failed' ? 'failed' : 'doubtful'].publicId],
    })),
  }
}

export function cardFlows({ cards, poor, operator, kind }: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  return {
    'card-amount': [{ by: poor, args: [], answers: { amount: '100000' } }],
    'return-payment': [
      { by: operator, args: [cards.checkout.doubtful.publicId], answers: { reason: words(kind, 1_000) } },
    ],
    'note-payment': [
      { by: operator, args: [cards.checkout.doubtful.publicId], answers: { reason: words(kind, 1_000) } },
    ],
  }
}

export function cardNotices({
  cards,
}: Market): Pick<NoticeVisits, 'checkout.moved' | 'chargeback.moved' | 'card-refund.moved'> {
  const { payer, checkout, chargeback, refund } = cards
  return {
    'checkout.moved': (['open', 'pending', 'failed'] as const).map((to) => ({
      by: payer,
      data: { checkout: checkout[to].publicId, to },
    })),
    'chargeback.moved': (['open', 'won', 'lost'] as const).map((to) => ({
      by: payer,
      data: { chargeback: chargeback[to], to },
    })),
    'card-refund.moved': (['paid', 'failed'] as const).map((to) => ({ by: payer, data: { refund: refund[to], to } })),
  }
}
