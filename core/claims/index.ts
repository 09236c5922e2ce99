import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { AccountName, JournalKind, Posting } from '../ledger/index.ts'
import type { Points } from '../shared/points.ts'
import { claims } from './tables.ts'

/**
 * What somebody outside wants back of a client's budget and has not found there, because it lies in escrow or on its way:
 * as soon as it comes home, it is taken, before it can be spent again.
 *
 * To add such a claim: ask `budgetFor` what is there and take that; `raise` a claim for the rest, with an object of your own
 * (`TOPIC:ID`) and the account that it goes to; `end` it when it is decided, if it is decided at all. Whatever brings points
 * home to a budget posts with `postHome`.
 */

/** Points home to this member's budget, and claims on it, one after the other. Before the ledger in the lock order. */
async function inTurn(tx: Tx, memberId: string, mode: 'claiming' | 'coming home'): Promise<void> {
  // Whoever brings points home shares it: they hold up nobody but whoever makes a claim at that moment.
  const lock = mode === 'claiming' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await tx.execute(sql`select ${lock}(hashtextextended(${`claims:${memberId}`}, 0))`)
}

/** What is in a budget, in points; until this transaction is over nothing comes home to it past a claim that is raised now. */
export async function budgetFor(tx: Tx, memberId: string): Promise<Points> {
  await inTurn(tx, memberId, 'claiming')
  return ledger.balance(tx, { kind: 'budget', ownerId: memberId })
}

/**
 * So many points are claimed that are not in the member's budget now; nothing when it is zero. `object` names the fact and
 * can be claimed for once. What comes home is posted to `to` as `kind`. After `budgetFor`, in the same transaction.
 */
export async function raise(
  tx: Tx,
  claim: {
    readonly object: string
    readonly memberId: string
    readonly points: number
    readonly to: AccountName
    readonly kind: JournalKind
  },
): Promise<void> {
  if (claim.points === 0) return
  await tx.insert(claims).values({
    id: sql`default`,
    object: claim.object,
    memberId: claim.memberId,
    points: claim.points,
    takenPoints: 0,
    accountKind: claim.to.kind,
    accountOwner: claim.to.ownerId ?? null,
    journalKind: claim.kind,
    openedAt: tx.now,
  })
}

/** Nothing more is claimed. Returns how many points came home for it. */
export async function end(tx: Tx, object: string): Promise<number> {
  const [claim] = await tx.select().from(claims).where(eq(claims.object, object)).for('update')
  if (claim === undefined) return 0
  if (claim.endedAt === null) await tx.update(claims).set({ endedAt: tx.now }).where(eq(claims.id, claim.id))
  return claim.takenPoints
}

/** What is claimed of a member at the moment, the oldest claim first. */
const openOf = (tx: Tx, memberId: string) =>
  tx
    .select()
    .from(claims)
    .where(and(eq(claims.memberId, memberId), isNull(claims.endedAt)))
    .orderBy(claims.id)

/**
 * Posts a journal that brings points home to a member's budget, as `ledger.post`, and has of them at once what is claimed.
 * Returns the journal's id. Posted again it takes nothing more. Refuses as `ledger.post`.
 */
export async function postHome(
  tx: Tx,
  memberId: string,
  journal: { readonly key: string; readonly kind: JournalKind; readonly postings: readonly Posting[] },
): Promise<string> {
  await inTurn(tx, memberId, 'coming home')
  const open = await openOf(tx, memberId).for('update')
  const isNew = open.length > 0 && !(await ledger.posted(tx, journal.key))
  const id = await ledger.post(tx, journal)
  if (!isNew) return id
  const budget = { kind: 'budget', ownerId: memberId } as const
  let left = journal.postings
    .filter(({ to }) => to.kind === 'budget' && to.ownerId === memberId)
    .reduce((sum, { points }) => sum + points, 0)
  for (const claim of open) {
    const points = Math.min(claim.points - claim.takenPoints, left)
    if (points === 0) break
    left -= points
    const takenPoints = claim.takenPoints + points
    const endedAt = takenPoints === claim.points ? tx.now : null
    await tx.update(claims).set({ takenPoints, endedAt }).where(eq(claims.id, claim.id))
    const { accountKind: kind, accountOwner: ownerId, journalKind } = claim
    await ledger.post(tx, {
      key: `claim:${claim.id}:${takenPoints}`,
      kind: journalKind,
      postings: [{ from: budget, to: ownerId === null ? { kind } : { kind, ownerId }, points }],
    })
  }
  return id
}

/** What is claimed of a member is claimed of the one that it is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.update(claims).set({ memberId: way.to }).where(eq(claims.memberId, way.from))
}
