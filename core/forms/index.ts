import { createHash } from 'node:crypto'
import type { Tx } from '../db/connect.ts'
import { freshSecret } from '../db/secret.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { FORM_MINUTES, type Form, type FormKind } from './form.ts'
import * as store from './store.ts'
import { DAY, MINUTE } from '../shared/time.ts'

export * from './form.ts'

/** What is over is kept for so long, so that a late click is told why. */
const KEPT_DAYS = 30

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Makes a one-time link for a member and returns its token (32 hex digits): the only moment at which anybody knows it.
 * An older link of the same kind and subject no longer opens. It opens for half an hour.
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

/** What a token leads to. Refuses `form.over` when it was used, has expired, was replaced, or never was. */
export async function find(tx: Tx, token: string): Promise<Form> {
  return (await store.byTokenHash(tx, hashOf(token), false)) ?? refuse('form.over', {})
}

/**
 * The same, and locked until the transaction ends: for sending a form in. With `keep` the link stays open (a page that
 * is used several times); otherwise it is used up. Refuses `form.over`.
 */
export async function use(tx: Tx, token: string, keep = false): Promise<Form> {
  const form = (await store.byTokenHash(tx, hashOf(token), true)) ?? refuse('form.over', {})
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
