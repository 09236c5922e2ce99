import assert from 'node:assert/strict'
import { CATEGORIES, type CategoryId } from './category.ts'
import { dataEntryTemplates } from './templates/data-entry.ts'
import { knowHowTemplates } from './templates/know-how.ts'
import { marketingTemplates } from './templates/marketing.ts'
import { onlineVideoTemplates } from './templates/online-video.ts'
import { otherTemplates } from './templates/other.ts'
import { productFeedbackTemplates } from './templates/product-feedback.ts'
import { searchEngineTemplates } from './templates/search-engines.ts'
import { testingTemplates } from './templates/testing.ts'
import { textTemplates } from './templates/texts.ts'
import { webResearchTemplates } from './templates/web-research.ts'

/** What a worker may be asked to hand in (product.md section 3); every kind that a job names has to be there. */
export const PROOF_KINDS = ['text', 'link', 'picture', 'file'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

export interface TemplateText {
  /** 5 to 80 characters, without blanks: it is also the label in the list of templates. */
  readonly title: string
  /** 20 to 2000 characters. What the client fills in stands in the first lines, `Product: [name]`. */
  readonly brief: string
  /** What the result must look like, 10 to 1000 characters. */
  readonly result: string
  /** 3 to 6 points of 5 to 120 characters: what the worker ticks and the client checks. */
  readonly checklist: readonly string[]
}

/** A job that is written already: the client fills in the blanks and may change everything else. */
export interface Template {
  /** a-z, 0-9 and hyphens, at most 24 bytes. It stands in buttons and deep links, so it never changes. */
  readonly id: string
  readonly category: CategoryId
  /** How long one slot takes a practised worker. */
  readonly minutes: number
  /** The suggested reward for one slot. */
  readonly rewardPoints: number
  readonly usualPoints: { readonly from: number; readonly to: number }
  readonly proof: readonly ProofKind[]
  /** The suggested time from the claim to the deadline, 2 to 336 hours. */
  readonly workHours: number
  readonly needsKnowHow: boolean
  /** Absent: open to every age that may join. */
  readonly minimumAge?: 14 | 16 | 18
  readonly text: { readonly de: TemplateText; readonly en: TemplateText }
}

const templates: { readonly [C in CategoryId]: readonly Template[] } = {
  texts: textTemplates,
  marketing: marketingTemplates,
  'search-engines': searchEngineTemplates,
  'product-feedback': productFeedbackTemplates,
  'online-video': onlineVideoTemplates,
  'web-research': webResearchTemplates,
  'data-entry': dataEntryTemplates,
  'know-how': knowHowTemplates,
  testing: testingTemplates,
  other: otherTemplates,
}

const byId: ReadonlyMap<string, Template> = new Map(
  CATEGORIES.flatMap((category) => templates[category]).map((template) => [template.id, template]),
)

/** The templates of one category, in the order in which they are shown. */
export function templatesOf(category: CategoryId): readonly Template[] {
  return templates[category]
}

/** The template with this id, or undefined when there is none, as with an old or mistyped deep link. */
export function templateById(id: string): Template | undefined {
  return byId.get(id)
}

/** What a reward pays per hour, in whole points, rounded down. `minutes` is at least 1. */
export function hourlyPoints(rewardPoints: number, minutes: number): number {
  assert(Number.isSafeInteger(rewardPoints) && rewardPoints >= 0, 'rewardPoints must be a whole number of at least 0')
  assert(Number.isSafeInteger(minutes) && minutes >= 1, 'minutes must be a whole number of at least 1')
  return Math.floor((rewardPoints * 60) / minutes)
}

/** A reward is worth a warning below a third of the least that is usual, or when it pays less than 2 euros an hour. */
const FAR_BELOW = 3
const LEAST_HOURLY_POINTS = 200
/** Below a euro somebody may have written euros for points. */
const MISTAKEN_FOR_EUROS = 100

/**
 * Why a reward may be a mistake: `euros` when so few points look like euros, `low` when it is only far too little; undefined
 * when there is nothing to say. `usual` is what its template usually pays.
 */
export function rewardDoubt(
  rewardPoints: number,
  minutes: number,
  usual: Template['usualPoints'] | undefined,
): 'euros' | 'low' | undefined {
  const isFarBelow = usual !== undefined && rewardPoints * FAR_BELOW < usual.from
  if (!isFarBelow && hourlyPoints(rewardPoints, minutes) >= LEAST_HOURLY_POINTS) return undefined
  return rewardPoints < MISTAKEN_FOR_EUROS ? 'euros' : 'low'
}

export interface Blank {
  /** What stands before the colon, such as `Product`: a short name for a question. */
  readonly label: string
  /** What stands between the brackets, such as `name of the product`: what the client is to write there. */
  readonly hint: string
}

/** A line of its own, `Label: [hint]`. Brackets elsewhere are a member's own words and left alone. */
const BLANK_LINE = /^([^[\]:\n]+): \[([^[\]\n]+)\]$/gm

/** The blanks of a brief in their order: what to ask the client for. A finished brief has none. */
export function blanksOf(brief: string): readonly Blank[] {
  return Array.from(brief.matchAll(BLANK_LINE), ([, label = '', hint = '']) => ({ label, hint }))
}

/** The brief with its blanks filled in, answers in the order of `blanksOf`; a blank without an answer stays. */
export function fillBlanks(brief: string, answers: readonly string[]): string {
  const left = answers.values()
  return brief.replace(BLANK_LINE, (line, label: string) => {
    const answer = left.next()
    return answer.done === true ? line : `${label}: ${answer.value}`
  })
}
