import { machine } from '../shared/machine.ts'

/** What can be reported. Of a message (Discord's message menu) the author is meant, with the words. */
export const REPORT_TARGETS = ['job', 'member', 'submission', 'message'] as const
export type ReportTarget = (typeof REPORT_TARGETS)[number]

/** Why: the policy of product.md section 9 and money-and-law.md 4.8, in words that a person would choose. */
export const REPORT_CODES = ['fake', 'data', 'contact', 'illegal', 'insult', 'fraud', 'other'] as const
export type ReportCode = (typeof REPORT_CODES)[number]

export const REPORT_STATUSES = ['open', 'decided'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

export const reportVerbs = machine<ReportStatus>()({ decide: { from: ['open'], to: 'decided' } })

export const REPORT_DECISIONS = ['dismiss', 'warn', 'close-job', 'suspend'] as const
export type ReportDecision = (typeof REPORT_DECISIONS)[number]

export const MODERATION_LIMITS = {
  /** A reporter's reports within a day. */
  reportsADay: 10,
  /** So many different people pause a job until an operator has looked (money-and-law.md 4.8). */
  reportersThatPause: 3,
  reportWords: { min: 10, max: 1_000 },
  quoted: 4_000,
  reason: { min: 10, max: 1_000 },
} as const

export interface Report {
  readonly id: string
  readonly publicId: string
  readonly reporterId: string
  readonly target: ReportTarget
  readonly targetId: string
  readonly subjectId: string
  readonly code: ReportCode
  readonly words: string
  readonly quoted: string
  readonly status: ReportStatus
  readonly decision: ReportDecision | null
  readonly reason: string | null
  readonly createdAt: Date
}

export interface Suspension {
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly reason: string
  readonly at: Date
  readonly liftReason: string | null
  readonly liftedAt: Date | null
}

/** A row of the audit log, as operators read it. */
export interface AuditEntry {
  /** Counted without gaps: the key of the next page. */
  readonly number: number
  readonly actorId: string | null
  readonly action: string
  readonly object: string
  readonly reason: string
  readonly hash: string
  readonly at: Date
}
