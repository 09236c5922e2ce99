import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import {
  COMPLAINT_DECISIONS,
  COMPLAINT_LIMITS,
  complaintVerbs,
  type Complaint,
  type ComplaintDecision,
} from './complaint.ts'
import { settle } from './complaint-settle.ts'
import * as store from './complaint-store.ts'
import { complaintFor, tellHeard } from './complaints.ts'
import { locked, payShop } from './goods-step.ts'
import * as orders from './order-store.ts'
import { orderVerbs } from './shop.ts'
import { sellerOf } from './shop-store.ts'
import { DAY } from '../shared/time.ts'

/**
 * An operator who is no party decides, with a reason: another code or parcel, the points back, or neither. Points, statuses,
 * notices and audit log in one transaction. Refuses `operator.only`, `operator.own_case`, `operator.say_more`,
 * `complaint.unknown`, `complaint.wrong_state`, `complaint.shop_has_none`, `job.bad_field`.
 */
export async function decideComplaint(
  tx: Tx,
  operator: Member,
  vault: Vault,
  input: {
    readonly key: string
    readonly complaint: string
    readonly decision: ComplaintDecision
    readonly reason: string
  },
): Promise<Complaint> {
  await moderation.requireOperator(tx, operator)
  const { key, complaint: id, decision } = input
  const said = { complaint: id, decision, reason: input.reason }
  await once(tx, { key, kind: 'complaint.decide', actorId: operator.id, input: said }, async () => {
    const reason = moderation.enoughReason(input.reason)
    const { complaint, order: seen, ownerId } = await complaintFor(tx, operator, id)
    moderation.requireNoParty(operator, seen.buyerId, ownerId)
    if (!COMPLAINT_DECISIONS.includes(decision)) refuse('job.bad_field', { field: 'decision' })
    const order = await locked(tx, seen)
    await settle(tx, vault, complaint, order, { verb: 'decide', decision, set: { reason, decidedBy: operator.id } })
    await moderation.audit(tx, operator, {
      action: `complaint.${decision}`,
      object: `complaint:${complaint.publicId}`,
      reason,
      detail: { order: order.publicId, points: order.points },
    })
    return null
  })
  return (await complaintFor(tx, operator, id)).complaint
}

/** Complaints that wait for an operator, oldest first; `after` is the public id of the last one seen. */
export async function complaintsToDecide(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly complaints: readonly Complaint[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.byPublicId(tx, page.after)
  const rows = await store.toDecide(tx, { after: last?.id, limit: page.limit + 1 })
  return { complaints: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How many complaints wait for an operator, counted up to `most`. */
export async function countComplaints(tx: Tx, most: number): Promise<number> {
  return (await store.toDecide(tx, { after: undefined, limit: most })).length
}

/** Nobody has complained about a code for 14 days: its shop is paid. Returns how many. */
export async function closeShown(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await orders.shownDue(tx, limit))
  for (const found of due) {
    const order = await locked(tx, found)
    // A complaint in the last moment was quicker.
    if (order.status !== 'shown' || order.expiresAt > tx.now) continue
    await payShop(tx, await orders.move(tx, order.id, orderVerbs.close))
  }
  return due.length
}

/** The shop has let three days pass without an answer: it is an operator's turn. Returns how many. */
export async function endComplaintHearings(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.unheard(tx, limit))
  for (const { id, orderId } of due) {
    const remindAt = new Date(tx.now.getTime() + COMPLAINT_LIMITS.undecidedDays * DAY)
    const heard = await store.move(tx, id, complaintVerbs.disagree, { remindAt })
    const order = (await orders.byId(tx, orderId)) ?? refuse('order.unknown', {})
    await tellHeard(tx, heard, order, await sellerOf(tx, order.shopId))
  }
  return due.length
}

/** Reminds whoever has to act: the shop once, the operators who are no party every day. Returns how many. */
export async function remindComplaints(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.toRemind(tx, limit))
  for (const { id, publicId, orderId, status, remindAt } of due) {
    const order = (await orders.byId(tx, orderId)) ?? refuse('order.unknown', {})
    const ownerId = await sellerOf(tx, order.shopId)
    if (status === 'answering' && ownerId !== null) {
      await store.setReminder(tx, id, null)
      const data = { complaint: publicId }
      await notices.tell(tx, ownerId, { kind: 'complaint.reminder', data, dedupeKey: `complaint:${id}:reminder` })
    } else {
      await store.setReminder(tx, id, new Date(tx.now.getTime() + DAY))
      await moderation.tellOperators(tx, {
        topic: 'complaint',
        id: publicId,
        dedupeKey: `complaint:${id}:undecided:${remindAt?.toISOString() ?? ''}`,
        except: [order.buyerId, ownerId],
      })
    }
  }
  return due.length
}
