import * as jobs from '../../core/jobs/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { plain, type Text } from '../dialog/text.ts'
import type { Card } from '../dialog/card.ts'
import { filterWords } from './find-filters.ts'
import {
  card,
  categoryName,
  inOrder,
  inRows,
  lines,
  menuButton,
  note,
  numbered,
  PAGE,
  perHour,
  title,
  type Reader,
} from './parts.ts'

/** A category travels in the same place as words to search for: with a sign that no cleaned word begins with. */
const CATEGORY_SIGN = '='

/**
 * Begins to look for jobs: with words, in a category (`=texts`), or for everything. The order and the other filters stay
 * as this member has set them. A second argument, the public id of the last job seen, stands in buttons of old messages.
 */
export const jobsFind: Action = async (turn, [wanted = '', after]) => {
  const category = jobs.CATEGORIES.find((id) => wanted === CATEGORY_SIGN + id) ?? null
  const words = category === null ? jobs.searchedWords(wanted) : null
  const before = await jobs.search(turn.tx, turn.member)
  // Whoever looks for words wants what fits first; who has words already has chosen an order for them.
  const sorting = words !== null && before.words === null && before.sorting === 'newest' ? 'match' : before.sorting
  const search = await jobs.setSearch(turn.tx, turn.member, { words, category, sorting })
  return { show: await listed(turn, search, after) }
}

/** On with the same search. Argument: the public id of the last job seen; none for the beginning. */
export const jobsPage: Screen = async (turn, [after]) => listed(turn, await jobs.search(turn.tx, turn.member), after)

async function listed(turn: Turn, search: jobs.Search, after: string | undefined): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.find.list
  const { find } = copy.jobs
  const found = await jobs.find(tx, member, { ...search, limit: PAGE, ...(after === undefined ? {} : { after }) })
  const busy = await busyNow(turn)
  const rows = await inOrder(found.jobs, (job, index) => jobLine(turn, job, index, busy))
  const narrowed = filterWords(turn, search)
  // At the end of the list, and not for who wants to see only what is free.
  const isEnd = found.next === undefined && !search.onlyOpenToMe
  const full = isEnd ? await jobs.findFull(tx, member, { category: search.category, limit: 1 }) : undefined
  const everything = search.words === null && search.category === null && narrowed.length === 0
  return card(
    [
      title(heading(turn, search)),
      found.meant === undefined ? undefined : note(words.meant(found.meant)),
      narrowed.length === 0 ? undefined : lines(words.narrowed(narrowed)),
      ...rows.map((row) => lines(...row)),
      rows.length > 0
        ? undefined
        : lines(
            search.onlyOpenToMe && busy !== undefined
              ? busy
              : found.more
                ? words.nothingYet
                : everything
                  ? find.empty
                  : words.nothing,
          ),
    ],
    [
      numbered(found.jobs, 'job.show'),
      [
        after === undefined ? undefined : go(find.newer, 'jobs.page'),
        found.next === undefined ? undefined : go(find.older, 'jobs.page', found.next),
      ],
      [full === undefined || full.jobs.length === 0 ? undefined : go(words.full, 'jobs.full')],
      [go(find.categories, 'jobs.categories'), go(words.filters, 'jobs.filters')],
      [go(copy.alerts.buttons.save, 'alerts.save'), go(copy.alerts.buttons.all, 'alerts')],
      [search.words === null && search.category === null ? undefined : go(find.all, 'jobs.find'), menuButton(copy)],
    ],
  )
}

