import { GUIDES, type GuideId } from '../../core/guides/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { charactersIn } from '../../core/shared/clean.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import * as field from '../dialog/field.ts'
import type { Answers, DraftOf } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'

const { title, brief, result, checklist, rewardPoints, slots, minutes, minimumJobs, reviewDays } = jobs.JOB_LIMITS

/** Time for the work, 2 hours to 14 days. */
const WORK_HOURS = [2, 6, 12, 24, 48, 72, 120, 168, 336]
const REVIEW_DAYS = [1, 2, 3, 5, 7, 10, 14]
const OPEN_DAYS = [3, 7, 14, 30, 60, 90]
const USUAL_OPEN_DAYS = 14
const SLOTS = [1, 3, 5, 10, 20]
const MINUTES = [5, 10, 15, 30, 45, 60]
const AGES = ['none', '14', '16', '18'] as const
const STARS = ['0', '30', '40', '45'] as const
/** Who sees the job and may take it. */
const SEEN_BY = ['everybody', 'invited'] as const
const NO_QUALIFICATION = 'none'
const BLANK_KEYS = ['blank-a', 'blank-b', 'blank-c'] as const
const MOST_BLANK_CHARACTERS = 300

export type Money = DraftOf<Awaited<ReturnType<typeof money>>>
export type Checks = DraftOf<Awaited<ReturnType<typeof checks>>>
export type Times = DraftOf<Awaited<ReturnType<typeof times>>>
export type Needs = DraftOf<Awaited<ReturnType<typeof needs>>>

type BlankFields = { readonly [Key in (typeof BLANK_KEYS)[number]]?: field.Field<string> }

const worded = (copy: Turn['copy'], template: jobs.Template) => template.text[copy.format.language]

/** The blanks in a template's first lines: the only words that a client has to write. */
export async function blanks({ copy }: Turn, template: jobs.Template | undefined): Promise<BlankFields> {
  if (template === undefined) return {}
  const list = jobs.blanksOf(worded(copy, template).brief).slice(0, BLANK_KEYS.length)
  return Object.fromEntries(
    list.map(({ label, hint }, index) => [
      BLANK_KEYS[index],
      field.text({
        label,
        ask: copy.post.blank.ask(label),
        hint: copy.post.blank.hint(hint),
        min: 1,
        max: MOST_BLANK_CHARACTERS,
        multiline: true,
        check: noWayAround(copy),
      }),
    ]),
  )
}

/** What is to be done; a template with its blanks filled in has said it all. */
export async function task({ copy }: Turn, template: jobs.Template | undefined, answers: Answers) {
  const words = template === undefined ? undefined : worded(copy, template)
  const filled = BLANK_KEYS.map((key) => answers[key]).filter((answer) => typeof answer === 'string')
  const proposed = <Value>(preset: Value | undefined) => (preset === undefined ? {} : { preset, assumed: true })
  return {
    title: field.text({
      ...copy.post.jobTitle,
      ...title,
      check: noWayAround(copy),
      ...proposed(words === undefined ? undefined : titleWith(words.title, filled[0])),
    }),
    brief: field.text({
      ...copy.post.brief,
      ...brief,
      multiline: true,
      check: noWayAround(copy),
      ...proposed(words === undefined ? undefined : jobs.fillBlanks(words.brief, filled)),
    }),
    result: field.text({
      ...copy.post.result,
      ...result,
      multiline: true,
      check: noWayAround(copy),
      ...proposed(words?.result),
    }),
    proof: field.choices({
      ...copy.post.proof,
      options: jobs.PROOF_KINDS.map((value) => ({ value, label: copy.jobs.card.proofKinds[value] })),
      ...proposed(template?.proof),
    }),
  }
}

/** The first blank names the subject; it stands behind the title when both fit into 80 characters on one line. */
function titleWith(words: string, subject: string | undefined): string {
  if (subject === undefined || subject.includes('\n')) return words
  const both = `${words}: ${subject}`
  return [...both].length <= title.max ? both : words
}

/** What each slot is worth, how many there are, and who gets one. */
export async function money({ copy }: Turn, template: jobs.Template | undefined) {
  const amounts = template === undefined ? [200, 300, 500, 1000] : suggestedAmounts(template)
  const words = copy.post.reward
  return {
    reward: field.points({
      ...words,
      min: rewardPoints.min,
      max: rewardPoints.max,
      suggestions: amounts.map((points) => ({ value: String(points), label: words.option(points) })),
      ...(template === undefined
        ? {}
        : {
            hint: words.usual(
              template.usualPoints.from,
              template.usualPoints.to,
              jobs.hourlyPoints(template.rewardPoints, template.minutes),
            ),
          }),
    }),
    slots: field.number({
      ...copy.post.slots,
      min: slots.min,
      max: slots.max,
      suggestions: SLOTS.map((value) => ({ value: String(value), label: String(value) })),
    }),
    taking: field.choice({
      ...copy.post.taking,
      options: jobs.TAKINGS.map((value) => ({ value, label: copy.post.taking.options[value] })),
    }),
  }
}

const suggestedAmounts = ({ rewardPoints: usual, usualPoints }: jobs.Template): readonly number[] =>
  [...new Set([usualPoints.from, usual, usualPoints.to])].sort((a, b) => a - b)

