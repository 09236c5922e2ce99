import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import type { Copy } from '../copy/copy.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines, nameOf } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** Every decision has a reason, for the people concerned and for the audit log. */
export const reasonField = (copy: Copy) => reasonAsked(copy.moderation.operator.reason)

/** Deciding on everything that was reported about one thing. Argument: a report. */
export const decideReport = flow('decide-report', { title: (copy) => copy.moderation.reports.decideTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { report } = await moderation.reportFor(tx, member, id)
    if (report.status !== 'open') refuse('report.decided', {})
    moderation.requireNoParty(member, report.subjectId, report.reporterId)
    return undefined
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const { report } = await moderation.reportFor(tx, member, id)
    const words = copy.moderation.reports
    const job = report.target === 'job' ? await jobs.byId(tx, report.targetId) : undefined
    const canEnd = job?.status === 'open' || job?.status === 'paused'
    const possible = moderation.REPORT_DECISIONS.filter((one) => one !== 'close-job' || canEnd)
    return {
      decision: field.choice({
        ...words.decision,
        options: possible.map((value) => ({ value, label: words.decisions[value] })),
      }),
      reason: reasonField(copy),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.moderation.operator.permanent)],
    confirm: copy.moderation.reports.confirm,
  }))
  .submit(async ({ decision, reason }, { tx, member, copy, key }, [id = '']) => {
    await moderation.decideReport(tx, member, { key, report: id, decision, reason })
    return { note: copy.moderation.operator.decided, show: { do: 'op.reports', args: [] } }
  })

async function chosen({ tx, member }: Turn, id: string): Promise<members.Member> {
  await moderation.requireOperator(tx, member)
  const about = (await members.byPublicId(tx, id)) ?? refuse('member.unknown', {})
  moderation.requireNoParty(member, about.id)
  return about
}

/** Suspending a member. Argument: the member. */
export const suspend = flow('suspend', { title: (copy) => copy.moderation.member.suspendTitle })
  .guard(async (turn, [id = '']) => {
    const { status } = await chosen(turn, id)
    return status === 'active' ? undefined : refuse('member.wrong_state', { status })
  })
  .page(async (_, { copy }) => ({ reason: reasonField(copy) }))
  .review(async (_, turn, [id = '']) => {
    const words = turn.copy.moderation
    const { name } = await chosen(turn, id)
    return {
      blocks: [lines(words.member.suspendWarning(name), words.operator.permanent)],
      confirm: words.member.suspendConfirm,
    }
  })
  .submit(async ({ reason }, turn, [id = '']) => {
    const { name } = await chosen(turn, id)
    await moderation.suspend(turn.tx, turn.member, { key: turn.key, member: id, reason })
    return { note: turn.copy.moderation.member.suspended(name), show: { do: 'op.suspensions', args: [] } }
  })

/** Lifting a suspension. Argument: the suspension. */
export const lift = flow('lift', { title: (copy) => copy.moderation.member.liftTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    await moderation.requireOperator(tx, member)
    const { liftedAt } = await moderation.suspensionOf(tx, member, id)
    return liftedAt === null ? undefined : refuse('member.wrong_state', { status: 'active' })
  })
  .page(async (_, { copy }) => ({ reason: reasonField(copy) }))
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.moderation.operator.permanent)],
    confirm: copy.moderation.member.liftConfirm,
  }))
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    const { memberId } = await moderation.suspensionOf(tx, member, id)
    await moderation.liftSuspension(tx, member, { key, suspension: id, reason })
    const { name } = await nameOf({ tx, copy }, memberId)
    return { note: copy.moderation.member.lifted(name), show: { do: 'op.suspensions', args: [] } }
  })
