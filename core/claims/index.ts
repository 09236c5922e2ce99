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
 * home to a budget posts with `postHome`, whatever brings in new ones with `postIn`: those go to what is owed for certain
 * only, not to what is still disputed.
 */

/** Points home to this member's budget, and claims on it, one after the other. Before the ledger in the lock order. */
async function inTurn(tx: Tx, memberId: string, mode: 'claiming' | 'coming home'): Promise<void> {
  // Whoever brings points home shares it: they hold up nobody but whoever makes a claim at that moment.
  const lock = mode === 'claiming' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await tx.execute(sql`select ${lock}(hashtextextended(${`claims:${memberId}`}, 0))`)
}

/**
 * Until this transaction is over nothing comes into this member's budget past what is claimed now. For whoever touches the
 * ledger, or claims of several members, before `budgetFor`: behind the members' locks, in ascending order.
 */
export async function lock(tx: Tx, memberId: string): Promise<void> {
  await inTurn(tx, memberId, 'claiming')
}

/** What is in a budget, in points; until this transaction is over nothing comes home to it past a claim that is raised now. */
export async function budgetFor(tx: Tx, memberId: string): Promise<Points> {
  await inTurn(tx, memberId, 'claiming')
  return ledger.balance(tx, { kind: 'budget', ownerId: memberId })
}

/**
 * So many points are claimed that are not in the member's budget now; nothing when it is zero. `object` names the fact and
 * can be claimed for once. What comes home is posted to `to` as `kind`; what is `owed` for certain is taken of new points, too.
 * After `budgetFor`, in the same transaction.
 */
export async function raise(
  tx: Tx,
  claim: {
    readonly object: string
    readonly memberId: string
    readonly points: number
    readonly to: AccountName
    readonly kind: JournalKind
    readonly owed: boolean
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
    owed: claim.owed,
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

/** How many points have come home for it until now. */
export async function taken(tx: Tx, object: string): Promise<number> {
  const [claim] = await tx.select({ points: claims.takenPoints }).from(claims).where(eq(claims.object, object))
  return claim?.points ?? 0
}

/** The journal that took the last of what was claimed; undefined as long as something is missing. */
export async function coveredBy(tx: Tx, object: string): Promise<string | undefined> {
  const [claim] = await tx.select().from(claims).where(eq(claims.object, object))
  if (claim === undefined || claim.takenPoints < claim.points) return undefined
  return ledger.journalOf(tx, keyOf(claim))
}

type Claim = typeof claims.$inferSelect
type Journal = { readonly key: string; readonly kind: JournalKind; readonly postings: readonly Posting[] }

const keyOf = ({ id, takenPoints }: Claim): string => `claim:${id}:${takenPoints}`

/** What is claimed of a member at the moment, the oldest claim first, locked. */
const openOf = (tx: Tx, memberId: string, which: 'all' | 'owed') =>
  tx
    .select()
    .from(claims)
    .where(
      and(eq(claims.memberId, memberId), isNull(claims.endedAt), which === 'owed' ? eq(claims.owed, true) : undefined),
    )
    .orderBy(claims.id)
    .for('update')

/** Of so many points in the budget each claim has what it is short of, one after the other. Returns how many that were. */
async function pay(tx: Tx, memberId: string, open: readonly Claim[], points: number): Promise<number> {
  let left = points
  for (const claim of open) {
    const part = Math.min(claim.points - claim.takenPoints, left)
    if (part === 0) break
    left -= part
    const takenPoints = claim.takenPoints + part
    const endedAt = takenPoints === claim.points ? tx.now : null
    await tx.update(claims).set({ takenPoints, endedAt }).where(eq(claims.id, claim.id))
    const { accountKind: kind, accountOwner: ownerId, journalKind } = claim
    await ledger.post(tx, {
      key: keyOf({ ...claim, takenPoints }),
      kind: journalKind,
      postings: [
        {
          from: { kind: 'budget', ownerId: memberId },
          to: ownerId === null ? { kind } : { kind, ownerId },
          points: part,
        },
      ],
    })
  }
  return points - left
}

/**
 * Posts a journal that brings points home to a member's budget, as `ledger.post`, and has of them at once what is claimed.
 * Returns the journal's id. Posted again it takes nothing more. Refuses as `ledger.post`.
 */
export async function postHome(tx: Tx, memberId: string, journal: Journal): Promise<string> {
  return (await postFor(tx, memberId, journal, 'all')).journalId
}

/**
 * The same for points that were never there before: of them is taken what is owed for certain. Returns how many points that
 * was, too.
 */
export async function postIn(tx: Tx, memberId: string, journal: Journal): Promise<Posted> {
  return postFor(tx, memberId, journal, 'owed')
}

type Posted = { readonly journalId: string; readonly takenPoints: number }

async function postFor(tx: Tx, memberId: string, journal: Journal, which: 'all' | 'owed'): Promise<Posted> {
  await inTurn(tx, memberId, 'coming home')
  const open = await openOf(tx, memberId, which)
  const isNew = open.length > 0 && !(await ledger.posted(tx, journal.key))
  const journalId = await ledger.post(tx, journal)
  if (!isNew) return { journalId, takenPoints: 0 }
  const points = journal.postings
    .filter(({ to }) => to.kind === 'budget' && to.ownerId === memberId)
    .reduce((sum, posting) => sum + posting.points, 0)
  return { journalId, takenPoints: await pay(tx, memberId, open, points) }
}

/** What this member owes for certain, in points: what comes into the budget goes there first. */
export async function owedBy(tx: Tx, memberId: string): Promise<number> {
  const [row] = await tx
    .select({ points: sql<string>`coalesce(sum(${claims.points} - ${claims.takenPoints}), 0)` })
    .from(claims)
    .where(and(eq(claims.memberId, memberId), isNull(claims.endedAt), eq(claims.owed, true)))
  return Number(row?.points ?? 0)
}

/** Takes what is owed for certain out of what lies in a budget, for points that came there by no journal of their own. */
export async function settle(tx: Tx, memberId: string): Promise<void> {
  const points = await budgetFor(tx, memberId)
  await pay(tx, memberId, await openOf(tx, memberId, 'owed'), points)
}

/**
 * What is claimed of a member is claimed of the one that it is merged into; `settle` follows as soon as the points have gone
 * the same way. For core/links only.
 */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  for (const id of [way.from, way.to].sort()) await lock(tx, id)
  await tx.update(claims).set({ memberId: way.to }).where(eq(claims.memberId, way.from))
}
