import * as disputes from '../../../core/disputes/index.ts'
import { newKey } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import { at } from './oracle.ts'
import * as oracle from './oracle-disputes.ts'
import { OPERATOR } from './perform-moderation.ts'
import type { Stage } from './play.ts'

type DisputeCommand = Extract<Command, { do: 'appeal' | 'answer-appeal' | 'withdraw-appeal' | 'judge' }>

/** Contests a rejection, answers, takes back or decides, on the database and on the oracle. */
export async function contest(stage: Stage, command: DisputeCommand): Promise<void> {
  const { world, real } = stage
  if (command.do === 'appeal') return appeal(stage, command)
  const fits = command.do === 'judge' ? 'deciding' : 'answering'
  const index = choose(world.disputes, command.pick, ({ status }) => status === fits)
  if (index === undefined) return
  const dispute = at(world.disputes, index)
  const assignment = at(world.assignments, dispute.assignment)
  const id = at(real.disputes, index)
  const inTx = real.database.withTx
  const key = newKey(command.do)
  if (command.do === 'answer-appeal') {
    const by = other(at(world.jobs, assignment.job).client, command.wrong)
    const { characters } = command
    const reasons = oracle.againstHearing(world, by, dispute, { characters, now: stage.now() })
    const input = { key, dispute: id, words: 'y'.repeat(characters), files: [] }
    const run = () => inTx((tx) => disputes.answer(tx, at(real.people, by), input))
    return stage.expect(undefined, 'answer-appeal', reasons, run, () => void (dispute.status = 'deciding'))
  }
  if (command.do === 'withdraw-appeal') {
    const by = other(assignment.worker, command.wrong)
    const run = () => inTx((tx) => disputes.withdraw(tx, at(real.people, by), { key, dispute: id }))
    return stage.expect(undefined, 'withdraw-appeal', oracle.againstTakingBack(world, by, dispute), run, () => {
      dispute.status = 'withdrawn'
      oracle.goHome(world, assignment)
    })
  }
  return judge(stage, command, { index, key })
}

async function appeal(stage: Stage, command: Extract<DisputeCommand, { do: 'appeal' }>): Promise<void> {
  const { world, real } = stage
  const index = choose(world.assignments, command.pick, ({ status }) => status === 'rejected')
  if (index === undefined) return
  const by = other(at(world.assignments, index).worker, command.wrong)
  const reasons = oracle.againstAppealing(world, by, index, command.characters, stage.now())
  const input = {
    key: newKey('appeal'),
    assignment: at(real.assignments, index),
    words: 'x'.repeat(command.characters),
    files: [],
  }
  const run = () => real.database.withTx((tx) => disputes.appeal(tx, at(real.people, by), input))
  return stage.expect(undefined, 'appeal', reasons, run, ({ publicId }) => {
    real.disputes.push(publicId)
    world.disputes.push({ assignment: index, at: stage.now(), status: 'answering' })
  })
}

async function judge(
  stage: Stage,
  command: Extract<DisputeCommand, { do: 'judge' }>,
  { index, key }: { readonly index: number; readonly key: string },
): Promise<void> {
  const { world, real } = stage
  const dispute = at(world.disputes, index)
  const job = at(world.jobs, at(world.assignments, dispute.assignment).job)
  const { decision } = command
  const isSplit = decision === 'split'
  const share = command.share === 'all' ? job.reward : command.share
  const workerPoints = isSplit ? share : decision === 'pay' ? job.reward : 0
  const by = command.wrong ? at(real.people, job.client) : real.operator
  const judge = { isOperator: !command.wrong || job.client === OPERATOR, isParty: command.wrong }
  const reasons = oracle.againstJudging(world, dispute, { ...judge, isSplit, share })
  const input = { key, dispute: at(real.disputes, index), decision, reason: 'Beide wurden gehört.' }
  const run = () =>
    real.database.withTx((tx) => disputes.decide(tx, by, { ...input, ...(isSplit ? { workerPoints: share } : {}) }))
  return stage.expect(command.wrong ? job.client : undefined, `judge ${decision}`, reasons, run, () =>
    oracle.judge(world, dispute, workerPoints),
  )
}
