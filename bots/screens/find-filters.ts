import * as jobs from '../../core/jobs/index.ts'
import { LANGUAGES } from '../../core/shared/language.ts'
import { go, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { card, categoryName, inRows, title } from './parts.ts'

/** Proposed as the lowest reward, in points, and as the longest work, in minutes. */
const REWARDS = [100, 200, 500, 1_000, 2_000, 5_000]
const TIMES = [10, 20, 30, 60, 120, 240]
/** What stands in a button for "by nothing". */
const ANY = 'any'

type Words = Pick<Turn, 'copy'>

/** What narrows a search besides words and category, in a few words each. */
export function filterWords(turn: Words, search: jobs.SearchFilter): readonly string[] {
  const { find } = turn.copy
  const { minimumRewardPoints, maximumMinutes, language, onlyOpenToMe } = search
  return [
    minimumRewardPoints == null ? undefined : find.filters.reward(minimumRewardPoints),
    maximumMinutes == null ? undefined : find.filters.time(maximumMinutes),
    language == null ? undefined : find.filters.languages[language],
    onlyOpenToMe === true ? find.filters.onlyMine : undefined,
  ].filter((words) => words !== undefined)
}

type Choice = readonly [value: string, label: string]

function choices(turn: Words, what: string, search: jobs.Search): readonly Choice[] | undefined {
  const { filters: words } = turn.copy.find
  const any: Choice = [ANY, words.any]
  switch (what) {
    case 'sort':
      return jobs.SORTINGS.filter((sorting) => jobs.orderOf(sorting, search.words) === sorting).map(
        (sorting) => [sorting, words.sortings[sorting]] as const,
      )
    case 'category':
      return [any, ...jobs.CATEGORIES.map((id) => [id, categoryName(turn, id)] as const)]
    case 'reward':
      return [any, ...REWARDS.map((points) => [String(points), words.reward(points)] as const)]
    case 'time':
      return [any, ...TIMES.map((minutes) => [String(minutes), words.time(minutes)] as const)]
    case 'language':
      return [any, ...LANGUAGES.map((language) => [language, words.languages[language]] as const)]
    default:
      return undefined
  }
}

/** The choices of one filter. Argument: which one; an unknown one counts as the order. */
export const jobsFilter: Screen = async (turn, [what = 'sort']) => {
  const { filters: words } = turn.copy.find
  const search = await jobs.search(turn.tx, turn.member)
  const known = choices(turn, what, search) === undefined ? 'sort' : what
  const buttons = (choices(turn, known, search) ?? []).map(
    ([value, label]): Button => go(label, 'jobs.set', known, value),
  )
  return card(
    [title(words.asks[known] ?? words.title)],
    [...inRows(buttons, 2), [go(words.buttons.back, 'jobs.filters')]],
  )
}

const among = <Value extends string>(values: readonly Value[], value: string): Value | null =>
  values.find((known) => known === value) ?? null
const amount = (values: readonly number[], value: string): number | null =>
  values.find((known) => String(known) === value) ?? null

function changesOf(what: string, value: string): Partial<jobs.Search> {
  switch (what) {
    case 'sort':
      return { sorting: among(jobs.SORTINGS, value) ?? 'newest' }
    case 'category':
      return { category: among(jobs.CATEGORIES, value) }
    case 'reward':
      return { minimumRewardPoints: amount(REWARDS, value) }
    case 'time':
      return { maximumMinutes: amount(TIMES, value) }
    case 'language':
      return { language: among(LANGUAGES, value) }
    case 'mine':
      return { onlyOpenToMe: value === '1' }
    case 'reset': {
      const { words: _, ...nothing } = jobs.NO_SEARCH
      return nothing
    }
    default:
      return {}
  }
}

/** Sets one filter, or with `reset` none but the words. Arguments: which one, and its value. */
export const jobsSet: Action = async ({ tx, member }, [what = '', value = '']) => {
  await jobs.setSearch(tx, member, changesOf(what, value))
  return { show: { do: what === 'sort' ? 'jobs.page' : 'jobs.filters', args: [] } }
}
