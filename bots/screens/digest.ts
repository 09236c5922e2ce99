import * as digests from '../../core/digests/index.ts'
import * as members from '../../core/members/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { workLine } from './my-work.ts'
import { card, deadline, inOrder, lines, menuButton, PAGE, title, type Reader } from './parts.ts'

/** What waits for a member today: nothing is said any more on the next day, or when all of it is done meanwhile. */
export const digestDraws = {
  'digest.daily': async (turn: Reader, { day }: Notices['digest.daily']): Promise<Card | undefined> => {
    if (members.dayIn(turn.member.timeZone, turn.tx.now) !== day) return undefined
    const waiting = await digests.waitingFor(turn.tx, turn.member, PAGE)
    const isTheirTurn = waiting.work.some((one) => one.isTheirTurn) || waiting.jobs.length > 0
    return isTheirTurn ? digestCard(turn, waiting) : undefined
  },
}

async function digestCard(turn: Reader, waiting: digests.Waiting): Promise<Card> {
  const { copy } = turn
  const words = copy.told.digest
  const work = await inOrder(waiting.work, (one, index) => workLine(turn, one, index))
  return card(
    [
      title(words.title),
      work.length === 0 ? undefined : lines(words.work, ...work, waiting.more ? words.more : undefined),
      waiting.jobs.length === 0 ? undefined : lines(words.jobs, ...waiting.jobs.map((job) => jobLine(turn, job))),
    ],
    [
      [
        work.length === 0 ? undefined : looks('main', go(copy.notices.buttons.work, 'work.list')),
        waiting.jobs.length === 0 ? undefined : looks('main', go(copy.jobs.menu.mine, 'jobs.mine')),
      ],
      [go(words.off, 'settings.topic', 'digest', 'off')],
      [menuButton(copy)],
    ],
  )
}

function jobLine(turn: Reader, job: digests.Waiting['jobs'][number]) {
  const words = turn.copy.told.digest
  const { asks, appeals } = turn.copy.jobs.mine
  const counts = [
    ...(job.submissions > 0 ? [words.submissions(job.submissions)] : []),
    ...(job.applications > 0 ? [words.applications(job.applications)] : []),
    ...(job.asks > 0 ? [asks(job.asks)] : []),
    ...(job.appeals > 0 ? [appeals(job.appeals)] : []),
  ]
  return words.job(job.title, counts.join(' · '), deadline(turn, job.nextAt))
}
