import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { ListEntry, ListKind } from './list.ts'
import { listEntries } from './tables.ts'

/** False when it stands there already. */
export async function insert(tx: Tx, kind: ListKind, ownerId: string, otherId: string): Promise<boolean> {
  const rows = await tx
    .insert(listEntries)
    .values({ id: sql`default`, publicId: sql`default`, kind, ownerId, otherId, createdAt: tx.now })
    .onConflictDoNothing({ target: [listEntries.ownerId, listEntries.otherId, listEntries.kind] })
    .returning({ id: listEntries.id })
  return rows.length === 1
}

export async function remove(tx: Tx, kind: ListKind, ownerId: string, otherId: string): Promise<void> {
  await tx
    .delete(listEntries)
    .where(and(eq(listEntries.ownerId, ownerId), eq(listEntries.otherId, otherId), eq(listEntries.kind, kind)))
}

export async function has(tx: Tx, kind: ListKind, ownerId: string, otherId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: listEntries.id })
    .from(listEntries)
    .where(and(eq(listEntries.ownerId, ownerId), eq(listEntries.otherId, otherId), eq(listEntries.kind, kind)))
  return rows.length > 0
}

/** True when either of the two has blocked the other. */
export async function blockBetween(tx: Tx, one: string, other: string): Promise<boolean> {
  const rows = await tx
    .select({ id: listEntries.id })
    .from(listEntries)
    .where(
      and(
        eq(listEntries.kind, 'block'),
        or(
          and(eq(listEntries.ownerId, one), eq(listEntries.otherId, other)),
          and(eq(listEntries.ownerId, other), eq(listEntries.otherId, one)),
        ),
      ),
    )
    .limit(1)
  return rows.length > 0
}

export async function byPublicId(tx: Tx, ownerId: string, publicId: string): Promise<ListEntry | undefined> {
  const [row] = await tx
    .select()
    .from(listEntries)
    .where(and(eq(listEntries.publicId, publicId), eq(listEntries.ownerId, ownerId)))
  return row
}

/** A member's list of one kind, the newest first; `before` is the id of the last one seen. */
export async function page(
  tx: Tx,
  ownerId: string,
  kind: ListKind,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly ListEntry[]> {
  return tx
    .select()
    .from(listEntries)
    .where(
      and(
        eq(listEntries.ownerId, ownerId),
        eq(listEntries.kind, kind),
        before === undefined ? undefined : lt(listEntries.id, before),
      ),
    )
    .orderBy(desc(listEntries.id))
    .limit(limit)
}

/** Lists, and places on the lists of others, go over: each once, and nobody has himself on one. */
export async function moveToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    with moved as (
      delete from list_entries where owner_id = ${from} or other_id = ${from} returning kind, owner_id, other_id, created_at),
    renamed as (
      select kind, case owner_id when ${from} then ${to}::uuid else owner_id end as owner_id,
             case other_id when ${from} then ${to}::uuid else other_id end as other_id, created_at from moved)
    insert into list_entries (kind, owner_id, other_id, created_at)
      select kind, owner_id, other_id, min(created_at) from renamed where owner_id <> other_id group by kind, owner_id, other_id
      on conflict do nothing`)
}

/** Nobody is a favourite of whoever has blocked them. */
export async function dropShadowed(tx: Tx, ofMember: string): Promise<void> {
  await tx.execute(sql`
    delete from list_entries f where f.kind = 'favourite' and ${ofMember} in (f.owner_id, f.other_id) and exists (
      select from list_entries b where b.kind = 'block' and b.owner_id = f.owner_id and b.other_id = f.other_id)`)
}
