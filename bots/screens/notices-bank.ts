import type { Notices } from '../../core/notices/index.ts'
import * as statements from '../../core/statements/index.ts'
import { go, type Card } from '../dialog/card.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

/** What the bank has done to a client's money. */
export const bankDraws = {
  'deposit.reversed': async (turn: Reader, { entry: id }: Notices['deposit.reversed']): Promise<Card> => {
    const { points } = await statements.entryOf(turn.tx, turn.member, id)
    const { copy } = turn
    return card(
      [lines(copy.bank.reversed(Math.abs(points)))],
      [[go(copy.notices.buttons.wallet, 'wallet'), menuButton(copy)]],
    )
  },
}
