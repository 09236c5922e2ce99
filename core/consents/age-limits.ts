import { wallClock } from '../members/index.ts'
import type { AgeLimits, Hours } from '../shared/config.ts'
import type { Missing } from '../shared/refusal.ts'

/** product.md section 2, after JArbSchG sections 5 and 14: two hours from 8 to 18 at 14, from 6 to 20 at 15 to 17. */
export const DEFAULT_AGE_LIMITS: AgeLimits = {
  minutesAt14: 120,
  hoursAt14: { from: 8, until: 18 },
  hoursFrom15: { from: 6, until: 20 },
}

/** The age from which the second set of hours counts and no job is too long. */
const OLDER = 15

/** What holds for a minor of this age. */
export function limitsAt(
  age: number,
  limits: AgeLimits,
): { readonly minutes: number | undefined; readonly hours: Hours } {
  return age < OLDER
    ? { minutes: limits.minutesAt14, hours: limits.hoursAt14 }
    : { minutes: undefined, hours: limits.hoursFrom15 }
}

/** What stands between a minor of this age and a job: its length, and the hour in each of the zones when `at` is given. */
export function barredBy(
  minor: { readonly age: number; readonly zones: readonly string[] },
  minutes: number,
  limits: AgeLimits,
  at: Date | undefined,
): readonly Missing[] {
  const { minutes: most, hours } = limitsAt(minor.age, limits)
  const isOutside = (zone: string): boolean => {
    const hour = at === undefined ? hours.from : wallClock(zone)(at).hour
    return hour < hours.from || hour >= hours.until
  }
  return [
    ...(most !== undefined && minutes > most ? [{ need: 'shorter' as const, minutes: most }] : []),
    ...(minor.zones.some(isOutside) ? [{ need: 'hours' as const, ...hours }] : []),
  ]
}
