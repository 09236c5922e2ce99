import * as disputes from '../../core/disputes/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import type { Notices, OperatorTopic } from '../../core/notices/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { said, type Text } from '../dialog/text.ts'
import { card, lines, menuButton, quote, type Reader } from './parts.ts'

/** Where an operator looks at what waits. */
const SCREENS = {
  report: 'op.report',
  dispute: 'dispute.show',
  job: 'op.check',
  flag: 'op.flag',
  bank: 'op.bank',
  shop: 'op.shop',
  books: 'op.money',
  payout: 'op.payouts',
  card: 'op.cards',
  correction: 'op.correction',
  audit: 'op.audit',
  complaint: 'complaint.show',
  purchase: 'op.purchase',
  code: 'operator',
} as const

const QUEUES = { job: 'op.checks', flag: 'op.flags' } as const

/** Their screens are about no single one. */
const ABOUT_ALL: ReadonlySet<OperatorTopic> = new Set<OperatorTopic>([
  'bank',
  'books',
  'payout',
  'card',
  'audit',
  'code',
])

/** How it stands with a job on which an operator has decided that it need not end. */
export function jobNow({ copy }: Pick<Reader, 'copy'>, job: Pick<jobs.Job, 'status' | 'heldFor'>): Text | undefined {
  const words = copy.moderation.notices.jobNow
  if (job.status === 'paused')
    return job.heldFor === null ? words.paused : words.held(copy.moderation.holds[job.heldFor])
  return job.status === 'open' || job.status === 'closed' ? words[job.status] : undefined
}

/** What operators decided, with the reason and the way to object (statement of reasons, money-and-law.md 4.7). */
export const fairnessDraws = {
  'operator.waiting': async (turn: Reader, { topic, id }: Notices['operator.waiting']): Promise<Card | undefined> => {
    const { copy } = turn
    const words = copy.moderation.notices
    if (topic === 'dispute' && (await disputes.seen(turn.tx, turn.member, id)).dispute.status !== 'deciding')
      return undefined
    if (topic === 'job' && (await moderation.checkFor(turn.tx, turn.member, id)).check.status !== 'waiting')
      return undefined
    if (topic === 'report' && (await moderation.reportFor(turn.tx, turn.member, id)).report.status !== 'open')
      return undefined
    if (topic === 'complaint' && (await shop.complaintFor(turn.tx, turn.member, id)).complaint.status !== 'deciding')
      return undefined
    if (topic === 'flag' && (await moderation.flagFor(turn.tx, turn.member, id)).flag.status !== 'waiting')
      return undefined
    return card(
      [lines(words.waiting[topic])],
      [[looks('main', go(words.look, SCREENS[topic], ...(ABOUT_ALL.has(topic) ? [] : [id]))), menuButton(copy)]],
    )
  },
  'operator.gathered': async (turn: Reader, { topic }: Notices['operator.gathered']): Promise<Card | undefined> => {
    const count = await moderation.countGathered(turn.tx, turn.member, topic)
    if (count === 0) return undefined
    const words = turn.copy.moderation.notices
    return card(
      [lines(words.gathered[topic](count))],
      [[looks('main', go(words.look, QUEUES[topic])), menuButton(turn.copy)]],
    )
  },
  'report.decided': async (turn: Reader, { report: id }: Notices['report.decided']): Promise<Card | undefined> => {
    const { decision, code } = await moderation.reportOf(turn.tx, turn.member, id)
    if (decision === null) return undefined
    const words = turn.copy.moderation.notices
    return card([lines(words.decided(words.grounds(code)), words.outcomes[decision])], [[menuButton(turn.copy)]])
  },
  'report.about': async (turn: Reader, { report: id }: Notices['report.about']): Promise<Card | undefined> => {
    const { decision, reason, code, target, targetId } = await moderation.reportOf(turn.tx, turn.member, id)
    if (decision === null || reason === null) return undefined
    const words = turn.copy.moderation.notices
    const isOn = target === 'job' && (decision === 'dismiss' || decision === 'warn')
    return card(
      [
        lines(
          words.about[decision](words.grounds(code)),
          isOn ? jobNow(turn, await jobs.byId(turn.tx, targetId)) : undefined,
        ),
        lines(words.reason),
        quote(said(reason)),
        lines(words.human, words.object),
      ],
      [[menuButton(turn.copy)]],
    )
  },
  'job.held': async (turn: Reader, { job: id, why }: Notices['job.held']): Promise<Card | undefined> => {
    const job = await jobs.own(turn.tx, turn.member, id)
    if (job.heldFor !== why || job.status !== 'paused') return undefined
    const words = turn.copy.moderation
    return card(
      [lines(words.notices.held(job.title, words.holds[why])), lines(words.notices.heldHow, words.notices.object)],
      [[go(turn.copy.notices.buttons.look, 'job.manage', id), menuButton(turn.copy)]],
    )
  },
  'member.suspended': async (turn: Reader, { suspension: id }: Notices['member.suspended']): Promise<Card> => {
    const { reason } = await moderation.suspensionOf(turn.tx, turn.member, id)
    const words = turn.copy.moderation.notices
    return card(
      [lines(words.suspended), lines(words.reason), quote(said(reason)), lines(words.human, words.object)],
      [],
    )
  },
  'member.restored': async (turn: Reader, { suspension: id }: Notices['member.restored']): Promise<Card> => {
    const { liftReason } = await moderation.suspensionOf(turn.tx, turn.member, id)
    const words = turn.copy.moderation.notices
    return card(
      [lines(words.restored), ...(liftReason === null ? [] : [lines(words.reason), quote(said(liftReason))])],
      [[menuButton(turn.copy)]],
    )
  },
}
