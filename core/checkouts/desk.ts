import * as books from '../books/index.ts'
import { Outage, type Database, type Tx } from '../db/connect.ts'
import { Refusal } from '../shared/refusal.ts'
import { dispute } from './chargeback.ts'
import { takeDueChargebacks, type ChargebackRow } from './chargeback-store.ts'
import { CHECKOUT_LIMITS, checkoutVerbs } from './checkout.ts'
import { lookAfterFee } from './fee.ts'
import type { Provider, ProviderRefund, Told } from './provider.ts'
import { giveBack, refunded } from './refund.ts'
import { refundBy, takeDueRefunds, type RefundRow } from './refund-store.ts'
import { lookAfterReturn } from './return.ts'
import { failed, remind, settle, tell } from './settle.ts'
import * as store from './store.ts'
import { DAY, HOUR, MINUTE } from '../shared/time.ts'

/** What has become of opening the provider's page. `later`: the provider does not answer; it is tried again by the clock. */
export type Opened =
  | { readonly is: 'open'; readonly url: string }
  | { readonly is: 'later' }
  | { readonly is: 'over'; readonly status: store.CheckoutRow['status'] }

/**
 * Where the marketplace and the payment provider meet: what we want is written down in a transaction, the provider is
 * asked when it is over, and the answer is written down in another one. Whatever dies in between is taken up again.
 */
export interface Desk {
  /** The page on which a checkout is paid, made at the first call; `id` is the checkout's own. */
  open(id: string): Promise<Opened>
  /** An event that the provider has signed. `later`: it could not be worked off; the provider has to bring it again. */
  hear(told: Told): Promise<'taken' | 'later'>
  /** Looks after everything that has waited long enough. Returns how much that was. */
  sweep(): Promise<number>
}

interface Parts {
  readonly db: Database
  readonly provider: Provider
}

/** At once; the rest comes with the next tick. */
const BATCH = 20
const MOST = 200

export function createDesk(parts: Parts): Desk {
  return {
    open: (id) => open(parts, id),
    hear: (told) => hear(parts, told),
    sweep: () => sweep(parts),
  }
}

async function open({ db, provider }: Parts, id: string): Promise<Opened> {
  const row = await db.withTx((tx) => store.checkoutBy(tx, { id }))
  if (row === undefined) throw new Error('a checkout vanished')
  if (row.status !== 'new' && row.status !== 'open') return { is: 'over', status: row.status }
  // The page that is there is asked for: the provider forgets after a day that it has made it, and would make another one.
  const answer =
    row.sessionId === null
      ? await provider.createSession({ checkout: id, cents: row.points, language: row.language })
      : await provider.session(row.sessionId)
  if (answer.is === 'unclear') return { is: 'later' }
  if (answer.is === 'refused') {
    const over = await db.withTx(async (tx) => failed(tx, await store.locked(tx, id)))
    return { is: 'over', status: over.status }
  }
  const { id: sessionId, url } = answer.value
  const settled = await db.withTx((tx) => settle(tx, answer.value, provider.live))
  if (settled?.status === 'open' && settled.sessionId === sessionId && url !== null) return { is: 'open', url }
  return { is: 'over', status: settled?.status ?? row.status }
}

async function hear(parts: Parts, told: Told): Promise<'taken' | 'later'> {
  const { db, provider } = parts
  // Test payments and real ones never mix: an event of the other world is nothing to us.
  if (told.live !== provider.live || told.about.is === 'other') return 'taken'
  if (await db.withTx((tx) => store.isKnown(tx, told.id))) return 'taken'
  const apply = await asked(parts, told.about)
  if (apply === 'later') return 'later'
  await db.withTx(async (tx) => {
    if (await store.noteEvent(tx, told)) await apply?.(tx)
  })
  return 'taken'
}

type Apply = (tx: Tx) => Promise<unknown>

/** What an event is about is asked for again: what counts is how it stands now, in whichever order events come. */
async function asked(parts: Parts, about: Told['about']): Promise<Apply | 'later' | undefined> {
  const { provider } = parts
  if (about.is === 'session') {
    const session = await provider.session(about.id)
    if (session.is === 'unclear') return 'later'
    return session.is === 'done' ? (tx) => settle(tx, session.value, provider.live) : undefined
  }
  if (about.is === 'dispute') {
    const answer = await provider.dispute(about.id)
    if (answer.is === 'unclear') return 'later'
    if (answer.is === 'refused' || answer.value.paymentId === null) return undefined
    const checkout = await checkoutOf(parts, answer.value.paymentId)
    return isRow(checkout) ? (tx) => dispute(tx, checkout, answer.value) : checkout
  }
  if (about.is === 'refund') {
    const checkout = await checkoutOf(parts, about.paymentId)
    if (!isRow(checkout)) return checkout
    const answer = await provider.refunds(about.paymentId)
    if (answer.is === 'unclear') return 'later'
    return answer.is === 'done' ? (tx) => refunded(tx, checkout, answer.value) : undefined
  }
  return undefined
}

const isRow = (checkout: store.CheckoutRow | 'later' | undefined): checkout is store.CheckoutRow =>
  typeof checkout === 'object'

/** Whose payment it is. What happened to it may be told before that it was made: then that is settled first. */
async function checkoutOf(
  { db, provider }: Parts,
  paymentId: string,
): Promise<store.CheckoutRow | 'later' | undefined> {
  const row = await db.withTx((tx) => store.checkoutBy(tx, { paymentId }))
  if (row?.status === 'paid') return row
  const session = await provider.sessionOf(paymentId)
  if (session.is === 'unclear') return 'later'
  if (session.is === 'refused') return undefined
  const settled = await db.withTx((tx) => settle(tx, session.value, provider.live))
  // Paid twice: what becomes of the second payment is nothing to what was credited of the first.
  return settled?.paymentId === paymentId ? settled : undefined
}

