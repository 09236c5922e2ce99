import { wallClock } from '../members/index.ts'
import { DAY, HOUR, MINUTE } from '../shared/time.ts'

/** A calendar month, or a whole year when `month` is null. Months count from 1. */
export interface Period {
  readonly year: number
  readonly month: number | null
}

/** A period on the clock: from `from` until before `to`, in steps that begin at `starts`: days of a month, months of a year. */
export interface Span {
  readonly from: Date
  readonly to: Date
  readonly starts: readonly Date[]
}

/** Nothing of ours is older, and a year of five digits is a slip. */
const YEARS = { from: 2010, to: 2199 } as const
const WRITTEN = /^(\d{4})(?:-(\d{2}))?$/

/** `2026-11` or `2026`; undefined for anything else: it comes from a button or a command, and both can be forged. */
export function readPeriod(words: string): Period | undefined {
  const [, year, month] = WRITTEN.exec(words) ?? []
  const period = { year: Number(year), month: month === undefined ? null : Number(month) }
  const { from, to } = YEARS
  if (!(period.year >= from && period.year <= to)) return undefined
  return period.month === null || (period.month >= 1 && period.month <= 12) ? period : undefined
}

export function writePeriod({ year, month }: Period): string {
  return month === null ? String(year) : `${year}-${String(month).padStart(2, '0')}`
}

/** The month of a moment on a member's calendar. */
export function monthOf(at: Date, timeZone: string): Period {
  const { day } = wallClock(timeZone)(at)
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) }
}

/** The month before or after it (`by` -1 or 1), or the year. */
export function shifted({ year, month }: Period, by: -1 | 1): Period {
  if (month === null) return { year: year + by, month }
  const months = year * 12 + month - 1 + by
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

/** True when the first begins before the second; of a year and its months, the year. */
export const isBefore = (one: Period, other: Period): boolean => writePeriod(one) < writePeriod(other)

/** When a period begins and ends in a member's time zone, and its days or months. Summer time makes a day of 23 or 25 hours. */
export function spanOf({ year, month }: Period, timeZone: string): Span {
  const shownAt = shownIn(timeZone)
  const starts =
    month === null
      ? Array.from({ length: 12 }, (_, index) => dayStart(shownAt, Date.UTC(year, index, 1)))
      : Array.from({ length: daysIn(year, month) }, (_, index) =>
          dayStart(shownAt, Date.UTC(year, month - 1, index + 1)),
        )
  const next = shifted({ year, month }, 1)
  const to = dayStart(shownAt, Date.UTC(next.year, (next.month ?? 1) - 1, 1))
  const [from = to] = starts
  return { from, to, starts }
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** What the clock on the wall shows at a moment, written as if it were UTC; both in milliseconds. */
type ShownAt = (at: number) => number

function shownIn(timeZone: string): ShownAt {
  const clock = wallClock(timeZone)
  return (at) => {
    const { day, hour, minute } = clock(new Date(at))
    return Date.parse(`${day}T00:00:00Z`) + hour * HOUR + minute * MINUTE
  }
}

/**
 * The first moment of a calendar day, which is `wanted` as the clock shows it: midnight where there is one, the moment of the
 * change where the clock leaves midnight out, the earlier midnight where it comes twice.
 */
function dayStart(shownAt: ShownAt, wanted: number): Date {
  const ahead = (at: number): number => shownAt(at) - at
  // No zone changes its clock twice in two days: the offsets around are those before and after a change.
  const [before, after] = [ahead(wanted - DAY), ahead(wanted + DAY)]
  const midnights = [wanted - before, wanted - after].filter((at) => shownAt(at) === wanted)
  return new Date(midnights.length === 0 ? wanted - before : Math.min(...midnights))
}
