import { at, DAY, HOUR, when, type Assignment, type Dispute, type Reasons, type World } from './oracle.ts'

/** So long the client is heard, and so long a worker may appeal (product.md section 4). */
export const HEARING = 48 * HOUR
export const APPEAL = 7 * DAY

export function againstAppealing(world: World, by: number, index: number, characters: number, now: number): Reasons {
  const assignment = at(world.assignments, index)
  if (by !== assignment.worker) return ['assignment.unknown']
  return [
    ...when(
      world.disputes.some(({ assignment: of }) => of === index),
      'dispute.given',
    ),
    ...when(assignment.status !== 'rejected', 'assignment.wrong_state'),
    ...when(now >= assignment.rejectedAt + APPEAL, 'dispute.too_late'),
    ...when(characters < 20, 'dispute.say_more'),
  ]
}

export function againstHearing(
  world: World,
  by: number,
  dispute: Dispute,
  said: { readonly characters: number; readonly now: number },
): Reasons {
  const job = at(world.jobs, at(world.assignments, dispute.assignment).job)
  if (by !== job.client) return ['dispute.unknown']
  return [
    ...when(dispute.status !== 'answering', 'dispute.wrong_state'),
    ...when(said.now >= dispute.at + HEARING, 'dispute.answer_over'),
    ...when(said.characters < 20, 'dispute.say_more'),
  ]
}

export function againstTakingBack(world: World, by: number, dispute: Dispute): Reasons {
  if (by !== at(world.assignments, dispute.assignment).worker) return ['dispute.unknown']
  return when(dispute.status === 'decided' || dispute.status === 'withdrawn', 'dispute.wrong_state')
}

/** `share`: the worker's part in a split; all or nothing otherwise. */
export function againstJudging(
  world: World,
  dispute: Dispute,
  said: {
    readonly isOperator: boolean
    readonly isParty: boolean
    readonly isSplit: boolean
    readonly share: number
  },
): Reasons {
  if (!said.isOperator) return ['operator.only']
  const { reward } = at(world.jobs, at(world.assignments, dispute.assignment).job)
  return [
    ...when(said.isParty, 'operator.own_case'),
    ...when(dispute.status !== 'deciding', 'dispute.wrong_state'),
    ...when(said.isSplit && (said.share < 1 || said.share >= reward), 'dispute.bad_share'),
  ]
}

export function goHome(world: World, assignment: Assignment): void {
  const job = at(world.jobs, assignment.job)
  assignment.status = 'refunded'
  at(world.people, job.client).budget += job.reward + job.fee
}

/** The worker's part, the fee in proportion and rounded for the client, the rest home (ledger.md). */
export function judge(world: World, dispute: Dispute, workerPoints: number): void {
  const assignment = at(world.assignments, dispute.assignment)
  const job = at(world.jobs, assignment.job)
  dispute.status = 'decided'
  if (workerPoints === 0) return goHome(world, assignment)
  const status = workerPoints === job.reward ? 'approved' : 'split'
  const fee = Math.floor((job.fee * workerPoints) / job.reward)
  assignment.status = status
  at(world.people, assignment.worker).earnings += workerPoints
  at(world.people, job.client).budget += job.reward + job.fee - workerPoints - fee
  for (const submission of world.submissions) {
    if (submission.assignment === dispute.assignment && submission.status === 'rejected') submission.status = status
  }
}

/** What time has brought when the schedule has run. */
export function passDisputes(world: World, now: number): void {
  for (const [index, assignment] of world.assignments.entries()) {
    const isContested = world.disputes.some(({ assignment: of }) => of === index)
    const isOver = assignment.status === 'rejected' && now >= assignment.rejectedAt + APPEAL
    if (isOver && !isContested) goHome(world, assignment)
  }
  for (const dispute of world.disputes) {
    if (dispute.status === 'answering' && now >= dispute.at + HEARING) dispute.status = 'deciding'
  }
}
