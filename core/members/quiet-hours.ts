import type { Member } from './member.ts'
import { MINUTE } from '../shared/time.ts'

/** What a member's clock on the wall and calendar show: `2026-11-27`, hour and minute. */
interface WallTime {
  readonly day: string
  readonly hour: number
  readonly minute: number
}

/** The clock on the wall in a zone. */
export function wallClock(timeZone: string): (at: Date) => WallTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => {
    const parts = format.formatToParts(at)
    const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
    return {
      day: `${read('year')}-${read('month')}-${read('day')}`,
      hour: Number(read('hour')),
      minute: Number(read('minute')),
    }
  }
}

/** True for an hour of the day in which a member wants quiet. */
export function isQuietHour({ quietFrom, quietTo }: Pick<Member, 'quietFrom' | 'quietTo'>, hour: number): boolean {
  if (quietFrom <= quietTo) return hour >= quietFrom && hour < quietTo
  return hour >= quietFrom || hour < quietTo
}

/**
 * When the member's quiet hours end, if `at` lies in them; undefined outside. Counted in the member's zone, minute by
 * minute on the wall clock, so that the night of a clock change is as long as it really is.
 */
export function quietUntil(member: Pick<Member, 'timeZone' | 'quietFrom' | 'quietTo'>, at: Date): Date | undefined {
  const clock = wallClock(member.timeZone)
  const isQuiet = (moment: Date): boolean => isQuietHour(member, clock(moment).hour)
  if (!isQuiet(at)) return undefined
  // From the start of this minute on: whole quarters of an hour, because every zone's offset is one.
  let moment = new Date(at.getTime() - (at.getTime() % MINUTE))
  const { minute } = clock(moment)
  moment = new Date(moment.getTime() + (15 - (minute % 15)) * MINUTE)
  while (isQuiet(moment)) moment = new Date(moment.getTime() + 15 * MINUTE)
  return moment
}
