import { cardAmount, notePayment } from '../flows/card-payments.ts'
import type { Routes } from '../dialog/routes.ts'
import { cardLink, cardLinkAgain, cardPayments, cardQueue, payByCard } from './cards.ts'

/** Euros in by the payment provider. */
export const cardRoutes = {
  screens: { cards: cardPayments, 'op.cards': cardQueue },
  actions: { 'card.pay': payByCard, 'card.link': cardLinkAgain },
  flows: { 'card-amount': cardAmount, 'note-payment': notePayment },
  makers: { 'card-link': cardLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
