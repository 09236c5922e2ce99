import { and, eq, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { digestDue } from './tables.ts'

export type Rhythm = Pick<Member, 'id' | 'timeZone' | 'quietFrom' | 'quietTo'>

/** Those among these members who can be told a digest and have no moment for it yet, in the order of their ids. */
export async function withoutMoment(tx: Tx, memberIds: readonly string[]): Promise<readonly Rhythm[]> {
  if (memberIds.length === 0) return []
  return tx.execute<Rhythm & Record<string, unknown>>(sql`
    select m.id, m.time_zone as "timeZone", m.quiet_from as "quietFrom", m.quiet_to as "quietTo" from members m
      where m.id in ${[...memberIds]} and m.status = 'active' and not ('digest' = any(m.muted_topics))
        and not exists (select from digest_due d where d.member_id = m.id)
      order by m.id`)
}

/** Whoever has a moment already keeps it. */
export async function putDue(tx: Tx, memberId: string, dueAt: Date): Promise<void> {
  await tx.insert(digestDue).values({ memberId, dueAt }).onConflictDoNothing()
}

/** Undefined: nobody looks any more, until something changes. */
export async function setDue(tx: Tx, memberId: string, dueAt: Date | undefined): Promise<void> {
  if (dueAt === undefined) await tx.delete(digestDue).where(eq(digestDue.memberId, memberId))
  else await tx.update(digestDue).set({ dueAt }).where(eq(digestDue.memberId, memberId))
}

/** Whose moment has come, locked; those in another instance's hands are passed over. */
export async function due(tx: Tx, limit: number): Promise<readonly { readonly memberId: string }[]> {
  return tx
    .select({ memberId: digestDue.memberId })
    .from(digestDue)
    .where(and(lte(digestDue.dueAt, tx.now), asides.notSetAside(tx, 'tell-digests', digestDue.memberId)))
    .orderBy(digestDue.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function moveToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    with waiting as (delete from digest_due where member_id = ${from} returning due_at)
    insert into digest_due (member_id, due_at) select ${to}, due_at from waiting on conflict do nothing`)
}
