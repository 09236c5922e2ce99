import { at, freeSlot } from './oracle.ts'
import { needsGuardian } from './oracle-minors.ts'
import { isInLine } from './oracle-waiting.ts'
import type { World } from './things.ts'

/**
 * Somebody may not go on: what is in hand is let go of, without harm, what was applied for is taken back, and no line is
 * stood in any more. What was handed in is still decided and paid. Returns how much was in hand.
 */
export function letGo(world: World, worker: number): number {
  for (const place of world.places) {
    if (place.worker !== worker || !isInLine(place)) continue
    place.status = 'left'
    at(world.jobs, place.job).isMoved = true
  }
  for (const application of world.applications) {
    if (application.worker === worker && application.status === 'waiting') application.status = 'withdrawn'
  }
  const inHand = world.assignments.filter(
    ({ worker: of, status }) => of === worker && (status === 'working' || status === 'revising'),
  )
  for (const assignment of inHand) {
    assignment.status = 'released'
    freeSlot(world, at(world.jobs, assignment.job))
  }
  return inHand.length
}

/** What was agreed to is over; returns how much work is let go of when nobody agrees to jobs any more. */
export function revoke(world: World, by: number, scopes: readonly string[], now: number): number {
  for (const scope of scopes) at(world.people, by).scopes.delete(scope)
  return needsGuardian(world, by, now) ? letGo(world, by) : 0
}
