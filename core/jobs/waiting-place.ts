import { machine } from '../shared/machine.ts'

/** Somebody stands on the waiting list of a full job. `offered`: a slot is free and theirs to take for a while. */
export const WAITING_STATUSES = ['waiting', 'offered', 'taken', 'passed', 'left', 'ended'] as const
export type WaitingStatus = (typeof WAITING_STATUSES)[number]

export const waitingVerbs = machine<WaitingStatus>()({
  offer: { from: ['waiting'], to: 'offered' },
  // Got a slot, or has applied for one.
  take: { from: ['waiting', 'offered'], to: 'taken' },
  pass: { from: ['offered'], to: 'passed' },
  leave: { from: ['waiting', 'offered'], to: 'left' },
  end: { from: ['waiting', 'offered'], to: 'ended' },
})

/**
 * The rule of the list (product.md section 4 leaves it open): whoever came first is told first. A free slot is offered to
 * the first in line who is awake and may take it now, and is theirs for two hours; then to the next. Nobody is passed
 * over for sleeping: whoever has quiet hours keeps the place and is asked again when they end.
 */
export const WAITING_LIMITS = {
  offerHours: 2,
  /** Who may not take it now (as many jobs run as may, something is missing) is looked at again after so long. */
  retryMinutes: 60,
  /** So many in a line are read at once. */
  lookedAt: 20,
  /** So often at most, whenever free slots are offered. */
  looks: 10,
  /** On so many lists somebody may stand at once. */
  lists: 20,
} as const

export interface WaitingPlace {
  readonly id: string
  readonly publicId: string
  readonly jobId: string
  readonly workerId: string
  readonly status: WaitingStatus
  /** Until then the slot is theirs; set exactly while the status is `offered`. */
  readonly offeredUntil: Date | null
  readonly createdAt: Date
}
