import * as jobs from '../../../core/jobs/index.ts'
import { newKey } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import { at, when } from './oracle.ts'
import * as oracle from './oracle-waiting.ts'
import type { Stage } from './play.ts'

type LineCommand = Extract<Command, { do: 'wait-in-line' | 'leave-line' }>

/** Stands in line for a slot of a full job, and leaves the line. */
export async function queue(stage: Stage, command: LineCommand): Promise<void> {
  return command.do === 'leave-line' ? leave(stage, command) : stand(stage, command)
}

async function stand(
  { world, real, now, expect }: Stage,
  { pick, person }: Extract<LineCommand, { do: 'wait-in-line' }>,
): Promise<void> {
  const index = choose(world.jobs, pick, (job) => job.status === 'open' && job.open === 0 && job.client !== person)
  if (index === undefined) return
  const input = { key: newKey('wait-in-line'), job: at(real.jobs, index).publicId }
  const run = () => real.database.withTx((tx) => jobs.waitFor(tx, at(real.people, person), input))
  return expect(person, 'wait-in-line', oracle.againstWaiting(world, person, index, now()), run, ({ publicId }) => {
    real.places.push(publicId)
    world.places.push({ job: index, worker: person, status: 'waiting', offeredUntil: 0, retryAt: 0 })
  })
}

async function leave(
  { world, real, expect }: Stage,
  command: Extract<LineCommand, { do: 'leave-line' }>,
): Promise<void> {
  const index = choose(world.places, command.pick, oracle.isInLine)
  if (index === undefined) return
  const place = at(world.places, index)
  const by = other(place.worker, command.wrong)
  const run = () => real.database.withTx((tx) => jobs.stopWaiting(tx, at(real.people, by), at(real.places, index)))
  return expect(by, 'leave-line', when(by !== place.worker, 'waiting.unknown'), run, () => {
    // Who has left before leaves again without a word.
    if (!oracle.isInLine(place)) return
    place.status = 'left'
    at(world.jobs, place.job).isMoved = true
  })
}
