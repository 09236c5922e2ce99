import { once } from '../db/command.ts'
import type { Database, Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import { HOUR } from '../shared/time.ts'
import { CHECKOUT_LIMITS, checkoutVerbs } from './checkout.ts'
import type { Provider, ProviderRefund } from './provider.ts'
import { remindAt } from './settle.ts'
import * as store from './store.ts'

/**
 * An operator sends a payment that was not credited back to where it came from: the clock asks the provider. No points move.
 * Refuses `operator.only`, `operator.own_case`, `operator.say_more`, `checkout.unknown` (also when nothing is known of the
 * payment) and `checkout.noted`.
 */
export async function sendBack(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly checkout: string; readonly reason: string },
): Promise<null> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  const command = { checkout: input.checkout, reason }
  return once(tx, { key: input.key, kind: 'checkout.return', actorId: operator.id, input: command }, async () => {
    const seen = (await store.checkoutBy(tx, { publicId: input.checkout })) ?? refuse('checkout.unknown', {})
    moderation.requireNoParty(operator, seen.memberId)
    if (seen.status !== 'doubtful') refuse('checkout.noted', {})
    if (seen.paymentId === null || seen.seenCents === null) refuse('checkout.unknown', {})
    const set = { decidedBy: operator.id, reason, dueAt: tx.now }
    const row = await store.move(tx, seen.id, checkoutVerbs.sendBack, set)
    if (row === undefined) refuse('checkout.noted', {})
    await moderation.audit(tx, operator, {
      action: 'checkout.return',
      object: `checkout:${seen.publicId}`,
      reason,
      detail: { cents: seen.seenCents, currency: seen.seenCurrency },
    })
    return null
  })
}

/**
 * Sends it back with its own key. As with the refunds that clients ask for, after half a day without an answer it is looked
 * for instead; what the provider does not send back waits for an operator again.
 */
export async function lookAfterReturn(
  { db, provider }: { readonly db: Database; readonly provider: Provider },
  { id }: store.CheckoutRow,
): Promise<void> {
  const [row, now] = await db.withTx(async (tx) => [await store.checkoutBy(tx, { id }), tx.now])
  if (row?.status !== 'returning' || row.paymentId === null || row.seenCents === null || row.endedAt === null) return
  const { paymentId, seenCents: cents, endedAt } = row
  if (now.getTime() - endedAt.getTime() <= (CHECKOUT_LIMITS.againHours / 2) * HOUR) {
    const answer = await provider.refund({ refund: id, paymentId, cents })
    if (answer.is === 'unclear') return
    return db.withTx((tx) => told(tx, row, answer.is === 'done' ? answer.value : undefined))
  }
  const answer = await provider.refunds(paymentId)
  if (answer.is === 'unclear') return
  const refunds = answer.is === 'done' ? answer.value : []
  return db.withTx((tx) =>
    told(
      tx,
      row,
      refunds.find(({ refund }) => refund === id),
    ),
  )
}

async function told(tx: Tx, asked: store.CheckoutRow, refund: ProviderRefund | undefined): Promise<void> {
  const { id, publicId, memberId, endedAt } = asked
  if (refund?.state === 'sent') return store.setDue(tx, id, store.minutesOn(tx, CHECKOUT_LIMITS.againHours * 60))
  if (refund?.state === 'paid') {
    await store.move(tx, id, checkoutVerbs.arrive)
    return
  }
  const set = { decidedBy: null, reason: null, dueAt: remindAt(tx) }
  const row = await store.move(tx, id, checkoutVerbs.decline, set)
  if (row === undefined) return
  const dedupeKey = `checkout:${id}:declined:${endedAt?.toISOString() ?? ''}`
  await moderation.tellOperators(tx, { topic: 'card', id: publicId, dedupeKey, except: [memberId] })
}
