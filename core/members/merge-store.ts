import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Member } from './member.ts'
import { identities, members } from './tables.ts'

/** Waits for whatever the people of these accounts are doing, and lets nothing new begin until the transaction ends. */
export async function lockIdentities(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx
    .select({ memberId: identities.memberId })
    .from(identities)
    .where(inArray(identities.memberId, [...memberIds]))
    .orderBy(identities.platform, identities.externalId)
    .for('update')
}

/** Gives the chat identities, the running conversations and what waits in the inbox to another member. */
export async function moveIdentities(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(identities).set({ memberId: to }).where(eq(identities.memberId, from))
  await tx.execute(sql`
    update inbox set lane = ${to} where lane = ${from} and status in ('waiting', 'taken', 'turned')`)
}

export async function moveDialogs(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`update dialogs set member_id = ${to} where member_id = ${from}`)
}

/** Somebody who has not joined leaves nothing behind, not even the conversation about joining. */
export async function removeNewcomer(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`delete from dialogs where member_id = ${id}`)
  await tx.delete(members).where(and(eq(members.id, id), eq(members.status, 'joining')))
}

/**
 * Marks a member as merged. What was merged into it before leads to the new one now. Its deposit reference goes over
 * when the other has none; otherwise it stays, and leads there.
 */
export async function markMerged(tx: Tx, gone: Member, kept: Member): Promise<void> {
  const reference = kept.depositReference === null ? gone.depositReference : null
  await tx
    .update(members)
    .set({
      status: 'deleted',
      mergedInto: kept.id,
      ...(reference === null ? {} : { depositReference: null }),
    })
    .where(eq(members.id, gone.id))
  await tx.update(members).set({ mergedInto: kept.id }).where(eq(members.mergedInto, gone.id))
  if (reference !== null) {
    await tx.update(members).set({ depositReference: reference }).where(eq(members.id, kept.id))
  }
}
