import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { newKey } from '../../support/people.ts'
import { choose } from './choose.ts'
import type { ReportCommand } from './commands-reports.ts'
import { at } from './oracle.ts'
import { settleHolds } from './oracle-holds.ts'
import * as oracle from './oracle-reports.ts'
import { OPERATOR } from './perform-moderation.ts'
import type { Stage } from './play.ts'

/** What is reported, what operators make of it, and who is suspended. */
export async function answerFor(stage: Stage, command: ReportCommand): Promise<void> {
  switch (command.do) {
    case 'report':
      return report(stage, command)
    case 'decide-report':
      return decide(stage, command)
    case 'suspend':
      return suspend(stage, command)
    case 'lift':
      return lift(stage, command)
  }
}

async function report(stage: Stage, command: Extract<ReportCommand, { do: 'report' }>): Promise<void> {
  const { world, real, now, expect } = stage
  const { person: by, target, code, characters } = command
  const of = chosen(stage, command)
  if (of === undefined) return
  const made = { by, target, of, code, at: now() }
  const id = target === 'member' ? at(real.people, of).publicId : idOf(stage, target, of)
  const input = { key: newKey('report'), target: { kind: target, id }, code, words: 'w'.repeat(characters) }
  const run = () => real.database.withTx((tx) => moderation.report(tx, at(real.people, by), input))
  return expect(by, `report ${target}`, oracle.againstReporting(world, made, characters), run, ({ publicId }) => {
    real.reports.push(publicId)
    world.reports.push({ ...made, about: oracle.aboutWhom(world, by, made), status: 'open', decision: undefined })
    settleHolds(world)
  })
}

/** What is reported: rather something that others have, so that it gets to three. */
function chosen({ world }: Stage, command: Extract<ReportCommand, { do: 'report' }>): number | undefined {
  const { pick, person, target } = command
  if (target === 'member') return pick % world.people.length
  if (target === 'submission') return choose(world.submissions, pick, () => true)
  return choose(
    world.jobs,
    pick,
    ({ client, status }) => client !== person && (status === 'open' || status === 'paused'),
  )
}

const idOf = ({ real }: Stage, target: 'job' | 'submission', of: number): string =>
  target === 'job' ? at(real.jobs, of).publicId : at(real.submissions, of)

/** Who decides, and as whom: somebody else is the one behind the person whom it is about. */
function judgeOf({ real }: Stage, about: number, { by, characters }: Exclude<ReportCommand, { do: 'report' }>) {
  const person = by === 'operator' ? undefined : by === 'client' ? about : OPERATOR
  const member: Member = person === undefined ? real.operator : at(real.people, person)
  return { member, by: person, isOperator: person === undefined || person === OPERATOR, characters }
}

async function decide(stage: Stage, command: Extract<ReportCommand, { do: 'decide-report' }>): Promise<void> {
  const { world, real, expect } = stage
  const index = choose(world.reports, command.pick, ({ status }) => status === 'open')
  if (index === undefined) return
  const seen = at(world.reports, index)
  const { decision, characters } = command
  const judge = judgeOf(stage, seen.about, command)
  const input = { key: newKey('decide'), report: at(real.reports, index), decision, reason: 'z'.repeat(characters) }
  const run = () => real.database.withTx((tx) => moderation.decideReport(tx, judge.member, input))
  const against = oracle.againstDecidingReport(world, seen, decision, judge)
  return expect(judge.by, `report ${decision}`, against, run, async () => {
    oracle.decideReport(world, seen, decision)
    if (decision === 'suspend') await noteSuspension(stage, seen.about)
  })
}

async function suspend(stage: Stage, command: Extract<ReportCommand, { do: 'suspend' }>): Promise<void> {
  const { world, real, expect } = stage
  const person = choose(world.people, command.pick, ({ isSuspended }) => !isSuspended)
  if (person === undefined) return
  const judge = judgeOf(stage, person, command)
  const input = {
    key: newKey('suspend'),
    member: at(real.people, person).publicId,
    reason: 'z'.repeat(command.characters),
  }
  const run = () => real.database.withTx((tx) => moderation.suspend(tx, judge.member, input))
  return expect(judge.by, 'suspend', oracle.againstSuspending(world, person, judge), run, async () => {
    oracle.suspend(world, person)
    await noteSuspension(stage, person)
  })
}

async function lift(stage: Stage, command: Extract<ReportCommand, { do: 'lift' }>): Promise<void> {
  const { world, real, expect } = stage
  const index = choose(world.suspensions, command.pick, ({ isOver }) => !isOver)
  if (index === undefined) return
  const suspension = at(world.suspensions, index)
  const judge = judgeOf(stage, suspension.person, command)
  const input = {
    key: newKey('lift'),
    suspension: at(real.suspensions, index),
    reason: 'z'.repeat(command.characters),
  }
  const run = () => real.database.withTx((tx) => moderation.liftSuspension(tx, judge.member, input))
  return expect(judge.by, 'lift', oracle.againstLifting(suspension, judge), run, async () => {
    oracle.lift(world, suspension)
    await readAnew(stage, suspension.person)
  })
}

async function noteSuspension(stage: Stage, person: number): Promise<void> {
  const [row] = await stage.real.database.sql<{ id: string }[]>`
    select public_id as id from suspensions where member_id = ${at(stage.real.people, person).id}
      order by suspensions.id desc limit 1`
  stage.real.suspensions.push(row?.id ?? 'none')
  await readAnew(stage, person)
}

/** As whoever presses is read anew before anything is done in their name. */
async function readAnew({ real }: Stage, person: number): Promise<void> {
  const { id } = at(real.people, person)
  real.people[person] = (await real.database.withTx((tx) => members.byId(tx, id))) ?? at(real.people, person)
}
