import type { Tx } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, type Card } from '../dialog/card.ts'
import { said } from '../dialog/text.ts'
import { card, deadline, lines, menuButton, quote } from './parts.ts'

interface NoticeTurn {
  readonly tx: Tx
  readonly member: Member
  readonly copy: Copy
}

/** Where a member's money is, and that the account was changed. */
export const payoutDraws = {
  'payout.moved': async (turn: NoticeTurn, { payout: id, to }: Notices['payout.moved']): Promise<Card | undefined> => {
    const { copy } = turn
    const words = copy.payouts.notices
    const payout = await payouts.myPayout(turn.tx, turn.member, id)
    // What it has left behind by now is of no interest any more.
    if (payout.status !== to) return undefined
    const { status, points, masked, reason } = payout
    if (status === 'held' || status === 'batched' || status === 'cancelled') return undefined
    const isOver = status === 'rejected' || status === 'returned'
    const why = isOver && reason !== null ? (copy.payouts.bankReasons[reason] ?? reason) : undefined
    return card(
      [
        lines(words[status](points, masked), why === undefined ? undefined : words.reason),
        why === undefined ? undefined : quote(said(why)),
        isOver ? lines(words.object) : undefined,
      ],
      [
        [
          isOver ? go(copy.payouts.toPayout, 'payout') : go(copy.notices.buttons.look, 'payout.show', payout.publicId),
          menuButton(copy),
        ],
      ],
    )
  },
  'account.changed': async (turn: NoticeTurn, { account: id }: Notices['account.changed']): Promise<Card> => {
    const { copy } = turn
    const account = await payouts.accountById(turn.tx, turn.member, id)
    const words = copy.payouts.notices
    return card(
      [lines(words.accountChanged(account.masked, deadline(turn, payouts.opensAt(account)))), lines(words.notYou)],
      [[go(copy.payouts.toPayout, 'payout'), menuButton(copy)]],
    )
  },
}
