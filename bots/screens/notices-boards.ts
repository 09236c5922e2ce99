import * as boards from '../../core/boards/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, type Card } from '../dialog/card.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

/** What owners of boards are told: nothing, when the board is on again or gone meanwhile. */
export const boardDraws = {
  'board.off': async ({ tx, member, copy }: Reader, { board: id }: Notices['board.off']): Promise<Card | undefined> => {
    const board = (await boards.list(tx, member)).find(({ publicId }) => publicId === id)
    if (board === undefined || board.offWhy === null) return undefined
    return card(
      [lines(copy.boards.off[board.offWhy](board.title))],
      [[go(copy.boards.buttons.back, 'board.show', id), menuButton(copy)]],
    )
  },
}
