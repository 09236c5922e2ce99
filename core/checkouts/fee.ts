import type { Database } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import { DAY } from '../shared/time.ts'
import { CHECKOUT_LIMITS } from './checkout.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

/**
 * Asks the provider what it has kept of a payment, and books that as a cost of the platform, once. It is known a little later
 * than the payment: until then it is asked again by the clock, for a month. A provider that does not answer has said nothing,
 * and one that knows no such payment is not asked again.
 */
export async function lookAfterFee(
  { db, provider }: { readonly db: Database; readonly provider: Provider },
  { id, paymentId }: store.CheckoutRow,
): Promise<void> {
  const answer = paymentId === null ? ({ is: 'refused' } as const) : await provider.fee(paymentId)
  if (answer.is === 'unclear') return
  await db.withTx(async (tx) => {
    const row = await store.locked(tx, id)
    if (row.feeDueAt === null) return
    if (answer.is === 'refused') return store.setFee(tx, id, null)
    if (answer.value === null) {
      const age = tx.now.getTime() - (row.endedAt ?? row.createdAt).getTime()
      if (age > CHECKOUT_LIMITS.pendingDays * DAY) await store.setFee(tx, id, null)
      return
    }
    const points = Math.min(Math.max(0, answer.value), row.points)
    await store.setFee(tx, id, points)
    if (points === 0) return
    await ledger.post(tx, {
      key: `checkout:${id}:fee`,
      kind: 'provider-fee',
      postings: [{ from: { kind: 'costs' }, to: { kind: 'psp' }, points }],
    })
  })
}