/** Who sees the job, what the client looks at when reviewing, an example, and whether AI may help. */
export async function checks({ copy }: Turn, template: jobs.Template | undefined) {
  const words = copy.post
  return {
    invited: field.choice({
      ...copy.lists.post,
      options: SEEN_BY.map((value) => ({ value, label: copy.lists.post.options[value] })),
      preset: 'everybody',
      assumed: true,
    }),
    checklist: field.text({
      ...words.checklist,
      min: 1,
      max: checklist.max * (checklist.pointMax + 1),
      multiline: true,
      optional: true,
      assumed: true,
      check: (list) => badPoints(copy, list) ?? noWayAround(copy)(list),
      ...(template === undefined ? {} : { preset: worded(copy, template).checklist.join('\n') }),
    }),
    'example-link': field.text({
      ...words.exampleLink,
      min: 1,
      max: 500,
      optional: true,
      assumed: true,
      check: (link) => (jobs.isWebLink(link) ? noWayAround(copy)(link) : words.exampleLink.bad),
    }),
    ai: field.choice({
      ...words.ai,
      options: jobs.AI_RULES.map((value) => ({ value, label: words.ai.options[value] })),
      preset: 'allowed',
      assumed: true,
    }),
  }
}

/** One point per line, without the bullets that people put in front. */
export const pointsOf = (list: string): readonly string[] =>
  list
    .split('\n')
    .map((point) => point.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '').trim())
    .filter((point) => point !== '')

function badPoints(copy: Turn['copy'], list: string): Text | undefined {
  const points = pointsOf(list)
  if (points.length > checklist.max) return copy.post.checklist.tooMany
  const fits = (point: string): boolean =>
    charactersIn(point) >= checklist.pointMin && charactersIn(point) <= checklist.pointMax
  return points.every(fits) ? undefined : copy.post.checklist.badPoint
}

/** How long the work takes, and how long everybody has. */
export async function times({ copy }: Turn, template: jobs.Template | undefined) {
  const words = copy.post
  const numbers = (values: readonly number[], label: (value: number) => string) =>
    [...new Set(values)].sort((a, b) => a - b).map((value) => ({ value: String(value), label: label(value) }))
  return {
    minutes: field.number({
      ...words.minutes,
      min: minutes.min,
      max: minutes.max,
      suggestions: numbers(MINUTES, (value) => copy.format.minutes(value)),
      ...(template === undefined ? {} : { preset: template.minutes, assumed: true }),
    }),
    'work-time': field.choice({
      ...words.workHours,
      options: numbers([...WORK_HOURS, ...(template === undefined ? [] : [template.workHours])], words.hours),
      preset: String(template?.workHours ?? 24),
      assumed: true,
    }),
    review: field.choice({
      ...words.reviewDays,
      options: numbers(REVIEW_DAYS, words.days),
      preset: String(reviewDays.usual),
      assumed: true,
    }),
    closing: field.choice({
      ...words.openDays,
      options: numbers(OPEN_DAYS, words.days),
      preset: String(USUAL_OPEN_DAYS),
      assumed: true,
    }),
  }
}

/** What a worker has to bring along. */
export async function needs({ copy }: Turn, template: jobs.Template | undefined) {
  const words = copy.post
  const languages: readonly Language[] = LANGUAGES
  return {
    age: field.choice({
      ...words.minimumAge,
      options: AGES.map((value) => ({
        value,
        label: value === 'none' ? words.minimumAge.none : words.minimumAge.option(Number(value)),
      })),
      preset:
        template?.minimumAge === undefined
          ? 'none'
          : (AGES.find((age) => age === String(template.minimumAge)) ?? 'none'),
      assumed: true,
    }),
    stars: field.choice({
      ...words.minimumStars,
      options: STARS.map((value) => ({
        value,
        label: value === '0' ? words.minimumStars.none : words.minimumStars.option(Number(value)),
      })),
      preset: '0',
      assumed: true,
    }),
    jobs: field.number({ ...words.minimumJobs, min: 0, max: minimumJobs.max, preset: 0, assumed: true }),
    languages: field.choices({
      ...words.languages,
      options: languages.map((value) => ({ value, label: copy.jobs.languageNames[value] ?? value })),
      optional: true,
      preset: [],
      assumed: true,
    }),
    qualification: field.choice({
      ...words.qualification,
      options: [
        { value: NO_QUALIFICATION, label: words.qualification.none },
        ...GUIDES.map(({ id, text }) => ({ value: id, label: text[copy.format.language].title })),
      ],
      preset: NO_QUALIFICATION,
      assumed: true,
    }),
  }
}

export const qualificationOf = (answer: GuideId | typeof NO_QUALIFICATION): GuideId | null =>
  answer === NO_QUALIFICATION ? null : answer

export const ageOf = (age: (typeof AGES)[number]): jobs.JobFields['minimumAge'] =>
  age === '14' ? 14 : age === '16' ? 16 : age === '18' ? 18 : null

/** Invitations into other chats lead around the escrow. */
const noWayAround =
  (copy: Turn['copy']) =>
  (words: string): Text | undefined =>
    jobs.hasForbiddenLink(words) ? copy.post.forbiddenLink : undefined
