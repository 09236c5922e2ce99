import { createHash } from 'node:crypto'
import type { Tx } from '../db/connect.ts'
import { freshSecret } from '../db/secret.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { FORM_MINUTES, pageMinutes, type Form, type FormKind } from './form.ts'
import * as store from './store.ts'
import { DAY, MINUTE } from '../shared/time.ts'

export * from './form.ts'

/** What is over is kept for so long, so that a late click is told why. */
const KEPT_DAYS = 30

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Makes a one-time link for a member and returns its token (32 hex digits): the only moment at which anybody knows it.
 * An older link of the same kind and subject no longer opens. It opens for half an hour, and its page stays open as long as `pageMinutes`
 * says.
 */
export async function open(
  tx: Tx,
  member: Member,
  form: { readonly kind: FormKind; readonly subject?: string },
): Promise<string> {
  const token = await freshSecret(tx)
  await store.replace(tx, {
    tokenHash: hashOf(token),
    kind: form.kind,
    memberId: member.id,
    subject: form.subject ?? '',
    expiresAt: new Date(tx.now.getTime() + FORM_MINUTES * MINUTE),
  })
  return token
}

/** A page that was opened with its link: which one, and the secret of that opening (32 hex digits). */
export interface Opened {
  readonly publicId: string
  readonly session: string
}

/**
 * Opens the page of a link: what the link leads to, and the secret with which the page is shown and sent in from now on, as
 * long as `pageMinutes` says, known from here on to its browser only. Refuses `form.over` when the link was used, has expired, was replaced, or
 * never was.
 */
export async function enter(tx: Tx, token: string): Promise<Form & Opened> {
  const form = (await store.byTokenHash(tx, hashOf(token))) ?? refuse('form.over', {})
  const session = await freshSecret(tx)
  const sentUntil = new Date(tx.now.getTime() + pageMinutes(form.kind) * MINUTE)
  await store.addSession(tx, form.id, { hash: hashOf(session), sentUntil })
  return { ...form, session }
}

const asStored = ({ publicId, session }: Opened) => ({ publicId, hash: hashOf(session) })

/** The form of an opened page. Refuses `form.over` when it was used, its time is over, or it was replaced. */
export async function find(tx: Tx, opened: Opened): Promise<Form> {
  return (await store.bySession(tx, asStored(opened), {})) ?? refuse('form.over', {})
}

/**
 * The same when only its time is over: for showing once more what was typed. Undefined for every other reason, and for a
 * page on which nothing is typed.
 */
export async function late(tx: Tx, opened: Opened): Promise<Form | undefined> {
  const form = await store.bySession(tx, asStored(opened), { late: true })
  return form === undefined || pageMinutes(form.kind) === FORM_MINUTES ? undefined : form
}

/**
 * The same, and locked until the transaction ends: for sending a form in. With `keep` the page stays open (one that is
 * used several times); otherwise it is used up. Refuses `form.over`.
 */
export async function use(tx: Tx, opened: Opened, keep = false): Promise<Form> {
  const form = (await store.bySession(tx, asStored(opened), { lock: true })) ?? refuse('form.over', {})
  if (!keep && !(await store.markUsed(tx, form.id))) refuse('form.over', {})
  return form
}

/** Forgets links that have been over for a month. For the schedule; returns how many. */
export async function forgetOld(tx: Tx, limit: number): Promise<number> {
  return store.forget(tx, new Date(tx.now.getTime() - KEPT_DAYS * DAY), limit)
}

/** Gives a member's links to the one that this one is merged into; open ones are closed. For core/links only. */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, members)
}
