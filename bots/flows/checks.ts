import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Outcome, Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'
import { reasonField } from './operator-decides.ts'

async function waiting({ tx, member }: Turn, id: string): Promise<undefined> {
  const { check, job } = await moderation.checkFor(tx, member, id)
  if (check.status !== 'waiting') refuse('check.over', {})
  moderation.requireNoParty(member, job.clientId)
}

async function decided(
  { tx, member, copy, key }: Turn,
  id: string,
  decision: 'approve' | 'refuse',
  reason: string,
): Promise<Outcome> {
  await moderation.decideCheck(tx, member, { key, check: id, decision, reason })
  return { note: copy.moderation.operator.decided, show: { do: 'op.checks', args: [] } }
}

/** Letting a job go live. Argument: the check. */
export const approveCheck = flow('approve-check', { title: (copy) => copy.checks.operator.approveTitle })
  .guard((turn, [id = '']) => waiting(turn, id))
  .page(async (_, { copy }) => ({
    reason: field.text({
      ...copy.moderation.operator.reason,
      ...moderation.MODERATION_LIMITS.reason,
      multiline: true,
      preset: copy.checks.operator.fine,
      assumed: true,
    }),
  }))
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.checks.operator.approves)],
    confirm: copy.checks.operator.approveConfirm,
  }))
  .submit(({ reason }, turn, [id = '']) => decided(turn, id, 'approve', reason))

/** Sending a job back to its client. Argument: the check. */
export const refuseCheck = flow('refuse-check', { title: (copy) => copy.checks.operator.refuseTitle })
  .guard((turn, [id = '']) => waiting(turn, id))
  .page(async (_, { copy }) => ({ reason: reasonField(copy) }))
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.checks.operator.refuses)],
    confirm: copy.checks.operator.refuseConfirm,
  }))
  .submit(({ reason }, turn, [id = '']) => decided(turn, id, 'refuse', reason))
