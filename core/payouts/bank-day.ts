import { DAY } from '../shared/time.ts'
/** Bank days are those of Frankfurt. */
export const BANK_ZONE = 'Europe/Berlin'

/** Days of the TARGET calendar that never move (ECB): New Year, 1 May, Christmas and the day after. */
const FIXED: readonly string[] = ['01-01', '05-01', '12-25', '12-26']

/** The next day, after this one, on which banks make transfers: no weekend and no holiday of TARGET. Days as `2026-11-27`. */
export function nextBankDay(day: string): string {
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + DAY)
  const words = next.toISOString().slice(0, 10)
  return isBankDay(next, words) ? words : nextBankDay(words)
}

function isBankDay(at: Date, words: string): boolean {
  const weekend = at.getUTCDay() === 0 || at.getUTCDay() === 6
  const fromEaster = Math.round((at.getTime() - easter(at.getUTCFullYear()).getTime()) / DAY)
  // Good Friday and Easter Monday.
  return !weekend && !FIXED.includes(words.slice(5)) && fromEaster !== -2 && fromEaster !== 1
}

/** Easter Sunday at noon: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): Date {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const both = h + l - 7 * m + 114
  return new Date(Date.UTC(year, Math.floor(both / 31) - 1, (both % 31) + 1, 12))
}
