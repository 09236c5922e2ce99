import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { categoryName, lines } from '../screens/parts.ts'
import { asBefore } from './as-before.ts'
import { BLANK, posted, priceReview, written } from './post-job.ts'
import * as ask from './post-job-questions.ts'

type Args = readonly string[]

/** The questions of posting, answered as they were in an old job, the argument; `changed` says what is new. */
const again = (
  name: string,
  { title, changed }: { readonly title: (copy: Turn['copy']) => string; readonly changed: Partial<jobs.Job> },
) => {
  const answers = async (turn: Turn, args: Args): Promise<jobs.Job> => ({ ...(await oldJob(turn, args)), ...changed })
  return flow(name, { title })
    .guard(async ({ tx, member }, [id = '']) => {
      const { status } = await jobs.own(tx, member, id)
      return status === 'draft' || status === 'discarded' ? refuse('job.wrong_state', { status }) : undefined
    })
    .page(async (_, turn, args) => {
      const category = field.choice({
        ...turn.copy.post.category,
        options: jobs.CATEGORIES.map((value) => ({ value, label: categoryName(turn, value) })),
      })
      return asBefore({ category }, await answers(turn, args))
    })
    .page(async (_, turn, args) => asBefore(await ask.task(turn, undefined, {}), await answers(turn, args)))
    .page(async (_, turn, args) => asBefore(await ask.money(turn, undefined), await answers(turn, args)))
    .page(async (_, turn, args) => asBefore(await ask.checks(turn, undefined), await answers(turn, args)))
    .page(async (_, turn, args) => {
      const old = await answers(turn, args)
      // The old template's own hours are among those to choose from.
      return asBefore(await ask.times(turn, jobs.templateById(old.template ?? BLANK)), old)
    })
    .page(async (_, turn, args) => asBefore(await ask.needs(turn, undefined), await answers(turn, args)))
}

/**
 * An old job once more: everything is answered as it was, so the first thing one sees is the review, where each answer
 * can be changed. Argument: the old job.
 */
export const repeatJob = again('repeat-job', { title: (copy) => copy.grow.repeat.title, changed: {} })
  .review(async (draft, turn) => {
    const { blocks, confirm } = await priceReview(turn, draft)
    return { blocks: [lines(turn.copy.grow.repeat.intro), ...blocks], confirm }
  })
  .submit(async (draft, turn, args) =>
    posted(turn, { ...draft, template: await templateOf(turn, args, draft.category) }),
  )

/**
 * The same for people who are chosen: only invited workers see it, and it is a draft until they are invited. Argument:
 * the old job.
 */
export const followUp = again('follow-up', {
  title: (copy) => copy.lists.followUp.title,
  changed: { invitedOnly: true },
})
  .review(async (draft, turn) => {
    const { blocks } = await priceReview(turn, draft)
    const words = turn.copy.lists.followUp
    return { blocks: [lines(words.intro), ...blocks], confirm: words.confirm }
  })
  .submit(async (draft, turn, args) => {
    const job = await written(turn, { ...draft, template: await templateOf(turn, args, draft.category) })
    const [old = ''] = args
    return { note: turn.copy.lists.followUp.written, show: { do: 'job.invite', args: [job.publicId, old] } }
  })

/** A template belongs to its category; what was moved into another one counts as written from scratch. */
async function templateOf(turn: Turn, args: Args, category: jobs.CategoryId): Promise<string> {
  const old = await oldJob(turn, args)
  return category === old.category ? (old.template ?? BLANK) : BLANK
}

const oldJob = ({ tx, member }: Turn, [id = '']: Args): Promise<jobs.Job> => jobs.own(tx, member, id)
