import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { asked } from '../screens/more-time.ts'

const USUAL = [6, 12, 24, 48]

/** Asking the client for more time. Argument: the assignment. */
export const askTime = flow('ask-time', { title: (copy) => copy.time.more.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const assignment = await assignments.mine(tx, member, id)
    assignments.requireWorkersTurn(assignment)
    if (assignment.deadlineAt <= tx.now) refuse('assignment.too_late', {})
    return undefined
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const job = await jobs.byId(tx, (await assignments.mine(tx, member, id)).jobId)
    const words = copy.time.more
    const { min, max } = assignments.REQUEST_LIMITS.hours
    return {
      hours: field.number({
        label: words.label,
        ask: words.ask(job.title),
        min,
        max,
        suggestions: USUAL.map((hours) => ({ value: String(hours), label: words.option(hours) })),
      }),
    }
  })
  .submit(async ({ hours }, turn, [id = '']) => {
    const { tx, member, key } = turn
    return asked(turn, await assignments.askForTime(tx, member, { key, assignment: id, hours }), id)
  })
