import type { Language } from '../../core/shared/language.ts'
import { plain, text, type Text } from '../dialog/text.ts'

/** Numbers, money, dates and plurals as one language writes them. Amounts are whole points, 1 point = 1 euro cent. */
export interface Format {
  readonly language: Language
  number(value: number): string
  /** `8,00 €` */
  euros(points: number): string
  /** `800 Punkte` */
  points(points: number): string
  /** `800 Punkte (8,00 €)` */
  both(points: number): string
  /** With a sign: `+8,00 €`, `−8,00 €`. */
  signedEuros(points: number): string
  /** `4,8` from 48. */
  tenths(tenths: number): string
  /** `27.11.2026` in the member's zone. */
  day(at: Date, timeZone: string): string
  /** `Fr., 27.11., 18:00` in the member's zone. */
  moment(at: Date, timeZone: string): string
  /** `18:00` in the member's zone. */
  time(at: Date, timeZone: string): string
  /** `November 2026`; a year alone when the month is null. Months count from 1. */
  period(period: { readonly year: number; readonly month: number | null }): string
  /** `Nov` */
  shortMonth(month: number): string
  /** The absolute time, and beside it the platform's own relative time; `now` is for clients that know no times. */
  deadline(at: Date, timeZone: string, now: Date): Text
  /** `2 Stunden`, `3 Tage` from whole hours. */
  hours(hours: number): string
  /** `45 Min.`, `1 Std. 40 Min.` */
  minutes(minutes: number): string
  count(value: number, forms: { readonly one: string; readonly other: string }): string
  /** `a, b und c` */
  list(items: readonly string[]): string
  fileSize(bytes: number): string
}

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }
const WORDS = {
  de: {
    points: { one: 'Punkt', other: 'Punkte' },
    hours: { one: 'Stunde', other: 'Stunden' },
    days: { one: 'Tag', other: 'Tage' },
    minutes: 'Min.',
    shortHours: 'Std.',
  },
  en: {
    points: { one: 'point', other: 'points' },
    hours: { one: 'hour', other: 'hours' },
    days: { one: 'day', other: 'days' },
    minutes: 'min',
    shortHours: 'h',
  },
} as const

function createFormat(language: Language): Format {
  const locale = LOCALES[language]
  const words = WORDS[language]
  const whole = new Intl.NumberFormat(locale)
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const signed = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', signDisplay: 'exceptZero' })
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const plural = new Intl.PluralRules(locale)
  const listing = new Intl.ListFormat(locale)
  const count: Format['count'] = (value, forms) =>
    `${whole.format(value)} ${plural.select(value) === 'one' ? forms.one : forms.other}`
  const euros: Format['euros'] = (points) => money.format(points / 100)
  const points: Format['points'] = (value) => count(value, words.points)
  const moment: Format['moment'] = (at, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'short',
      day: '2-digit',
      month: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at)
  const monthName = (month: 'long' | 'short', year: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month, ...year })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const fromNow = (milliseconds: number): string => {
    const minutes = Math.round(milliseconds / 60_000)
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
    const hours = Math.round(minutes / 60)
    return Math.abs(hours) < 48 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day')
  }
  return {
    language,
    number: (value) => whole.format(value),
    euros,
    points,
    both: (value) => `${points(value)} (${euros(value)})`,
    signedEuros: (value) => signed.format(value / 100),
    tenths: (tenths) => decimal.format(tenths / 10),
    day: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(at),
    moment,
    time: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }).format(at),
    period: ({ year, month }) =>
      month === null ? String(year) : monthName('long', { year: 'numeric' }).format(Date.UTC(year, month - 1)),
    shortMonth: (month) => monthName('short').format(Date.UTC(2000, month - 1)),
    deadline: (at, timeZone, now) =>
      text`${plain(moment(at, timeZone))} (${{ is: 'time', at: at.getTime(), text: fromNow(at.getTime() - now.getTime()), relative: true }})`,
    hours: (hours) => (hours > 24 && hours % 24 === 0 ? count(hours / 24, words.days) : count(hours, words.hours)),
    minutes: (minutes) => {
      const rest = minutes % 60
      const hours = (minutes - rest) / 60
      const parts = [
        hours > 0 ? `${hours} ${words.shortHours}` : '',
        rest > 0 || hours === 0 ? `${rest} ${words.minutes}` : '',
      ]
      return parts.filter((part) => part !== '').join(' ')
    },
    count,
    list: (items) => listing.format(items),
    fileSize: (bytes) =>
      bytes < 1_000_000
        ? `${whole.format(Math.max(1, Math.round(bytes / 1000)))} KB`
        : `${decimal.format(bytes / 1_000_000)} MB`,
  }
}

export const formats: Readonly<Record<Language, Format>> = { de: createFormat('de'), en: createFormat('en') }

/** The same for pages that know their language only when they are asked for; `day` writes a calendar day, `2026-11-27`. */
export const written = {
  euros: (points: number, language: Language): string => formats[language].euros(points),
  day: (day: string, language: Language): string => formats[language].day(new Date(`${day}T12:00:00Z`), 'UTC'),
}
