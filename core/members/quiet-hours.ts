import type { Member } from './member.ts'

const MINUTE = 60_000

/** Hour and minute of a moment as the clock on the member's wall shows them. */
function wallClock(timeZone: string, at: Date): { readonly hour: number; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  return { hour: read('hour'), minute: read('minute') }
}

/**
 * When the member's quiet hours end, if `at` lies in them; undefined outside. Counted in the member's zone, minute by
 * minute on the wall clock, so that the night of a clock change is as long as it really is.
 */
export function quietUntil(member: Pick<Member, 'timeZone' | 'quietFrom' | 'quietTo'>, at: Date): Date | undefined {
  const isQuiet = (moment: Date): boolean => {
    const { hour } = wallClock(member.timeZone, moment)
    return member.quietFrom < member.quietTo
      ? hour >= member.quietFrom && hour < member.quietTo
      : hour >= member.quietFrom || hour < member.quietTo
  }
  if (member.quietFrom === member.quietTo || !isQuiet(at)) return undefined
  // From the start of this minute on: whole quarters of an hour, because every zone's offset is one.
  let moment = new Date(at.getTime() - (at.getTime() % MINUTE))
  const { minute } = wallClock(member.timeZone, moment)
  moment = new Date(moment.getTime() + (15 - (minute % 15)) * MINUTE)
  while (isQuiet(moment)) moment = new Date(moment.getTime() + 15 * MINUTE)
  return moment
}
