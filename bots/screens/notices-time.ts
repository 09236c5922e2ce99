import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import * as reminders from '../../core/reminders/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { snoozeButtons } from './snooze.ts'
import { card, deadline, lines, menuButton, nameOf, type Reader } from './parts.ts'

/** Reminders, and what the two sides of running work ask each other for. */
export const timeDraws = {
  'assignment.given_back': async (turn: Reader, { assignment: id }: Notices['assignment.given_back']) => {
    const { assignment, job } = await assignments.ownAssignment(turn.tx, turn.member, id)
    const { name } = await nameOf(turn, assignment.workerId)
    const words = turn.copy.time.notices
    const said = job.status === 'closed' ? words.givenBackEnded : words.givenBack
    const look = go(turn.copy.notices.buttons.look, 'job.manage', job.publicId)
    return card([lines(said(name, job.title))], [[look], [menuButton(turn.copy)]])
  },
  'assignment.withdrawn': async (turn: Reader, { assignment: id }: Notices['assignment.withdrawn']) => {
    const assignment = await assignments.mine(turn.tx, turn.member, id)
    const job = await jobs.byId(turn.tx, assignment.jobId)
    const { buttons } = turn.copy.notices
    return card(
      [lines(turn.copy.time.notices.withdrawn(job.title))],
      [[go(buttons.find, 'jobs.find'), go(buttons.work, 'work.list')], [menuButton(turn.copy)]],
    )
  },
  'assignment.reminder': async (turn: Reader, { assignment: id, reminder: row }: Notices['assignment.reminder']) => {
    const assignment = await assignments.mine(turn.tx, turn.member, id)
    if (assignment.status !== 'working' && assignment.status !== 'revising') return undefined
    if (assignment.deadlineAt <= turn.tx.now || (await reminders.isOvertaken(turn.tx, row))) return undefined
    const job = await jobs.byId(turn.tx, assignment.jobId)
    const { buttons, reminder } = turn.copy.notices
    const words = turn.copy.time
    const mayAsk = await assignments.mayAskForTime(turn.tx, assignment)
    return card(
      [lines(reminder(job.title, job.rewardPoints, deadline(turn, assignment.deadlineAt)))],
      [
        [
          looks('main', go(buttons.submit, 'submit-work', id)),
          mayAsk ? go(words.more.plusDay, 'work.ask-time', id) : undefined,
        ],
        [go(words.giveBack.button, 'work.give-back-ask', id)],
        snoozeButtons(turn, row, { kind: 'assignment', deadlineAt: assignment.deadlineAt }),
        [menuButton(turn.copy)],
      ],
    )
  },
  'application.reminder': async (turn: Reader, { application: id, reminder }: Notices['application.reminder']) => {
    const { application, job } = await assignments.ownApplication(turn.tx, turn.member, id)
    if (application.status !== 'waiting' || (await reminders.isOvertaken(turn.tx, reminder))) return undefined
    const { name } = await nameOf(turn, application.workerId)
    const deadlineAt = assignments.answerDueAt(application)
    if (deadlineAt <= turn.tx.now) return undefined
    const until = deadline(turn, deadlineAt)
    return card(
      [lines(turn.copy.time.notices.applicationWaits(name, job.title, until))],
      [
        [looks('main', go(turn.copy.notices.buttons.look, 'application.show', id))],
        snoozeButtons(turn, reminder, { kind: 'application', deadlineAt }),
        [menuButton(turn.copy)],
      ],
    )
  },
  'submission.reminder': async (turn: Reader, { submission: id, reminder }: Notices['submission.reminder']) => {
    const { submission, assignment, job } = await assignments.toReview(turn.tx, turn.member, id)
    if (submission.status !== 'waiting' || assignment.reviewDueAt === null) return undefined
    // After an outage the reminder may come when silence has decided already.
    if (assignment.reviewDueAt <= turn.tx.now) return undefined
    if (await reminders.isOvertaken(turn.tx, reminder)) return undefined
    const { name } = await nameOf(turn, assignment.workerId)
    const { buttons, reviewReminder } = turn.copy.notices
    return card(
      [lines(reviewReminder(name, job.title, deadline(turn, assignment.reviewDueAt)))],
      [
        [looks('main', go(buttons.look, 'submission.review', id))],
        snoozeButtons(turn, reminder, { kind: 'submission', deadlineAt: assignment.reviewDueAt }),
        [menuButton(turn.copy)],
      ],
    )
  },
  'request.time': async (turn: Reader, { request: id }: Notices['request.time']) => {
    const { request, assignment, job } = await assignments.requestOf(turn.tx, turn.member, id)
    if (request.status !== 'waiting' || request.hours === null) return undefined
    const { name } = await nameOf(turn, assignment.workerId)
    const { notices, more } = turn.copy.time
    return card(
      [lines(notices.asksTime(name, job.title, request.hours, deadline(turn, request.dueAt)))],
      [
        [looks('good', go(more.agree(request.hours), 'request.agree', id)), go(more.decline, 'request.decline', id)],
        [menuButton(turn.copy)],
      ],
    )
  },
  'request.release': async (turn: Reader, { request: id }: Notices['request.release']) => {
    const { request, assignment, job } = await assignments.requestOf(turn.tx, turn.member, id)
    if (request.status !== 'waiting') return undefined
    const { notices, release } = turn.copy.time
    return card(
      [lines(notices.asksRelease(job.title, deadline(turn, request.dueAt)))],
      [
        [looks('good', go(release.agree, 'request.agree', id)), go(release.decline, 'request.decline', id)],
        [go(turn.copy.notices.buttons.look, 'work.show', assignment.publicId), menuButton(turn.copy)],
      ],
    )
  },
  'request.answered': async (turn: Reader, { request: id }: Notices['request.answered']) => {
    const seen = await assignments.requestOf(turn.tx, turn.member, id)
    return seen.request.kind === 'time' ? timeAnswered(turn, seen) : releaseAnswered(turn, seen)
  },
}

function timeAnswered(turn: Reader, { request, assignment, job }: assignments.SeenRequest): Card | undefined {
  if (assignment.status !== 'working' && assignment.status !== 'revising') return undefined
  const { notices } = turn.copy.time
  const words = {
    agreed: notices.timeAgreed,
    declined: notices.timeDeclined,
    unanswered: notices.timeUnanswered,
    waiting: undefined,
    dropped: undefined,
  }[request.status]
  if (words === undefined) return undefined
  const { buttons } = turn.copy.notices
  return card(
    [lines(words(job.title, deadline(turn, assignment.deadlineAt)))],
    [
      [
        looks('main', go(buttons.submit, 'submit-work', assignment.publicId)),
        go(buttons.look, 'work.show', assignment.publicId),
      ],
      [menuButton(turn.copy)],
    ],
  )
}

async function releaseAnswered(
  turn: Reader,
  { request, assignment, job }: assignments.SeenRequest,
): Promise<Card | undefined> {
  const { notices } = turn.copy.time
  const words = {
    agreed: notices.releaseAgreed,
    declined: notices.releaseDeclined,
    unanswered: notices.releaseUnanswered,
    waiting: undefined,
    dropped: undefined,
  }[request.status]
  if (words === undefined) return undefined
  const { name } = await nameOf(turn, assignment.workerId)
  const look = go(turn.copy.notices.buttons.look, 'job.manage', job.publicId)
  return card([lines(words(name, job.title))], [[look, menuButton(turn.copy)]])
}
