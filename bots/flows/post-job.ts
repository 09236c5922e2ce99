import * as jobs from '../../core/jobs/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import type { Block } from '../dialog/card.ts'
import * as field from '../dialog/field.ts'
import { flow, type Review } from '../dialog/flow.ts'
import type { Outcome, Turn } from '../dialog/routes.ts'
import { plain, type Text } from '../dialog/text.ts'
import { categoryName, lines } from '../screens/parts.ts'
import * as ask from './post-job-questions.ts'
import { publishedNote, publishKey } from '../screens/published.ts'

/** Stands for the template of a job that was written from scratch. */
export const BLANK = 'blank'
/** Category, template, blanks, money; from scratch also the task and how long it takes. */
const TEMPLATE_STEPS = 4
const FROM_SCRATCH_STEPS = 5

/** Everything that `submit` needs to know, whichever way it was asked. */
export interface Draft extends ask.Money, ask.Checks, ask.Times, ask.Needs {
  readonly category: jobs.CategoryId
  readonly template: string
  readonly title: string
  readonly brief: string
  readonly result: string
  readonly proof: readonly jobs.ProofKind[]
}

const templateOf = (id: string): jobs.Template | undefined => (id === BLANK ? undefined : jobs.templateById(id))

/**
 * Posting a job, from a template or from scratch. A template answers nearly everything: only its blanks, the reward, the
 * slots and who gets one are asked; the rest can be changed at the review.
 */
export const postJob = flow('post-job', {
  title: (copy) => copy.post.title,
  steps: ({ template }) => (template === BLANK ? FROM_SCRATCH_STEPS : TEMPLATE_STEPS),
})
  .page(async (_, { copy, ...turn }, [wanted]) => ({
    category: field.choice({
      ...copy.post.category,
      options: jobs.CATEGORIES.map((value) => ({ value, label: categoryName({ copy, ...turn }, value) })),
      // A deep link names the template, and the template its category.
      ...presetCategory(wanted),
    }),
  }))
  .page(async ({ category }, { copy }, [wanted]) => ({
    template: field.choice({
      ...copy.post.template,
      options: [
        ...jobs.templatesOf(category).map(({ id, text }) => ({ value: id, label: text[copy.format.language].title })),
        { value: BLANK, label: copy.post.blankTemplate },
      ],
      ...(jobs.templatesOf(category).some(({ id }) => id === wanted) && wanted !== undefined
        ? { preset: wanted, assumed: true }
        : {}),
    }),
  }))
  .page(async ({ template }, turn) => ask.blanks(turn, templateOf(template)))
  .page(async ({ template, ...answers }, turn) => ask.task(turn, templateOf(template), answers))
  .page(async ({ template }, turn) => ask.money(turn, templateOf(template)))
  .page(async ({ template }, turn) => ask.checks(turn, templateOf(template)))
  .page(async ({ template }, turn) => ask.times(turn, templateOf(template)))
  .page(async ({ template }, turn) => ask.needs(turn, templateOf(template)))
  .review(async (draft, turn) => priceReview(turn, draft))
  .submit(async (draft, turn) => posted(turn, draft))

/** What the job will cost, what is there, and what is still blank in its words. */
export async function priceReview(
  turn: Turn,
  draft: Pick<Draft, 'title' | 'brief' | 'reward' | 'slots' | 'minutes' | 'review'> & { readonly template?: string },
  reserved = 0,
): Promise<Review> {
  const { totalPoints, ...rest } = jobs.price(draft.reward, draft.slots, turn.settings.feeBasisPoints)
  const budget = reserved + (await ledger.balance(turn.tx, { kind: 'budget', ownerId: turn.member.id }))
  const words = turn.copy.post.review
  const fee = rest.feePoints / draft.slots
  const enough = budget >= totalPoints
  return {
    blocks: [
      ...previewBlocks(turn, draft.title, draft.brief),
      lines(
        ...words.sum(draft.reward, draft.slots, fee, totalPoints, Number(draft.review)),
        words.perHour(jobs.hourlyPoints(draft.reward, draft.minutes), draft.minutes),
        tooLittle(turn, draft),
        words.budget(budget),
        enough ? undefined : words.missing(totalPoints - budget),
      ),
      lines(turn.copy.post.policy),
    ],
    confirm: enough ? words.confirm(totalPoints) : words.keepDraft,
  }
}

