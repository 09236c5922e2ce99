import { isQuietHour, wallClock, type Member } from '../members/index.ts'
import { MINUTE } from '../shared/time.ts'

const QUARTER = 15 * MINUTE
/** The hour of the day at which a digest comes, unless that is a quiet one. */
const USUAL_HOUR = 8

type Rhythm = Pick<Member, 'timeZone' | 'quietFrom' | 'quietTo'>

/** The hour of a member's day from which on the digest may come: 8 h, or the one at which the quiet hours end. */
export function digestHour(member: Omit<Rhythm, 'timeZone'>): number {
  return isQuietHour(member, USUAL_HOUR) ? member.quietTo : USUAL_HOUR
}

/**
 * The first moment after `now` at which a member's clock on the wall reaches the hour of the digest. Where a clock change
 * leaves that hour out it is the first moment after it; where it comes twice, the first time. Every zone's offset is whole
 * quarters of an hour.
 */
export function nextDigestAt(member: Rhythm, now: Date): Date {
  const hour = digestHour(member)
  const clock = wallClock(member.timeZone)
  const reached = (at: Date): string | undefined => {
    const shown = clock(at)
    return shown.hour >= hour ? shown.day : undefined
  }
  let at = new Date(now.getTime() - (now.getTime() % QUARTER) + QUARTER)
  let before = reached(new Date(at.getTime() - QUARTER))
  for (;;) {
    const day = reached(at)
    if (day !== undefined && day !== before) return at
    before = day ?? before
    at = new Date(at.getTime() + QUARTER)
  }
}

/** The member's day, when a digest may be told now: its hour has come, and it is no quiet one. */
export function digestDay(member: Rhythm, now: Date): string | undefined {
  const { day, hour } = wallClock(member.timeZone)(now)
  return hour >= digestHour(member) && !isQuietHour(member, hour) ? day : undefined
}
