import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import * as store from './goal-store.ts'
import { offerById, offerFor } from './offers.ts'
import { today } from './sale-day.ts'
import type { Goal, Shelved } from './shop.ts'

/**
 * Saves for an offer, in place of whatever was saved for before. Who has the points already is not told so again. Refuses
 * `offer.unknown`, `offer.wrong_state`, `offer.own`.
 */
export async function setGoal(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly offer: string },
): Promise<Goal> {
  members.requireJoined(member)
  const { key, offer: id } = input
  await once(tx, { key, kind: 'goal.set', actorId: member.id, input: { offer: id } }, async () => {
    await members.lock(tx, member.id)
    const offer = await offerFor(tx, member, id)
    if (offer.ownerId === member.id) refuse('offer.own', {})
    if (hasEnded(tx, offer)) refuse('offer.wrong_state', { status: offer.status })
    await store.setGoal(tx, { memberId: member.id, offerId: offer.id, reachedAt: null, lookAt: tx.now })
    return null
  })
  return (await goalOf(tx, member)) ?? refuse('offer.unknown', {})
}

/** Saves for nothing any more. */
export async function clearGoal(tx: Tx, member: Member): Promise<void> {
  members.requireJoined(member)
  await members.lock(tx, member.id)
  await store.forgetGoal(tx, member.id)
}

/** What a member saves for, and how far it is; undefined when nothing is. */
export async function goalOf(tx: Tx, member: Member): Promise<Goal | undefined> {
  const row = await store.goalOf(tx, member.id)
  if (row === undefined) return undefined
  const offer = await offerById(tx, row.offerId)
  const points = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  return { offer, points, missingPoints: Math.max(0, offer.points - points) }
}

/** An offer is over for good: not when it is paused or sold out, which may pass. */
function hasEnded(tx: Tx, offer: Shelved): boolean {
  const isOver = offer.validUntil !== null && offer.validUntil < today(tx)
  return offer.status === 'archived' || offer.shopStatus !== 'approved' || isOver
}

/** The first moment at which the offer cannot be had any more; null when it has no last day. */
function endOf({ validUntil }: Pick<Shelved, 'validUntil'>): Date | null {
  if (validUntil === null) return null
  const end = new Date(`${validUntil}T00:00:00Z`)
  end.setUTCDate(end.getUTCDate() + 1)
  return end
}

/**
 * Looks at the goals that something has happened to: enough points are told once; of an offer that has ended its members
 * are told, and saved for is nothing any more. For the schedule; returns how many were looked at.
 */
export async function tellGoals(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.takeGoals(tx, limit))
  for (const goal of due) {
    const offer = await offerById(tx, goal.offerId)
    if (hasEnded(tx, offer)) {
      await store.removeGoal(tx, goal.id)
      await notices.tell(tx, goal.memberId, {
        kind: 'goal.ended',
        data: { offer: offer.id },
        dedupeKey: `goal:${goal.id}:ended`,
      })
      continue
    }
    const points = await ledger.balance(tx, { kind: 'earnings', ownerId: goal.memberId })
    const isNew = goal.reachedAt === null && points >= offer.points
    await store.markGoal(tx, goal.id, { lookAt: endOf(offer), reachedAt: isNew ? tx.now : goal.reachedAt })
    if (!isNew) continue
    await notices.tell(tx, goal.memberId, {
      kind: 'goal.reached',
      data: { offer: offer.id },
      dedupeKey: `goal:${goal.id}:reached`,
    })
  }
  return due.length
}
