import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { chargebackVerbs, type Chargeback } from './checkout.ts'
import * as rows from './chargeback-store.ts'
import type { ProviderDispute } from './provider.ts'
import * as store from './store.ts'

/**
 * A card holder disputes a payment, or that was decided. What is left of the client's budget is frozen, at most the
 * disputed amount; what lies in escrow stays promised to workers. Won: it is the client's again. Lost: the provider has
 * taken the amount; what neither was frozen nor is in the budget by now is a loss of the platform's. Told twice or in any
 * order it changes nothing more.
 */
export async function dispute(tx: Tx, about: store.CheckoutRow, told: ProviderDispute): Promise<void> {
  await members.lock(tx, about.memberId)
  const checkout = await store.checkoutBy(tx, { id: about.id }, true)
  // A payment that was never credited has given nobody points.
  if (checkout?.status !== 'paid') return
  const row = (await rows.chargebackBy(tx, { providerId: told.id }, true)) ?? (await freeze(tx, checkout, told))
  if (told.state === 'won') await win(tx, checkout, row)
  if (told.state === 'lost') await lose(tx, checkout, row)
}

async function freeze(tx: Tx, checkout: store.CheckoutRow, told: ProviderDispute): Promise<rows.ChargebackRow> {
  const points = Math.min(told.cents, checkout.points)
  const budget = { kind: 'budget', ownerId: checkout.memberId } as const
  const frozenPoints = Math.min(points, await ledger.balance(tx, budget))
  const row = await rows.insertChargeback(tx, {
    providerId: told.id,
    checkoutId: checkout.id,
    points,
    frozenPoints,
  })
  if (frozenPoints > 0) {
    await ledger.post(tx, {
      key: `chargeback:${row.id}:frozen`,
      kind: 'chargeback',
      postings: [{ from: budget, to: { kind: 'frozen', ownerId: row.id }, points: frozenPoints }],
    })
  }
  await tell(tx, checkout, row)
  const dedupeKey = `chargeback:${row.id}:open`
  await moderation.tellOperators(tx, { topic: 'card', id: row.publicId, dedupeKey, except: [checkout.memberId] })
  return row
}

/**
 * Points of a refund came home while its payment is disputed: of them is kept what the dispute is short of. The member must
 * be locked. For the refunds of this payment only.
 */
export async function freezeHome(
  tx: Tx,
  checkout: Pick<store.CheckoutRow, 'id' | 'memberId'>,
  refund: { readonly id: string; readonly points: number },
): Promise<void> {
  const budget = { kind: 'budget', ownerId: checkout.memberId } as const
  let left = refund.points
  for (const row of await rows.shortOnes(tx, checkout.id)) {
    const points = Math.min(row.points - row.frozenPoints, left)
    if (points === 0) continue
    left -= points
    await rows.freezeMore(tx, row, points)
    await ledger.post(tx, {
      key: `chargeback:${row.id}:frozen:${refund.id}`,
      kind: 'chargeback',
      postings: [{ from: budget, to: { kind: 'frozen', ownerId: row.id }, points }],
    })
  }
}

async function win(tx: Tx, { memberId }: store.CheckoutRow, { id }: rows.ChargebackRow): Promise<void> {
  const row = await rows.moveChargeback(tx, id, chargebackVerbs.win)
  if (row === undefined) return
  if (row.frozenPoints > 0) {
    await ledger.post(tx, {
      key: `chargeback:${id}:won`,
      kind: 'chargeback-won',
      postings: [
        { from: { kind: 'frozen', ownerId: id }, to: { kind: 'budget', ownerId: memberId }, points: row.frozenPoints },
      ],
    })
  }
  await tell(tx, { memberId }, row)
}

async function lose(tx: Tx, { memberId }: store.CheckoutRow, { id }: rows.ChargebackRow): Promise<void> {
  const row = await rows.moveChargeback(tx, id, chargebackVerbs.lose)
  if (row === undefined) return
  const missing = row.points - row.frozenPoints
  const budget = { kind: 'budget', ownerId: memberId } as const
  const more = Math.min(missing, await ledger.balance(tx, budget))
  const psp = { kind: 'psp' } as const
  await ledger.post(tx, {
    key: `chargeback:${id}:lost`,
    kind: 'chargeback-lost',
    postings: [
      { from: { kind: 'frozen', ownerId: id }, to: psp, points: row.frozenPoints },
      { from: budget, to: psp, points: more },
      { from: { kind: 'losses' }, to: psp, points: missing - more },
    ],
  })
  await tell(tx, { memberId }, row)
}

async function tell(tx: Tx, { memberId }: Pick<store.CheckoutRow, 'memberId'>, row: rows.ChargebackRow): Promise<void> {
  await notices.tell(tx, memberId, {
    kind: 'chargeback.moved',
    data: { chargeback: row.publicId, to: row.status },
    dedupeKey: `chargeback:${row.id}:${row.status}`,
  })
}

/** The oldest chargebacks that are open. Refuses `operator.only`. */
export async function openChargebacks(tx: Tx, operator: Member, limit: number): Promise<readonly Chargeback[]> {
  await moderation.requireOperator(tx, operator)
  return rows.openOnes(tx, limit)
}

/** A chargeback of one of a client's own payments, for the notice. Refuses `checkout.unknown` for anybody else's. */
export async function myChargeback(tx: Tx, client: Member, publicId: string): Promise<Chargeback> {
  const row = await rows.chargebackBy(tx, { publicId })
  const checkout = row === undefined ? undefined : await store.checkoutBy(tx, { id: row.checkoutId })
  return row === undefined || checkout?.memberId !== client.id ? refuse('checkout.unknown', {}) : row
}
