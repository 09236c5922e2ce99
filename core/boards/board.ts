import type { CategoryId } from '../jobs/index.ts'
import type { Platform } from '../members/index.ts'
import type { Language } from '../shared/language.ts'
import { machine } from '../shared/machine.ts'

/** A board shows new jobs, or is switched off because its chat is gone or we may not write there any more. */
export const BOARD_STATUSES = ['active', 'off'] as const
export type BoardStatus = (typeof BOARD_STATUSES)[number]

export const boardVerbs = machine<BoardStatus>()({
  switchOff: { from: ['active'], to: 'off' },
  switchOn: { from: ['off'], to: 'active' },
})

/** A card has something to show, is being sent, rests until its job changes, or is never touched again. */
export const CARD_STATUSES = ['due', 'sending', 'resting', 'over'] as const
export type CardStatus = (typeof CARD_STATUSES)[number]

export const cardVerbs = machine<CardStatus>()({
  claim: { from: ['due', 'sending'], to: 'sending' },
  putBack: { from: ['sending'], to: 'due' },
  rest: { from: ['sending'], to: 'resting' },
  renew: { from: ['resting'], to: 'due' },
  end: { from: ['sending'], to: 'over' },
})

/**
 * `channel`: one message after the other, written by us alone; `group`: the same among people's talk; `forum`: a thread
 * for each job.
 */
export const BOARD_KINDS = ['channel', 'group', 'forum'] as const
export type BoardKind = (typeof BOARD_KINDS)[number]

export const OFF_REASONS = ['gone', 'rights'] as const
export type OffReason = (typeof OFF_REASONS)[number]

/** How many boards one member can have. */
export const MOST_BOARDS = 20
/** Proposed as the lowest reward of a board's jobs, in points; 0 takes all. */
export const BOARD_REWARDS = [0, 100, 200, 500, 1_000, 2_000] as const

/**
 * A chat as its own platform describes it at this moment, with what the person who asked may do there. Never out of a
 * button.
 */
export interface FoundChat {
  readonly platform: Platform
  /** The platform's id of the channel, group or forum. */
  readonly id: string
  /** The Discord server that it belongs to. */
  readonly server: string | null
  readonly kind: BoardKind
  readonly title: string
  /** The person may manage it: an administrator on Telegram, the permission Manage Server on Discord. */
  readonly mayManage: boolean
  /** We may write there, as far as the platform tells. */
  readonly mayPost: boolean
}

/** What of all jobs a board shows, and in which language its cards are written. */
export interface BoardSettings {
  readonly language: Language
  /** Also jobs whose texts are in another language. */
  readonly everyLanguage: boolean
  /** Empty: all. */
  readonly categories: readonly CategoryId[]
  readonly minimumRewardPoints: number
}

export interface Board extends BoardSettings {
  readonly id: string
  readonly publicId: string
  readonly ownerId: string
  readonly status: BoardStatus
  readonly platform: Platform
  readonly chat: string
  readonly server: string | null
  readonly kind: BoardKind
  readonly title: string
  readonly offWhy: OffReason | null
}

const ANY = '*'

/** By what a job finds the boards that want it. */
export function keysOf({ categories, language, everyLanguage }: BoardSettings): readonly string[] {
  const spoken = everyLanguage ? ANY : language
  return (categories.length === 0 ? [ANY] : categories).map((category) => `${category}/${spoken}`)
}

/** The keys under which a board may want a job of this category and language. */
export const keysFor = (job: { readonly category: CategoryId; readonly language: Language }): readonly string[] =>
  [job.category, ANY].flatMap((category) => [`${category}/${job.language}`, `${category}/${ANY}`])
