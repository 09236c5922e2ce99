import * as assignments from '../../../core/assignments/index.ts'
import { deposit, newKey, usualWork } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import * as oracle from './oracle.ts'
import { at } from './oracle.ts'
import { needsGuardian } from './oracle-minors.ts'
import { remindChooser, remindWorker } from './oracle-reminders.ts'
import { contest } from './perform-disputes.ts'
import { leaveLine, roomFor } from './oracle-waiting.ts'
import { changeJob, rewrite, write } from './perform-jobs.ts'
import { know } from './perform-lists.ts'
import { guard } from './perform-minors.ts'
import { oversee } from './perform-moderation.ts'
import { answerFor } from './perform-reports.ts'
import { snooze } from './perform-reminders.ts'
import { bend, wait } from './perform-time.ts'
import { queue } from './perform-waiting.ts'
import type { Stage } from './play.ts'

/** Does one command, on the database and on the oracle. */
export async function perform(stage: Stage, command: Command): Promise<void> {
  const { world, real } = stage
  switch (command.do) {
    case 'deposit': {
      // What is on its way from the bank is not this model's business.
      if (at(world.people, command.person).isSuspended) return
      await deposit(real.database, at(real.people, command.person), command.points)
      const person = at(world.people, command.person)
      person.budget += command.points
      person.deposited += command.points
      return
    }
    case 'write':
      return write(stage, command)
    case 'take':
      return take(stage, command)
    case 'accept':
    case 'decline':
    case 'withdraw-application':
      return answer(stage, command)
    case 'hand-in':
    case 'tip':
    case 'rate':
      return onAssignment(stage, command)
    case 'approve':
    case 'send-back':
    case 'reject':
      return decide(stage, command)
    case 'appeal':
    case 'answer-appeal':
    case 'withdraw-appeal':
    case 'judge':
      return contest(stage, command)
    case 'give-back':
    case 'take-back':
    case 'ask-time':
    case 'ask-release':
    case 'reply':
    case 'add-slots':
    case 'extend':
      return bend(stage, command)
    case 'report':
    case 'decide-report':
    case 'suspend':
    case 'lift':
      return answerFor(stage, command)
    case 'decide-check':
    case 'decide-flag':
    case 'take-back-job':
      return oversee(stage, command)
    case 'agree':
    case 'revoke':
      return guard(stage, command)
    case 'block':
    case 'favour':
    case 'invite':
    case 'withdraw-invitation':
    case 'decline-invitation':
      return know(stage, command)
    case 'wait-in-line':
    case 'leave-line':
      return queue(stage, command)
    case 'snooze':
      return snooze(stage, command)
    case 'rewrite':
      return rewrite(stage, command)
    case 'wait':
      return wait(stage, command)
    case 'publish':
    case 'pause':
    case 'resume':
    case 'close':
    case 'discard':
    case 'withdraw-slots':
      return changeJob(stage, command)
  }
}

async function take(stage: Stage, command: Extract<Command, { do: 'take' }>): Promise<void> {
  const { world, real } = stage
  const index = choose(
    world.jobs,
    command.pick,
    (job) => job.status === 'open' && job.client !== command.person && job.open > 0,
  )
  if (index === undefined) return
  const { taking } = at(world.jobs, index)
  const way = command.otherWay ? (taking === 'claim' ? 'apply' : 'claim') : taking
  const member = at(real.people, command.person)
  const reasons = [
    ...oracle.againstTaking(world, command.person, index, way, stage.now()),
    // A slot may be free and somebody else's for now: whoever stood in line.
    ...oracle.when(way === 'claim' && roomFor(world, index, command.person) <= 0, 'job.full'),
  ]
  const input = { key: newKey(way), job: at(real.jobs, index).publicId }
  if (way === 'claim') {
    const run = () => real.database.withTx((tx) => assignments.claim(tx, member, input))
    return stage.expect(command.person, 'claim', reasons, run, ({ publicId }) => {
      real.assignments.push(publicId)
      oracle.assign(world, index, command.person, stage.now())
      leaveLine(world, index, command.person)
    })
  }
  const run = () => real.database.withTx((tx) => assignments.apply(tx, member, { ...input, pitch: '' }))
  return stage.expect(command.person, 'apply', reasons, run, ({ publicId }) => {
    real.applications.push(publicId)
    world.applications.push({ job: index, worker: command.person, at: stage.now(), status: 'waiting' })
    remindChooser(world, world.applications.length - 1, stage.now())
    leaveLine(world, index, command.person)
    // An application takes no slot: what was kept for this worker is the next one's to hear of.
    at(world.jobs, index).isMoved = true
  })
}

type AnswerCommand = Extract<Command, { do: 'accept' | 'decline' | 'withdraw-application' }>

