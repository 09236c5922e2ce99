import * as members from '../../../core/members/index.ts'
import { agreed, withdrawnConsent } from '../../support/guardian.ts'
import type { Command } from './commands.ts'
import { at } from './oracle.ts'
import { revoke } from './oracle-letting-go.ts'
import * as oracle from './oracle-minors.ts'
import type { Stage } from './play.ts'

type GuardianCommand = Extract<Command, { do: 'agree' | 'revoke' }>

/** A guardian agrees for somebody, or withdraws. */
export async function guard(
  { world, real, now, expect }: Stage,
  { do: verb, person, scopes }: GuardianCommand,
): Promise<void> {
  const member = at(real.people, person)
  if (verb === 'agree') {
    const run = () => agreed(real.database, member, scopes)
    return expect(person, 'agree', oracle.againstAgreeing(world, person, now()), run, () => {
      for (const scope of scopes) at(world.people, person).scopes.add(scope)
    })
  }
  const run = () => withdrawnConsent(real.database, member, scopes)
  return expect(undefined, 'revoke', oracle.againstRevoking(world, person, scopes), run, ({ released }) => {
    const letGo = revoke(world, person, scopes, now())
    if (released !== letGo) throw new Error(`revoke: expected ${letGo} released, was ${released}`)
  })
}

/** What clients see of each worker: the share on time, and how many jobs were done. */
export async function compareRecords({ world, real }: Stage): Promise<void> {
  const records = await real.database.withTx(async (tx) => {
    const each: Awaited<ReturnType<typeof members.record>>[] = []
    for (const { id } of real.people) each.push(await members.record(tx, id, 'texts'))
    return each
  })
  for (const [index, { onTimePercent, jobsDone }] of records.entries()) {
    const done = world.assignments.filter(({ worker, status }) => worker === index && status === 'approved').length
    const expected = `${oracle.onTimeOf(world, index)} % on time, ${done} done`
    const actual = `${onTimePercent} % on time, ${jobsDone} done`
    if (expected !== actual) throw new Error(`record of person ${index}: expected ${expected}, was ${actual}`)
  }
}
