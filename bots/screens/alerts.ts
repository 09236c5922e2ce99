import * as alerts from '../../core/alerts/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { filterWords } from './find-filters.ts'
import { busyNow, jobLine } from './find-jobs.ts'
import { card, categoryName, inOrder, inRows, lines, menuButton, numbered, PAGE, title, type Reader } from './parts.ts'

/** What a saved search looks for, in one line. */
function described(turn: Pick<Turn, 'copy'>, alert: jobs.SearchFilter): string {
  const words = turn.copy.alerts
  const { category } = alert
  const parts = [
    ...(alert.words == null ? [] : [words.quoted(alert.words)]),
    ...(category == null ? [] : [categoryName(turn, category)]),
    ...filterWords(turn, alert),
  ]
  return parts.length === 0 ? words.everything : parts.join(' · ')
}

/** All saved searches of a member. */
export const alertsList: Screen = async (turn) => {
  const { copy } = turn
  const words = copy.alerts
  const saved = await alerts.list(turn.tx, turn.member)
  return card(
    [
      title(words.title),
      lines(saved.length === 0 ? words.empty : words.intro),
      saved.length === 0
        ? undefined
        : lines(...saved.map((one, index) => words.line(index + 1, described(turn, one), one.status === 'paused'))),
    ],
    [...inRows(numbered(saved, 'alerts.show'), 5), [go(copy.jobs.menu.find, 'jobs.find'), menuButton(copy)]],
  )
}

/** One saved search, and what can be done with it. Argument: the alert. */
export const alertsShow: Screen = async (turn, [id = '']) => {
  const { copy } = turn
  const words = copy.alerts
  const alert = await alerts.own(turn.tx, turn.member, id)
  const isPaused = alert.status === 'paused'
  return card(
    [title(words.one(described(turn, alert))), lines(isPaused ? words.isPaused : words.isActive)],
    [
      [looks('main', go(words.buttons.search, 'alerts.search', id))],
      [
        isPaused ? go(words.buttons.resume, 'alerts.resume', id) : go(words.buttons.pause, 'alerts.pause', id),
        looks('danger', go(words.buttons.delete, 'alerts.delete', id)),
      ],
      [go(words.buttons.all, 'alerts'), menuButton(copy)],
    ],
  )
}

/** Saves what this member looks for now. */
export const alertsSave: Action = async ({ tx, member, copy, key }) => {
  const { sorting: _, ...filter } = await jobs.search(tx, member)
  const { alert, isNew } = await alerts.save(tx, member, { key, filter })
  return {
    note: isNew ? copy.alerts.saved : copy.alerts.savedBefore,
    show: { do: 'alerts.show', args: [alert.publicId] },
  }
}

export const alertsPause: Action = async ({ tx, member }, [id = '']) => {
  await alerts.pause(tx, member, id)
  return { show: { do: 'alerts.show', args: [id] } }
}

export const alertsResume: Action = async ({ tx, member }, [id = '']) => {
  await alerts.resume(tx, member, id)
  return { show: { do: 'alerts.show', args: [id] } }
}

export const alertsDelete: Action = async ({ tx, member, copy }, [id = '']) => {
  await alerts.remove(tx, member, id)
  return { note: copy.alerts.deleted, show: { do: 'alerts', args: [] } }
}

/** Looks for the same now. */
export const alertsSearch: Action = async ({ tx, member }, [id = '']) => {
  const { words, category, minimumRewardPoints, maximumMinutes, language, onlyOpenToMe } = await alerts.own(
    tx,
    member,
    id,
  )
  await jobs.setSearch(tx, member, {
    words: words === null ? null : jobs.searchedWords(words),
    category,
    minimumRewardPoints,
    maximumMinutes,
    language,
    onlyOpenToMe,
  })
  return { show: { do: 'jobs.page', args: [] } }
}

/** What a notice collected, as far as it is still open. Arguments: the notice, and the last job seen. */
export const alertsFound: Screen = async (turn, [notice = '', after]) => {
  const page = { notice, limit: PAGE, ...(after === undefined ? {} : { after }) }
  const found = await alerts.foundBy(turn.tx, turn.member, page)
  return foundCard(turn, notice, found, after)
}

async function foundCard(turn: Reader, notice: string, found: jobs.Found, after?: string): Promise<Card> {
  const { copy } = turn
  const busy = await busyNow(turn)
  const rows = await inOrder(found.jobs, (job, index) => jobLine(turn, job, index, busy))
  return card(
    [
      title(copy.alerts.found),
      ...rows.map((row) => lines(...row)),
      rows.length === 0 ? lines(copy.alerts.gone) : undefined,
    ],
    [
      numbered(found.jobs, 'job.show'),
      [
        after === undefined ? undefined : go(copy.jobs.find.newer, 'alerts.found', notice),
        found.next === undefined ? undefined : go(copy.jobs.find.older, 'alerts.found', notice, found.next),
      ],
      [go(copy.alerts.buttons.all, 'alerts'), menuButton(copy)],
    ],
  )
}

/** The collected notice: nothing is said when everything is taken meanwhile. */
export const alertDraws = {
  'alerts.found': async (turn: Reader, { notice }: Notices['alerts.found']): Promise<Card | undefined> => {
    const found = await alerts.foundBy(turn.tx, turn.member, { notice, limit: PAGE })
    return found.jobs.length === 0 ? undefined : foundCard(turn, notice, found)
  },
}
