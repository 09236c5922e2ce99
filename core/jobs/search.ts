import { cleanLine, firstCharacters } from '../shared/clean.ts'
import type { Language } from '../shared/language.ts'
import type { CategoryId } from './category.ts'

/** The orders in which jobs can be looked through; `match` is only for words, the best first. */
export const SORTINGS = ['newest', 'best-paid', 'per-hour', 'closing-soon', 'match'] as const
export type Sorting = (typeof SORTINGS)[number]

/** What jobs are narrowed by; `null` and absent mean the same: by nothing. */
export interface SearchFilter {
  /** As typed. */
  readonly words?: string | null
  readonly category?: CategoryId | null
  readonly minimumRewardPoints?: number | null
  /** What the client thinks the work takes, at most. */
  readonly maximumMinutes?: number | null
  /** The language that the job is written in. */
  readonly language?: Language | null
  /** Only what this worker lacks nothing for. */
  readonly onlyOpenToMe?: boolean
}

/** What a member looks for now, as the buttons of the list know it. */
export type Search = Required<SearchFilter> & { readonly sorting: Sorting }

export const NO_SEARCH: Search = {
  words: null,
  category: null,
  minimumRewardPoints: null,
  maximumMinutes: null,
  language: null,
  onlyOpenToMe: false,
  sorting: 'newest',
}

/** More words than this help no search. */
const MOST_CHARACTERS = 100

/** Without words there is nothing to match. */
export function orderOf(sorting: Sorting, words: string | null | undefined): Sorting {
  return sorting === 'match' && (words ?? '') === '' ? 'newest' : sorting
}

/** What somebody typed, as it is looked for: one line of at most 100 characters; null when nothing is left. */
export function searchedWords(typed: string): string | null {
  const words = firstCharacters(cleanLine(typed), MOST_CHARACTERS)
  return words === '' ? null : words
}
