import { machine } from '../shared/machine.ts'
import { HOUR } from '../shared/time.ts'

/** A worker asks for a slot; the client accepts or declines. */
export const APPLICATION_STATUSES = ['waiting', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

export const applicationVerbs = machine<ApplicationStatus>()({
  accept: { from: ['waiting'], to: 'accepted' },
  decline: { from: ['waiting'], to: 'declined' },
  withdraw: { from: ['waiting'], to: 'withdrawn' },
  lapse: { from: ['waiting'], to: 'lapsed' },
  // The client takes the no back, by inviting: the worker may apply anew.
  reconsider: { from: ['declined'], to: 'withdrawn' },
})

/**
 * One worker has one slot. `working` and `revising`: the worker's turn; `submitted`: the client's. What was rejected ends as
 * `refunded`, or by an operator's decision as `approved` or `split`, which counts as neither approved nor rejected.
 */
export const ASSIGNMENT_STATUSES = [
  'working',
  'submitted',
  'revising',
  'approved',
  'rejected',
  'lapsed',
  'given-back',
  'released',
  'withdrawn',
  'refunded',
  'split',
] as const
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number]

export const assignmentVerbs = machine<AssignmentStatus>()({
  handIn: { from: ['working', 'revising'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  sendBack: { from: ['submitted'], to: 'revising' },
  reject: { from: ['submitted'], to: 'rejected' },
  lapse: { from: ['working', 'revising'], to: 'lapsed' },
  giveBack: { from: ['working', 'revising'], to: 'given-back' },
  release: { from: ['working', 'revising'], to: 'released' },
  takeBack: { from: ['working', 'revising'], to: 'withdrawn' },
  overturn: { from: ['rejected'], to: 'approved' },
  split: { from: ['rejected'], to: 'split' },
  refund: { from: ['rejected'], to: 'refunded' },
})

/** After these the slot is free again, or its reward has gone home; whoever had it may take one again. */
const FREED_STATUSES = ['lapsed', 'given-back', 'released', 'withdrawn'] as const satisfies readonly AssignmentStatus[]

/** True when the worker does not hold the slot any more, without having been paid or rejected. */
export function isFreed({ status }: Pick<Assignment, 'status'>): boolean {
  return FREED_STATUSES.some((freed) => freed === status)
}

/** True when the worker was paid, all or a part: both sides may say how it was. */
export function isPaid({ status }: Pick<Assignment, 'status'>): boolean {
  return status === 'approved' || status === 'split'
}

/** What was handed in; an assignment has one per round. */
export const SUBMISSION_STATUSES = ['waiting', 'approved', 'sent-back', 'rejected', 'split'] as const
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number]

export const submissionVerbs = machine<SubmissionStatus>()({
  approve: { from: ['waiting'], to: 'approved' },
  sendBack: { from: ['waiting'], to: 'sent-back' },
  reject: { from: ['waiting'], to: 'rejected' },
  overturn: { from: ['rejected'], to: 'approved' },
  split: { from: ['rejected'], to: 'split' },
})

export const DECLINE_REASONS = ['chose-others', 'no-match', 'too-late', 'pitch'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const REJECT_REASONS = ['incomplete', 'off-topic', 'copied', 'unusable', 'other'] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

/** Limits of product.md sections 3 and 4. */
export const WORK_LIMITS = {
  pitch: 500,
  words: 4_000,
  aiNote: 300,
  links: 10,
  filesPerRound: 10,
  revisions: 2,
  revisionHours: [24, 48],
  reason: { min: 20, max: 1_000 },
  graceMinutes: 15,
  applicationHours: 72,
  sentence: 300,
  tipPoints: { min: 10, max: 10_000 },
} as const

export interface Application {
  readonly id: string
  readonly publicId: string
  readonly jobId: string
  readonly workerId: string
  readonly status: ApplicationStatus
  readonly pitch: string
  readonly declineReason: DeclineReason | null
  readonly createdAt: Date
}

/** Until then an application is answered, or it lapses. */
export function answerDueAt({ createdAt }: Pick<Application, 'createdAt'>): Date {
  return new Date(createdAt.getTime() + WORK_LIMITS.applicationHours * HOUR)
}

export interface Assignment {
  readonly id: string
  readonly publicId: string
  readonly jobId: string
  readonly workerId: string
  readonly applicationId: string | null
  readonly status: AssignmentStatus
  readonly revisions: number
  readonly startedAt: Date
  readonly deadlineAt: Date
  /** Until then the client has to decide; set exactly while the status is `submitted`. */
  readonly reviewDueAt: Date | null
  readonly endedAt: Date | null
  /** Given back after half of the time, which counts against the share on time. */
  readonly givenBackLate: boolean
}

export interface Submission {
  readonly id: string
  readonly publicId: string
  readonly assignmentId: string
  readonly round: number
  readonly status: SubmissionStatus
  readonly words: string
  readonly links: readonly string[]
  /** Which points of the job's checklist the worker ticked, counted from 0. */
  readonly checkedPoints: readonly number[]
  /** How AI helped, when the job wants to know. */
  readonly aiNote: string | null
  readonly handedInAt: Date
  readonly decidedAt: Date | null
  readonly reasonCode: RejectReason | null
  readonly reason: string | null
  /** Which points of the checklist the client found missing. */
  readonly failedPoints: readonly number[]
}

/** A review as the other side will see it. */
export interface Review {
  readonly stars: number
  readonly sentence: string
}
