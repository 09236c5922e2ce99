import type { Tx } from '../db/connect.ts'
import * as deposits from '../deposits/index.ts'
import * as members from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { CHECKOUT_LIMITS, checkoutVerbs, type Doubt } from './checkout.ts'
import type { Session } from './provider.ts'
import { isUuid } from '../shared/uuid.ts'
import * as store from './store.ts'

/** Our only currency, as the provider writes it. */
const CURRENCY = 'eur'

/** What is wrong with a payment that the provider has: never credited, an operator looks at it. */
function doubtAbout(row: store.CheckoutRow, session: Session, live: boolean): Doubt | undefined {
  if (session.live !== live) return 'mode'
  if (session.currency !== CURRENCY) return 'currency'
  return session.cents === row.points ? undefined : 'amount'
}

/**
 * Brings a checkout to where the provider says that it is; told twice or late it changes nothing. Credited are exactly
 * the points of our own row, once, and only when the provider has that very amount in euros. Returns the row, undefined
 * when the session is none of ours.
 */
export async function settle(tx: Tx, session: Session, live: boolean): Promise<store.CheckoutRow | undefined> {
  const seen = isUuid(session.checkout) ? await store.checkoutBy(tx, { id: session.checkout }) : undefined
  if (seen === undefined) return undefined
  // First the member, as everywhere: with two updates of one payment the second one sees what the first has done.
  await members.lock(tx, seen.memberId)
  const row = await store.locked(tx, seen.id)
  // One checkout has one page; another one that names it is not the one we made.
  if (row.sessionId !== null && row.sessionId !== session.id) return session.paid ? strayed(tx, row, session) : row
  if (session.paid) return paid(tx, row, session, live)
  const named = { sessionId: session.id, paymentId: session.paymentId }
  if (session.state === 'open') {
    const dueAt = store.minutesOn(tx, CHECKOUT_LIMITS.openMinutes)
    return (await store.move(tx, row.id, checkoutVerbs.open, { ...named, dueAt })) ?? row
  }
  if (session.state === 'expired') return (await store.move(tx, row.id, checkoutVerbs.expire, named)) ?? row
  if (session.failed) return failed(tx, row, named)
  const dueAt = store.minutesOn(tx, CHECKOUT_LIMITS.againHours * 60)
  const pending = await store.move(tx, row.id, checkoutVerbs.await, { ...named, dueAt })
  if (pending !== undefined) await tell(tx, pending, 'pending')
  return pending ?? row
}

async function paid(tx: Tx, row: store.CheckoutRow, session: Session, live: boolean): Promise<store.CheckoutRow> {
  const named = { sessionId: session.id, paymentId: session.paymentId }
  if (!checkoutVerbs.pay.from.some((status) => status === row.status)) {
    return row.doubt === 'page' ? strayed(tx, row, session) : row
  }
  const client = await members.byId(tx, row.memberId)
  if (client === undefined) throw new Error('a checkout of nobody')
  const doubt = doubtAbout(row, session, live) ?? (client.status === 'deleted' ? 'gone' : undefined)
  if (doubt !== undefined) {
    const seen = { doubt, seenCents: session.cents, seenCurrency: session.currency, dueAt: remindAt(tx) }
    const doubtful = await store.move(tx, row.id, checkoutVerbs.doubt, { ...named, ...seen })
    const dedupeKey = `checkout:${row.id}:doubtful`
    await moderation.tellOperators(tx, { topic: 'card', id: row.publicId, dedupeKey, except: [row.memberId] })
    return doubtful ?? row
  }
  const { id: depositId } = await deposits.byCard(tx, { client, points: row.points, key: `checkout:${row.id}` })
  return (await store.move(tx, row.id, checkoutVerbs.pay, { ...named, depositId, feeDueAt: tx.now })) ?? row
}

/**
 * Money on a page that is not the one we know of, or on that one afterwards: operators are told. While nothing was
 * credited it waits in their queue itself; a second payment waits there in a row of its own.
 */
async function strayed(tx: Tx, row: store.CheckoutRow, session: Session): Promise<store.CheckoutRow> {
  const { paymentId } = session
  if (row.doubt === 'page' && row.paymentId === paymentId) return row
  const seen = { paymentId, seenCents: session.cents, seenCurrency: session.currency, dueAt: remindAt(tx) }
  const doubtful = await store.move(tx, row.id, checkoutVerbs.doubt, { ...seen, doubt: 'page' })
  const waits = doubtful ?? (await store.insertTwice(tx, row, seen))
  const dedupeKey = `checkout:${row.id}:page:${session.id}`
  const except = [row.memberId]
  if (waits !== undefined) await moderation.tellOperators(tx, { topic: 'card', id: waits.publicId, dedupeKey, except })
  return doubtful ?? row
}

/** When operators are told again of what waits for them. */
export const remindAt = (tx: Tx): Date => store.minutesOn(tx, CHECKOUT_LIMITS.remindDays * 24 * 60)

/** Operators hear again of what waits for them. */
export async function remind(tx: Tx, { id, publicId, memberId, dueAt }: store.CheckoutRow): Promise<void> {
  const row = await store.locked(tx, id)
  if (row.status !== 'doubtful') return
  await store.setDue(tx, id, remindAt(tx))
  const dedupeKey = `checkout:${id}:remind:${dueAt.toISOString()}`
  await moderation.tellOperators(tx, { topic: 'card', id: publicId, dedupeKey, except: [memberId] })
}

/** Nothing was paid, and nothing will be on this page: told, because the client has done something and waits. */
export async function failed(
  tx: Tx,
  row: store.CheckoutRow,
  named: { readonly sessionId?: string; readonly paymentId?: string | null } = {},
): Promise<store.CheckoutRow> {
  const over = await store.move(tx, row.id, checkoutVerbs.fail, named)
  if (over !== undefined) await tell(tx, over, 'failed')
  return over ?? row
}

/** Tells a client where a payment stands now, once for each status. */
export async function tell(tx: Tx, row: store.CheckoutRow, to: 'open' | 'pending' | 'failed'): Promise<void> {
  await notices.tell(tx, row.memberId, {
    kind: 'checkout.moved',
    data: { checkout: row.publicId, to },
    dedupeKey: `checkout:${row.id}:${to}`,
  })
}
