import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { clientButton } from './after-rejection.ts'
import { card, deadline, lines, menuButton, numbered, PAGE, title } from './parts.ts'

/** Back to the beginning and on: keyset pages know no number and no way back but the first. */
function pager(
  first: string,
  next: string,
  [intent, ...args]: readonly [string, ...string[]],
  after: string | undefined,
  page: { readonly jobs: readonly jobs.Job[]; readonly more: boolean },
): readonly (Button | undefined)[] {
  const last = page.jobs.at(-1)
  return [
    after === undefined ? undefined : go(first, intent, ...args),
    page.more && last !== undefined ? go(next, intent, ...args, last.publicId) : undefined,
  ]
}

/** A client's own jobs: how the slots stand, whose turn it is, what runs out next. */
export const jobsMine: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.jobs.mine
  const page = await jobs.mine(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const counts = await assignments.counts(tx, page.jobs)
  return card(
    [
      title(words.title),
      ...page.jobs.map((job, index) => lines(...myJobLine(turn, job, counts.get(job.id), index))),
      page.jobs.length === 0 ? lines(words.empty) : undefined,
    ],
    [
      numbered(page.jobs, 'job.manage'),
      pager(words.newer, words.older, ['jobs.mine'], after, page),
      [await clientButton(turn), page.jobs.length === 0 ? undefined : go(copy.reports.spending.button, 'spending')],
      [looks('main', go(words.post, 'post-job')), menuButton(copy)],
    ],
  )
}

function myJobLine(
  turn: Turn,
  job: jobs.Job,
  count: assignments.JobCounts | undefined,
  index: number,
): readonly (Text | undefined)[] {
  const words = turn.copy.jobs.mine
  const state = words.states[stateOf(job, count)]
  if (count === undefined || job.status === 'draft' || job.status === 'discarded') {
    return [words.line(index + 1, job.title, state)]
  }
  const parts = [
    state,
    words.counts(job.openSlots, count.working, count.submitted, count.approved),
    ...(count.rejected > 0 ? [words.rejected(count.rejected)] : []),
    ...(count.applicants > 0 ? [words.applicants(count.applicants)] : []),
    ...(count.asks > 0 ? [words.asks(count.asks)] : []),
    ...(count.appeals > 0 ? [words.appeals(count.appeals)] : []),
  ]
  return [
    words.line(index + 1, job.title, parts.join(' · ')),
    turnOf(turn.copy, job, count),
    count.nextAt === undefined ? undefined : words.next(deadline(turn, count.nextAt)),
  ]
}

/** An open job without a free slot is taken; when nothing is under way either, it is finished. */
export function stateOf(job: jobs.Job, count: assignments.JobCounts | undefined): jobs.JobStatus | 'full' | 'finished' {
  if (count === undefined || job.status !== 'open' || job.openSlots > 0) return job.status
  return count.working + count.submitted + count.appeals + count.deciding > 0 ? 'full' : 'finished'
}

/** Whose turn it is, for a client who looks at his jobs. */
export function turnOf(copy: Turn['copy'], job: jobs.Job, count: assignments.JobCounts): Text | undefined {
  const words = copy.jobs.mine
  if (count.submitted + count.applicants + count.asks + count.appeals > 0) return words.yourTurn
  if (count.working > 0) return words.theirTurn
  if (count.deciding > 0) return copy.disputes.states.deciding
  return job.openSlots > 0 ? words.nobodysTurn : undefined
}
