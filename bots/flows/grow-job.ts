import * as jobs from '../../core/jobs/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { deadline, lines } from '../screens/parts.ts'

const MORE_SLOTS = [1, 3, 5, 10]
const MORE_DAYS = [3, 7, 14, 30]

/** More slots for a running job. Argument: the job. */
export const addSlots = flow('add-slots', { title: (copy) => copy.grow.slots.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const job = await jobs.own(tx, member, id)
    if (job.status !== 'open' && job.status !== 'paused') refuse('job.wrong_state', { status: job.status })
    if (jobs.roomFor(job) > 0) return undefined
    return refuse('job.too_many_slots', { limit: jobs.JOB_LIMITS.slots.max, room: 0 })
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const job = await jobs.own(tx, member, id)
    // At least one, so that the question can be asked while the last room is being taken; the core decides.
    const room = Math.max(1, jobs.roomFor(job))
    return {
      slots: field.number({
        label: copy.grow.slots.label,
        ask: copy.grow.slots.ask(room),
        min: 1,
        max: room,
        suggestions: upTo(MORE_SLOTS, room),
      }),
    }
  })
  .review(async ({ slots }, { tx, member, copy }, [id = '']) => {
    const { totalPoints } = jobs.costOf(await jobs.own(tx, member, id), slots)
    const budget = await ledger.balance(tx, { kind: 'budget', ownerId: member.id })
    const words = copy.grow.slots
    return {
      blocks: [
        lines(
          words.summary(totalPoints),
          words.budget(budget),
          budget < totalPoints ? words.missing(totalPoints - budget) : undefined,
        ),
      ],
      confirm: words.confirm(totalPoints),
    }
  })
  .submit(async ({ slots }, { tx, member, copy, key }, [id = '']) => {
    const points = await jobs.addSlots(tx, member, { key, job: id, slots })
    return { note: copy.grow.slots.added(slots, points), show: { do: 'job.manage', args: [id] } }
  })

/** A later closing date for a running job. Argument: the job. */
export const extendJob = flow('extend-job', { title: (copy) => copy.grow.extend.title })
  .guard(async ({ tx, member }, [id = '']) => {
    const job = await jobs.own(tx, member, id)
    if (job.status !== 'open' && job.status !== 'paused') refuse('job.wrong_state', { status: job.status })
    if (jobs.daysToExtend(tx, job) > 0) return undefined
    return refuse('job.too_long', { limit: jobs.JOB_LIMITS.openDays.max, room: 0 })
  })
  .page(async (_, turn, [id = '']) => {
    const job = await jobs.own(turn.tx, turn.member, id)
    const words = turn.copy.grow.extend
    const room = Math.max(1, jobs.daysToExtend(turn.tx, job))
    return {
      days: field.number({
        label: words.label,
        ask: words.ask(deadline(turn, job.closesAt)),
        min: 1,
        max: room,
        suggestions: upTo(MORE_DAYS, room),
      }),
    }
  })
  .submit(async ({ days }, turn, [id = '']) => {
    const job = await jobs.extend(turn.tx, turn.member, { key: turn.key, job: id, days })
    return { note: turn.copy.grow.extend.done(deadline(turn, job.closesAt)), show: { do: 'job.manage', args: [id] } }
  })

const upTo = (values: readonly number[], most: number) =>
  values.filter((value) => value <= most).map((value) => ({ value: String(value), label: String(value) }))
