import { at, when, type Reasons } from './base.ts'
import { ageAt, hourAt } from './clock.ts'
import type { Job, World } from './things.ts'

const ageOf = (world: World, by: number, now: number): number => ageAt(at(world.people, by).birthDate, now)
const isMinor = (world: World, by: number, now: number): boolean => ageOf(world, by, now) < 18

/** From 14 to 17 nothing is claimed before a guardian has agreed to jobs (product.md section 2). */
export const needsGuardian = (world: World, by: number, now: number): boolean =>
  isMinor(world, by, now) && !at(world.people, by).scopes.has('jobs')

/** At 14 jobs of at most two hours; and what the job itself asks for. */
export function isUnfit(world: World, by: number, job: Job, now: number): boolean {
  const age = ageOf(world, by, now)
  return (age < 15 && job.minutes > 120) || age < (job.minimumAge ?? 0)
}

/** At 14 from 8 to 18 h, from 15 to 17 from 6 to 20 h. */
export function isOutOfHours(world: World, by: number, now: number): boolean {
  if (!isMinor(world, by, now)) return false
  const [from, until] = ageOf(world, by, now) < 15 ? [8, 18] : [6, 20]
  return hourAt(now) < from || hourAt(now) >= until
}

export const againstAgreeing = (world: World, by: number, now: number): Reasons =>
  when(!isMinor(world, by, now), 'guardian.not_needed')

export function againstRevoking(world: World, by: number, scopes: readonly string[]): Reasons {
  const running = at(world.people, by).scopes
  return when(!scopes.some((scope) => running.has(scope)), 'consent.nothing_left')
}

/** The share on time in whole per cent: of what was decided, handed in; against it what lapsed or came back late. */
export function onTimeOf(world: World, worker: number): number | undefined {
  const own = world.assignments.filter((assignment) => assignment.worker === worker)
  const handedIn = own.filter(({ status }) => ['approved', 'rejected', 'refunded', 'split'].includes(status)).length
  const late = own.filter(({ status, isLate }) => status === 'lapsed' || status === 'withdrawn' || isLate).length
  return handedIn + late === 0 ? undefined : Math.round((handedIn * 100) / (handedIn + late))
}
