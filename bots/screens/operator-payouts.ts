import * as payouts from '../../core/payouts/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, deadline, lines, nameOf, title } from './parts.ts'

/** The oldest payout that an operator has to look at; `after` is the one before it. */
export const payoutQueue: Screen = async (turn, [after]) => {
  const page = await payouts.payoutsToLookAt(turn.tx, turn.member, {
    limit: 1,
    ...(after === undefined ? {} : { after }),
  })
  const [first] = page.payouts
  if (first === undefined) return card([lines(turn.copy.moderation.operator.empty)], [[back(turn)]])
  return payoutCard(turn, first, page.more)
}

const back = ({ copy }: Turn) => go(copy.payouts.operator.queue, 'op.payouts')

async function payoutCard(turn: Turn, payout: payouts.Payout, more: boolean): Promise<Card> {
  const { copy } = turn
  const words = copy.payouts.operator
  const { name } = await nameOf(turn, payout.memberId)
  const id = payout.publicId
  return card(
    [
      title(words.title),
      fields(
        { label: words.member, value: said(name) },
        { label: copy.payouts.amountLabel, value: plain(copy.format.euros(payout.points)) },
        { label: copy.payouts.account, value: plain(payout.masked) },
      ),
      lines(
        payout.flag === null ? undefined : words.flags[payout.flag],
        copy.moderation.operator.age(deadline(turn, payout.requestedAt)),
      ),
    ],
    [
      [looks('main', go(words.approveButton, 'approve-payout', id)), go(words.refuseButton, 'refuse-payout', id)],
      [back(turn), more ? go(copy.moderation.operator.next, 'op.payout-check', id) : undefined],
    ],
  )
}
