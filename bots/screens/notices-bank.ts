import type { Notices } from '../../core/notices/index.ts'
import * as statements from '../../core/statements/index.ts'
import { go, type Card } from '../dialog/card.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

/** What the bank has done to a client's money. */
export const bankDraws = {
  'deposit.reversed': async (turn: Reader, { entry: id }: Notices['deposit.reversed']): Promise<Card> => {
    const entry = await statements.entryOf(turn.tx, turn.member, id)
    const { copy } = turn
    const points = Math.abs(entry.points)
    const { takenPoints } = entry
    return card(
      [
        lines(
          entry.status === 'uncovered'
            ? copy.bank.owed(points, takenPoints, statements.missingOf(entry))
            : copy.bank.reversed(entry.status === 'lost' ? takenPoints : points),
        ),
      ],
      [[go(copy.notices.buttons.wallet, 'wallet'), menuButton(copy)]],
    )
  },
}
