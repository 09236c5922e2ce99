import { machine } from '../shared/machine.ts'

/** A client rejects unusually much, and an operator looks at it. `lapsed`: the job ended before anybody did. */
export const FLAG_STATUSES = ['waiting', 'released', 'closed', 'lapsed'] as const
export type FlagStatus = (typeof FLAG_STATUSES)[number]

export const flagVerbs = machine<FlagStatus>()({
  release: { from: ['waiting'], to: 'released' },
  close: { from: ['waiting'], to: 'closed' },
  lapse: { from: ['waiting'], to: 'lapsed' },
})

/** Money-and-law.md 4.8: more than 30 % of at least ten. */
export const FLAG_LIMITS = { decided: 10, rejectedPercent: 30, days: 30 } as const

export interface Flag {
  readonly id: string
  readonly publicId: string
  readonly jobId: string
  readonly status: FlagStatus
  /** What was counted: submissions decided on, and those of them that were rejected. */
  readonly decided: number
  readonly rejected: number
  readonly createdAt: Date
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly endedAt: Date | null
}
