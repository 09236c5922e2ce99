import { at } from './base.ts'
import type { Job, World } from './things.ts'

/** So many who have not been told before that nothing is wrong with it (money-and-law.md 4.8). */
const REPORTERS = 3

/** Why nobody new gets a slot of a job that could run until an operator has looked; nothing when none has to. */
export function reasonsToHold(world: World, index: number): readonly string[] {
  const { client } = at(world.jobs, index)
  const isFlagged = world.flags.some(({ job, status }) => job === index && status === 'waiting')
  return [
    ...(at(world.people, client).isSuspended ? ['suspended'] : []),
    ...(isFlagged ? ['flag'] : []),
    ...(freshReporters(world, index) >= REPORTERS ? ['reports'] : []),
  ]
}

function freshReporters(world: World, index: number): number {
  const reports = world.reports.filter(({ target, of }) => target === 'job' && of === index)
  const heard = new Set(reports.filter(({ decision }) => decision === 'dismiss').map(({ by }) => by))
  const open = reports.filter(({ status, by }) => status === 'open' && !heard.has(by))
  return new Set(open.map(({ by }) => by)).size
}

const isLive = ({ status }: Job): boolean => status === 'open' || status === 'paused'

/** Whatever has just been said or decided: a job is held exactly as long as there is a reason, and then is what it was. */
export function settleHolds(world: World): void {
  for (const [index, job] of world.jobs.entries()) {
    if (!isLive(job)) continue
    const isHeld = reasonsToHold(world, index).length > 0
    if (isHeld && job.heldFrom === undefined) {
      job.heldFrom = job.status === 'open' ? 'open' : 'paused'
      job.status = 'paused'
    } else if (!isHeld && job.heldFrom !== undefined) {
      if (job.heldFrom === 'open') job.isMoved = true
      job.status = job.heldFrom
      job.heldFrom = undefined
    }
  }
}
