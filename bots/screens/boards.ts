import * as boards from '../../core/boards/index.ts'
import type { Board, BoardSettings } from '../../core/boards/index.ts'
import { CATEGORIES } from '../../core/jobs/index.ts'
import { LANGUAGES } from '../../core/shared/language.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Action, Routes, Screen, Turn } from '../dialog/routes.ts'
import { plain } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, categoryName, inRows, lines, menuButton, numbered, title } from './parts.ts'

/** All boards of a member, and how to make one. */
const boardsList: Screen = async (turn) => {
  const { copy, settings } = turn
  const words = copy.boards
  const mine = await boards.list(turn.tx, turn.member)
  const doors = [
    { label: words.buttons.toChannel, url: settings.chatLink('telegram', { do: 'board.add', args: ['channel'] }) },
    { label: words.buttons.toGroup, url: settings.chatLink('telegram', { do: 'board.add', args: ['group'] }) },
  ].filter(({ url }) => url !== '')
  return card(
    [
      title(words.title),
      lines(words.intro),
      mine.length === 0
        ? lines(words.none)
        : lines(...mine.map((board, index) => words.line(index + 1, board.title, board.status === 'off'))),
      lines(
        doors.length === 0 ? undefined : words.onTelegram,
        settings.platforms?.includes('discord') === true ? words.onDiscord : undefined,
      ),
    ],
    [
      ...inRows(numbered(mine, 'board.show'), 5),
      doors.map(({ label, url }): Button => ({ is: 'url', label, url })),
      [menuButton(copy)],
    ],
  )
}

function categoriesOf(turn: Turn, { categories }: BoardSettings): string {
  const { boards: words, format } = turn.copy
  return categories.length === 0
    ? words.allCategories
    : format.list(categories.map((category) => categoryName(turn, category)))
}

/** One board and what it shows. Argument: the board. */
const boardShow: Screen = async (turn, [id = '']) => {
  const { copy } = turn
  const words = copy.boards
  const board = await boards.own(turn.tx, turn.member, id)
  const { publicId, language, everyLanguage } = board
  const other = language === 'de' ? 'en' : 'de'
  return card(
    [
      title(words.one(board.title)),
      lines(
        words.where(words.kinds[board.kind], copy.link.platformNames[board.platform]),
        board.offWhy === null ? words.isActive : words.isOff[board.offWhy],
      ),
      fields(
        { label: words.labels.language, value: plain(words.languages[language]) },
        { label: words.labels.jobs, value: plain(everyLanguage ? words.everyLanguage : words.ownLanguage) },
        { label: words.labels.categories, value: plain(categoriesOf(turn, board)) },
        {
          label: words.labels.reward,
          value: plain(board.minimumRewardPoints === 0 ? words.anyReward : words.reward(board.minimumRewardPoints)),
        },
      ),
    ],
    [
      [switchOnButton(turn, board)],
      [
        go(words.buttons.language[other], 'board.language', publicId, other),
        everyLanguage
          ? go(words.buttons.ownLanguage, 'board.languages', publicId, 'own')
          : go(words.buttons.everyLanguage, 'board.languages', publicId, 'every'),
      ],
      [go(words.buttons.categories, 'board.categories', publicId), go(words.buttons.reward, 'board.rewards', publicId)],
      [looks('danger', go(words.buttons.remove, 'board.remove-ask', publicId))],
      [go(words.buttons.all, 'boards'), menuButton(copy)],
    ],
  )
}

/** On Discord the permissions come along with the command alone. */
function switchOnButton({ copy }: Pick<Turn, 'copy'>, board: Board): Button | undefined {
  return board.status === 'off' && board.platform === 'telegram'
    ? looks('main', go(copy.boards.buttons.switchOn, 'board.setup', board.chat))
    : undefined
}

