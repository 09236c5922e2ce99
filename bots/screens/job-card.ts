import * as assignments from '../../core/assignments/index.ts'
import * as guides from '../../core/guides/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as lists from '../../core/lists/index.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { bold, list, said, type Text } from '../dialog/text.ts'
import { factsOf, rulesOf } from './job-facts.ts'
import { blockButton } from './lists.ts'
import { inLine } from './waiting.ts'
import { jobManage } from './job-manage.ts'
import { card, deadline, lines, menuButton, nameOf, quote, title } from './parts.ts'

/** A job as a worker sees it before taking it; its client sees how it stands instead. */
export const jobShow: Screen = async (turn, args) => {
  const { tx, member, copy } = turn
  const job = await jobs.byPublicId(tx, member, args[0] ?? '')
  if (job.clientId === member.id) return jobManage(turn, args)
  const standing = await standingOf(turn, job)
  return card(
    [
      title(bold(job.title)),
      lines(...factsOf(turn, job)),
      lines(copy.jobs.card.client((await nameOf({ tx, copy }, job.clientId)).name), await clientRecord(turn, job)),
      standing.words.length === 0 ? undefined : lines(...standing.words),
    ],
    [
      standing.buttons,
      [
        go(copy.jobs.card.details, 'job.details', job.publicId),
        // A link leads nobody else there.
        job.invitedOnly ? undefined : go(copy.jobs.card.share, 'job.share', job.publicId),
      ],
      [go(copy.moderation.report.button, 'report', 'job', job.publicId), go(copy.jobs.card.all, 'jobs.find')],
      [guideButton(turn, job), menuButton(copy)],
    ],
  )
}

/** The lesson that the job asks for, or the one of its category. */
function guideButton({ copy }: Turn, job: jobs.Job): Button {
  const guide = guides.guideById(job.qualification ?? jobs.guideOfCategory[job.category])
  return go(copy.guides.button(guide.text[copy.format.language].title), 'guide.show', guide.id)
}

/** How this client treats the work handed in: what a worker wants to know before taking a job. */
async function clientRecord(turn: Turn, job: jobs.Job): Promise<Text> {
  const words = turn.copy.jobs.card
  const record = await jobs.clientRecord(turn.tx, job.clientId)
  const parts = [
    record.starsTenths === undefined ? words.newClient : words.stars(record.starsTenths, record.reviews),
    ...(record.approvedPercent === undefined ? [] : [words.approved(record.approvedPercent)]),
    ...(record.medianReviewHours === undefined ? [] : [words.decides(record.medianReviewHours)]),
    ...(record.disputesLost === 0 ? [] : [turn.copy.disputes.lost(record.disputesLost)]),
  ]
  return words.record(parts)
}

interface Standing {
  readonly words: readonly Text[]
  readonly buttons: readonly Button[]
}

/** What this worker has to do with the job already, or what is missing to take it. */
async function standingOf(turn: Turn, job: jobs.Job): Promise<Standing> {
  const { tx, member, copy } = turn
  const words = copy.jobs.card
  const assignment = await assignments.assignmentTo(tx, member, job)
  if (assignment !== undefined && !assignments.isFreed(assignment)) {
    const { status } = assignment
    const done = assignments.isPaid(assignment) || status === 'rejected' || status === 'refunded'
    return { words: [done ? words.done : words.yours], buttons: [go(words.toWork, 'work.show', assignment.publicId)] }
  }
  const application = await assignments.applicationTo(tx, member, job)
  if (application?.status === 'waiting') {
    return {
      words: [words.applied(deadline(turn, assignments.answerDueAt(application)))],
      buttons: [go(words.withdraw, 'application.withdraw', application.publicId)],
    }
  }
  if (application?.status === 'declined') return { words: [words.declined], buttons: [] }
  if (await lists.isBlocked(tx, member.id, job.clientId)) {
    const mine = await lists.hasBlocked(tx, member, job.clientId)
    if (!mine) return { words: [copy.lists.block.notForYou], buttons: [] }
    return { words: [copy.lists.block.mine], buttons: [go(copy.lists.block.undo, 'unblock', 'job', job.publicId)] }
  }
  if (job.status !== 'open') return { words: [], buttons: [{ is: 'done', label: words.notOpen }] }
  const missing = await jobs.missingFor(tx, member, job)
  if (missing.length > 0) {
    const asks = missing.some(({ need }) => need === 'guardian')
    return {
      words: [words.missingTitle, list(missing.map(words.missing))],
      buttons: asks ? [looks('main', go(copy.guardian.cardButton, 'guardian'))] : [],
    }
  }
  if (await jobs.hasDroppedOut(tx, member.id, job)) return { words: [words.droppedOut], buttons: [] }
  const line = await inLine(turn, job)
  if (!line.mayTake) return { words: line.words, buttons: [{ is: 'done', label: words.full }, ...line.buttons] }
  const button =
    job.taking === 'claim'
      ? go(words.take(job.rewardPoints), 'job.claim', job.publicId)
      : go(words.apply(job.rewardPoints), 'apply', job.publicId)
  const invitation = await lists.invitationTo(tx, member.id, job.id)
  if (invitation?.status !== 'open') return { words: line.words, buttons: [looks('good', button), ...line.buttons] }
  const decline = go(copy.lists.mine.decline, 'invitation.decline', invitation.publicId)
  return { words: [copy.lists.mine.invited], buttons: [looks('good', button), decline] }
}

/** More than this (UTF-16 units) is shown in two parts: a worker has to be able to read all of it. */
const DETAILS_AT_ONCE = 2_800
const SECOND_PART = '2'

/** Everything that the client wrote about a job: `[job, part]`. */
export const jobDetails: Screen = async (turn, [id = '', part]) => {
  const { tx, member, copy } = turn
  const job = await jobs.byPublicId(tx, member, id)
  const words = copy.jobs.details
  const isLong = [job.brief, job.result, ...job.checklist].join('').length > DETAILS_AT_ONCE
  const first = !isLong || part !== SECOND_PART
  return card(
    [
      title(bold(job.title)),
      ...(first ? [lines(words.brief), quote(said(job.brief))] : []),
      ...(isLong && first ? [] : rulesOf(turn, job)),
    ],
    [
      [
        isLong && first ? looks('main', go(words.more, 'job.details', job.publicId, SECOND_PART)) : undefined,
        first ? undefined : go(words.less, 'job.details', job.publicId),
      ],
      [await blockButton(turn, job.clientId, 'job', job.publicId)],
      [go(copy.jobs.card.back, 'job.show', job.publicId), menuButton(copy)],
    ],
  )
}
