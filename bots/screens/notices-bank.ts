import type { Tx } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import * as statements from '../../core/statements/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, type Card } from '../dialog/card.ts'
import { card, lines, menuButton } from './parts.ts'

interface NoticeTurn {
  readonly tx: Tx
  readonly member: Member
  readonly copy: Copy
}

/** What the bank has done to a client's money. */
export const bankDraws = {
  'deposit.reversed': async (turn: NoticeTurn, { entry: id }: Notices['deposit.reversed']): Promise<Card> => {
    const { points } = await statements.entryOf(turn.tx, turn.member, id)
    const { copy } = turn
    return card(
      [lines(copy.bank.reversed(Math.abs(points)))],
      [[go(copy.notices.buttons.wallet, 'wallet'), menuButton(copy)]],
    )
  },
}
