import * as jobs from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { newKey } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import { againstChange, at } from './oracle.ts'
import * as oracle from './oracle-moderation.ts'
import type { Stage } from './play.ts'

type OperatorCommand = Extract<Command, { do: 'decide-check' | 'decide-flag' | 'take-back-job' }>

/** What operators decide on jobs, and the client who does not wait for it. */
export async function oversee(stage: Stage, command: OperatorCommand): Promise<void> {
  switch (command.do) {
    case 'decide-check':
      return decideCheck(stage, command)
    case 'decide-flag':
      return decideFlag(stage, command)
    case 'take-back-job':
      return takeBack(stage, command)
  }
}

/** Person 0 is an operator as well, and decides on all jobs but the own ones. */
export const OPERATOR = 0

/** Who decides on a job of this client, and as whom. */
function judgeOf(
  { real }: Stage,
  client: number,
  { by, characters }: Extract<OperatorCommand, { do: 'decide-check' | 'decide-flag' }>,
): { readonly judge: oracle.Judge; readonly member: Member; readonly by: number | undefined } {
  if (by === 'operator')
    return { judge: { isOperator: true, isParty: false, characters }, member: real.operator, by: undefined }
  const person = by === 'client' ? client : OPERATOR
  return {
    judge: { isOperator: person === OPERATOR, isParty: person === client, characters },
    member: at(real.people, person),
    by: person,
  }
}

async function decideCheck(stage: Stage, command: Extract<OperatorCommand, { do: 'decide-check' }>): Promise<void> {
  const { world, real, now, expect } = stage
  const index = choose(world.checks, command.pick, ({ status }) => status === 'waiting')
  if (index === undefined) return
  const check = at(world.checks, index)
  const { judge, member, by } = judgeOf(stage, at(world.jobs, check.job).client, command)
  const { decision, characters } = command
  const input = { key: newKey('check'), check: at(real.checks, index), decision, reason: 'z'.repeat(characters) }
  const run = () => real.database.withTx((tx) => moderation.decideCheck(tx, member, input))
  return expect(by, `check ${decision}`, oracle.againstChecking(world, check, decision, judge), run, () =>
    oracle.decideCheck(world, check, decision, now()),
  )
}

async function decideFlag(stage: Stage, command: Extract<OperatorCommand, { do: 'decide-flag' }>): Promise<void> {
  const { world, real, now, expect } = stage
  const index = choose(world.flags, command.pick, ({ status }) => status === 'waiting')
  if (index === undefined) return
  const flag = at(world.flags, index)
  const { judge, member, by } = judgeOf(stage, at(world.jobs, flag.job).client, command)
  const decision = command.decision === 'approve' ? 'release' : 'close'
  const input = {
    key: newKey('flag'),
    flag: at(real.flags, index),
    decision,
    reason: 'z'.repeat(command.characters),
  } as const
  const run = () => real.database.withTx((tx) => moderation.decideFlag(tx, member, input))
  return expect(by, `flag ${decision}`, oracle.againstFlagging(world, flag, decision, judge), run, () =>
    oracle.decideFlag(world, flag, decision, now()),
  )
}

async function takeBack(
  { world, real, expect }: Stage,
  command: Extract<OperatorCommand, { do: 'take-back-job' }>,
): Promise<void> {
  const index = choose(world.jobs, command.pick, ({ status }) => status === 'checking')
  if (index === undefined) return
  const job = at(world.jobs, index)
  const by = other(job.client, command.wrong)
  const input = { key: newKey('take-back-job'), job: at(real.jobs, index).publicId }
  const run = () => real.database.withTx((tx) => jobs.takeBack(tx, at(real.people, by), input))
  return expect(by, 'take-back-job', againstChange(by, job, ['checking']), run, () => oracle.takeBack(world, index))
}

/** Flags come with the schedule: their ids are looked up after it. */
export async function findFlags({ real }: Stage): Promise<void> {
  const rows = await real.database.sql<{ id: string }[]>`
    select public_id as id from flags where job_id = any(${real.jobs.map(({ id }) => id)}::uuid[]) order by flags.id`
  real.flags.splice(0, Infinity, ...rows.map(({ id }) => id))
}
