import * as claims from '../claims/index.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Posting } from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { isUuid } from '../shared/uuid.ts'
import { CHECKOUT_LIMITS, cardRefundVerbs, type CardRefund } from './checkout.ts'
import type { ProviderRefund } from './provider.ts'
import * as rows from './refund-store.ts'
import * as store from './store.ts'

const clearing = (id: string) => ({ kind: 'payout_clearing', ownerId: id }) as const

/**
 * All that the provider says went back of a payment. What a client has asked for is found by our own number; what
 * somebody has sent back in the provider's pages comes out of the budget as far as it is there, the rest is a loss. Told
 * twice or in any order it changes nothing more.
 */
export async function refunded(tx: Tx, about: store.CheckoutRow, told: readonly ProviderRefund[]): Promise<void> {
  await members.lock(tx, about.memberId)
  const checkout = await store.checkoutBy(tx, { id: about.id }, true)
  if (checkout?.status !== 'paid') return
  for (const one of told) {
    const row = await known(tx, checkout, one)
    if (row !== undefined) await apply(tx, checkout, row, one)
    else if (one.state !== 'failed') await take(tx, checkout, one)
  }
}

async function known(tx: Tx, checkout: store.CheckoutRow, told: ProviderRefund): Promise<rows.RefundRow | undefined> {
  const row = await rows.refundBy(tx, { providerId: told.id }, true)
  if (row !== undefined || !isUuid(told.refund)) return row
  const ours = await rows.refundBy(tx, { id: told.refund }, true)
  // Given back because the provider did not have it: what it has all the same is booked as somebody else's.
  if (ours?.status === 'failed' && ours.providerId === null) return undefined
  return ours?.checkoutId === checkout.id && ours.points === told.cents ? ours : undefined
}

async function apply(tx: Tx, checkout: store.CheckoutRow, row: rows.RefundRow, told: ProviderRefund): Promise<void> {
  // What was given back already stays given back, should the provider call it paid later than failed.
  if (told.state === 'failed') await failed(tx, checkout, row)
  if (row.origin === 'provider') return
  const providerId = told.id
  const dueAt = store.minutesOn(tx, CHECKOUT_LIMITS.againHours * 60)
  if (told.state === 'sent') await rows.moveRefund(tx, row.id, cardRefundVerbs.send, { providerId, dueAt })
  if (told.state !== 'paid') return
  const paid = await rows.moveRefund(tx, row.id, cardRefundVerbs.pay, { providerId })
  if (paid === undefined) return
  await ledger.post(tx, {
    key: `card-refund:${row.id}:paid`,
    kind: 'card-refund-paid',
    postings: [{ from: clearing(row.id), to: { kind: 'psp' }, points: row.points }],
  })
  await tell(tx, checkout, paid)
}

/** The provider will not send back what a client has asked for. */
export async function giveBack(tx: Tx, { memberId }: store.CheckoutRow, id: string): Promise<void> {
  await members.lock(tx, memberId)
  const row = await rows.refundBy(tx, { id }, true)
  if (row?.status === 'asked') await failed(tx, { memberId }, row)
}

/** Nothing goes back: what was taken for it is where it was; whoever has gone has no purse, so that the house has it. */
async function failed(
  tx: Tx,
  { memberId }: Pick<store.CheckoutRow, 'memberId'>,
  { id, status }: rows.RefundRow,
): Promise<void> {
  const row = await rows.moveRefund(tx, id, cardRefundVerbs.fail)
  if (row === undefined) return
  const wasPaid = status === 'paid'
  const from = wasPaid ? ({ kind: 'psp' } as const) : clearing(id)
  const isGone = (await members.byId(tx, memberId))?.status === 'deleted'
  const homePoints = isGone ? 0 : row.takenPoints
  const postings: readonly Posting[] = [
    { from, to: { kind: 'budget', ownerId: memberId }, points: homePoints },
    { from, to: { kind: 'losses' }, points: row.points - homePoints },
  ]
  await claims.postHome(tx, memberId, {
    key: `card-refund:${id}:${wasPaid ? 'undone' : 'back'}`,
    kind: 'card-refund-back',
    postings,
  })
  await tell(tx, { memberId }, row)
}

/**
 * A client wants back what is unused of a payment: out of the budget at once; the provider is asked by the clock, with the
 * refund's own key. The member must be locked. For core/refunds only.
 */
export async function askRefund(tx: Tx, input: { readonly depositId: string; readonly points: number }): Promise<void> {
  const { depositId, points } = input
  const checkout = await store.checkoutOfDeposit(tx, depositId)
  if (checkout === undefined) throw new Error('a deposit by card without a checkout')
  const row = await rows.insertRefund(tx, {
    checkoutId: checkout.id,
    origin: 'client',
    points,
    takenPoints: points,
    status: 'asked',
    providerId: null,
  })
  await ledger.post(tx, {
    key: `card-refund:${row.id}:asked`,
    kind: 'card-refund',
    postings: [{ from: { kind: 'budget', ownerId: checkout.memberId }, to: clearing(row.id), points }],
  })
}

/** Somebody has sent money back in the provider's own pages. */
async function take(tx: Tx, checkout: store.CheckoutRow, told: ProviderRefund): Promise<void> {
  const budget = { kind: 'budget', ownerId: checkout.memberId } as const
  const takenPoints = Math.min(told.cents, await ledger.balance(tx, budget))
  const row = await rows.insertRefund(tx, {
    checkoutId: checkout.id,
    origin: 'provider',
    points: told.cents,
    takenPoints,
    status: 'paid',
    providerId: told.id,
  })
  const psp = { kind: 'psp' } as const
  await ledger.post(tx, {
    key: `card-refund:${row.id}:paid`,
    kind: 'card-refund-paid',
    postings: [
      { from: budget, to: psp, points: takenPoints },
      { from: { kind: 'losses' }, to: psp, points: told.cents - takenPoints },
    ],
  })
  await tell(tx, checkout, row)
}

async function tell(tx: Tx, { memberId }: Pick<store.CheckoutRow, 'memberId'>, row: rows.RefundRow): Promise<void> {
  const { status } = row
  if (status !== 'paid' && status !== 'failed') return
  await notices.tell(tx, memberId, {
    kind: 'card-refund.moved',
    data: { refund: row.publicId, to: status },
    dedupeKey: `card-refund:${row.id}:${status}`,
  })
}

/** A refund of one of a client's own payments, for the notice. Refuses `checkout.unknown` for anybody else's. */
export async function myRefund(tx: Tx, client: Member, publicId: string): Promise<CardRefund> {
  const row = await rows.refundBy(tx, { publicId })
  const checkout = row === undefined ? undefined : await store.checkoutBy(tx, { id: row.checkoutId })
  return row === undefined || checkout?.memberId !== client.id ? refuse('checkout.unknown', {}) : row
}
