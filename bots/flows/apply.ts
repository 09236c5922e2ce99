import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'

/** Asking for a slot, with a pitch if one likes. Argument: the job. */
export const apply = flow('apply', { title: (copy) => copy.work.apply.title })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const job = await jobs.byPublicId(tx, member, id)
    return {
      pitch: field.text({
        label: copy.work.apply.label,
        ask: copy.work.apply.ask(job.title),
        min: 1,
        max: assignments.WORK_LIMITS.pitch,
        multiline: true,
        optional: true,
      }),
    }
  })
  .submit(async ({ pitch }, { tx, member, copy, key }, [id = '']) => {
    await assignments.apply(tx, member, { key, job: id, pitch: pitch ?? '' })
    const job = await jobs.byPublicId(tx, member, id)
    return { note: copy.work.apply.sent(job.title), show: { do: 'job.show', args: [id] } }
  })
