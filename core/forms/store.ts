import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { FORM_KINDS, type Form, type FormKind } from './form.ts'
import { forms } from './tables.ts'

const MOST_SESSIONS = 8
/** When nothing can be done with it any more, as its index has it. */
const OVER = sql`greatest(${forms.expiresAt}, coalesce(${forms.sentUntil}, ${forms.expiresAt}))`

/** Writes a new link down; an older one of the same kind and subject that was not used is gone with it. */
export async function replace(
  tx: Tx,
  form: Omit<Form, 'id' | 'publicId' | 'kind'> & { readonly kind: FormKind; readonly tokenHash: string },
): Promise<void> {
  await tx
    .delete(forms)
    .where(
      and(
        eq(forms.memberId, form.memberId),
        eq(forms.kind, form.kind),
        eq(forms.subject, form.subject),
        isNull(forms.usedAt),
      ),
    )
  await tx.insert(forms).values({ ...form, id: sql`default`, publicId: sql`default`, createdAt: tx.now })
}

/** The form that a link opens now. */
export async function byTokenHash(tx: Tx, tokenHash: string): Promise<Form | undefined> {
  const [row] = await tx
    .select()
    .from(forms)
    .where(and(eq(forms.tokenHash, tokenHash), isNull(forms.usedAt), gt(forms.expiresAt, tx.now)))
    .for('update')
  return row === undefined ? undefined : formOf(row)
}

/** Remembers one more opening; of many the last ones: some chats open a link before its member does. */
export async function addSession(
  tx: Tx,
  id: string,
  session: { readonly hash: string; readonly sentUntil: Date },
): Promise<void> {
  await tx
    .update(forms)
    .set({
      sessions: sql`(array_append(${forms.sessions}, ${session.hash}))[greatest(1, cardinality(${forms.sessions}) + 2 - ${MOST_SESSIONS}::integer):]`,
      sentUntil: session.sentUntil,
    })
    .where(eq(forms.id, id))
}

/** The form that was opened so and is not used; `late` also when its time is over. */
export async function bySession(
  tx: Tx,
  opened: { readonly publicId: string; readonly hash: string },
  how: { readonly lock?: boolean; readonly late?: boolean },
): Promise<Form | undefined> {
  const query = tx
    .select()
    .from(forms)
    .where(
      and(
        eq(forms.publicId, opened.publicId),
        sql`${opened.hash} = any (${forms.sessions})`,
        isNull(forms.usedAt),
        how.late === true ? undefined : gt(forms.sentUntil, tx.now),
      ),
    )
  const [row] = how.lock === true ? await query.for('update') : await query
  return row === undefined ? undefined : formOf(row)
}

function formOf(row: typeof forms.$inferSelect): Form | undefined {
  const kind = FORM_KINDS.find((known) => known === row.kind)
  if (kind === undefined) return undefined
  const { id, publicId, memberId, subject, expiresAt } = row
  return { id, publicId, kind, memberId, subject, expiresAt }
}

/** False when somebody else was faster. */
export async function markUsed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(forms)
    .set({ usedAt: tx.now })
    .where(and(eq(forms.id, id), isNull(forms.usedAt)))
    .returning({ id: forms.id })
  return rows.length === 1
}

export async function moveToMember(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  // Both accounts may have an open link of the same kind: the one of the account that goes is worth less.
  await tx.delete(forms).where(and(eq(forms.memberId, members.from), isNull(forms.usedAt)))
  await tx.update(forms).set({ memberId: members.to }).where(eq(forms.memberId, members.from))
}

export async function forget(tx: Tx, before: Date, limit: number): Promise<number> {
  const old = tx.select({ id: forms.id }).from(forms).where(lt(OVER, before.toISOString())).orderBy(OVER).limit(limit)
  const rows = await tx.delete(forms).where(inArray(forms.id, old)).returning({ id: forms.id })
  return rows.length
}
