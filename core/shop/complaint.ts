import { machine } from '../shared/machine.ts'
import type { Order, OrderStatus } from './shop.ts'

/** A buyer complains. `answering`: the shop is heard; `deciding`: it is an operator's turn. */
export const COMPLAINT_STATUSES = ['answering', 'deciding', 'decided', 'withdrawn'] as const
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number]

export const complaintVerbs = machine<ComplaintStatus>()({
  disagree: { from: ['answering'], to: 'deciding' },
  agree: { from: ['answering'], to: 'decided' },
  decide: { from: ['deciding'], to: 'decided' },
  withdraw: { from: ['answering', 'deciding'], to: 'withdrawn' },
})

/** The code does not work; the goods did not come; they are broken or not what was ordered. */
export const COMPLAINT_ABOUT = ['code', 'missing', 'broken'] as const
export type ComplaintAbout = (typeof COMPLAINT_ABOUT)[number]

/** Another code or parcel, the points back, or neither. */
export const COMPLAINT_DECISIONS = ['replace', 'refund', 'reject'] as const
export type ComplaintDecision = (typeof COMPLAINT_DECISIONS)[number]

/** What complaints do to an order. */
export const complaintOrderVerbs = machine<OrderStatus>()({
  complain: { from: ['shown', 'shipped', 'delivered'], to: 'problem' },
  refund: { from: ['problem'], to: 'refunded' },
  close: { from: ['problem'], to: 'closed' },
  showAnother: { from: ['problem'], to: 'shown' },
  sendAnother: { from: ['problem'], to: 'accepted' },
})

/** Money-and-law.md 3.2: 14 days to complain (the clock of the order), 3 days to answer. Words in characters. */
export const COMPLAINT_LIMITS = {
  answerDays: 3,
  /** The shop is reminded once, so long after the complaint. */
  remindDays: 2,
  /** So long after the answer operators are reminded, and then every day. */
  undecidedDays: 3,
  words: { min: 10, max: 1_000 },
} as const

export interface Complaint {
  readonly id: string
  readonly publicId: string
  readonly orderId: string
  readonly status: ComplaintStatus
  readonly about: ComplaintAbout
  readonly words: string
  readonly openedAt: Date
  readonly answerDueAt: Date
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly decision: ComplaintDecision | null
  readonly reason: string | null
  /** Null when the shop agreed by itself. */
  readonly decidedBy: string | null
  readonly endedAt: Date | null
}

/** True while its buyer may complain about it: a code that was shown, a parcel that was sent. */
export const mayComplain = ({ status, expiresAt }: Pick<Order, 'status' | 'expiresAt'>, now: Date): boolean =>
  complaintOrderVerbs.complain.from.some((from) => from === status) && (status === 'shipped' || expiresAt > now)

/** What can be wrong with an order of this kind. */
export const aboutsOf = ({ kind }: Pick<Order, 'kind'>): readonly ComplaintAbout[] =>
  kind === 'voucher' ? ['code'] : ['missing', 'broken']
