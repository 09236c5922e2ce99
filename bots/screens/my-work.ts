import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as lists from '../../core/lists/index.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { bold, list, said, type Text } from '../dialog/text.ts'
import { afterRejection, rejectedButton, splitPoints } from './after-rejection.ts'
import { card, deadline, inOrder, lines, menuButton, numbered, PAGE, quote, title, type Reader } from './parts.ts'
import { askRows, requestLines } from './more-time.ts'
import { waitingButton } from './waiting.ts'
import { fileReplies, receivedReview } from './submission-card.ts'

/** What a worker has not finished: whose turn it is, until when, and what waits for an answer. */
export const workList: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.work.list
  const page = await assignments.unfinished(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const rows = await inOrder(page.assignments, (assignment, index) => workLine(turn, assignment, index))
  const waiting = after === undefined ? await applicationLines(turn) : []
  const last = page.assignments.at(-1)
  return card(
    [
      title(words.title),
      ...rows.map((row) => lines(row)),
      rows.length === 0 ? lines(words.empty) : undefined,
      waiting.length === 0 ? undefined : lines(words.applications, ...waiting),
    ],
    [
      numbered(page.assignments, 'work.show'),
      [
        after === undefined ? undefined : go(words.first, 'work.list'),
        page.more && last !== undefined ? go(words.more, 'work.list', last.publicId) : undefined,
      ],
      [waiting.length === 0 ? undefined : go(words.toApplications, 'applications.mine')],
      [await rejectedButton(turn), await invitationsButton(turn), await waitingButton(turn)],
      [looks('main', go(words.find, 'jobs.find')), menuButton(copy)],
    ],
  )
}

/** Only while one waits. */
async function invitationsButton({ tx, member, copy }: Turn): Promise<Button | undefined> {
  const { invitations } = await lists.myInvitations(tx, member, { limit: 1 })
  return invitations.length === 0 ? undefined : looks('main', go(copy.lists.mine.button, 'invitations'))
}

/** One of the unfinished jobs in a line: what it pays, whose turn it is, until when. */
export async function workLine(turn: Reader, assignment: assignments.Assignment, index: number): Promise<Text> {
  const words = turn.copy.work.list
  const job = await jobs.byId(turn.tx, assignment.jobId)
  const { status } = assignment
  const state =
    status === 'submitted'
      ? words.states.submitted(deadline(turn, assignment.reviewDueAt ?? assignment.deadlineAt))
      : dueLine(turn, assignment)
  return words.line(index + 1, job.title, job.rewardPoints, state)
}

/** Until when it is the worker's turn; after the deadline until when it still can be handed in. */
function dueLine(turn: Reader, assignment: assignments.Assignment): Text {
  const { states } = turn.copy.work.list
  const grace = assignments.graceUntil(turn.tx, assignment)
  if (grace !== undefined) return states.grace(turn.copy.format.time(grace, turn.member.timeZone))
  const words = assignment.status === 'revising' ? states.revising : states.working
  return words(deadline(turn, assignment.deadlineAt))
}

async function applicationLines(turn: Turn): Promise<readonly Text[]> {
  const { applications } = await assignments.waitingApplications(turn.tx, turn.member, { limit: PAGE })
  return inOrder(applications, async (application) => {
    const job = await jobs.byId(turn.tx, application.jobId)
    return turn.copy.work.list.application(job.title, job.rewardPoints)
  })
}

/** One assignment of the worker's: what is next. */
export const workShow: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const assignment = await assignments.mine(tx, member, id)
  const job = await jobs.byId(tx, assignment.jobId)
  const submission = await assignments.newestSubmission(tx, assignment)
  const handedIn = submission === undefined ? [] : await assignments.filesOf(tx, submission)
  const words = copy.work.show
  const isMyTurn = assignment.status === 'working' || assignment.status === 'revising'
  return card(
    [
      title(bold(job.title)),
      lines(words.reward(job.rewardPoints)),
      ...(await stateBlocks(turn, assignment, job, submission)),
      ...(await requestLines(turn, assignment)),
      ...(await receivedReview(turn, assignment)),
    ],
    [
      isMyTurn
        ? [
            looks('main', go(words.submit, 'submit-work', assignment.publicId)),
            go(copy.time.giveBack.button, 'work.give-back-ask', assignment.publicId),
          ]
        : [],
      ...(await askRows(turn, assignment)),
      [isMyTurn ? undefined : (await afterRejection(turn, assignment)).button],
      [await rateButton(turn, assignment), assignments.isPaid(assignment) ? go(words.wallet, 'wallet') : undefined],
      [
        go(words.details, 'job.details', job.publicId),
        handedIn.length === 0 || submission === undefined
          ? undefined
          : go(words.files, 'work.files', submission.publicId),
        go(copy.moderation.report.button, 'report', 'job', job.publicId),
      ],
      [go(words.all, 'work.list'), menuButton(copy)],
    ],
  )
}

