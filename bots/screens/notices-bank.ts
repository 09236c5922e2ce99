import type { Notices } from '../../core/notices/index.ts'
import * as statements from '../../core/statements/index.ts'
import { go, type Card } from '../dialog/card.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

/** What the bank has done to a client's money. */
export const bankDraws = {
  'deposit.reversed': async (turn: Reader, { entry: id, covered }: Notices['deposit.reversed']): Promise<Card> => {
    const entry = await statements.entryOf(turn.tx, turn.member, id)
    const { copy } = turn
    const { takenPoints, status } = entry
    const points = Math.abs(entry.points)
    const words = copy.bank
    return card(
      [
        lines(
          covered === 'yes'
            ? words.covered(points)
            : status === 'uncovered'
              ? words.owed(points, takenPoints, statements.missingOf(entry))
              : status === 'lost'
                ? words.partlyReversed(points, takenPoints)
                : words.reversed(points),
        ),
      ],
      [[go(copy.notices.buttons.wallet, 'wallet'), menuButton(copy)]],
    )
  },
}
