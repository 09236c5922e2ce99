/**
 * Everything a member can be told without having asked, with the ids that a screen needs to draw it at the moment of
 * sending. No secret, no bank detail and no birth date ever stands here.
 */
export interface Notices {
  'application.new': { readonly application: string }
  /** A slot is free, and theirs for a while. */
  'waiting.offered': { readonly place: string }
  /** It was theirs for a while, and nobody took it. */
  'waiting.passed': { readonly place: string }
  /** A client asks a worker to look at a job. */
  'invitation.new': { readonly invitation: string }
  'application.accepted': { readonly assignment: string }
  /** `reminder` is what can be put off; older notices do not name it. */
  'application.reminder': { readonly application: string; readonly reminder?: string }
  'application.declined': { readonly application: string }
  'application.lapsed': { readonly application: string }
  'assignment.claimed': { readonly assignment: string }
  'assignment.lapsed': { readonly assignment: string }
  'assignment.given_back': { readonly assignment: string }
  'assignment.withdrawn': { readonly assignment: string }
  /** The worker asks for more time; the client of an ended job asks for the release; and the answer to either. */
  'request.time': { readonly request: string }
  'request.release': { readonly request: string }
  'request.answered': { readonly request: string }
  /** `deadline` as an ISO 8601 moment. */
  'assignment.reminder': { readonly assignment: string; readonly deadline: string; readonly reminder?: string }
  'submission.handed_in': { readonly submission: string }
  /** `deadline`: when silence approves. */
  'submission.reminder': { readonly submission: string; readonly deadline: string; readonly reminder?: string }
  'submission.approved': { readonly submission: string; readonly bySilence: boolean }
  'submission.silence': { readonly submission: string }
  'submission.sent_back': { readonly submission: string }
  'submission.rejected': { readonly submission: string }
  /** The reward of a rejected slot is home again: nobody contested it, or the appeal was withdrawn. */
  'assignment.refunded': { readonly assignment: string }
  'dispute.opened': { readonly dispute: string }
  'dispute.reminder': { readonly dispute: string }
  /** The client has answered, or let the time for it pass. */
  'dispute.heard': { readonly dispute: string }
  'dispute.decided': { readonly dispute: string }
  'tip.received': { readonly assignment: string; readonly points: number }
  'deposit.credited': { readonly deposit: string }
  /** A transfer was taken back by the bank; `covered` when the last of what was missing has come in. */
  'deposit.reversed': { readonly entry: string; readonly covered?: 'yes' }
  /** `to` is the status that the payout has come to. */
  'payout.moved': { readonly payout: string; readonly to: string }
  /** In a batch, and with the bank. */
  'payout.underway': { readonly payout: string; readonly to: string }
  /** Told on each platform, whatever the member prefers otherwise. */
  'account.changed': { readonly account: string; readonly platform: 'telegram' | 'discord' }
  'tax.entered': Record<never, never>
  /** Points that were credited by mistake have been taken back. */
  'correction.made': { readonly correction: string }
  'job.ended': { readonly job: string; readonly refundedPoints: number }
  /** Something new in one of the operators' queues. */
  'operator.waiting': { readonly topic: OperatorTopic; readonly id: string }
  /** What has come into one of the queues since the operator heard of the last. */
  'operator.gathered': { readonly topic: CollectedTopic }
  'report.decided': { readonly report: string }
  'report.about': { readonly report: string }
  'job.held': { readonly job: string; readonly why: 'reports' | 'flag' | 'suspended' }
  /** A job was looked at before it went live, or nobody did in time. */
  'check.ended': { readonly check: string }
  /** An operator has looked at a client who rejects much. */
  'flag.decided': { readonly flag: string }
  'member.suspended': { readonly suspension: string }
  'member.restored': { readonly suspension: string }
  /** To a chat of somebody who has gone: the chat is known by this alone, until it is sent. */
  'member.deleted': { readonly platform: 'telegram' | 'discord'; readonly place: string }
  /** New jobs that saved searches have found. */
  'alerts.found': { readonly notice: string }
  /** What waits for a member on this calendar day of theirs, `2026-11-27`. */
  'digest.daily': { readonly day: string }
  /** A board was switched off: its chat is gone, or we may not write there any more. */
  'board.off': { readonly board: string }
  'shop.decided': { readonly shop: string }
  'offer.low': { readonly offer: string }
  'order.reminder': { readonly order: string }
  'order.lapsed': { readonly order: string }
  'order.lost': { readonly order: string }
  /** What is bought outside for an order: it is there; it takes longer; nothing came of it and the points are back. */
  'purchase.ready': { readonly order: string }
  'purchase.late': { readonly order: string }
  'purchase.failed': { readonly order: string }
  /** An order of goods has come into the state `is`; and its state `of` will soon end by itself. */
  'complaint.opened': { readonly complaint: string }
  'complaint.reminder': { readonly complaint: string }
  /** The shop disagrees, or has let the time for its answer pass. */
  'complaint.heard': { readonly complaint: string }
  'complaint.decided': { readonly complaint: string }
  'goods.moved': { readonly order: string; readonly is: string }
  'goods.reminder': { readonly order: string; readonly of: string }
  /** A guardian has agreed; a guardian has withdrawn: what, and how much work and how many applications ended with it. */
  'consent.given': { readonly consent: string }
  'consent.withdrawn': {
    readonly scopes: readonly ('jobs' | 'payout' | 'shop')[]
    readonly released: number
    readonly takenBack: number
  }
  'goal.reached': { readonly offer: string }
  'goal.ended': { readonly offer: string }
  /** Where a payment by card stands; what a card holder takes back; what goes back to the card. */
  'checkout.moved': { readonly checkout: string; readonly to: 'open' | 'pending' | 'failed' }
  'chargeback.moved': { readonly chargeback: string; readonly to: 'open' | 'won' | 'lost' }
  'card-refund.moved': { readonly refund: string; readonly to: 'paid' | 'failed' }
  'link.agreed': LinkNotice
  'link.confirmed': LinkNotice
  'link.declined': LinkNotice
}
/** `platform` is where it happens: the notice is sent there first, whatever the member prefers otherwise. */
interface LinkNotice {
  readonly link: string
  readonly platform: 'telegram' | 'discord'
}
/** What an operator is asked to look at. */
export type OperatorTopic =
  | 'report'
  | 'dispute'
  | 'job'
  | 'flag'
  | 'bank'
  | 'shop'
  | 'payout'
  | 'books'
  | 'complaint'
  | 'purchase'
  | 'card'
  | 'correction'
  | 'audit'
  | 'code'
