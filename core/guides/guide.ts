import { createHash } from 'node:crypto'
import type { Language } from '../shared/language.ts'
import { machine } from '../shared/machine.ts'

/** The lessons there are, in the order in which they are shown. An id never changes: jobs and attempts keep it. */
export const GUIDE_IDS = [
  'work-safely',
  'product-description',
  'slides-to-video',
  'social-bookmarking',
  'web-research',
  'data-entry',
  'search-basics',
  'website-test',
  'honest-review',
  'good-feedback',
] as const
export type GuideId = (typeof GUIDE_IDS)[number]

interface GuideText {
  readonly title: string
  /** One line for somebody who looks for a lesson. */
  readonly about: string
  readonly pages: readonly { readonly title: string; readonly body: string }[]
}

interface QuestionText {
  readonly ask: string
  readonly right: string
  readonly wrong: readonly [string, string]
  /** Why the right answer is right; shown when all five are answered. */
  readonly why: string
}

/** A short lesson and the five questions of its qualification, in both languages. */
export interface Guide {
  readonly id: GuideId
  readonly emoji: string
  readonly text: Readonly<Record<Language, GuideText>>
  readonly questions: readonly Readonly<Record<Language, QuestionText>>[]
}

/** Product.md section 4: five questions, a pass mark, one retry a day. An attempt is over after the same time. */
export const QUIZ = { questions: 5, passMark: 4, options: 3, retryHours: 24 } as const

/** A try at the five questions. `lapsed`: begun and not finished within a day; that costs nothing. */
export const ATTEMPT_STATUSES = ['running', 'passed', 'failed', 'lapsed'] as const
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number]

export const attemptVerbs = machine<AttemptStatus>()({
  pass: { from: ['running'], to: 'passed' },
  fail: { from: ['running'], to: 'failed' },
  lapse: { from: ['running'], to: 'lapsed' },
})

export interface Attempt {
  /** Decides the order of the options, so it is never shown. */
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly guide: GuideId
  readonly status: AttemptStatus
  /** What was chosen for each question so far: 0 is the right option, 1 and 2 are the wrong ones. */
  readonly answers: readonly number[]
  readonly startedAt: Date
  readonly endedAt: Date | null
}

/** How far somebody has read a guide; pages are counted from 1. */
export interface Reading {
  readonly page: number
  readonly finished: boolean
}

/**
 * The options of a question (counted from 0) in the order in which this attempt shows them: for each place the number
 * of the option, 0 being the right one. Every attempt has an order of its own, so the place that a button names says
 * nothing about what stands there, and what somebody else pressed helps nobody.
 */
export function shownOrder(attempt: Pick<Attempt, 'id'>, question: number): readonly number[] {
  const weight = (option: number): string =>
    createHash('sha256').update(`${attempt.id}:${question}:${option}`).digest('hex')
  return [...Array(QUIZ.options).keys()]
    .map((option) => ({ option, weight: weight(option) }))
    .toSorted((a, b) => (a.weight < b.weight ? -1 : 1))
    .map(({ option }) => option)
}

/** How many of an attempt's answers are right. */
export const rightAnswers = ({ answers }: Pick<Attempt, 'answers'>): number =>
  answers.filter((option) => option === 0).length
