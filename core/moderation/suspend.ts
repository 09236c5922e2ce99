import * as assignments from '../assignments/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { letRun } from './let-run.ts'
import type { Suspension } from './moderation.ts'
import { audit, enoughReason, requireNoParty, requireOperator } from './operators.ts'
import * as store from './store.ts'

/**
 * An operator suspends a member, with a reason: nothing can be done in that name. Work in hand is released and its slot
 * opens again; what was handed in is still decided and paid; the member's jobs are paused; the points stay where they
 * are. Refuses `operator.only`, `operator.own_case`, `operator.say_more`, `member.wrong_state`, `member.operator`.
 */
export async function suspend(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly member: string; readonly reason: string },
): Promise<void> {
  await requireOperator(tx, operator)
  const said = { member: input.member, reason: input.reason }
  await once(tx, { key: input.key, kind: 'member.suspend', actorId: operator.id, input: said }, async () => {
    const reason = enoughReason(input.reason)
    const member = (await members.byPublicId(tx, input.member)) ?? refuse('member.unknown', {})
    await members.lock(tx, member.id)
    await suspendLocked(tx, operator, member.id, reason)
    await audit(tx, operator, {
      action: 'member.suspend',
      object: `member:${member.publicId}`,
      reason,
      detail: {},
    })
    return null
  })
}

/** The same inside another decision: the member is locked, and the caller writes the audit log. */
export async function suspendLocked(tx: Tx, operator: Member, memberId: string, reason: string): Promise<void> {
  requireNoParty(operator, memberId)
  const member = (await members.byId(tx, memberId)) ?? refuse('member.unknown', {})
  if (member.status !== 'active') refuse('member.wrong_state', { status: member.status })
  // Who runs the installation is the configuration's to say: an operator who may not write could decide nothing.
  if (await members.isOperator(tx, member)) refuse('member.operator', {})
  await members.setSuspended(tx, memberId, true)
  const suspension = await store.insertSuspension(tx, { memberId, reason, decidedBy: operator.id })
  // Every job first, every assignment after that: the lock order.
  for (const job of await jobs.lockLiveOf(tx, memberId)) await jobs.hold(tx, job, 'suspended')
  await assignments.releaseWork(tx, memberId)
  await notices.tell(tx, memberId, {
    kind: 'member.suspended',
    data: { suspension: suspension.publicId },
    dedupeKey: `suspension:${suspension.id}`,
  })
}

/** An operator lifts a suspension, with a reason: the paused jobs come back. Refuses `member.wrong_state`. */
export async function liftSuspension(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly suspension: string; readonly reason: string },
): Promise<void> {
  await requireOperator(tx, operator)
  const said = { suspension: input.suspension, reason: input.reason }
  await once(tx, { key: input.key, kind: 'member.lift', actorId: operator.id, input: said }, async () => {
    const reason = enoughReason(input.reason)
    const seen = (await store.suspensionByPublicId(tx, input.suspension)) ?? refuse('member.unknown', {})
    requireNoParty(operator, seen.memberId)
    await members.lock(tx, seen.memberId)
    const lifted = await store.liftSuspension(tx, seen.id, { liftedBy: operator.id, liftReason: reason })
    if (lifted === undefined) refuse('member.wrong_state', { status: 'active' })
    // Whoever has gone meanwhile stays gone, and may begin afresh.
    await members.unbar(tx, seen.id)
    const member = await members.byId(tx, seen.memberId)
    if (member?.status === 'suspended') await members.setSuspended(tx, seen.memberId, false)
    for (const job of await jobs.lockLiveOf(tx, seen.memberId)) await letRun(tx, job, 'suspended')
    await notices.tell(tx, seen.memberId, {
      kind: 'member.restored',
      data: { suspension: seen.publicId },
      dedupeKey: `suspension:${seen.id}:lifted`,
    })
    await audit(tx, operator, { action: 'member.lift', object: `suspension:${seen.publicId}`, reason, detail: {} })
    return null
  })
}

/** A page of the suspensions that are not lifted, newest first; `before` is the public id of the last one seen. */
export async function suspensionsPage(
  tx: Tx,
  operator: Member,
  page: { readonly before?: string; readonly limit: number },
): Promise<{ readonly suspensions: readonly Suspension[]; readonly more: boolean }> {
  await requireOperator(tx, operator)
  const last = page.before === undefined ? undefined : await store.suspensionByPublicId(tx, page.before)
  const rows = await store.runningSuspensions(tx, { before: last?.id, limit: page.limit + 1 })
  return { suspensions: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** A suspension, for operators and for the member itself. Refuses `member.unknown`. */
export async function suspensionOf(tx: Tx, viewer: Member, publicId: string): Promise<Suspension> {
  const found = (await store.suspensionByPublicId(tx, publicId)) ?? refuse('member.unknown', {})
  if (found.memberId !== viewer.id) await requireOperator(tx, viewer)
  return found
}

/** How many suspensions are not lifted, counted up to `most`. */
export async function countSuspensions(tx: Tx, most: number): Promise<number> {
  return (await store.runningSuspensions(tx, { before: undefined, limit: most })).length
}
