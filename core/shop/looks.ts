import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as store from './look-store.ts'

/** Something on the shelf, by its database id, and what somebody did with it: `tap` is going on from an advertisement. */
export interface LookAt {
  readonly id: string
  readonly what: 'view' | 'tap'
}

/** What became of one thing in one week. `week` is its Monday, `2026-11-23`; days are those of UTC. */
export interface Week {
  readonly week: string
  readonly views: number
  readonly taps: number
  /** Orders placed in that week that came to a good end, and their points. */
  readonly redeemed: number
  readonly points: number
}

/** So many weeks are shown. */
const WEEKS = 8

/** A member looks at what a shop shows: counted once a day, and never for the owner. */
export async function look(
  tx: Tx,
  member: Member,
  thing: { readonly id: string; readonly ownerId: string | null },
  what: LookAt['what'],
): Promise<void> {
  if (thing.ownerId !== member.id) await store.insertLook(tx, member.id, { id: thing.id, what })
}

/** The last eight weeks of an offer or an advertisement, the oldest first. For its owner: `thing` comes from `ownOffer`. */
export async function weeksOf(tx: Tx, thing: { readonly id: string }): Promise<readonly Week[]> {
  return store.weeksOf(tx, thing.id, WEEKS)
}

/** Who looked at something is forgotten after the day, the number stays. For the schedule; returns how many rows. */
export async function gatherLooks(tx: Tx, limit: number): Promise<number> {
  return store.gather(tx, limit)
}
