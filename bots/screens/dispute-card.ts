import * as assignments from '../../core/assignments/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import { go, looks, type Block, type Button, type Card } from '../dialog/card.ts'
import type { Reply } from '../dialog/reply.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { said, type Text } from '../dialog/text.ts'
import { inPieces, webLink } from './long-words.ts'
import { memberButton } from './member-button.ts'
import { card, deadline, lines, menuButton, nameOf, quote, title, type Reader } from './parts.ts'
import { fileReplies, workBlocks } from './submission-card.ts'

/** Four texts of people stand on one card; each begins with so many UTF-16 units. */
const READ_AT_ONCE = 500
/** A message of its own holds so much of one. */
const READ_A_MESSAGE = 3_000

const beginningOf = (words: string): Text =>
  said(words.length > READ_AT_ONCE ? `${inPieces(words, READ_AT_ONCE)[0] ?? ''} …` : words)

type Seen = disputes.DisputeSeen

/** A dispute, for its two parties and for operators, each with what they may do. */
export const disputeShow: Screen = async (turn, [id = '']) => disputeCard(turn, id)

/** `next`: the operator's way to the one after this. */
export async function disputeCard(turn: Turn, id: string, next?: Button): Promise<Card> {
  const seen = await disputes.seen(turn.tx, turn.member, id)
  const { dispute, job, submission } = seen
  const words = turn.copy.disputes.show
  const [worker, client] = [await nameOf(turn, dispute.workerId), await nameOf(turn, dispute.clientId)]
  const { reasonCode } = submission
  return card(
    [
      title(words.title(job.title)),
      lines(
        words.parties(worker.name, client.name),
        disputes.isOpen(dispute) ? words.stake(job.rewardPoints, job.feePoints) : undefined,
      ),
      lines(
        stateOf(turn, dispute),
        reasonCode === null ? undefined : words.rejection(turn.copy.review.reject.reasons[reasonCode]),
      ),
      submission.reason === null ? undefined : quote(beginningOf(submission.reason)),
      lines(words.appeal(deadline(turn, dispute.appealedAt))),
      quote(beginningOf(dispute.appeal)),
      ...answerBlocks(turn, dispute),
      ...decisionBlocks(turn, seen, beginningOf),
    ],
    [
      doing(turn, seen),
      await reading(turn, seen),
      await people(turn, seen),
      [wayBack(turn, seen), next],
      [menuButton(turn.copy)],
    ],
  )
}

/** Where a dispute stands, in a line. */
export function stateOf(turn: Reader, dispute: disputes.Dispute): Text {
  const { states } = turn.copy.disputes
  return dispute.status === 'answering' ? states.answering(deadline(turn, dispute.answerDueAt)) : states[dispute.status]
}

function answerBlocks(turn: Turn, { status, answer, answeredAt }: disputes.Dispute): readonly Block[] {
  const words = turn.copy.disputes.show
  if (answer !== null && answeredAt !== null) {
    return [lines(words.answer(deadline(turn, answeredAt))), quote(beginningOf(answer))]
  }
  return status === 'answering' || status === 'withdrawn' ? [] : [lines(words.noAnswer)]
}

/** Who gets what, and why. */
export function decisionBlocks(
  { copy }: Pick<Turn, 'copy'>,
  { dispute, job }: Pick<Seen, 'dispute' | 'job'>,
  shorten: (words: string) => Text,
): readonly Block[] {
  const { decision, workerPoints, reason } = dispute
  if (decision === null || workerPoints === null || reason === null) return []
  const shares = assignments.sharesOf(job, workerPoints)
  return [lines(outcome(copy, decision, shares)), lines(copy.disputes.show.reason), quote(shorten(reason))]
}

/** A decision with its amounts. */
export function outcome(copy: Turn['copy'], decision: disputes.DisputeDecision, shares: assignments.Shares): Text {
  const words = copy.disputes.outcome
  if (decision === 'pay') return words.pay(shares.workerPoints)
  return decision === 'refund'
    ? words.refund(shares.clientPoints)
    : words.split(shares.workerPoints, shares.clientPoints)
}

/** Whose turn it is has the button for it; the core asks once more who presses. */
function doing({ copy }: Turn, { dispute, side }: Seen): readonly (Button | undefined)[] {
  const words = copy.disputes
  if (side === 'client' && dispute.status === 'answering') {
    return [looks('main', go(words.answer.button, 'answer-appeal', dispute.publicId))]
  }
  if (side === 'operator' && dispute.status === 'deciding') {
    return [looks('main', go(words.decide.button, 'decide-dispute', dispute.publicId))]
  }
  if (side === 'worker' && disputes.isOpen(dispute)) {
    return [go(words.withdraw.button, 'dispute.quit-ask', dispute.publicId)]
  }
  return []
}

async function reading({ tx, copy }: Turn, { dispute, submission }: Seen): Promise<readonly (Button | undefined)[]> {
  const words = copy.disputes.show
  const texts = [submission.reason, dispute.appeal, dispute.answer, dispute.reason]
  const isLong = texts.some((text) => text !== null && text.length > READ_AT_ONCE)
  let count = 0
  for (const side of disputes.DISPUTE_SIDES) count += (await disputes.filesOf(tx, dispute, side)).length
  return [
    isLong ? go(words.whole, 'dispute.words', dispute.publicId) : undefined,
    count === 0 ? undefined : go(words.files(count), 'dispute.files', dispute.publicId),
    go(words.work, 'dispute.work', dispute.publicId),
  ]
}

