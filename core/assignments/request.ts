import { machine } from '../shared/machine.ts'

/** `time`: the worker asks for more of it. `release`: the client of an ended job asks the worker to let go. */
export const REQUEST_KINDS = ['time', 'release'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_STATUSES = ['waiting', 'agreed', 'declined', 'unanswered', 'dropped'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** `expire`: silence, and everything stays as it was. `drop`: the work has gone on or ended meanwhile. */
export const requestVerbs = machine<RequestStatus>()({
  agree: { from: ['waiting'], to: 'agreed' },
  decline: { from: ['waiting'], to: 'declined' },
  expire: { from: ['waiting'], to: 'unanswered' },
  drop: { from: ['waiting'], to: 'dropped' },
})

/** Limits of product.md sections 3 and 4: of one kind at most three for the same work, and an answer within a day. */
export const REQUEST_LIMITS = { times: 3, answerHours: 24, hours: { min: 1, max: 168, usual: 24 } } as const

/** What one side of running work asks the other for. */
export interface WorkRequest {
  readonly id: string
  readonly publicId: string
  readonly assignmentId: string
  readonly kind: RequestKind
  /** How much more time; set exactly when that is what is asked for. */
  readonly hours: number | null
  readonly status: RequestStatus
  /** Until then there is an answer, or silence is one. */
  readonly dueAt: Date
  readonly createdAt: Date
  readonly decidedAt: Date | null
}
