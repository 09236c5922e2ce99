import type { Board } from '../../core/boards/index.ts'
import type { Job } from '../../core/jobs/index.ts'
import type { Post, PostState } from '../boards/surface.ts'
import type { Copy } from '../copy/copy.ts'
import { looks, type Button } from '../dialog/card.ts'
import { bold } from '../dialog/text.ts'
import { requirements } from './job-facts.ts'
import { card, categoryName, lines, perHour, title } from './parts.ts'

/** The zone of the marketplace, for platforms that show no times of their own. */
const ZONE = 'Europe/Berlin'

function stateOf(job: Job): PostState {
  if (job.status === 'closed') return 'ended'
  if (job.status !== 'open') return 'paused'
  return job.openSlots === 0 ? 'full' : 'open'
}

/**
 * A job as everybody sees it on a board, in the board's language. What it says changes only with the job, never with the
 * time, so that an unchanged card is not edited. `open` is the button that leads to the job in private.
 */
export function boardPost(copy: Copy, board: Pick<Board, 'language'>, job: Job, open: (label: string) => Button): Post {
  const words = copy.boards.card
  const facts = copy.jobs.card
  const state = stateOf(job)
  const needs = requirements(job)
  const closes = {
    is: 'time',
    at: job.closesAt.getTime(),
    text: copy.format.moment(job.closesAt, ZONE),
    relative: false,
  } as const
  return {
    title: job.title,
    state,
    category: job.category,
    language: board.language,
    card: card(
      [
        title(bold(job.title)),
        lines(
          words.category(categoryName({ copy }, job.category)),
          facts.reward(job.rewardPoints),
          facts.effort(job.minutes, perHour(job)),
          state === 'ended' ? undefined : facts.slots(job.openSlots, job.slots - job.withdrawnSlots),
          state === 'ended' ? undefined : facts.closes([closes]),
          needs.length === 0 ? undefined : copy.jobs.details.needs(needs.map(facts.missing)),
        ),
        state === 'open' ? undefined : lines(words.states[state]),
      ],
      [state === 'ended' ? [] : [looks('main', open(state === 'open' ? words.open : words.look))]],
    ),
  }
}
