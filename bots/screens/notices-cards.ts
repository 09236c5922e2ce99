import * as checkouts from '../../core/checkouts/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Button, type Card } from '../dialog/card.ts'
import type { Text } from '../dialog/text.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

const told = ({ copy }: Reader, words: Text, button: Button): Card => card([lines(words)], [[button, menuButton(copy)]])

/** What has become of a payment by card, and what goes back to one. */
export const cardDraws = {
  'checkout.moved': async (
    turn: Reader,
    { checkout: id, to }: Notices['checkout.moved'],
  ): Promise<Card | undefined> => {
    const { status, points } = await checkouts.mine(turn.tx, turn.member, id)
    const { notices, button } = turn.copy.cards
    if (status !== to) return undefined
    if (to === 'open') {
      return told(turn, notices.open(points), looks('main', go(notices.openButton, 'card.link', id)))
    }
    if (to === 'pending') return told(turn, notices.pending(points), go(turn.copy.notices.buttons.wallet, 'wallet'))
    return told(turn, notices.failed(points), go(button, 'cards'))
  },
  'chargeback.moved': async (
    turn: Reader,
    { chargeback: id, to }: Notices['chargeback.moved'],
  ): Promise<Card | undefined> => {
    const { status, points, frozenPoints } = await checkouts.myChargeback(turn.tx, turn.member, id)
    const words = turn.copy.cards.notices
    // What was decided before it could be told is told once, as it is now.
    if (status !== to) return undefined
    const text = to === 'open' ? words.disputed : to === 'won' ? words.won : words.lost
    return told(turn, text(points, frozenPoints), go(turn.copy.notices.buttons.wallet, 'wallet'))
  },
  'card-refund.moved': async (
    turn: Reader,
    { refund: id, to }: Notices['card-refund.moved'],
  ): Promise<Card | undefined> => {
    const { status, points } = await checkouts.myRefund(turn.tx, turn.member, id)
    if (status !== to) return undefined
    const words = turn.copy.cards.notices
    const text = to === 'paid' ? words.refunded(points) : words.refundFailed(points)
    return told(turn, text, go(turn.copy.notices.buttons.wallet, 'wallet'))
  },
}
