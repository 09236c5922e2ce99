/** Spans of time in milliseconds, as dates count. A day of a deadline is 24 real hours, whatever the clock on the wall does. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** True for a day that the calendar has, as `2026-11-26`: 31 February is none, whatever `Date` makes of it. */
export function isDay(iso: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(iso)) return false
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso
}

/**
 * Reads a day as people write it (`24.12.2008`, `24. 12. 2008`) or as a browser does (`2008-12-24`), and returns it as
 * `2008-12-24`; undefined for what is no day.
 */
export function readDay(words: string): string | undefined {
  const [, day = '', month = '', year] = /^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$/.exec(words) ?? []
  const iso = year === undefined ? words : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : undefined
}

const WITH_SLASHES = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/

/**
 * The same for what somebody types: with slashes, too (`24/12/2008`), the day before the month, as in both of our languages.
 * Files may have been written where the month comes first.
 */
export const readTypedDay = (words: string): string | undefined => readDay(words.replace(WITH_SLASHES, '$1.$2.$3'))
