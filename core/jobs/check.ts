import { CATEGORIES } from './category.ts'
import { AI_RULES, JOB_LIMITS, MINIMUM_AGES, TAKINGS, type JobFields } from './job.ts'
import { PROOF_KINDS } from './template.ts'
import { isGuideId } from '../guides/index.ts'
import { charactersIn, cleanLine, cleanText } from '../shared/clean.ts'
import { LANGUAGES } from '../shared/language.ts'
import { refuse } from '../shared/refusal.ts'

/** Ways around the escrow, and a favourite of phishing: no invitations into other chats in a job (platforms.md 6.3). */
const FORBIDDEN_LINK =
  /\b(?:t\.me|telegram\.(?:me|dog)|discord\.(?:gg|com\/invite)|discordapp\.com\/invite|wa\.me|whatsapp\.com|m\.me|signal\.(?:me|group))\b|\btg:\/\//i
/** Dots that a browser or a reader takes for one: full-width, small, escaped, in brackets, or with spaces before a path. */
const OTHER_DOTS = /[\u3002\uFF61\uFF0E\u2024\uFE52]|%2e|\s*[[({]\s*(?:\.|dot|punkt)\s*[\])}]\s*/gi
const SPACED_DOT = /\b(t|telegram|wa|discord)\s+(?:\.|dot|punkt)\s*(me|gg)(?=\/)/gi

const within = (words: string, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  charactersIn(words) >= min && charactersIn(words) <= max
const whole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max

/** A web address as people may hand it in: http or https with a host, no user name in it, at most 500 characters. */
export function isWebLink(link: string): boolean {
  if (link.length > 500 || /\s/.test(link) || !URL.canParse(link)) return false
  const url = new URL(link)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.hostname.includes('.')
}

/** True when words lead into another chat, past the escrow. */
export function hasForbiddenLink(words: string): boolean {
  const dotted = words.normalize('NFKC').replace(OTHER_DOTS, '.').replace(SPACED_DOT, '$1.$2')
  return FORBIDDEN_LINK.test(dotted)
}

/**
 * Cleans a job's fields and checks them against the limits of product.md section 3: the flow has asked the same with
 * kinder words, but a command can be forged. Refuses `job.bad_field` and `job.forbidden_link`.
 */
export function checked(fields: JobFields): JobFields {
  const clean: JobFields = {
    ...fields,
    title: cleanLine(fields.title),
    brief: cleanText(fields.brief),
    result: cleanText(fields.result),
    exampleLink: fields.exampleLink === null ? null : fields.exampleLink.trim(),
    checklist: fields.checklist.map((point) => cleanLine(point)).filter((point) => point !== ''),
    proof: PROOF_KINDS.filter((kind) => fields.proof.includes(kind)),
  }
  const { title, brief, result, checklist, rewardPoints, slots, workHours, reviewDays, openDays, minutes } = JOB_LIMITS
  const rules: Readonly<Record<string, boolean>> = {
    category: CATEGORIES.includes(clean.category),
    title: within(clean.title, title),
    brief: within(clean.brief, brief),
    result: within(clean.result, result),
    'example-link': clean.exampleLink === null || isWebLink(clean.exampleLink),
    checklist:
      clean.checklist.length <= checklist.max &&
      clean.checklist.every((point) => within(point, { min: checklist.pointMin, max: checklist.pointMax })),
    proof: clean.proof.length > 0,
    minutes: whole(clean.minutes, minutes.min, minutes.max),
    reward: whole(clean.rewardPoints, rewardPoints.min, rewardPoints.max),
    slots: whole(clean.slots, slots.min, slots.max),
    taking: TAKINGS.includes(clean.taking),
    'work-time': whole(clean.workHours, workHours.min, workHours.max),
    review: whole(clean.reviewDays, reviewDays.min, reviewDays.max),
    closing: whole(clean.openDays, openDays.min, openDays.max),
    age: clean.minimumAge === null || MINIMUM_AGES.includes(clean.minimumAge),
    languages: clean.languages.every((language) => LANGUAGES.includes(language)),
    stars: whole(clean.minimumStarsTenths, 0, 50),
    jobs: whole(clean.minimumJobs, 0, JOB_LIMITS.minimumJobs.max),
    qualification: clean.qualification === null || isGuideId(clean.qualification),
    ai: AI_RULES.includes(clean.ai),
    invited: typeof clean.invitedOnly === 'boolean',
  }
  for (const [field, holds] of Object.entries(rules)) if (!holds) refuse('job.bad_field', { field })
  if ([clean.title, clean.brief, clean.result, clean.exampleLink ?? '', ...clean.checklist].some(hasForbiddenLink)) {
    refuse('job.forbidden_link', {})
  }
  return clean
}
