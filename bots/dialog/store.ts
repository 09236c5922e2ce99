import { and, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/connect.ts'
import type { Platform } from '../../core/members/index.ts'
import type { Intent } from './card.ts'
import type { MessageRef } from './incoming.ts'
import type { Raw } from './raw.ts'
import { dialogs } from './tables.ts'
import type { View } from './view.ts'

export type Dialog = Readonly<typeof dialogs.$inferSelect>

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000
const inDays = (tx: Tx, days: number): Date => new Date(tx.now.getTime() + days * DAY_MILLISECONDS)

/**
 * The live dialog of a member, locked until the turn ends: the one in this place, or else the newest in another, for a
 * person with two platforms has one conversation with us. An expired one is gone.
 */
export async function liveDialog(tx: Tx, memberId: string, place: string): Promise<Dialog | undefined> {
  const [dialog] = await tx
    .select()
    .from(dialogs)
    .where(eq(dialogs.memberId, memberId))
    .orderBy(sql`(${dialogs.place} = ${place}) desc`, desc(dialogs.updatedAt))
    .limit(1)
    .for('update')
  if (dialog === undefined || dialog.expiresAt > tx.now) return dialog
  await endDialog(tx, dialog)
  return undefined
}

/** Begins a dialog. Undefined when another one lives there since this turn looked. */
export async function beginDialog(
  tx: Tx,
  begun: {
    readonly memberId: string
    readonly place: string
    readonly flow: string
    readonly args: readonly string[]
    readonly expiresInDays: number
  },
): Promise<Dialog | undefined> {
  const { expiresInDays, ...values } = begun
  const [dialog] = await tx
    .insert(dialogs)
    .values({ ...values, updatedAt: tx.now, expiresAt: inDays(tx, expiresInDays) })
    .onConflictDoNothing()
    .returning()
  return dialog
}

/** Stores the answers and raises the revision, so that buttons drawn before are known to be stale. */
export async function saveAnswers(tx: Tx, dialog: Dialog, raw: Raw, expiresInDays: number): Promise<Dialog> {
  const [saved] = await tx
    .update(dialogs)
    .set({ raw, revision: dialog.revision + 1, updatedAt: tx.now, expiresAt: inDays(tx, expiresInDays) })
    .where(and(eq(dialogs.id, dialog.id), eq(dialogs.revision, dialog.revision)))
    .returning()
  if (saved === undefined) throw new Error(`dialog ${dialog.publicId} changed although it was locked`)
  return saved
}

/** A dialog goes on in another place. Buttons of the message that it leaves are stale from now on. */
export async function moveDialog(tx: Tx, dialog: Dialog, place: string): Promise<Dialog> {
  const [moved] = await tx
    .update(dialogs)
    .set({ place, revision: dialog.revision + 1, messageRef: null, updatedAt: tx.now })
    .where(eq(dialogs.id, dialog.id))
    .returning()
  if (moved === undefined) throw new Error(`dialog ${dialog.publicId} is gone although it was locked`)
  return moved
}

/** Keeps what the dialog shows now, for a surface that draws it a second time, as a form. */
export async function keepView(tx: Tx, dialog: Dialog, view: View): Promise<void> {
  await tx.update(dialogs).set({ view }).where(eq(dialogs.id, dialog.id))
}

/** Keeps what is wanted instead of this dialog as long as the dialog lives; a newer wish takes its place. */
export async function keepWanted(tx: Tx, dialog: Dialog, wanted: Intent): Promise<void> {
  await tx.update(dialogs).set({ wanted }).where(eq(dialogs.id, dialog.id))
}

/** What a dialog shows, to the person whose it is: one row by its index. Undefined when it is over, or somebody else's. */
export async function keptView(
  tx: Tx,
  person: { readonly platform: Platform; readonly externalId: string; readonly dialog: string },
): Promise<{ readonly view: View | undefined } | undefined> {
  const [kept] = await tx
    .select({ view: dialogs.view, revision: dialogs.revision })
    .from(dialogs)
    .where(
      and(
        eq(dialogs.publicId, person.dialog),
        gt(dialogs.expiresAt, tx.now),
        sql`exists (select from identities i where i.member_id = ${dialogs.memberId}
          and i.platform = ${person.platform} and i.external_id = ${person.externalId})`,
      ),
    )
  if (kept === undefined) return undefined
  const { view, revision } = kept
  return { view: view !== null && 'ref' in view && view.ref.revision === revision ? view : undefined }
}

/** The dialog is over: answered, cancelled or discarded. */
export async function endDialog(tx: Tx, dialog: Dialog): Promise<void> {
  await tx.delete(dialogs).where(eq(dialogs.id, dialog.id))
}

/** Remembers the message in which a dialog's view was drawn. A dialog that has ended meanwhile has no message. */
export async function rememberMessage(tx: Tx, dialogId: string, message: MessageRef): Promise<void> {
  await tx.update(dialogs).set({ messageRef: message }).where(eq(dialogs.id, dialogId))
}

/** Removes the dialogs whose time has run out, and returns how many they were. */
export async function expireDialogs(tx: Tx, limit: number): Promise<number> {
  const old = tx
    .select({ id: dialogs.id })
    .from(dialogs)
    .where(lte(dialogs.expiresAt, tx.now))
    .orderBy(dialogs.expiresAt)
    .limit(limit)
  const expired = await tx.delete(dialogs).where(inArray(dialogs.id, old)).returning({ id: dialogs.id })
  return expired.length
}
