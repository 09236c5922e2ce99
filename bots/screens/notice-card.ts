import * as assignments from '../../core/assignments/index.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import type { NoticeKind, Notices } from '../../core/notices/index.ts'
import { firstCharacters } from '../../core/shared/clean.ts'
import type { Copy } from '../copy/copy.ts'
import { go, looks, type Button, type Card } from '../dialog/card.ts'
import type { Text } from '../dialog/text.ts'
import { alertDraws } from './alerts.ts'
import { digestDraws } from './digest.ts'
import { disputeDraws } from './notices-disputes.ts'
import { checkDraws } from './notices-checks.ts'
import { bankDraws } from './notices-bank.ts'
import { cardDraws } from './notices-cards.ts'
import { guardianDraws } from './notices-guardian.ts'
import { correctionDraws } from './corrections.ts'
import { payoutDraws } from './notices-payouts.ts'
import { taxDraws } from './tax.ts'
import { fairnessDraws } from './notices-fairness.ts'
import { complaintDraws } from './complaints.ts'
import { goodsDraws } from './notices-goods.ts'
import { listDraws } from './notices-lists.ts'
import { timeDraws } from './notices-time.ts'
import { goalDraws } from './goal.ts'
import { boardDraws } from './notices-boards.ts'
import { shopDraws } from './notices-shop.ts'
import { confirmCard } from './link-card.ts'
import { fixBlocks } from './my-work.ts'
import { card, deadline, lines, menuButton, nameOf, type Reader } from './parts.ts'

type Draw<Kind extends NoticeKind> = (turn: Reader, data: Notices[Kind]) => Promise<Card | undefined>

const told = (turn: Reader, words: Text, ...buttons: readonly (Button | undefined)[]): Card =>
  card([lines(words)], [buttons.filter((button) => button !== undefined).slice(0, 2), [menuButton(turn.copy)]])

/** Each draws what is true at the moment of sending; undefined when the notice has become pointless meanwhile. */
const draws: { readonly [Kind in NoticeKind]: Draw<Kind> } = {
  'application.new': async (turn, { application: id }) => {
    const { application, job } = await assignments.ownApplication(turn.tx, turn.member, id)
    if (application.status !== 'waiting') return undefined
    const { name } = await nameOf(turn, application.workerId)
    const { buttons, applicationNew } = turn.copy.notices
    return told(turn, applicationNew(name, job.title), looks('main', go(buttons.look, 'application.show', id)))
  },
  'member.deleted': async ({ copy }) => card([lines(copy.privacy.deletion.farewell)], []),
  'application.accepted': async (turn, { assignment: id }) => {
    const { assignment, job } = await myAssignment(turn, id)
    const { buttons, applicationAccepted } = turn.copy.notices
    return told(
      turn,
      applicationAccepted(job.title, deadline(turn, assignment.deadlineAt)),
      looks('main', go(buttons.look, 'work.show', id)),
    )
  },
  'application.declined': async (turn, { application: id }) => {
    const application = await assignments.myApplication(turn.tx, turn.member, id)
    const job = await jobs.byId(turn.tx, application.jobId)
    const { buttons, applicationDeclined } = turn.copy.notices
    const reason = turn.copy.review.decline.reasons[application.declineReason ?? 'chose-others']
    return told(turn, applicationDeclined(job.title, reason), go(buttons.find, 'jobs.find'))
  },
  'application.lapsed': async (turn, { application: id }) => {
    const application = await assignments.myApplication(turn.tx, turn.member, id)
    const job = await jobs.byId(turn.tx, application.jobId)
    const { buttons, applicationEnded, applicationLapsed } = turn.copy.notices
    if (job.status === 'closed') return told(turn, applicationEnded(job.title), go(buttons.find, 'jobs.find'))
    return told(
      turn,
      applicationLapsed(job.title),
      go(buttons.look, 'job.show', job.publicId),
      go(buttons.find, 'jobs.find'),
    )
  },
  'assignment.claimed': async (turn, { assignment: id }) => {
    const { assignment, job } = await assignments.ownAssignment(turn.tx, turn.member, id)
    if (assignment.status !== 'working') return undefined
    const { name } = await nameOf(turn, assignment.workerId)
    const { buttons, claimed } = turn.copy.notices
    return told(
      turn,
      claimed(name, job.title, deadline(turn, assignment.deadlineAt)),
      go(buttons.look, 'job.manage', job.publicId),
    )
  },
  'assignment.lapsed': lapsed,
  'submission.handed_in': async (turn, { submission: id }) => {
    const { submission, assignment, job } = await assignments.toReview(turn.tx, turn.member, id)
    if (submission.status !== 'waiting') return undefined
    const { name } = await nameOf(turn, assignment.workerId)
    const { buttons, handedIn } = turn.copy.notices
    return told(turn, handedIn(name, job.title), looks('main', go(buttons.look, 'submission.review', id)))
  },
  'submission.approved': async (turn, { submission: id, bySilence }) => {
    const { assignment, job } = await assignments.mySubmission(turn.tx, turn.member, id)
    const { buttons, approved, approvedBySilence } = turn.copy.notices
    const words = bySilence ? approvedBySilence : approved
    return told(
      turn,
      words(job.title, job.rewardPoints),
      looks('main', go(buttons.wallet, 'wallet')),
      go(buttons.rate, 'rate', assignment.publicId),
    )
  },
  'submission.silence': async (turn, { submission: id }) => {
    const { assignment, job } = await assignments.toReview(turn.tx, turn.member, id)
    const { name } = await nameOf(turn, assignment.workerId)
    const { buttons, paidBySilence } = turn.copy.notices
    return told(turn, paidBySilence(name, job.title, job.rewardPoints), go(buttons.look, 'submission.review', id))
  },
  'submission.sent_back': async (turn, { submission: id }) => {
    const { submission, assignment, job } = await assignments.mySubmission(turn.tx, turn.member, id)
    if (assignment.status !== 'revising') return undefined
    const { buttons, sentBack } = turn.copy.notices
    return card(
      [lines(sentBack(job.title, deadline(turn, assignment.deadlineAt))), ...fixBlocks(turn, job, submission)],
      [
        [
          looks('main', go(buttons.submit, 'submit-work', assignment.publicId)),
          go(buttons.look, 'work.show', assignment.publicId),
        ],
        [menuButton(turn.copy)],
      ],
    )
  },
  ...disputeDraws,
  ...guardianDraws,
  'tip.received': async (turn, { assignment: id, points }) => {
    const { job } = await myAssignment(turn, id)
    return told(turn, turn.copy.notices.tip(points, job.title), go(turn.copy.notices.buttons.wallet, 'wallet'))
  },
  'deposit.credited': credited,
  'job.ended': async (turn, { job: id, refundedPoints }) => {
    const job = await jobs.own(turn.tx, turn.member, id)
    return told(
      turn,
      turn.copy.notices.ended(job.title, refundedPoints),
      go(turn.copy.notices.buttons.look, 'job.manage', id),
    )
  },
  ...bankDraws,
  ...cardDraws,
  ...payoutDraws,
  ...correctionDraws,
  ...taxDraws,
  ...fairnessDraws,
  ...timeDraws,
  ...listDraws,
  ...alertDraws,
  ...checkDraws,
  ...digestDraws,
  ...boardDraws,
  ...shopDraws,
  ...goodsDraws,
  ...goalDraws,
  ...complaintDraws,
  'link.agreed': (turn, { link }) => confirmCard(turn, link),
  'link.confirmed': async (turn) => told(turn, turn.copy.link.confirmedNotice),
  'link.declined': async (turn) => told(turn, turn.copy.link.declinedNotice),
}

