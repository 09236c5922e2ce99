import * as assignments from '../../core/assignments/index.ts'
import * as files from '../../core/files/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { firstCharacters } from '../../core/shared/clean.ts'
import { go, looks, type Block, type Button, type Card } from '../dialog/card.ts'
import type { Reply } from '../dialog/reply.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { list, said } from '../dialog/text.ts'
import { contested } from './after-rejection.ts'
import { inPieces, webLink } from './long-words.ts'
import { blockButton } from './lists.ts'
import { card, deadline, lines, menuButton, nameOf, quote, title, type Reader } from './parts.ts'

/** The first submission of a job that waits for its client. */
export const submissions: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const job = await jobs.own(tx, member, id)
  const submission = await assignments.nextToReview(tx, job)
  if (submission === undefined) {
    const words = copy.review.submission
    return card([lines(words.none)], [[go(words.back, 'job.manage', job.publicId), menuButton(copy)]])
  }
  return submissionCard(turn, await assignments.toReview(tx, member, submission.publicId))
}

/** The submission after this one; after the last one the first again. */
export const submissionNext: Screen = async (turn, [id = '']) => {
  const { tx, member } = turn
  const { assignment, job } = await assignments.toReview(tx, member, id)
  const next = (await assignments.nextToReview(tx, job, assignment)) ?? (await assignments.nextToReview(tx, job))
  return next === undefined
    ? submissions(turn, [job.publicId])
    : submissionCard(turn, await assignments.toReview(tx, member, next.publicId))
}

/** What was handed in, for the client who decides. */
export const submissionReview: Screen = async (turn, [id = '']) =>
  submissionCard(turn, await assignments.toReview(turn.tx, turn.member, id))

async function submissionCard(turn: Turn, seen: assignments.Seen): Promise<Card> {
  const { copy } = turn
  const { submission, assignment, job } = seen
  const words = copy.review.submission
  const handedIn = await assignments.filesOf(turn.tx, submission)
  const { name, id } = await nameOf(turn, assignment.workerId)
  const isWaiting = submission.status === 'waiting'
  const canGoBack = assignment.revisions < assignments.WORK_LIMITS.revisions
  const thanks = assignments.isPaid(assignment) ? await thanksButtons(turn, assignment) : []
  return card(
    [
      title(words.title(job.title)),
      lines(words.from(name, id), submission.round > 1 ? words.round(submission.round - 1) : undefined),
      ...wantedBlocks(turn, job, await assignments.roundBefore(turn.tx, submission)),
      ...workBlocks(turn, seen, handedIn),
      lines(
        assignment.status === 'refunded' ? copy.disputes.submission.refunded : words.states[submission.status],
        isWaiting && assignment.reviewDueAt !== null
          ? words.decideBy(deadline(turn, assignment.reviewDueAt))
          : undefined,
      ),
      ...(await receivedReview(turn, assignment)),
      thanks.some(({ length }) => length > 1) ? lines(copy.review.approve.howWasIt) : undefined,
    ],
    [
      [
        isLong(submission.words) ? go(words.wholeText, 'submission.words', submission.publicId) : undefined,
        submission.words === '' ? undefined : go(words.textFile, 'submission.text', submission.publicId),
        handedIn.length === 0
          ? undefined
          : go(words.showFiles(handedIn.length), 'submission.files', submission.publicId),
      ],
      isWaiting
        ? [looks('good', go(words.approve(job.rewardPoints), 'submission.approve-ask', submission.publicId))]
        : [],
      isWaiting
        ? [
            canGoBack ? go(words.sendBack, 'send-back', submission.publicId) : undefined,
            looks('danger', go(words.reject, 'reject', submission.publicId)),
          ]
        : [],
      ...thanks,
      [isWaiting ? undefined : await contested(turn.tx, copy, assignment)],
      [go(words.back, 'job.manage', job.publicId), go(words.next, 'submission.next', submission.publicId)],
      [
        submission.status === 'rejected'
          ? await blockButton(turn, assignment.workerId, 'submission', submission.publicId)
          : undefined,
      ],
      [go(copy.moderation.report.button, 'report', 'submission', submission.publicId), menuButton(copy)],
    ],
  )
}

/** So much of one's own words reminds of what they were; the points stand below once more, whole. */
const REMINDS = 300
const POINT_REMINDS = 60

/** What the client had asked for when the round before was sent back. */
function wantedBlocks(
  { copy }: Pick<Turn, 'copy'>,
  job: jobs.Job,
  before: assignments.Submission | undefined,
): readonly Block[] {
  if (before?.reason == null) return []
  const failed = assignments.missingPoints(job, before).map((point) => said(beginning(point, POINT_REMINDS)))
  return [
    lines(copy.review.submission.wanted),
    quote(said(beginning(before.reason, REMINDS))),
    ...(failed.length === 0 ? [] : [lines(list(failed))]),
  ]
}

function beginning(words: string, most: number): string {
  const first = firstCharacters(words, most)
  return first === words ? words : `${first}…`
}

