import { cardAmount, notePayment, returnPayment } from '../flows/card-payments.ts'
import type { Routes } from '../dialog/routes.ts'
import { refundAsk, refundDo, refundList } from './refunds.ts'
import { cardLink, cardLinkAgain, cardPayments, cardQueue, payByCard } from './cards.ts'

/** Euros in by the payment provider, and unused ones back to where they came from. */
export const cardRoutes = {
  screens: { cards: cardPayments, 'op.cards': cardQueue, refund: refundList, 'refund.ask': refundAsk },
  actions: { 'card.pay': payByCard, 'card.link': cardLinkAgain, 'refund.do': refundDo },
  flows: { 'card-amount': cardAmount, 'note-payment': notePayment, 'return-payment': returnPayment },
  makers: { 'card-link': cardLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
