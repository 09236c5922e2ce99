import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { FORM_KINDS, type Form, type FormKind } from './form.ts'
import { forms } from './tables.ts'

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

export async function byTokenHash(tx: Tx, tokenHash: string, lock: boolean): Promise<Form | undefined> {
  const query = tx
    .select()
    .from(forms)
    .where(and(eq(forms.tokenHash, tokenHash), isNull(forms.usedAt), gt(forms.expiresAt, tx.now)))
  const [row] = lock ? await query.for('update') : await query
  const kind = FORM_KINDS.find((known) => known === row?.kind)
  if (row === undefined || kind === undefined) return undefined
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
  const old = tx
    .select({ id: forms.id })
    .from(forms)
    .where(lt(forms.expiresAt, before))
    .orderBy(forms.expiresAt)
    .limit(limit)
  const rows = await tx.delete(forms).where(inArray(forms.id, old)).returning({ id: forms.id })
  return rows.length
}