/** The categories of a board, each a switch. Argument: the board. */
const boardCategories: Screen = async (turn, [id = '']) => {
  const words = turn.copy.boards
  const board = await boards.own(turn.tx, turn.member, id)
  const buttons = CATEGORIES.map((category) => {
    const name = categoryName(turn, category)
    const label = board.categories.includes(category) ? words.buttons.chosen(name) : name
    return go(label, 'board.category', id, category)
  })
  const all = board.categories.length === 0 ? words.buttons.allCategories : turn.copy.jobs.find.all
  return card(
    [title(words.askCategories)],
    [...inRows(buttons, 2), [go(all, 'board.category', id, ALL)], [go(words.buttons.back, 'board.show', id)]],
  )
}

const ALL = 'all'

/** The proposed lowest rewards. Argument: the board. */
const boardRewards: Screen = async (turn, [id = '']) => {
  const words = turn.copy.boards
  const board = await boards.own(turn.tx, turn.member, id)
  const buttons = boards.BOARD_REWARDS.map((points) => {
    const name = points === 0 ? words.anyReward : words.reward(points)
    return go(board.minimumRewardPoints === points ? words.buttons.chosen(name) : name, 'board.reward', id, points)
  })
  return card([title(words.askReward)], [...inRows(buttons, 2), [go(words.buttons.back, 'board.show', id)]])
}

/** Asks once more before a board is forgotten. Argument: the board. */
const boardRemoveAsk: Screen = async (turn, [id = '']) => {
  const words = turn.copy.boards
  const board = await boards.own(turn.tx, turn.member, id)
  return card(
    [lines(words.askRemove(board.title))],
    [[looks('danger', go(words.buttons.removeYes, 'board.remove', id)), go(words.buttons.back, 'board.show', id)]],
  )
}

/** Makes a board of the chat that the platform has told about. Argument: its id, by which it is asked about. */
const boardSetup: Action = async ({ tx, member, copy, key, chat }, [id]) => {
  const words = copy.boards
  if (chat === undefined) {
    const again = id === undefined ? [] : [go(words.buttons.again, 'board.setup', id)]
    return { show: card([lines(words.notFound)], [again, [go(words.buttons.all, 'boards'), menuButton(copy)]]) }
  }
  const { board, isNew } = await boards.setUp(tx, member, { key, chat })
  const note = isNew ? words.setUp(board.title) : words.setUpBefore(board.title)
  return { note, show: { do: 'board.show', args: [board.publicId] } }
}

const changes =
  (screen: string, settingsOf: (board: Board, value: string) => Partial<BoardSettings>): Action =>
  async ({ tx, member, copy }, [id = '', value = '']) => {
    const settings = settingsOf(await boards.own(tx, member, id), value)
    await boards.change(tx, member, { board: id, settings })
    return { note: copy.boards.changed, show: { do: screen, args: [id] } }
  }

/** One category on or off; with the last one off, and with `all`, it is all of them. */
function withCategory({ categories }: Board, value: string): Partial<BoardSettings> {
  const others = categories.filter((category) => category !== value)
  if (value === ALL) return { categories: [] }
  const added = CATEGORIES.filter((category) => category === value && !categories.includes(category))
  return { categories: [...others, ...added] }
}

const boardRemove: Action = async ({ tx, member, copy }, [id = '']) => {
  const board = await boards.own(tx, member, id)
  await boards.remove(tx, member, id)
  return { note: copy.boards.removed(board.title), show: { do: 'boards', args: [] } }
}

/** Boards: making, changing and removing them. */
export const boardRoutes = {
  screens: {
    boards: boardsList,
    'board.show': boardShow,
    'board.categories': boardCategories,
    'board.rewards': boardRewards,
    'board.remove-ask': boardRemoveAsk,
  },
  actions: {
    'board.setup': boardSetup,
    'board.language': changes('board.show', ({ language }, value) => ({
      language: LANGUAGES.find((known) => known === value) ?? language,
    })),
    'board.languages': changes('board.show', (_, value) => ({ everyLanguage: value === 'every' })),
    'board.category': changes('board.categories', withCategory),
    'board.reward': changes('board.rewards', ({ minimumRewardPoints }, value) => ({
      minimumRewardPoints: boards.BOARD_REWARDS.find((points) => String(points) === value) ?? minimumRewardPoints,
    })),
    'board.remove': boardRemove,
  },
} as const satisfies Pick<Routes, 'screens' | 'actions'>
