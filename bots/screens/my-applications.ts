import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { card, deadline, inOrder, lines, menuButton, PAGE, title } from './parts.ts'

/** What a worker has applied for and waits to hear about, newest first: `[after]`, the last application seen. */
export const myApplications: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.work.applications
  const page = await assignments.waitingApplications(tx, member, {
    limit: PAGE,
    ...(after === undefined ? {} : { after }),
  })
  const rows = await inOrder(page.applications, async (application, index) => {
    const job = await jobs.byId(tx, application.jobId)
    const until = deadline(turn, assignments.answerDueAt(application))
    return { line: words.line(index + 1, job.title, job.rewardPoints, until), job: job.publicId }
  })
  const last = page.applications.at(-1)
  return card(
    [title(words.title), ...rows.map(({ line }) => lines(line)), rows.length === 0 ? lines(words.none) : undefined],
    [
      rows.map(({ job }, index) => go(String(index + 1), 'job.show', job)),
      [
        after === undefined ? undefined : go(copy.work.list.first, 'applications.mine'),
        page.more && last !== undefined ? go(copy.work.list.more, 'applications.mine', last.publicId) : undefined,
      ],
      [go(copy.work.show.all, 'work.list'), menuButton(copy)],
    ],
  )
}
