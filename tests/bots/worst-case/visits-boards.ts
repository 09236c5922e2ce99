import { MOST_BOARDS } from '../../../core/boards/index.ts'
import type { Market } from './market.ts'
import type { NoticeVisits, Visits } from './visits.ts'

/** Boards: one with every choice made, two that are switched off, and more than there may be. */
export function boardScreens({ client, poor, boards }: Market): Visits {
  const visit = (id: string | undefined) => ({ by: client, args: [id ?? ''] })
  const some = boards.slice(0, 4).map(visit)
  return {
    boards: [client, poor].map((by) => ({ by, args: [] })),
    'board.show': some,
    'board.categories': some,
    'board.rewards': some,
    'board.remove-ask': some,
  }
}

export function boardActions({ client, boards }: Market): Visits {
  const [first = '', off = ''] = boards
  const visit = (...args: readonly string[]) => ({ by: client, args })
  return {
    'board.setup': [visit(), visit('-1001234567890')],
    'board.language': [visit(first, 'en'), visit(first, '?')],
    'board.languages': [visit(first, 'own'), visit(off, 'every')],
    'board.category': [visit(first, 'texts'), visit(off, 'texts'), visit(first, 'all')],
    'board.reward': [visit(first, '0'), visit(first, '?')],
    'board.remove': [visit(first)],
  }
}

export function boardNotices({ client, boards }: Market): NoticeVisits {
  if (boards.length !== MOST_BOARDS) throw new Error('too few boards')
  return { 'board.off': boards.slice(1, 3).map((board) => ({ by: client, data: { board } })) }
}
