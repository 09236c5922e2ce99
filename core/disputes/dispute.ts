import { machine } from '../shared/machine.ts'
import { DAY } from '../shared/time.ts'

/** A worker contests a rejection. `answering`: the client is heard; `deciding`: it is an operator's turn. */
export const DISPUTE_STATUSES = ['answering', 'deciding', 'decided', 'withdrawn'] as const
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

export const disputeVerbs = machine<DisputeStatus>()({
  endHearing: { from: ['answering'], to: 'deciding' },
  decide: { from: ['deciding'], to: 'decided' },
  withdraw: { from: ['answering', 'deciding'], to: 'withdrawn' },
})

/** Product.md section 4: the worker is paid, the client gets everything back, or each gets a part. */
export const DISPUTE_DECISIONS = ['pay', 'refund', 'split'] as const
export type DisputeDecision = (typeof DISPUTE_DECISIONS)[number]

export const DISPUTE_SIDES = ['worker', 'client'] as const
export type DisputeSide = (typeof DISPUTE_SIDES)[number]

/** Limits of product.md section 4; words in characters. */
export const DISPUTE_LIMITS = {
  appealDays: 7,
  answerHours: 48,
  /** The client is reminded once, so long after the appeal. */
  remindHours: 24,
  /** So long after the appeal operators are reminded, and then every day. */
  undecidedHours: 72,
  words: { min: 20, max: 2_000 },
  files: 10,
} as const

export interface Dispute {
  readonly id: string
  readonly publicId: string
  readonly assignmentId: string
  readonly workerId: string
  readonly clientId: string
  readonly status: DisputeStatus
  readonly appeal: string
  readonly appealedAt: Date
  readonly answerDueAt: Date
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly decision: DisputeDecision | null
  /** What of the reward went to the worker; set exactly when it is decided. */
  readonly workerPoints: number | null
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly endedAt: Date | null
}

/** True while the reward is still in escrow because of it. */
export function isOpen({ status }: Pick<Dispute, 'status'>): boolean {
  return status === 'answering' || status === 'deciding'
}

/** Until then a worker may contest a rejection. */
export function appealableUntil({ endedAt }: { readonly endedAt: Date | null }): Date {
  return new Date((endedAt?.getTime() ?? 0) + DISPUTE_LIMITS.appealDays * DAY)
}
