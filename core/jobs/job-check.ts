import { machine } from '../shared/machine.ts'
import { POLICY_RULES } from './policy.ts'

/** Why a person looks at a job before it goes live: one of its client's first, or a rule of the policy stumbled over it. */
export const CHECK_REASONS = ['first-jobs', ...POLICY_RULES] as const
export type CheckReason = (typeof CHECK_REASONS)[number]

/** A check's life; `lapsed`: nobody decided in time. */
export const CHECK_STATUSES = ['waiting', 'approved', 'refused', 'withdrawn', 'lapsed'] as const
export type CheckStatus = (typeof CHECK_STATUSES)[number]

export const checkVerbs = machine<CheckStatus>()({
  approve: { from: ['waiting'], to: 'approved' },
  refuse: { from: ['waiting'], to: 'refused' },
  withdraw: { from: ['waiting'], to: 'withdrawn' },
  lapse: { from: ['waiting'], to: 'lapsed' },
})

/** Which jobs a person looks at first, from the configuration; the rules of the policy always hold. */
export interface CheckRules {
  /** A client's first so many jobs; 0: none. */
  readonly firstJobs: number
  /** After so many days without a decision the job goes back to its client. */
  readonly days: number
}

export interface JobCheck {
  readonly id: string
  readonly publicId: string
  readonly jobId: string
  readonly status: CheckStatus
  readonly reasons: readonly CheckReason[]
  /** The words that each of the reasons stumbled over, in the same order. */
  readonly found: readonly string[]
  readonly createdAt: Date
  readonly dueAt: Date
  /** What the operator said. */
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly endedAt: Date | null
}
