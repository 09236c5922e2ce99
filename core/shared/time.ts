/** Spans of time in milliseconds, as dates count. A day of a deadline is 24 real hours, whatever the clock on the wall does. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
