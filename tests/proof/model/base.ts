import { DAY, HOUR, MINUTE } from '../../../core/shared/time.ts'
import type { Assignment } from './things.ts'

/** What every page of the oracle needs: spans of time, and reasons against a command. */
export { DAY, HOUR, MINUTE }
export const GRACE = 15 * MINUTE
/** So long nobody sees the other's rating before both have given theirs (product.md section 4). */
export const BLIND = 14 * DAY

export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`nothing at ${index}`)
  return item
}

export type Reasons = readonly string[]
export const when = (holds: boolean, reason: string): Reasons => (holds ? [reason] : [])

/** The slot is somebody else's again. */
export const isOver = (status: Assignment['status']): boolean =>
  ['lapsed', 'given-back', 'released', 'withdrawn'].includes(status)