/** A warning before a reward that nobody can have meant. */
function tooLittle(
  { copy }: Turn,
  draft: { readonly reward: number; readonly minutes: number; readonly template?: string },
): Text | undefined {
  const usual = templateOf(draft.template ?? BLANK)?.usualPoints
  const doubt = jobs.rewardDoubt(draft.reward, draft.minutes, usual)
  const { low, meant } = copy.post.review
  return doubt === undefined ? undefined : doubt === 'euros' ? meant(draft.reward) : low(usual)
}

/** Writes the job down as a draft. */
export async function written({ tx, member, key, settings }: Turn, draft: Draft): Promise<jobs.Job> {
  return jobs.write(tx, member, { key, fields: fieldsOf(draft), feeBasisPoints: settings.feeBasisPoints })
}

/** Writes the job down and, when the budget is enough for it, publishes it at once. */
export async function posted(turn: Turn, draft: Draft): Promise<Outcome> {
  return publishedIfPaid(turn, await written(turn, draft))
}

/** Writes a draft anew, or a job that nobody has checked yet, and publishes it when the budget is enough for it. */
export async function postedAnew(turn: Turn, id: string, draft: Draft): Promise<Outcome> {
  const { tx, member, key, settings } = turn
  const input = { key, job: id, fields: fieldsOf(draft), feeBasisPoints: settings.feeBasisPoints }
  return publishedIfPaid(turn, await jobs.rewrite(tx, member, input))
}

async function publishedIfPaid({ tx, member, settings, copy }: Turn, job: jobs.Job): Promise<Outcome> {
  const show = { do: 'job.manage', args: [job.publicId] }
  if ((await jobs.lacking(tx, member, job)) !== undefined) return { show }
  const input = { key: publishKey(job.publicId, job.rounds), job: job.publicId, checks: settings.checks }
  return { note: publishedNote(copy, await jobs.publish(tx, member, input)), show }
}

function presetCategory(wanted: string | undefined): { preset?: jobs.CategoryId; assumed?: boolean } {
  const template = wanted === undefined ? undefined : jobs.templateById(wanted)
  return template === undefined ? {} : { preset: template.category, assumed: true }
}

function previewBlocks({ copy }: Turn, title: string, brief: string): readonly Block[] {
  const blanks: readonly Text[] = jobs.blanksOf(brief).map(({ label }) => plain(label))
  return [
    { is: 'title', text: [{ is: 'said', text: title }] },
    ...(blanks.length === 0 ? [] : [lines(copy.post.openBlanks(blanks))]),
  ]
}

function fieldsOf(draft: Draft): jobs.JobFields {
  return {
    category: draft.category,
    template: draft.template === BLANK ? null : draft.template,
    title: draft.title,
    brief: draft.brief,
    result: draft.result,
    exampleLink: draft['example-link'] ?? null,
    checklist: ask.pointsOf(draft.checklist ?? ''),
    proof: draft.proof,
    minutes: draft.minutes,
    rewardPoints: draft.reward,
    slots: draft.slots,
    taking: draft.taking,
    workHours: Number(draft['work-time']),
    reviewDays: Number(draft.review),
    openDays: Number(draft.closing),
    minimumAge: ask.ageOf(draft.age),
    minimumStarsTenths: Number(draft.stars),
    minimumJobs: draft.jobs,
    qualification: ask.qualificationOf(draft.qualification),
    languages: draft.languages,
    ai: draft.ai,
    invitedOnly: draft.invited === 'invited',
  }
}
