import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { categoryName, lines } from '../screens/parts.ts'
import { asBefore } from './as-before.ts'
import { BLANK, postedAnew, priceReview } from './post-job.ts'
import * as ask from './post-job-questions.ts'

type Args = readonly string[]

/**
 * A draft, or a job that nobody has checked yet, with other words: everything is answered as it was, so the first thing
 * one sees is the review, where each answer can be changed. Argument: the job.
 */
export const correctJob = flow('correct-job', { title: (copy) => copy.checks.correct.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const { status } = await jobs.own(tx, member, id)
    return status === 'draft' || status === 'checking' ? undefined : refuse('job.wrong_state', { status })
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
  .review(async (draft, turn, args) => {
    const { correct } = turn.copy.checks
    const old = await oldJob(turn, args)
    const reserved = old.status === 'checking' ? jobs.costOf(old, old.openSlots).totalPoints : 0
    const { blocks, confirm } = await priceReview(turn, draft, reserved)
    const already = reserved === 0 ? [] : [lines(correct.reserved(reserved))]
    return { blocks: [lines(correct.intro), ...blocks, ...already], confirm }
  })
  .submit(async (draft, turn, args) => {
    const old = await oldJob(turn, args)
    // A template belongs to its category; what was moved into another one counts as written from scratch.
    const template = draft.category === old.category ? (old.template ?? BLANK) : BLANK
    return postedAnew(turn, old.publicId, { ...draft, template })
  })

const oldJob = ({ tx, member }: Turn, [id = '']: Args): Promise<jobs.Job> => jobs.own(tx, member, id)
