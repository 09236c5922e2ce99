import type { GuideId } from '../guides/index.ts'
import { machine } from '../shared/machine.ts'
import type { Language } from '../shared/language.ts'
import type { CategoryId } from './category.ts'
import type { ProofKind } from './template.ts'

/**
 * A job's life. Whether all slots are taken is not a status: it is `openSlots` being zero. `checking`: paid for, and an
 * operator looks at it before anybody sees it.
 */
export const JOB_STATUSES = ['draft', 'checking', 'open', 'paused', 'closed', 'discarded'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

export const jobVerbs = machine<JobStatus>()({
  publish: { from: ['draft'], to: 'open' },
  ask: { from: ['draft'], to: 'checking' },
  approve: { from: ['checking'], to: 'open' },
  sendBack: { from: ['checking'], to: 'draft' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  close: { from: ['open', 'paused'], to: 'closed' },
  discard: { from: ['draft'], to: 'discarded' },
})

/** Why an operator's business keeps a job paused: three people reported it, its client rejects too much, or is suspended. */
export const HOLD_REASONS = ['reports', 'flag', 'suspended'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** First come, first served; or the client chooses among applicants. */
export const TAKINGS = ['claim', 'apply'] as const
export type Taking = (typeof TAKINGS)[number]

/** Whether AI may help with the work. */
export const AI_RULES = ['allowed', 'disclose', 'not-allowed'] as const
export type AiRule = (typeof AI_RULES)[number]

/** What a client may ask for as the lowest age; null asks for none. */
export const MINIMUM_AGES = [14, 16, 18] as const

/** Limits of product.md section 3. */
export const JOB_LIMITS = {
  title: { min: 5, max: 80 },
  brief: { min: 20, max: 2000 },
  result: { min: 10, max: 1000 },
  checklist: { max: 8, pointMin: 3, pointMax: 120 },
  minutes: { min: 1, max: 6000 },
  rewardPoints: { min: 10, max: 100_000 },
  slots: { min: 1, max: 1000 },
  workHours: { min: 2, max: 336 },
  reviewDays: { min: 1, max: 14, usual: 5 },
  openDays: { min: 1, max: 90 },
  minimumJobs: { max: 1000 },
} as const

/** A client's first deposit is at least this much (product.md section 3). */
export const FIRST_DEPOSIT_POINTS = 1_000

/** What a client says about a job; checked by `jobs.write`. */
export interface JobFields {
  readonly category: CategoryId
  readonly template: string | null
  readonly title: string
  readonly brief: string
  /** What the result must look like. */
  readonly result: string
  readonly exampleLink: string | null
  readonly checklist: readonly string[]
  readonly proof: readonly ProofKind[]
  readonly minutes: number
  readonly rewardPoints: number
  readonly slots: number
  readonly taking: Taking
  readonly workHours: number
  readonly reviewDays: number
  readonly openDays: number
  readonly minimumAge: (typeof MINIMUM_AGES)[number] | null
  readonly minimumStarsTenths: number
  readonly minimumJobs: number
  /** The guide whose questions a worker must have passed; null asks for none. */
  readonly qualification: GuideId | null
  /** Empty: no language is asked for. */
  readonly languages: readonly Language[]
  /** Nobody else sees it: in no list, on no page, by no link. */
  readonly invitedOnly: boolean
  readonly ai: AiRule
}

export interface Job extends JobFields {
  readonly id: string
  readonly publicId: string
  readonly clientId: string
  readonly status: JobStatus
  readonly language: Language
  /** Per slot, fixed when the job was written. */
  readonly feePoints: number
  readonly openSlots: number
  readonly withdrawnSlots: number
  /** How often it has been published; more than once only after it was sent back. */
  readonly rounds: number
  /** Set while only an operator may let the job run on; `heldFrom` is what it comes back to. */
  readonly heldFor: HoldReason | null
  readonly heldFrom: 'open' | 'paused' | null
  readonly closesAt: Date
  readonly publishedAt: Date | null
  readonly endedAt: Date | null
  readonly createdAt: Date
}

/** What a job costs, in points. */
export interface Cost {
  readonly rewardPoints: number
  readonly feePoints: number
  readonly totalPoints: number
}

/** What so many slots of a job cost, in points: reward, fee, and both together. */
export function costOf(job: Pick<Job, 'rewardPoints' | 'feePoints'>, slots: number): Cost {
  const rewardPoints = job.rewardPoints * slots
  const feePoints = job.feePoints * slots
  return { rewardPoints, feePoints, totalPoints: rewardPoints + feePoints }
}
