import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { newKey } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import * as base from './oracle.ts'
import { at } from './oracle.ts'
import { APPEAL, HEARING } from './oracle-disputes.ts'
import { moderationTurns } from './oracle-moderation.ts'
import { remindWorker } from './oracle-reminders.ts'
import * as oracle from './oracle-time.ts'
import { lineTurns } from './oracle-waiting.ts'
import { pass } from './pass.ts'
import { findFlags } from './perform-moderation.ts'
import type { Stage } from './play.ts'

type TimeCommand = Extract<
  Command,
  { do: 'give-back' | 'take-back' | 'ask-time' | 'ask-release' | 'reply' | 'add-slots' | 'extend' }
>

/** Time that is given back, asked for and granted, and jobs that grow. */
export async function bend(stage: Stage, command: TimeCommand): Promise<void> {
  switch (command.do) {
    case 'give-back':
    case 'take-back':
    case 'ask-time':
      return onWork(stage, command)
    case 'reply':
      return reply(stage, command)
    case 'ask-release':
    case 'add-slots':
    case 'extend':
      return onJob(stage, command)
  }
}

async function onWork(
  { world, real, now, expect }: Stage,
  command: Extract<TimeCommand, { do: 'give-back' | 'take-back' | 'ask-time' }>,
): Promise<void> {
  const index = choose(world.assignments, command.pick, ({ status }) => status === 'working' || status === 'revising')
  if (index === undefined) return
  const assignment = at(world.assignments, index)
  const job = at(world.jobs, assignment.job)
  const by = other(command.do === 'take-back' ? job.client : assignment.worker, command.wrong)
  const member = at(real.people, by)
  const input = { key: newKey(command.do), assignment: at(real.assignments, index) }
  const inTx = real.database.withTx
  if (command.do === 'ask-time') {
    const { hours } = command
    const run = () => inTx((tx) => assignments.askForTime(tx, member, { ...input, hours }))
    return expect(by, 'ask-time', oracle.againstAsking(world, by, index, now()), run, ({ publicId }) => {
      real.requests.push(publicId)
      oracle.ask(world, index, { kind: 'time', hours }, now())
    })
  }
  if (command.do === 'take-back') {
    const run = () => inTx((tx) => assignments.takeBack(tx, member, input))
    return expect(by, 'take-back', oracle.againstTakingBackSlot(world, by, assignment, now()), run, () => {
      assignment.status = 'withdrawn'
      base.freeSlot(world, job)
    })
  }
  const { acceptsLate } = command
  const run = () => inTx((tx) => assignments.giveBack(tx, member, { ...input, acceptsLate }))
  return expect(by, 'give-back', oracle.againstGivingBack(by, assignment, acceptsLate, now()), run, () => {
    assignment.isLate = oracle.halfOf(assignment) < now()
    assignment.status = 'given-back'
    base.freeSlot(world, job)
  })
}

async function reply(
  { world, real, now, expect }: Stage,
  command: Extract<TimeCommand, { do: 'reply' }>,
): Promise<void> {
  const index = choose(world.requests, command.pick, ({ status }) => status === 'waiting')
  if (index === undefined) return
  const request = at(world.requests, index)
  const assignment = at(world.assignments, request.assignment)
  const by = other(oracle.askedOf(world, request), command.wrong)
  const { agrees } = command
  const input = { key: newKey('reply'), request: at(real.requests, index), agrees }
  const run = () => real.database.withTx((tx) => assignments.answerRequest(tx, at(real.people, by), input))
  const what = `${agrees ? 'grant' : 'deny'} ${request.kind}`
  return expect(by, what, oracle.againstReply(world, by, request, now()), run, () => {
    request.status = agrees ? 'agreed' : 'declined'
    if (!agrees) return
    if (request.kind === 'time') {
      assignment.deadline += request.hours * base.HOUR
      remindWorker(world, request.assignment, now())
    } else {
      assignment.status = 'released'
      base.freeSlot(world, at(world.jobs, assignment.job))
    }
  })
}

