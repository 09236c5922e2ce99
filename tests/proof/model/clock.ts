import { DAY, HOUR, MINUTE } from './base.ts'

const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The hour on the wall in Berlin, where all of a story live; its offset is whole hours at any time of the year. */
export const hourAt = (moment: number): number => Number(format.format(moment))

/** When the wall next shows one of these hours: at once when it does now. */
export function nextHour(moment: number, isWanted: (hour: number) => boolean): number {
  let at = moment
  while (!isWanted(hourAt(at))) at = at - (at % HOUR) + HOUR
  return at
}

/** Seven minutes past such an hour, the next one: where a story begins. */
export function beginning(moment: number, hour: number): number {
  const next = nextHour(moment - (moment % HOUR) + HOUR, (shown) => shown === hour)
  return next + 7 * MINUTE
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' })

/** Whole years on the calendar in Berlin. */
export function ageAt(birthDate: string, moment: number): number {
  const today = day.format(moment)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Somebody of this age at the moment, who is a year older in so many days. */
export function bornFor(age: number, untilBirthday: number, moment: number): string {
  const birthday = day.format(moment + untilBirthday * DAY)
  const born = new Date(`${birthday}T00:00:00Z`)
  born.setUTCFullYear(born.getUTCFullYear() - age - 1)
  return born.toISOString().slice(0, 10)
}