/** Of what is new in these queues the operators are told collected. */
export const COLLECTED_TOPICS = ['job', 'flag'] as const satisfies readonly OperatorTopic[]
export type CollectedTopic = (typeof COLLECTED_TOPICS)[number]
export type NoticeKind = keyof Notices

/**
 * `now`: somebody did something that this member waits for; in quiet hours it comes without a sound. `waking-hours`: it
 * can wait until the quiet hours are over, or until a deadline presses.
 */
export type Urgency = 'now' | 'waking-hours'

export const urgencyOf: { readonly [Kind in NoticeKind]: Urgency } = {
  'application.new': 'now',
  'member.deleted': 'now',
  'waiting.offered': 'now',
  'waiting.passed': 'waking-hours',
  'invitation.new': 'waking-hours',
  'application.accepted': 'now',
  'application.reminder': 'waking-hours',
  'application.declined': 'now',
  'application.lapsed': 'waking-hours',
  'assignment.claimed': 'waking-hours',
  'assignment.lapsed': 'now',
  'assignment.given_back': 'now',
  'assignment.withdrawn': 'now',
  'request.time': 'now',
  'request.release': 'now',
  'request.answered': 'now',
  'assignment.reminder': 'waking-hours',
  'submission.handed_in': 'now',
  'submission.reminder': 'waking-hours',
  'submission.approved': 'now',
  'submission.silence': 'waking-hours',
  'submission.sent_back': 'now',
  'submission.rejected': 'now',
  'assignment.refunded': 'now',
  'dispute.opened': 'now',
  'dispute.reminder': 'waking-hours',
  'dispute.heard': 'now',
  'dispute.decided': 'now',
  'tip.received': 'now',
  'deposit.credited': 'now',
  'deposit.reversed': 'now',
  'payout.moved': 'now',
  'payout.underway': 'waking-hours',
  'account.changed': 'now',
  'tax.entered': 'now',
  'correction.made': 'now',
  'job.ended': 'waking-hours',
  'operator.waiting': 'waking-hours',
  'operator.gathered': 'waking-hours',
  'report.decided': 'now',
  'report.about': 'now',
  'job.held': 'now',
  'check.ended': 'now',
  'flag.decided': 'now',
  'member.suspended': 'now',
  'member.restored': 'now',
  'alerts.found': 'waking-hours',
  'digest.daily': 'waking-hours',
  'board.off': 'now',
  'shop.decided': 'now',
  'purchase.ready': 'now',
  'purchase.late': 'waking-hours',
  'purchase.failed': 'now',
  'offer.low': 'waking-hours',
  'order.reminder': 'waking-hours',
  'order.lapsed': 'waking-hours',
  'order.lost': 'now',
  'complaint.opened': 'now',
  'complaint.reminder': 'waking-hours',
  'complaint.heard': 'now',
  'complaint.decided': 'now',
  'goods.moved': 'now',
  'goods.reminder': 'waking-hours',
  'consent.given': 'now',
  'consent.withdrawn': 'now',
  'goal.reached': 'waking-hours',
  'goal.ended': 'waking-hours',
  'checkout.moved': 'now',
  'chargeback.moved': 'now',
  'card-refund.moved': 'now',
  'link.agreed': 'now',
  'link.confirmed': 'now',
  'link.declined': 'now',
}
