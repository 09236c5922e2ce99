import * as digests from '../../core/digests/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { card, deadline, inOrder, lines, menuButton, PAGE, title } from './parts.ts'

type Reader = Pick<Turn, 'tx' | 'member' | 'copy'>

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

async function workLine(turn: Reader, one: digests.Waiting['work'][number], index: number): Promise<Text> {
  const job = await jobs.byId(turn.tx, one.jobId)
  const { line, states } = turn.copy.work.list
  const until = deadline(turn, one.reviewDueAt ?? one.deadlineAt)
  const { status } = one
  const state = status === 'revising' || status === 'submitted' ? states[status] : states.working
  return line(index + 1, job.title, job.rewardPoints, state(until))
}

function jobLine(turn: Reader, { title: name, submissions, applications, nextAt }: digests.Waiting['jobs'][number]) {
  const words = turn.copy.told.digest
  const counts = [
    ...(submissions > 0 ? [words.submissions(submissions)] : []),
    ...(applications > 0 ? [words.applications(applications)] : []),
  ]
  return words.job(name, counts.join(' · '), deadline(turn, nextAt))
}
