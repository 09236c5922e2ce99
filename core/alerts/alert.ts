import type { SearchFilter } from '../jobs/index.ts'
import { machine } from '../shared/machine.ts'

/** A saved search looks at new jobs, or rests. */
export const ALERT_STATUSES = ['active', 'paused'] as const
export type AlertStatus = (typeof ALERT_STATUSES)[number]

export const alertVerbs = machine<AlertStatus>()({
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
})

/** How many searches one member can save. */
export const MOST_ALERTS = 10

export interface Alert extends Required<SearchFilter> {
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly status: AlertStatus
  readonly createdAt: Date
}