async function rateButton(turn: Turn, assignment: assignments.Assignment): Promise<Button | undefined> {
  const isOpen = await assignments.mayRate(turn.tx, turn.member, assignment)
  return isOpen ? go(turn.copy.work.show.rate, 'rate', assignment.publicId) : undefined
}

async function stateBlocks(
  turn: Turn,
  assignment: assignments.Assignment,
  job: jobs.Job,
  submission: assignments.Submission | undefined,
): Promise<readonly Block[]> {
  const { list: states, show: words } = turn.copy.work
  switch (assignment.status) {
    case 'working':
      return [lines(dueLine(turn, assignment))]
    case 'submitted':
      return [lines(states.states.submitted(deadline(turn, assignment.reviewDueAt ?? assignment.deadlineAt)))]
    case 'revising':
      return [
        lines(dueLine(turn, assignment), words.rounds(assignment.revisions, assignments.WORK_LIMITS.revisions)),
        ...fixBlocks(turn, job, submission),
      ]
    case 'approved':
      return [lines(words.approved(job.rewardPoints))]
    case 'refunded':
      return [lines(turn.copy.disputes.work.refunded)]
    case 'split':
      return [lines(turn.copy.disputes.work.split(await splitPoints(turn.tx, assignment)))]
    case 'rejected': {
      const after = await afterRejection(turn, assignment)
      return [
        lines(
          words.rejected,
          submission?.reasonCode == null
            ? undefined
            : words.reason(turn.copy.review.reject.reasons[submission.reasonCode]),
        ),
        ...(submission?.reason == null ? [] : [quote(said(submission.reason))]),
        ...(after.words === undefined ? [] : [lines(after.words)]),
      ]
    }
    case 'lapsed':
      return [lines(job.status === 'closed' ? words.lapsedEnded : words.lapsed)]
    case 'given-back': {
      const { state, stateLate } = turn.copy.time.giveBack
      return [lines(assignment.givenBackLate ? stateLate : state)]
    }
    case 'released':
      return [lines(turn.copy.time.release.state)]
    case 'withdrawn':
      return [lines(turn.copy.time.takeBack.state)]
  }
}

/** What a client wants to have different, with the points of the checklist that failed. */
export function fixBlocks(
  turn: Pick<Turn, 'copy'>,
  job: jobs.Job,
  submission: assignments.Submission | undefined,
): readonly Block[] {
  if (submission?.reason == null) return []
  const words = turn.copy.work.show
  const failed = assignments.missingPoints(job, submission)
  return [
    lines(words.fix),
    quote(said(submission.reason)),
    ...(failed.length === 0 ? [] : [lines(words.failed, list(failed.map(said)))]),
  ]
}

/** The worker's own files of a submission, once more. */
export const workFiles: Action = async (turn, [id = '']) => {
  const { submission, assignment } = await assignments.mySubmission(turn.tx, turn.member, id)
  const files = await assignments.filesOf(turn.tx, submission)
  return { show: { do: 'work.show', args: [assignment.publicId] }, also: fileReplies(files, '') }
}

/** Which of several running assignments is to be handed in. */
export const submitChoose: Action = async (turn) => {
  const { tx, member, copy } = turn
  const { assignments: running } = await assignments.unfinished(tx, member, { limit: 8 })
  const open = running.filter(({ status }) => status !== 'submitted')
  const [only, ...others] = open
  if (only === undefined) return { note: copy.work.choose.none, show: { do: 'work.list', args: [] } }
  if (others.length === 0) return { show: { do: 'submit-work', args: [only.publicId] } }
  const rows = await inOrder(open, async (assignment) => {
    const job = await jobs.byId(tx, assignment.jobId)
    return [go([...job.title].slice(0, 40).join(''), 'submit-work', assignment.publicId)]
  })
  return { show: card([lines(copy.work.choose.title)], [...rows, [menuButton(copy)]]) }
}

/** Takes a slot of a first-come job; somebody else may have been quicker. */
export const jobClaim: Action = async (turn, [id = '']) => {
  const { tx, member, copy, key } = turn
  const assignment = await assignments.claim(tx, member, { key, job: id })
  return {
    note: copy.work.show.claimed(deadline(turn, assignment.deadlineAt)),
    show: { do: 'work.show', args: [assignment.publicId] },
  }
}

export const applicationWithdraw: Action = async ({ tx, member, copy }, [id = '']) => {
  const application = await assignments.withdraw(tx, member, id)
  const job = await jobs.byId(tx, application.jobId)
  return { note: copy.work.apply.withdrawn, show: { do: 'job.show', args: [job.publicId] } }
}
