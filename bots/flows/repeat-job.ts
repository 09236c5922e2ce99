import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { categoryName, lines } from '../screens/parts.ts'
import { asBefore } from './as-before.ts'
import { BLANK, posted, priceReview } from './post-job.ts'
import * as ask from './post-job-questions.ts'

type Args = readonly string[]

/**
 * An old job once more: everything is answered as it was, so the first thing one sees is the review, where each answer
 * can be changed. Argument: the old job.
 */
export const repeatJob = flow('repeat-job', { title: (copy) => copy.grow.repeat.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const { status } = await jobs.own(tx, member, id)
    return status === 'draft' || status === 'discarded' ? refuse('job.wrong_state', { status }) : undefined
  })
  .page(async (_, turn, args) => {
    const category = field.choice({
      ...turn.copy.post.category,
      options: jobs.CATEGORIES.map((value) => ({ value, label: categoryName(turn, value) })),
    })
    return asBefore({ category }, await oldJob(turn, args))
  })
  .page(async (_, turn, args) => asBefore(await ask.task(turn, undefined, {}), await oldJob(turn, args)))
  .page(async (_, turn, args) => asBefore(await ask.money(turn, undefined), await oldJob(turn, args)))
  .page(async (_, turn, args) => asBefore(await ask.checks(turn, undefined), await oldJob(turn, args)))
  .page(async (_, turn, args) => {
    const old = await oldJob(turn, args)
    // The old template's own hours are among those to choose from.
    return asBefore(await ask.times(turn, jobs.templateById(old.template ?? BLANK)), old)
  })
  .page(async (_, turn, args) => asBefore(await ask.needs(turn, undefined), await oldJob(turn, args)))
  .review(async (draft, turn) => {
    const { blocks, confirm } = await priceReview(turn, draft)
    return { blocks: [lines(turn.copy.grow.repeat.intro), ...blocks], confirm }
  })
  .submit(async (draft, turn, args) => {
    const old = await oldJob(turn, args)
    // A template belongs to its category; what was moved into another one counts as written from scratch.
    const template = draft.category === old.category ? (old.template ?? BLANK) : BLANK
    return posted(turn, { ...draft, template })
  })

const oldJob = ({ tx, member }: Turn, [id = '']: Args): Promise<jobs.Job> => jobs.own(tx, member, id)
