import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'

/** Taking open slots out of a running job. Argument: the job. */
export const withdrawSlots = flow('withdraw-slots', { title: (copy) => copy.jobs.withdraw.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const job = await jobs.own(tx, member, id)
    return job.openSlots > 0 ? undefined : refuse('job.no_such_slots', { openSlots: 0 })
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const job = await jobs.own(tx, member, id)
    // At least one, so that the question can be asked while the last slot is being taken; the core decides.
    const open = Math.max(1, job.openSlots)
    return {
      slots: field.number({
        label: copy.jobs.withdraw.label,
        ask: copy.jobs.withdraw.ask(job.openSlots),
        min: 1,
        max: open,
        suggestions: [...new Set([1, open])].map((value) => ({ value: String(value), label: String(value) })),
      }),
    }
  })
  .review(async ({ slots }, { tx, member, copy }, [id = '']) => {
    const job = await jobs.own(tx, member, id)
    const words = copy.jobs.withdraw
    return { blocks: [lines(words.summary(jobs.costOf(job, slots).totalPoints))], confirm: words.confirm }
  })
  .submit(async ({ slots }, { tx, member, copy, key }, [id = '']) => {
    const points = await jobs.withdrawSlots(tx, member, { key, job: id, slots })
    return { note: copy.jobs.manage.withdrawn(slots, points), show: { do: 'job.manage', args: [id] } }
  })