async function myAssignment(
  turn: Reader,
  id: string,
): Promise<{ readonly assignment: assignments.Assignment; readonly job: jobs.Job }> {
  const assignment = await assignments.mine(turn.tx, turn.member, id)
  return { assignment, job: await jobs.byId(turn.tx, assignment.jobId) }
}

/** Told to both sides: the worker whose slot it was, and the client who waits for somebody else now. */
async function lapsed(turn: Reader, { assignment: id }: Notices['assignment.lapsed']): Promise<Card> {
  const { assignment, job } = await assignments.ofParty(turn.tx, turn.member, id)
  const { buttons, lapsedWorker, lapsedWorkerEnded, lapsedClient, lapsedClientEnded } = turn.copy.notices
  const hasEnded = job.status === 'closed'
  if (assignment.workerId === turn.member.id) {
    const words = hasEnded ? lapsedWorkerEnded : lapsedWorker
    return told(turn, words(job.title), go(buttons.find, 'jobs.find'), go(buttons.work, 'work.list'))
  }
  const { name } = await nameOf(turn, assignment.workerId)
  const words = hasEnded ? lapsedClientEnded : lapsedClient
  return told(turn, words(name, job.title), go(buttons.look, 'job.manage', job.publicId))
}

/** Money arrived: drafts that waited for it can be published with one tap. */
async function credited(turn: Reader, { deposit: id }: Notices['deposit.credited']): Promise<Card | undefined> {
  const deposit = await deposits.byPublicId(turn.tx, id)
  if (deposit === undefined) return undefined
  const { buttons, credited: words, drafts } = turn.copy.notices
  const waiting = await jobs.drafts(turn.tx, turn.member, 3)
  const payable = []
  for (const job of waiting) if ((await jobs.lacking(turn.tx, turn.member, job)) === undefined) payable.push(job)
  return card(
    [lines(words(deposit.points, deposit.owedPoints), payable.length === 0 ? undefined : drafts)],
    [
      ...payable.map((job) => [looks('good', go(publishLabel(buttons, job), 'job.publish', job.publicId, job.rounds))]),
      [waiting.length === 0 ? looks('main', go(turn.copy.jobs.mine.post, 'post-job')) : undefined],
      [go(buttons.wallet, 'wallet'), menuButton(turn.copy)],
    ],
  )
}

/** The tap moves money, so it names the amount. */
function publishLabel(buttons: Copy['notices']['buttons'], job: jobs.Job): string {
  const title = firstCharacters(job.title, 31)
  return buttons.publish(title === job.title ? title : `${title}…`, jobs.costOf(job, job.slots).totalPoints)
}

/** A notice as a card in the member's language; undefined when it is not true any more. */
export async function drawNotice(
  turn: Reader,
  notice: { readonly kind: NoticeKind; readonly data: unknown },
): Promise<Card | undefined> {
  // The data was written with the kind by notices.tell, whose types tie them together.
  const draw = draws[notice.kind] as Draw<NoticeKind>
  return draw(turn, notice.data as Notices[NoticeKind])
}