type Take<Row> = (tx: Tx, limit: number) => Promise<readonly Row[]>
type Work<Row> = (parts: Parts, row: Row) => Promise<void>

async function sweep(parts: Parts): Promise<number> {
  const failures: Error[] = []
  const done = [
    await workedOff(parts, failures, store.takeDue, lookAfter),
    await workedOff(parts, failures, takeDueChargebacks, lookAfterChargeback),
    await workedOff(parts, failures, takeDueRefunds, lookAfterRefund),
    // Nobody waits for these.
    await workedOff(parts, failures, store.takeDueFees, lookAfterFee),
  ]
  if (failures.length > 0) throw new AggregateError(failures, 'payments that could not be looked after')
  return done.reduce((sum, one) => sum + one)
}

/** What fails holds up no other; while the books are closed, what moves points waits without a word. */
async function workedOff<Row>(parts: Parts, failures: Error[], take: Take<Row>, work: Work<Row>): Promise<number> {
  let total = 0
  while (total < MOST) {
    const due = await parts.db.withTx((tx) => take(tx, BATCH))
    for (const row of due) {
      try {
        await work(parts, row)
      } catch (error) {
        if (error instanceof Outage) throw error
        if (error instanceof Refusal && error.code === 'books.closed') continue
        failures.push(new Error('a payment', { cause: error }))
      }
    }
    total += due.length
    if (due.length < BATCH) break
  }
  return total
}

/** Every waiting checkout comes to an end: by the provider's word, or without it by the clock. */
async function lookAfter(parts: Parts, row: store.CheckoutRow): Promise<void> {
  const { db, provider } = parts
  if (row.status === 'new') return openLate(parts, row)
  if (row.status === 'doubtful') return db.withTx((tx) => remind(tx, row))
  if (row.status === 'returning') return lookAfterReturn(parts, row)
  const answer = row.sessionId === null ? undefined : await provider.session(row.sessionId)
  await db.withTx(async (tx) => {
    const present = answer?.is === 'done' ? await settle(tx, answer.value, provider.live) : undefined
    const now = present ?? row
    if (!store.WAITING.includes(now.status)) return
    const age = (tx.now.getTime() - now.createdAt.getTime()) / DAY
    if (now.status === 'pending' && age >= CHECKOUT_LIMITS.pendingDays) {
      await failed(tx, await store.locked(tx, row.id))
    } else if (now.status === 'open' && age >= CHECKOUT_LIMITS.silentDays) {
      await store.move(tx, row.id, checkoutVerbs.expire)
    } else {
      const { againHours, leaseMinutes } = CHECKOUT_LIMITS
      await store.setDue(tx, row.id, store.minutesOn(tx, now.status === 'pending' ? againHours * 60 : 5 * leaseMinutes))
    }
  })
}

/** The page could not be made when it was asked for: the client is told when it is there, or when it will not be. */
async function openLate(parts: Parts, row: store.CheckoutRow): Promise<void> {
  const opened = await open(parts, row.id)
  await parts.db.withTx(async (tx) => {
    if (opened.is === 'open') return tell(tx, await store.locked(tx, row.id), 'open')
    if (opened.is !== 'later') return undefined
    const isOver = tx.now.getTime() - row.createdAt.getTime() >= CHECKOUT_LIMITS.openingMinutes * MINUTE
    if (isOver) await failed(tx, await store.locked(tx, row.id))
    return undefined
  })
}

async function lookAfterChargeback({ db, provider }: Parts, row: ChargebackRow): Promise<void> {
  const answer = await provider.dispute(row.providerId)
  if (answer.is !== 'done') return
  await db.withTx(async (tx) => {
    const checkout = await store.checkoutBy(tx, { id: row.checkoutId })
    if (checkout !== undefined) await dispute(tx, checkout, answer.value)
  })
}

/**
 * Sends a refund to the provider with its own key. After half a day without an answer it is not sent any more, because
 * the provider forgets the key after a day: it is looked for, and when it is not there, nothing went back.
 */
async function lookAfterRefund({ db, provider }: Parts, { id, checkoutId }: RefundRow): Promise<void> {
  const [checkout, row, now, isOpen] = await db.withTx(async (tx) => [
    await store.checkoutBy(tx, { id: checkoutId }),
    await refundBy(tx, { id }),
    tx.now,
    await books.isOpen(tx),
  ])
  // Nothing leaves that could not be booked.
  if (!isOpen) return
  // It was taken a while ago, with others: what is over by now is not sent.
  if (row?.status !== 'asked' && row?.status !== 'sent') return
  const paymentId = checkout?.paymentId
  if (checkout === undefined || paymentId === null || paymentId === undefined) throw new Error('a refund of nothing')
  const isOld = now.getTime() - row.askedAt.getTime() > (CHECKOUT_LIMITS.againHours / 2) * HOUR
  if (row.status === 'asked' && !isOld) {
    const answer = await provider.refund({ refund: row.id, paymentId, cents: row.points })
    if (answer.is === 'unclear') return
    return db.withTx((tx) =>
      answer.is === 'done' ? refunded(tx, checkout, [answer.value]) : giveBack(tx, checkout, row.id),
    )
  }
  const answer = await provider.refunds(paymentId)
  if (answer.is !== 'done') return
  await db.withTx(async (tx) => {
    await refunded(tx, checkout, answer.value)
    if (row.status === 'asked' && !answer.value.some(isOurs(row))) await giveBack(tx, checkout, row.id)
  })
}

const isOurs =
  ({ id }: RefundRow) =>
  ({ refund }: ProviderRefund): boolean =>
    refund === id
