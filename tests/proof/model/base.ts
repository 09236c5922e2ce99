/** What every page of the oracle needs: spans of time, and reasons against a command. */
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000
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