/** Jobs of which every slot is taken, in the category that was looked for. Argument: the last one seen. */
export const jobsFull: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.find.list
  const { category } = await jobs.search(tx, member)
  const page = await jobs.findFull(tx, member, { category, limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = page.jobs.at(-1)
  return card(
    [
      title(words.fullTitle),
      ...(page.jobs.length === 0
        ? [lines(words.noneFull)]
        : [
            lines(category === null ? undefined : plain(categoryName(turn, category)), words.fullHow),
            ...page.jobs.map((job, index) => lines(headOf(turn, job, index), words.taken)),
          ]),
    ],
    [
      numbered(page.jobs, 'job.show'),
      [
        after === undefined ? undefined : go(copy.jobs.find.newer, 'jobs.full'),
        page.more && last !== undefined ? go(copy.jobs.find.older, 'jobs.full', last.publicId) : undefined,
      ],
      [go(words.toOpen, 'jobs.page'), menuButton(copy)],
    ],
  )
}

function heading(turn: Turn, { words, category }: jobs.Search): Text {
  const { find } = turn.copy.jobs
  if (words !== null && category !== null) return turn.copy.find.list.titleForIn(words, categoryName(turn, category))
  if (category !== null) return find.titleIn(categoryName(turn, category))
  return words === null ? find.title : find.titleFor(words)
}

/** Why this worker can take no job at all now; undefined when there is room. The same for all lines of a list. */
export async function busyNow({ tx, member, copy }: Reader): Promise<Text | undefined> {
  return (await jobs.isBusy(tx, member.id)) ? copy.jobs.find.busy(await jobs.runningLimit(tx)) : undefined
}

/** A job as a line of a list, with what it pays and whether it is open to this worker, who may be `busyNow`. */
export async function jobLine(
  turn: Reader,
  job: jobs.Job,
  index: number,
  busy: Text | undefined,
): Promise<readonly (Text | undefined)[]> {
  const { find, card: words } = turn.copy.jobs
  const line = headOf(turn, job, index)
  const missing = await jobs.missingFor(turn.tx, turn.member, job)
  // What can be learnt comes first.
  const first = missing.find(({ need }) => need === 'qualification') ?? missing[0]
  if (first !== undefined) return [line, find.lacking(words.missing(first), missing.length - 1)]
  const { qualification } = job
  const held = (await jobs.isHeldForOthers(turn.tx, turn.member, job)) ? find.held : undefined
  return [line, qualification === null ? undefined : find.knowHow(qualification), busy ?? held]
}

const headOf = ({ copy }: Pick<Reader, 'copy'>, job: jobs.Job, index: number): Text =>
  copy.jobs.find.line(index + 1, job.title, job.rewardPoints, job.minutes, perHour(job), job.openSlots)

/** All ten categories, as filters. */
export const jobsCategories: Screen = async (turn) =>
  card(
    [title(turn.copy.jobs.find.categoriesTitle)],
    [
      ...inRows(
        jobs.CATEGORIES.map((id) => go(categoryName(turn, id), 'jobs.find', CATEGORY_SIGN + id)),
        2,
      ),
      [go(turn.copy.jobs.find.all, 'jobs.find'), menuButton(turn.copy)],
    ],
  )

/** The order and the filters as they are, each behind a button. */
export const jobsFilters: Screen = async (turn) => {
  const { copy } = turn
  const { filters: words } = copy.find
  const search = await jobs.search(turn.tx, turn.member)
  const narrowed = filterWords(turn, search)
  const category = search.category === null ? [] : [categoryName(turn, search.category)]
  return card(
    [
      title(words.title),
      search.words === null ? undefined : lines(words.words(search.words)),
      lines(plain([...category, ...narrowed].join(' · ') || words.none), words.order(words.sortings[search.sorting])),
    ],
    [
      [go(words.buttons.sort, 'jobs.filter', 'sort'), go(words.buttons.category, 'jobs.filter', 'category')],
      [go(words.buttons.reward, 'jobs.filter', 'reward'), go(words.buttons.time, 'jobs.filter', 'time')],
      [
        go(words.buttons.language, 'jobs.filter', 'language'),
        search.onlyOpenToMe
          ? go(words.buttons.alsoLocked, 'jobs.set', 'mine', '0')
          : go(words.buttons.onlyMine, 'jobs.set', 'mine', '1'),
      ],
      [
        category.length + narrowed.length === 0 && search.sorting === 'newest'
          ? undefined
          : go(words.buttons.reset, 'jobs.set', 'reset'),
        looks('main', go(words.buttons.show, 'jobs.page')),
      ],
      [menuButton(copy)],
    ],
  )
}
