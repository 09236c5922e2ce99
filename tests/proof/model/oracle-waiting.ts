import { at, HOUR, when, type Reasons } from './base.ts'
import { hourAt, nextHour } from './clock.ts'
import { againstJoining, againstTaking, isTaking } from './oracle.ts'
import { needsGuardian } from './oracle-minors.ts'
import type { Job, Place, World } from './things.ts'

/** So long a free slot is the first one's in line, and so much later whoever may not take it is looked at again. */
const OFFER = 2 * HOUR
const RETRY = HOUR

export const isInLine = ({ status }: Place): boolean => status === 'waiting' || status === 'offered'

/** Slots that are free and not kept for somebody else in line. */
export function roomFor(world: World, index: number, worker: number): number {
  const kept = world.places.filter((place) => place.job === index && place.status === 'offered')
  return at(world.jobs, index).open - kept.filter((place) => place.worker !== worker).length
}

/** Only whoever could take a slot waits for one, once, and only while there is none. */
export function againstWaiting(world: World, by: number, index: number, now: number): Reasons {
  const stands = world.places.some((place) => place.job === index && place.worker === by && isInLine(place))
  return [
    ...againstJoining(world, by, index, now),
    ...when(needsGuardian(world, by, now), 'job.missing'),
    ...when(roomFor(world, index, by) > 0, 'waiting.not_full'),
    ...when(stands, 'waiting.there'),
  ]
}

/** Whoever has a slot, or has asked for one, stands in no line for it. */
export function leaveLine(world: World, index: number, worker: number): void {
  for (const place of world.places) {
    if (place.job === index && place.worker === worker && isInLine(place)) place.status = 'taken'
  }
}

/** Nobody waits for a job that has ended. */
export function endLines(world: World): void {
  for (const place of world.places) {
    if (isInLine(place) && at(world.jobs, place.job).status === 'closed') place.status = 'ended'
  }
}

/** When to look again at somebody who sleeps or may not take a slot now; undefined for whoever may. */
function laterFor(world: World, { job: index, worker }: Place, now: number): number | undefined {
  const job = at(world.jobs, index)
  const mayNot = againstTaking(world, worker, index, job.taking, now).some((reason) => reason !== 'job.full')
  if (mayNot) return now + RETRY
  const { sleeps } = at(world.people, worker)
  const isAwake = (hour: number): boolean => !sleeps || (hour >= 8 && hour < 21)
  return isAwake(hourAt(now)) ? undefined : nextHour(now, isAwake)
}

/**
 * Each free slot of a job in which something has moved is offered to the first in line who is awake and may take it.
 * Nobody is passed over for sleeping: the place stays, and is looked at again.
 */
export function offerSlots(world: World, now: number): void {
  for (const [index, job] of world.jobs.entries()) {
    if (job.isMoved && isTaking(job, now)) offerSlotsOf(world, index, job, now)
    job.isMoved = false
  }
}

function offerSlotsOf(world: World, index: number, job: Job, now: number): void {
  const line = world.places.filter((place) => place.job === index && isInLine(place))
  let free = job.open - line.filter(({ status }) => status === 'offered').length
  for (const place of line) {
    if (free <= 0) return
    if (place.status !== 'waiting' || place.retryAt > now) continue
    const later = laterFor(world, place, now)
    if (later !== undefined) {
      place.retryAt = later
      continue
    }
    place.status = 'offered'
    place.offeredUntil = now + OFFER
    free -= 1
  }
}

/** Offers that nobody took go on to the next, and whoever was passed over is looked at again. */
export function passLines(world: World, now: number): void {
  for (const place of world.places) {
    const isOver = place.status === 'offered' && place.offeredUntil <= now
    const isDue = place.status === 'waiting' && place.retryAt > 0 && place.retryAt <= now
    if (!isOver && !isDue) continue
    if (isOver) place.status = 'passed'
    place.retryAt = 0
    at(world.jobs, place.job).isMoved = true
  }
}

/** Moments at which something of this begins to count. */
export const lineTurns = (world: World): readonly number[] =>
  world.places
    .filter(isInLine)
    .map(({ status, offeredUntil, retryAt }) => (status === 'offered' ? offeredUntil : retryAt))
