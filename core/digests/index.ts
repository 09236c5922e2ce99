import * as asides from '../asides/index.ts'
import * as assignments from '../assignments/index.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { digestDay, nextDigestAt } from './moment.ts'
import * as store from './store.ts'

/** What waits for a member: work in hand, and what others wait for an answer to. */
export interface Waiting {
  /** Running work, what is due first comes first; `isTheirTurn` is false while its client has the ball. */
  readonly work: readonly (assignments.Assignment & { readonly isTheirTurn: boolean })[]
  readonly more: boolean
  readonly jobs: readonly assignments.WaitingJob[]
}

/** What waits for this member now, at most so many of a kind. */
export async function waitingFor(tx: Tx, member: Member, limit: number): Promise<Waiting> {
  const running = await assignments.unfinished(tx, member, { limit })
  const jobs = await assignments.waitingJobs(tx, member, limit)
  const work = running.assignments.map((one) => ({ ...one, isTheirTurn: one.status !== 'submitted' }))
  return { work, more: running.more, jobs }
}

/** True when something waits for the member's own next step. */
async function hasTurn(tx: Tx, member: Member): Promise<boolean> {
  if (await assignments.hasWorkInHand(tx, member)) return true
  return (await assignments.waitingJobs(tx, member, 1)).length > 0
}

/** Something of these members has changed: whoever can be told a digest has a moment for it from now on. */
export async function expect(tx: Tx, memberIds: readonly string[]): Promise<void> {
  for (const member of await store.withoutMoment(tx, memberIds)) {
    await store.putDue(tx, member.id, nextDigestAt(member, tx.now))
  }
}

/**
 * Tells those whose moment has come what waits for them: once on each of their days, and nothing when nothing does. Who
 * has nothing to do is not looked at again before something changes. For the schedule; returns how many were due.
 */
export async function tellDue(tx: Tx, limit: number): Promise<number> {
  const due = await store.due(tx, limit)
  asides.worksOff(
    tx,
    due.map(({ memberId: id }) => ({ id })),
  )
  for (const { memberId } of due) {
    const member = await members.byId(tx, memberId)
    await store.setDue(tx, memberId, member === undefined ? undefined : await tellMember(tx, member))
  }
  return due.length
}

/** When this member is looked at next. */
async function tellMember(tx: Tx, member: Member): Promise<Date | undefined> {
  if (member.status !== 'active' || notices.isMuted(member, 'digest.daily')) return undefined
  if (!(await hasTurn(tx, member))) return undefined
  const day = digestDay(member, tx.now)
  if (day !== undefined) {
    await notices.tell(tx, member.id, {
      kind: 'digest.daily',
      data: { day },
      dedupeKey: `digest:${member.id}:${day}`,
    })
  }
  return nextDigestAt(member, tx.now)
}

/** Gives the moment of the digest to the member that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way.from, way.to)
}