async function onJob(
  { world, real, now, expect }: Stage,
  command: Extract<TimeCommand, { do: 'ask-release' | 'add-slots' | 'extend' }>,
): Promise<void> {
  const wanted = command.do === 'ask-release' ? ['closed'] : ['open', 'paused']
  const index = choose(world.jobs, command.pick, ({ status }) => wanted.includes(status))
  if (index === undefined) return
  const job = at(world.jobs, index)
  const by = other(job.client, command.wrong)
  const member = at(real.people, by)
  const input = { key: newKey(command.do), job: at(real.jobs, index).publicId }
  const inTx = real.database.withTx
  if (command.do === 'ask-release') {
    const reasons = base.againstChange(by, job, ['closed'])
    const asked = oracle.releasable(world, index, now())
    const run = () => inTx((tx) => assignments.askForRelease(tx, member, input))
    return expect(by, 'ask-release', reasons, run, async (count) => {
      if (count !== asked.length) throw new Error(`ask-release: expected ${asked.length}, was ${count}`)
      for (const one of asked) oracle.ask(world, one, { kind: 'release', hours: 0 }, now())
      const ids = asked.map((one) => at(real.assignments, one))
      const rows = await real.database.sql<{ id: string }[]>`
        select r.public_id as id from requests r join assignments a on a.id = r.assignment_id
        where a.public_id = any(${ids}) and r.kind = 'release' and r.status = 'waiting' order by a.id`
      real.requests.push(...rows.map(({ id }) => id))
    })
  }
  if (command.do === 'add-slots') {
    const { slots } = command
    const run = () => inTx((tx) => jobs.addSlots(tx, member, { ...input, slots }))
    return expect(by, 'add-slots', oracle.againstMoreSlots(world, by, job, slots, now()), run, () => {
      job.open += slots
      job.isMoved = true
      at(world.people, by).budget -= base.perSlot(job) * slots
    })
  }
  const { days } = command
  const run = () => inTx((tx) => jobs.extend(tx, member, { ...input, days }))
  return expect(by, 'extend', oracle.againstExtending(by, job, days, now()), run, () => {
    job.closesAt += days * base.DAY
  })
}

/** To a minute before or after something runs out, never so near that the machine's speed decides. */
export async function wait(stage: Stage, command: Extract<Command, { do: 'wait' }>): Promise<void> {
  const { world } = stage
  const ends = [
    ...world.assignments.flatMap(({ deadline, reviewDue }) => [deadline + base.GRACE, deadline, reviewDue]),
    ...world.assignments.map(({ rejectedAt }) => rejectedAt + APPEAL),
    ...world.assignments.flatMap(({ ratedBy }) => [...ratedBy.values()].map((since) => since + base.BLIND)),
    ...world.disputes.map(({ at: since }) => since + HEARING),
    ...world.applications.map(({ at: since }) => since + 72 * base.HOUR),
    ...world.jobs.map(({ closesAt }) => closesAt),
    ...oracle.turns(world),
    ...lineTurns(world),
    ...moderationTurns(world),
    ...world.reminders.filter(({ status }) => status === 'ahead').map(({ dueAt }) => dueAt),
  ]
  const ahead = ends.filter((end) => end > stage.now() + 10 * base.MINUTE).toSorted((a, b) => a - b)
  // Mostly one of the next, so that stories get far before all has run out.
  const among = command.pick % 4 === 3 ? ahead.length : Math.min(ahead.length, 3)
  const target = ahead[command.pick % Math.max(1, among)] ?? stage.now() + base.HOUR
  let moment = target + command.side * (61_000 + stage.step * 1_700)
  const isNear = (end: number): boolean => Math.abs(end - moment) < 30_000
  // A full hour begins and ends quiet hours.
  while (
    ends.some(isNear) ||
    isNear(moment - (moment % base.HOUR)) ||
    isNear(moment - (moment % base.HOUR) + base.HOUR)
  )
    moment += 67_000
  await stage.jump(Math.round(moment - stage.now()))
  if (!command.schedule) return
  await runDue(stage.real.database)
  pass(world, stage.now())
  await findFlags(stage)
}
