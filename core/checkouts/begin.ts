import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import { CHECKOUT_LIMITS, checkoutVerbs, type Checkout } from './checkout.ts'
import * as store from './store.ts'

/**
 * A client wants to pay in so many points by card. Nobody has been asked for anything yet: the page at the provider is
 * made when this transaction is over. Refuses `checkout.out_of_range` and, with five that wait, `checkout.too_many`.
 */
export async function begin(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly points: number },
): Promise<Checkout> {
  members.requireJoined(client)
  const { key, points } = input
  const { min, max } = CHECKOUT_LIMITS.points
  if (!Number.isSafeInteger(points) || points < min || points > max)
    refuse('checkout.out_of_range', { minimumPoints: min, maximumPoints: max })
  const publicId = await once(tx, { key, kind: 'checkout.begin', actorId: client.id, input: { points } }, async () => {
    await members.lock(tx, client.id)
    const { waiting } = CHECKOUT_LIMITS
    if ((await store.countWaitingOf(tx, client.id, waiting)) >= waiting) refuse('checkout.too_many', { most: waiting })
    const row = await store.insert(tx, { memberId: client.id, points, language: client.language })
    return row.publicId
  })
  return mine(tx, client, publicId)
}

/** A client's own payment. Refuses `checkout.unknown` for anybody else's. */
export async function mine(tx: Tx, client: Member, publicId: string): Promise<Checkout> {
  const row = await store.checkoutBy(tx, { publicId })
  return row?.memberId === client.id ? row : refuse('checkout.unknown', {})
}

/** A client's payments, newest first; `after` is the public id of the last one seen. */
export async function list(
  tx: Tx,
  client: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly checkouts: readonly Checkout[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await store.checkoutBy(tx, { publicId: page.after })
  const rows = await store.ofMember(tx, client.id, { before: last?.id, limit: page.limit + 1 })
  return { checkouts: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * A page of the payments that do not fit and were not credited, the oldest first; `after` is the public id of the last
 * one seen. Refuses `operator.only`.
 */
export async function doubtfulOnes(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly checkouts: readonly Checkout[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.checkoutBy(tx, { publicId: page.after })
  const rows = await store.doubtful(tx, last?.id, page.limit + 1)
  return { checkouts: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** A payment that does not fit, for operators. Refuses `operator.only`, `checkout.unknown` and `checkout.noted`. */
export async function doubtfulOne(tx: Tx, operator: Member, publicId: string): Promise<Checkout> {
  await moderation.requireOperator(tx, operator)
  const row = (await store.checkoutBy(tx, { publicId })) ?? refuse('checkout.unknown', {})
  return row.status === 'doubtful' ? row : refuse('checkout.noted', {})
}

/** How many payments wait for an operator, counted up to `most`. */
export async function countDoubtful(tx: Tx, most: number): Promise<number> {
  return (await store.doubtful(tx, undefined, most)).length
}

/**
 * An operator has looked into a payment that does not fit, and has seen to its money in the provider's own pages: no
 * points move. Refuses `operator.only`, `operator.own_case`, `operator.say_more`, `checkout.unknown`, `checkout.noted`.
 */
export async function note(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly checkout: string; readonly reason: string },
): Promise<null> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const command = { checkout: input.checkout, reason }
  return once(tx, { key: input.key, kind: 'checkout.note', actorId: operator.id, input: command }, async () => {
    const seen = (await store.checkoutBy(tx, { publicId: input.checkout })) ?? refuse('checkout.unknown', {})
    moderation.requireNoParty(operator, seen.memberId)
    const row = await store.move(tx, seen.id, checkoutVerbs.note, { decidedBy: operator.id, reason })
    if (row === undefined) refuse('checkout.noted', {})
    await moderation.audit(tx, operator, {
      action: 'checkout.note',
      object: `checkout:${seen.publicId}`,
      reason,
      detail: { points: seen.points },
    })
    return null
  })
}
