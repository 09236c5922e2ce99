import * as assignments from '../assignments/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { DISPUTE_DECISIONS, disputeVerbs, type Dispute, type DisputeDecision } from './dispute.ts'
import { seen } from './seen.ts'
import * as store from './store.ts'

/**
 * An operator who is no party decides, with a reason, when both sides have been heard: the worker is paid, the client gets
 * everything back, or the reward is split (`workerPoints`: the worker's part of it, used for a split alone). Points,
 * statuses, notices and audit log in one transaction, once. Refuses `operator.only`, `operator.own_case`,
 * `operator.say_more`, `dispute.unknown`, `dispute.wrong_state`, `dispute.bad_share`, `job.bad_field`.
 */
export async function decide(
  tx: Tx,
  operator: Member,
  input: {
    readonly key: string
    readonly dispute: string
    readonly decision: DisputeDecision
    readonly workerPoints?: number
    readonly reason: string
  },
): Promise<Dispute> {
  await moderation.requireOperator(tx, operator)
  const { key, decision } = input
  const said = { dispute: input.dispute, decision, workerPoints: input.workerPoints ?? null, reason: input.reason }
  await once(tx, { key, kind: 'dispute.decide', actorId: operator.id, input: said }, async () => {
    const reason = moderation.enoughReason(input.reason)
    const { dispute, job } = await seen(tx, operator, input.dispute)
    moderation.requireNoParty(operator, dispute.workerId, dispute.clientId)
    if (!DISPUTE_DECISIONS.includes(decision)) refuse('job.bad_field', { field: 'decision' })
    const workerPoints = shareOf(job, decision, input.workerPoints)
    const decided = await store.move(tx, dispute.id, disputeVerbs.decide, {
      decision,
      workerPoints,
      reason,
      decidedBy: operator.id,
      endedAt: tx.now,
      remindAt: null,
    })
    const workerKey = await carryOut(tx, decided, job, workerPoints)
    await tell(tx, decided, { memberId: decided.workerId, dedupeKey: workerKey })
    await tell(tx, decided, { memberId: job.clientId, dedupeKey: `dispute:${dispute.id}:ended:client` })
    await moderation.audit(tx, operator, {
      action: `dispute.${decision}`,
      object: `dispute:${dispute.publicId}`,
      reason,
      detail: { ...assignments.sharesOf(job, workerPoints) },
    })
    return null
  })
  return (await seen(tx, operator, input.dispute)).dispute
}

/** The worker's part of the reward; a split gives both sides at least a point. */
function shareOf(job: jobs.Job, decision: DisputeDecision, wanted: number | undefined): number {
  if (decision === 'pay') return job.rewardPoints
  if (decision === 'refund') return 0
  const isPart = wanted !== undefined && Number.isSafeInteger(wanted) && wanted > 0 && wanted < job.rewardPoints
  return isPart ? wanted : refuse('dispute.bad_share', { rewardPoints: job.rewardPoints })
}

/** Moves points and statuses. Returns under which key the worker is told: a paid submission has one of its own. */
async function carryOut(tx: Tx, dispute: Dispute, job: jobs.Job, workerPoints: number): Promise<string> {
  const assignment = await assignments.lockRejected(tx, dispute.assignmentId)
  if (workerPoints === 0) {
    await assignments.refundRejected(tx, assignment, job)
    return `dispute:${dispute.id}:ended:worker`
  }
  const { id, status } = await assignments.payRejected(tx, assignment, job, workerPoints)
  return `submission:${id}:${status}`
}

async function tell(
  tx: Tx,
  dispute: Dispute,
  { memberId, dedupeKey }: { readonly memberId: string; readonly dedupeKey: string },
): Promise<void> {
  await notices.tell(tx, memberId, { kind: 'dispute.decided', data: { dispute: dispute.publicId }, dedupeKey })
}
