import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { said, type Text } from '../dialog/text.ts'
import { blockButton } from './lists.ts'
import { card, deadline, lines, menuButton, nameOf, quote, title } from './parts.ts'

const SENTENCES = 5

/** The first applicant of a job who waits for an answer. */
export const applicants: Screen = async (turn, [id = '']) => {
  const job = await jobs.own(turn.tx, turn.member, id)
  return nextApplicantCard(turn, job)
}

async function nextApplicantCard(turn: Turn, job: jobs.Job, after?: assignments.Application): Promise<Card> {
  const application =
    (await assignments.nextApplicant(turn.tx, job, after)) ?? (await assignments.nextApplicant(turn.tx, job))
  return application === undefined ? noneCard(turn, job) : applicantCard(turn, job, application)
}

function noneCard({ copy }: Turn, job: jobs.Job): Card {
  return card(
    [lines(copy.review.applicant.none)],
    [[go(copy.review.applicant.back, 'job.manage', job.publicId), menuButton(copy)]],
  )
}

export const applicationShow: Screen = async (turn, [id = '']) => {
  const { application, job } = await assignments.ownApplication(turn.tx, turn.member, id)
  return applicantCard(turn, job, application)
}

/** The applicant after this one; after the last one the first again. */
export const applicationNext: Screen = async (turn, [id = '']) => {
  const { application, job } = await assignments.ownApplication(turn.tx, turn.member, id)
  return nextApplicantCard(turn, job, application)
}

async function applicantCard(turn: Turn, job: jobs.Job, application: assignments.Application): Promise<Card> {
  const { copy } = turn
  const words = copy.review.applicant
  const { name, id } = await nameOf(turn, application.workerId)
  const isWaiting = application.status === 'waiting'
  return card(
    [
      title(words.title(job.title)),
      lines(words.name(name, id), await recordLine(turn, job, application.workerId)),
      application.pitch === '' ? lines(words.noPitch) : quote(said(application.pitch)),
      isWaiting ? undefined : lines(words.decided[application.status]),
    ],
    [
      isWaiting
        ? [
            looks('good', go(words.accept(job.rewardPoints), 'application.accept', application.publicId)),
            looks('danger', go(words.decline, 'decline-application', application.publicId)),
          ]
        : [],
      [
        go(words.profile, 'application.profile', application.publicId),
        go(words.next, 'application.next', application.publicId),
      ],
      [go(words.back, 'job.manage', job.publicId), menuButton(copy)],
    ],
  )
}

/** Stars and number of reviews, share on time, jobs done here and in this category, member since. */
async function recordLine(turn: Turn, job: jobs.Job, workerId: string): Promise<Text> {
  const { tx, copy, member } = turn
  const words = copy.review.applicant
  const record = await members.record(tx, workerId, job.category)
  const joinedAt = (await members.byId(tx, workerId))?.joinedAt
  return words.record([
    record.starsTenths === undefined ? words.fresh : copy.jobs.card.stars(record.starsTenths, record.reviews),
    ...(record.onTimePercent === undefined ? [] : [words.onTime(record.onTimePercent)]),
    words.jobsDone(record.jobsDone, record.jobsDoneInCategory),
    ...(joinedAt == null ? [] : [words.since(copy.format.day(joinedAt, member.timeZone))]),
  ])
}

/** What others said about an applicant. */
export const applicationProfile: Screen = async (turn, [id = '']) => {
  const { tx, copy } = turn
  const { application, job } = await assignments.ownApplication(tx, turn.member, id)
  const words = copy.review.applicant
  const { name, id: shortId } = await nameOf({ tx, copy }, application.workerId)
  const sentences = await assignments.sentencesAbout(tx, application.workerId, SENTENCES)
  return card(
    [
      title(words.name(name, shortId)),
      lines(await recordLine(turn, job, application.workerId)),
      lines(
        words.reviews,
        ...(sentences.length === 0
          ? [words.noReviews]
          : sentences.map(({ stars, sentence }) => words.said(stars, sentence))),
      ),
    ],
    [
      [await blockButton(turn, application.workerId, 'application', application.publicId)],
      [go(words.backToApplicant, 'application.show', application.publicId), menuButton(copy)],
    ],
  )
}

/** The applicant gets the slot; on to the next who waits. */
export const applicationAccept: Action = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const { application, job } = await assignments.ownApplication(tx, member, id)
  const assignment = await assignments.accept(tx, member, { key: `application:${id}:accept`, application: id })
  const { name } = await nameOf({ tx, copy }, application.workerId)
  return {
    note: copy.review.applicant.accepted(name, deadline(turn, assignment.deadlineAt)),
    show: { do: 'applicants', args: [job.publicId] },
  }
}