async function answer(stage: Stage, command: AnswerCommand): Promise<void> {
  const { world, real } = stage
  const index = choose(world.applications, command.pick, ({ status }) => status === 'waiting')
  if (index === undefined) return
  const application = at(world.applications, index)
  const id = at(real.applications, index)
  const rightful = command.do === 'withdraw-application' ? application.worker : at(world.jobs, application.job).client
  const by = other(rightful, command.wrong)
  const member = at(real.people, by)
  const against = oracle.againstAnswering(by, rightful, application)
  const inTx = real.database.withTx
  if (command.do === 'accept') {
    const reasons = oracle.againstAccepting(world, by, application, stage.now())
    const run = () => inTx((tx) => assignments.accept(tx, member, { key: newKey('accept'), application: id }))
    return stage.expect(by, 'accept', reasons, run, ({ publicId }) => {
      application.status = 'accepted'
      real.assignments.push(publicId)
      oracle.assign(world, application.job, application.worker, stage.now())
      leaveLine(world, application.job, application.worker)
    })
  }
  if (command.do === 'decline') {
    const run = () => inTx((tx) => assignments.decline(tx, member, { application: id, reason: 'no-match' }))
    const late = oracle.when(by === rightful && oracle.hasLapsed(application, stage.now()), 'application.wrong_state')
    return stage.expect(by, 'decline', [...against, ...late], run, () => void (application.status = 'declined'))
  }
  const run = () => inTx((tx) => assignments.withdraw(tx, member, id))
  return stage.expect(by, 'withdraw-application', against, run, () => void (application.status = 'withdrawn'))
}

async function onAssignment(
  stage: Stage,
  command: Extract<Command, { do: 'hand-in' | 'tip' | 'rate' }>,
): Promise<void> {
  const { world, real } = stage
  const wanted = command.do === 'hand-in' ? ['working', 'revising'] : ['approved', 'split']
  const index = choose(world.assignments, command.pick, ({ status }) => wanted.includes(status))
  if (index === undefined) return
  const assignment = at(world.assignments, index)
  const id = at(real.assignments, index)
  const clientOf = at(world.jobs, assignment.job).client
  const inTx = real.database.withTx
  if (command.do === 'hand-in') {
    const by = other(assignment.worker, command.wrong)
    const reasons = oracle.againstHandingIn(by, assignment, stage.now())
    const input = { key: newKey('hand-in'), assignment: id, work: usualWork }
    const run = () => inTx((tx) => assignments.handIn(tx, at(real.people, by), input))
    return stage.expect(by, 'hand-in', reasons, run, ({ publicId }) => {
      real.submissions.push(publicId)
      oracle.handIn(world, index, stage.now())
    })
  }
  if (command.do === 'tip') {
    const by = other(clientOf, command.wrong)
    const { budget } = at(world.people, by)
    const points = command.points === 'all' ? budget : command.points === 'one-more' ? budget + 1 : command.points
    const input = { key: newKey('tip'), assignment: id, points }
    const run = () => inTx((tx) => assignments.tip(tx, at(real.people, by), input))
    return stage.expect(by, 'tip', oracle.againstTipping(world, by, assignment, points), run, () => {
      assignment.tipped = true
      at(world.people, by).budget -= points
      at(world.people, assignment.worker).earnings += points
    })
  }
  const by = other(command.pick % 2 === 0 ? clientOf : assignment.worker, command.wrong)
  const run = () => inTx((tx) => assignments.rate(tx, at(real.people, by), { assignment: id, stars: 5, sentence: '' }))
  return stage.expect(by, 'rate', oracle.againstRating(world, by, assignment, stage.now()), run, () => {
    assignment.ratedBy.set(by, stage.now())
  })
}

async function decide(
  stage: Stage,
  command: Extract<Command, { do: 'approve' | 'send-back' | 'reject' }>,
): Promise<void> {
  const { world, real } = stage
  const index = choose(world.submissions, command.pick, ({ status }) => status === 'waiting')
  if (index === undefined) return
  const submission = at(world.submissions, index)
  const assignment = at(world.assignments, submission.assignment)
  const by = other(at(world.jobs, assignment.job).client, command.wrong)
  const member = at(real.people, by)
  const input = { key: newKey(command.do), submission: at(real.submissions, index) }
  const reasons = oracle.againstDeciding(
    world,
    by,
    submission,
    command.do === 'approve' ? 'approving' : { now: stage.now() },
  )
  const inTx = real.database.withTx
  if (command.do === 'approve') {
    const run = () => inTx((tx) => assignments.approve(tx, member, input))
    return stage.expect(by, 'approve', reasons, run, () => oracle.approve(world, submission, stage.now()))
  }
  const reason = 'x'.repeat(command.characters)
  const isParty = !reasons.includes('submission.unknown')
  const withReason = [...reasons, ...(isParty && command.characters < 20 ? ['submission.say_more'] : [])]
  if (command.do === 'reject') {
    const run = () => inTx((tx) => assignments.reject(tx, member, { ...input, code: 'other', reason }))
    return stage.expect(by, 'reject', withReason, run, () => {
      submission.status = 'rejected'
      submission.decidedAt = stage.now()
      world.toCount.add(assignment.job)
      assignment.status = 'rejected'
      assignment.rejectedAt = stage.now()
    })
  }
  const { worker } = assignment
  const mayNotGoOn = at(world.people, worker).isSuspended || needsGuardian(world, worker, stage.now())
  const all = [
    ...withReason,
    ...oracle.when(isParty && assignment.revisions >= 2, 'submission.no_more_rounds'),
    ...oracle.when(isParty && mayNotGoOn, 'submission.no_revision'),
  ]
  const run = () =>
    inTx((tx) => assignments.sendBack(tx, member, { ...input, reason, failedPoints: [0], hours: command.hours }))
  return stage.expect(by, 'send-back', all, run, () => {
    submission.status = 'sent-back'
    assignment.status = 'revising'
    assignment.revisions += 1
    assignment.began = stage.now()
    assignment.deadline = stage.now() + command.hours * oracle.HOUR
    remindWorker(world, submission.assignment, stage.now())
  })
}