/** What the other side said, when both have rated or 14 days have gone by. */
export async function receivedReview(turn: Reader, assignment: assignments.Assignment): Promise<readonly Block[]> {
  if (!assignments.isPaid(assignment)) return []
  const received = await assignments.reviewAbout(turn.tx, turn.member, assignment)
  return received === undefined ? [] : [lines(turn.copy.review.rate.received(received.stars, received.sentence))]
}

/** After the payment: stars, and a tip on an approval, as long as they can be given. */
async function thanksButtons(
  { tx, member, copy }: Turn,
  assignment: assignments.Assignment,
): Promise<readonly (readonly Button[])[]> {
  const mayRate = await assignments.mayRate(tx, member, assignment)
  const tipped = await assignments.tipped(tx, assignment)
  const { rate, approve } = copy.review
  return [
    mayRate ? [1, 2, 3, 4, 5].map((stars) => go(rate.stars.option(stars), 'rate', assignment.publicId, stars)) : [],
    tipped || assignment.status !== 'approved' ? [] : [go(approve.tip, 'tip', assignment.publicId)],
  ].filter((row) => row.length > 0)
}

/** Everything that a worker handed in, as the client sees it. */
export function workBlocks(
  turn: Pick<Turn, 'copy'>,
  { submission, job }: Pick<assignments.Seen, 'submission' | 'job'>,
  handedIn: readonly assignments.SubmittedFile[],
): readonly Block[] {
  const words = turn.copy.review.submission
  return [
    ...(submission.words === '' ? [] : [lines(words.words), quote(said(beginningOf(submission.words)))]),
    ...(submission.links.length === 0 ? [] : [lines(words.links, ...submission.links.map(webLink))]),
    ...(handedIn.length === 0 ? [] : [lines(words.files(handedIn.map(({ name }) => name)))]),
    ...(job.checklist.length === 0
      ? []
      : [
          lines(
            words.checklist,
            ...job.checklist.map((point, index) =>
              submission.checkedPoints.includes(index) ? words.ticked(point) : words.unticked(point),
            ),
          ),
        ]),
    ...(submission.aiNote === null ? [] : [lines(words.ai(submission.aiNote))]),
  ]
}

/** So much of a text stands on the card, in UTF-16 units; more would leave no room for the rest of it. */
const READ_AT_ONCE = 1_500
/** A message of its own holds so much of it, on either platform. */
const READ_A_MESSAGE = 3_000

const isLong = (text: string): boolean => text.length > READ_AT_ONCE
const beginningOf = (text: string): string => (isLong(text) ? `${inPieces(text, READ_AT_ONCE)[0] ?? ''} …` : text)

/** A long text to the last word, in messages of its own: nobody pays for what could not be read. */
export const submissionWords: Action = async ({ tx, member }, [id = '']) => {
  const { submission } = await assignments.toReview(tx, member, id)
  return {
    show: { do: 'submission.review', args: [submission.publicId] },
    also: inPieces(submission.words, READ_A_MESSAGE).map((piece) => ({
      is: 'card',
      card: card([quote(said(piece))], []),
    })),
  }
}

/** Files as new messages of their own. */
export const fileReplies = (sent: readonly assignments.SubmittedFile[], caption: string): readonly Reply[] =>
  sent.map(({ id, name, mimeType }) => ({
    is: 'file',
    fileId: id,
    name,
    picture: files.PICTURE_TYPES.includes(mimeType),
    caption,
  }))

export const submissionFiles: Action = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const { submission, assignment } = await assignments.toReview(tx, member, id)
  const { name } = await nameOf({ tx, copy }, assignment.workerId)
  const sent = await assignments.filesOf(tx, submission)
  return {
    show: { do: 'submission.review', args: [submission.publicId] },
    also: fileReplies(sent, copy.review.submission.caption(name)),
  }
}

/** Asks once more before money moves, naming the amount and who gets it. */
export const submissionApproveAsk: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const seen = await assignments.toReview(tx, member, id)
  if (seen.submission.status !== 'waiting') return submissionCard(turn, seen)
  const words = copy.review.approve
  const { name } = await nameOf({ tx, copy }, seen.assignment.workerId)
  return card(
    [lines(words.ask(seen.job.rewardPoints, name))],
    [
      [looks('good', go(words.confirm(seen.job.rewardPoints), 'submission.approve', id))],
      [go(words.back, 'submission.review', id)],
    ],
  )
}

/** Pays, once, however often it is pressed; the receipt is a message of its own. */
export const submissionApprove: Action = async (turn, [id = '']) => {
  const { tx, member } = turn
  const before = await assignments.toReview(tx, member, id)
  await assignments.approve(tx, member, { key: `submission:${id}:approve`, submission: id })
  const show = { do: 'submission.review', args: [id] }
  if (before.submission.status === 'approved') return { show }
  return { show, also: [{ is: 'card', card: await receiptCard(turn, before) }] }
}

/** Without buttons, so that nothing is ever drawn over it. */
async function receiptCard(turn: Turn, { submission, assignment, job }: assignments.Seen): Promise<Card> {
  const { tx, copy } = turn
  const { name } = await nameOf({ tx, copy }, assignment.workerId)
  const receipt = submission.publicId.slice(0, 5).toUpperCase()
  return card([lines(copy.review.approve.receipt(job.rewardPoints, name, job.title, receipt))], [])
}