/** An operator sees who the two are. */
async function people(turn: Turn, { dispute, side }: Seen): Promise<readonly Button[]> {
  if (side !== 'operator') return []
  const words = turn.copy.disputes.show
  return [
    await memberButton(turn, words.worker, dispute.workerId),
    await memberButton(turn, words.client, dispute.clientId),
  ]
}

function wayBack({ copy }: Turn, { side }: Seen): Button {
  if (side === 'operator') return go(copy.moderation.operator.back, 'op.disputes')
  return side === 'worker'
    ? go(copy.disputes.list.button, 'appeals')
    : go(copy.disputes.list.clientButton, 'appeals.client')
}

const shown = (id: string) => ({ do: 'dispute.show', args: [id] })

/** A text to the last word, in messages of its own. */
const messages = (heading: Text, words: string): readonly Reply[] =>
  inPieces(words, READ_A_MESSAGE).map((piece, index) => ({
    is: 'card',
    card: card([index === 0 ? lines(heading) : undefined, quote(said(piece))], []),
  }))

/** Everything that was said, to the last word: nobody decides on what could not be read. */
export const disputeWords: Action = async (turn, [id = '']) => {
  const { dispute, submission } = await disputes.seen(turn.tx, turn.member, id)
  const words = turn.copy.disputes.show
  const code = turn.copy.review.reject.reasons[submission.reasonCode ?? 'other']
  return {
    show: shown(id),
    also: [
      ...messages(words.rejection(code), submission.reason ?? ''),
      ...messages(words.appeal(deadline(turn, dispute.appealedAt)), dispute.appeal),
      ...messages(words.answer(deadline(turn, dispute.answeredAt ?? dispute.answerDueAt)), dispute.answer ?? ''),
      ...messages(words.reason, dispute.reason ?? ''),
    ],
  }
}

/** What both sides have sent along. */
export const disputeFiles: Action = async (turn, [id = '']) => {
  const { dispute } = await disputes.seen(turn.tx, turn.member, id)
  const { caption } = turn.copy.disputes.show
  const also: Reply[] = []
  for (const side of disputes.DISPUTE_SIDES) {
    const { name } = await nameOf(turn, side === 'worker' ? dispute.workerId : dispute.clientId)
    also.push(...fileReplies(await disputes.filesOf(turn.tx, dispute, side), caption(name)))
  }
  return { show: shown(id), also }
}

/** The contested work itself: words, links, checklist, files. */
export const disputeWork: Action = async (turn, [id = '']) => {
  const seen = await disputes.seen(turn.tx, turn.member, id)
  const handedIn = await assignments.filesOf(turn.tx, seen.submission)
  return { show: shown(id), also: await workReplies(turn, seen, handedIn) }
}

/** Everything that was handed in, to the last word, in messages of its own, for whoever decides about it. */
export async function workReplies(
  turn: Reader,
  seen: assignments.Seen,
  handedIn: readonly assignments.SubmittedFile[],
): Promise<readonly Reply[]> {
  const { submission, assignment } = seen
  const { review, disputes: words } = turn.copy
  const { name } = await nameOf(turn, assignment.workerId)
  const rest = workBlocks(turn, { ...seen, submission: { ...submission, words: '', links: [] } }, handedIn)
  const links = lines(words.show.links, ...submission.links.map(webLink))
  return [
    ...messages(review.submission.words, submission.words),
    ...(submission.links.length === 0 ? [] : [{ is: 'card' as const, card: card([links], []) }]),
    ...(rest.length === 0 ? [] : [{ is: 'card' as const, card: card(rest, []) }]),
    ...fileReplies(handedIn, words.show.caption(name)),
  ]
}

/** What a client found wrong with a submission, to the last word. */
export function objectionReplies(
  { copy }: Pick<Turn, 'copy'>,
  { reason, reasonCode }: assignments.Submission,
): readonly Reply[] {
  const heading =
    reasonCode === null ? copy.work.show.fix : copy.disputes.show.rejection(copy.review.reject.reasons[reasonCode])
  return reason === null ? [] : messages(heading, reason)
}

/** Asks once more before an appeal is taken back, naming what is given up. */
export const disputeQuitAsk: Screen = async (turn, [id = '']) => {
  const { dispute, job, side } = await disputes.seen(turn.tx, turn.member, id)
  if (side !== 'worker' || !disputes.isOpen(dispute)) return disputeCard(turn, id)
  const words = turn.copy.disputes.withdraw
  return card(
    [lines(words.ask(job.title, job.rewardPoints))],
    [[looks('danger', go(words.confirm, 'dispute.quit', id))], [go(words.keep, 'dispute.show', id)]],
  )
}

export const disputeQuit: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await disputes.withdraw(tx, member, { key, dispute: id })
  return { note: copy.disputes.withdraw.done, show: shown(id) }
}
