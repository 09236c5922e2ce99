import { wallClock, type Member } from '../members/index.ts'
import { MINUTE } from '../shared/time.ts'

const QUARTER = 15 * MINUTE
/** The waking hours of somebody who has no quiet hours. */
const USUAL_DAY = { from: 8, hours: 13 }
const HOURS_A_DAY = 24

type Rhythm = Pick<Member, 'timeZone' | 'quietFrom' | 'quietTo'>

/** One of at most three moments of a member's day at which what was found is told. */
export interface Moment {
  readonly at: Date
  /** The member's calendar day, `2026-11-27`. */
  readonly day: string
  readonly slot: number
}

/**
 * The hours of the day at which a member is told, at most three: in the middle of each third of the waking hours (10, 14
 * and 18 h with the usual quiet hours). Fewer when the waking hours are fewer.
 */
export function noticeHours({ quietFrom, quietTo }: Omit<Rhythm, 'timeZone'>): readonly number[] {
  const always = quietFrom === quietTo
  const from = always ? USUAL_DAY.from : quietTo
  const hours = always ? USUAL_DAY.hours : (quietFrom - quietTo + HOURS_A_DAY) % HOURS_A_DAY
  return [...new Set([1, 3, 5].map((sixth) => (from + Math.floor((hours * sixth) / 6)) % HOURS_A_DAY))]
}

/**
 * The first of these moments after `now`, on the clock on the member's wall: every zone's offset is whole quarters of an
 * hour, and an hour that a clock change leaves out is no moment.
 */
export function nextMoment(member: Rhythm, now: Date): Moment {
  const hours = noticeHours(member)
  const clock = wallClock(member.timeZone)
  let at = new Date(now.getTime() - (now.getTime() % QUARTER) + QUARTER)
  for (;;) {
    const { day, hour, minute } = clock(at)
    const slot = minute === 0 ? hours.indexOf(hour) : -1
    if (slot >= 0) return { at, day, slot }
    at = new Date(at.getTime() + QUARTER)
  }
}

/** The moment that this is, unless the member's hours or zone have changed since it was chosen. */
export function momentAt(member: Rhythm, at: Date): Moment | undefined {
  const next = nextMoment(member, new Date(at.getTime() - 1))
  return next.at.getTime() === at.getTime() ? next : undefined
}
