import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { jobUnpublish } from './checks.ts'
import { card, deadline, inOrder, lines, menuButton, nameOf, PAGE } from './parts.ts'

/** What a client can do about the time of running work: answer who asks, ask who is left, take overdue slots back. */
export async function timeRows(turn: Turn, job: jobs.Job): Promise<readonly (readonly (Button | undefined)[])[]> {
  const { tx, copy } = turn
  const { more, release, takeBack } = copy.time
  const { length: asking } = await assignments.requestsOfJob(tx, job, PAGE)
  const { length: overdue } = await assignments.overdueOfJob(tx, job)
  const { length: running } = job.status === 'closed' ? await assignments.releasable(tx, job) : []
  return [
    [asking === 0 ? undefined : looks('main', go(more.listButton(asking), 'job.requests', job.publicId))],
    [overdue === 0 ? undefined : go(takeBack.button(overdue), 'job.take-back', job.publicId)],
    [running === 0 ? undefined : go(release.askButton(running), 'job.ask-release', job.publicId)],
  ]
}

/** Who asks for more time for one job, the most urgent first. */
export const jobRequests: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const job = await jobs.own(tx, member, id)
  const words = copy.time
  const asking = await assignments.requestsOfJob(tx, job, PAGE)
  const rows = await inOrder(asking, async (request) => {
    const { assignment } = await assignments.requestOf(tx, member, request.publicId)
    const { name } = await nameOf({ tx, copy }, assignment.workerId)
    const hours = request.hours ?? 0
    return {
      line: words.notices.asksTime(name, job.title, hours, deadline(turn, request.dueAt)),
      buttons: [
        looks('good', go(words.more.agree(hours), 'request.agree', request.publicId)),
        go(words.more.decline, 'request.decline', request.publicId),
      ],
    }
  })
  return card(rows.length === 0 ? [lines(words.more.none)] : rows.map(({ line }) => lines(line)), [
    ...rows.map(({ buttons }) => buttons),
    [go(copy.jobs.card.back, 'job.manage', id), menuButton(copy)],
  ])
}

export const jobAskRelease: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const asked = await assignments.askForRelease(tx, member, { key, job: id })
  return { note: copy.time.release.asked(asked), show: { do: 'job.manage', args: [id] } }
}

/**
 * Takes back every slot of the job whose deadline and grace have passed. A button of a job in checking was named like this
 * once, and said which round it meant.
 */
export const jobTakeBack: Action = async (turn, [id = '', round]) => {
  if (round !== undefined) return jobUnpublish(turn, [id, round])
  const { tx, member, copy, key } = turn
  const overdue = await assignments.overdueOfJob(tx, await jobs.own(tx, member, id))
  if (overdue.length === 0) refuse('assignment.not_overdue', {})
  for (const { publicId } of overdue) {
    await assignments.takeBack(tx, member, { key: `${key}:${publicId}`, assignment: publicId })
  }
  return { note: copy.time.takeBack.done(overdue.length), show: { do: 'job.manage', args: [id] } }
}
