import { and, eq, getTableColumns, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import { goals } from './tables.ts'

const columns = getTableColumns(goals)
export type GoalRow = typeof goals.$inferSelect

export async function goalOf(tx: Tx, memberId: string): Promise<GoalRow | undefined> {
  const [row] = await tx.select(columns).from(goals).where(eq(goals.memberId, memberId))
  return row
}

/** In place of the goal that there was. */
export async function setGoal(
  tx: Tx,
  goal: Pick<GoalRow, 'memberId' | 'offerId' | 'lookAt' | 'reachedAt'>,
): Promise<GoalRow> {
  await tx.delete(goals).where(eq(goals.memberId, goal.memberId))
  const [row] = await tx
    .insert(goals)
    .values({ ...goal, id: sql`default`, createdAt: tx.now })
    .returning(columns)
  if (row === undefined) throw new Error('no goal was inserted')
  return row
}

export async function forgetGoal(tx: Tx, memberId: string, offerId?: string): Promise<void> {
  await tx
    .delete(goals)
    .where(and(eq(goals.memberId, memberId), offerId === undefined ? undefined : eq(goals.offerId, offerId)))
}

export async function removeGoal(tx: Tx, id: string): Promise<void> {
  await tx.delete(goals).where(eq(goals.id, id))
}

/** Whoever saves for what has ended is to be told. */
export async function lookAtGoalsOf(
  tx: Tx,
  where: { readonly offerId: string } | { readonly shopId: string },
): Promise<void> {
  await tx.execute(
    'offerId' in where
      ? sql`update goals set look_at = ${tx.now.toISOString()}::timestamptz where offer_id = ${where.offerId}::uuid`
      : sql`update goals g set look_at = ${tx.now.toISOString()}::timestamptz
          from offers f where f.id = g.offer_id and f.shop_id = ${where.shopId}::uuid`,
  )
}

/** Goals that something has happened to, each for one of those who ask at the same moment. */
export async function takeGoals(tx: Tx, limit: number): Promise<readonly GoalRow[]> {
  return tx
    .select(columns)
    .from(goals)
    .where(and(lte(goals.lookAt, tx.now), asides.notSetAside(tx, 'tell-goals', goals.id)))
    .orderBy(goals.lookAt)
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function markGoal(tx: Tx, id: string, set: Pick<GoalRow, 'lookAt' | 'reachedAt'>): Promise<void> {
  await tx.update(goals).set(set).where(eq(goals.id, id))
}

/** The goal of somebody with two accounts is that of the account that stays, unless it has none. */
export async function moveGoalToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    update goals g set member_id = ${to}::uuid, look_at = ${tx.now.toISOString()}::timestamptz
      where g.member_id = ${from}::uuid and not exists (select from goals h where h.member_id = ${to}::uuid)
        and not exists (select from offers f join shops s on s.id = f.shop_id where f.id = g.offer_id and s.owner_id = ${to}::uuid)`)
  await forgetGoal(tx, from)
  // Nor does anybody save for an offer of a shop that is now one's own.
  await tx.execute(sql`
    delete from goals g using offers f, shops s
      where g.member_id = ${to}::uuid and f.id = g.offer_id and s.id = f.shop_id and s.owner_id in (${to}::uuid, ${from}::uuid)`)
}
