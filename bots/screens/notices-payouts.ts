import type { Notices } from '../../core/notices/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { said } from '../dialog/text.ts'
import { card, deadline, inRows, lines, menuButton, quote, type Reader } from './parts.ts'

/** Where a payout has come to; undefined for what it has left behind by now, which is of no interest any more. */
async function moved(turn: Reader, { payout: id, to }: Notices['payout.moved']): Promise<Card | undefined> {
  const { copy } = turn
  const payout = await payouts.myPayout(turn.tx, turn.member, id)
  const words = { ...copy.payouts.notices, ...(payout.kind === 'budget-refund' ? copy.refunds.notices : {}) }
  const { status, points, masked, reason } = payout
  if (status !== to || status === 'held') return undefined
  const failed = status === 'rejected' || status === 'returned'
  const why = failed && reason !== null ? copy.payouts.reasonOf(reason) : undefined
  return card(
    [
      lines(words[status](points, masked), why === undefined ? undefined : words.reason),
      why === undefined ? undefined : quote(said(why)),
      failed ? lines(words.object) : undefined,
    ],
    [
      [
        failed || status === 'cancelled'
          ? go(copy.payouts.toPayout, 'payout')
          : go(copy.notices.buttons.look, 'payout.show', payout.publicId),
        menuButton(copy),
      ],
    ],
  )
}

/** Where a member's money is, and that the account was changed. */
export const payoutDraws = {
  'payout.moved': moved,
  'payout.underway': moved,
  'account.changed': async (turn: Reader, { account: id }: Notices['account.changed']): Promise<Card> => {
    const { copy } = turn
    const account = await payouts.accountById(turn.tx, turn.member, id)
    const words = copy.payouts.notices
    const former = await payouts.goingElsewhere(turn.tx, turn.member)
    const open = former.filter(({ status }) => status !== 'batched')
    return card(
      [
        lines(words.accountChanged(account.masked, deadline(turn, payouts.opensAt(account)))),
        former.length === 0
          ? undefined
          : lines(...former.map((one) => words.elsewhere(payouts.endToEndOf(one), one.points, one.masked))),
        lines(words.notYou),
      ],
      [
        ...inRows(
          open.map((one) =>
            looks('danger', go(words.cancelOne(payouts.endToEndOf(one)), 'payout.cancel', one.publicId)),
          ),
          2,
        ),
        [go(copy.payouts.toPayout, 'payout'), menuButton(copy)],
      ],
    )
  },
}
