import * as claims from '../claims/index.ts'
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
 * disputed amount; what lies in escrow stays promised to workers, and is frozen as far as it comes home. Won: it is the
 * client's again. Lost: the provider has taken the amount; what neither was frozen nor is in the budget by now is a loss of
 * the platform's. Won after it was lost: all of that comes back. Told twice or in any order it changes nothing more.
 */
export async function dispute(tx: Tx, about: store.CheckoutRow, told: ProviderDispute): Promise<void> {
  await members.lock(tx, about.memberId)
  const checkout = await store.checkoutBy(tx, { id: about.id }, true)
  // A payment that was never credited has given nobody points.
  if (checkout?.status !== 'paid') return
  const row = (await rows.chargebackBy(tx, { providerId: told.id }, true)) ?? (await freeze(tx, checkout, told))
  if (told.state === 'won') await (row.status === 'lost' ? regain : win)(tx, checkout, row)
  if (told.state === 'lost') await lose(tx, checkout, row)
  for (const fee of told.fees) await keep(tx, row, fee)
}

/** What the provider keeps because of a dispute, however that ends, is a cost of the platform's: each booked once. */
async function keep(
  tx: Tx,
  { id }: rows.ChargebackRow,
  { id: feeId, cents }: ProviderDispute['fees'][number],
): Promise<void> {
  const key = `chargeback:${id}:fee:${feeId}`
  if (cents === 0 || (await ledger.posted(tx, key))) return
  const [costs, psp] = [{ kind: 'costs' }, { kind: 'psp' }] as const
  const [from, to] = cents > 0 ? [costs, psp] : [psp, costs]
  await ledger.post(tx, { key, kind: 'provider-fee', postings: [{ from, to, points: Math.abs(cents) }] })
  await rows.addFee(tx, id, cents)
}

const claimOf = ({ id }: Pick<rows.ChargebackRow, 'id'>): string => `chargeback:${id}`

async function freeze(tx: Tx, checkout: store.CheckoutRow, told: ProviderDispute): Promise<rows.ChargebackRow> {
  const points = Math.min(told.cents, checkout.points)
  const { memberId } = checkout
  const frozenPoints = Math.min(points, await claims.budgetFor(tx, memberId))
  const row = await rows.insertChargeback(tx, {
    providerId: told.id,
    checkoutId: checkout.id,
    points,
    frozenPoints,
  })
  const frozen = { kind: 'frozen', ownerId: row.id } as const
  if (frozenPoints > 0) {
    await ledger.post(tx, {
      key: `chargeback:${row.id}:frozen`,
      kind: 'chargeback',
      postings: [{ from: { kind: 'budget', ownerId: memberId }, to: frozen, points: frozenPoints }],
    })
  }
  const claim = {
    object: claimOf(row),
    memberId,
    points: points - frozenPoints,
    to: frozen,
    kind: 'chargeback',
    owed: false,
  } as const
  await claims.raise(tx, claim)
  await tell(tx, checkout, row)
  const dedupeKey = `chargeback:${row.id}:open`
  await moderation.tellOperators(tx, { topic: 'card', id: row.publicId, dedupeKey, except: [checkout.memberId] })
  return row
}

async function win(tx: Tx, { memberId }: store.CheckoutRow, row: rows.ChargebackRow): Promise<void> {
  // Nothing comes home between the end of this claim and what other ones have of it.
  await claims.budgetFor(tx, memberId)
  const frozenPoints = row.frozenPoints + (await claims.end(tx, claimOf(row)))
  const won = await rows.moveChargeback(tx, row.id, chargebackVerbs.win, frozenPoints)
  if (won === undefined) return
  if (frozenPoints > 0) {
    await claims.postHome(tx, memberId, {
      key: `chargeback:${row.id}:won`,
      kind: 'chargeback-won',
      postings: [
        { from: { kind: 'frozen', ownerId: row.id }, to: { kind: 'budget', ownerId: memberId }, points: frozenPoints },
      ],
    })
  }
  await tell(tx, { memberId }, won)
}

/** From then on `frozenPoints` is all that the client has borne of it. */
async function lose(tx: Tx, { memberId }: store.CheckoutRow, row: rows.ChargebackRow): Promise<void> {
  if (row.status !== 'open') return
  const budget = { kind: 'budget', ownerId: memberId } as const
  const left = await claims.budgetFor(tx, memberId)
  const frozenPoints = row.frozenPoints + (await claims.end(tx, claimOf(row)))
  const missing = row.points - frozenPoints
  const more = Math.min(missing, left)
  const lost = await rows.moveChargeback(tx, row.id, chargebackVerbs.lose, frozenPoints + more)
  if (lost === undefined) return
  const psp = { kind: 'psp' } as const
  await ledger.post(tx, {
    key: `chargeback:${row.id}:lost`,
    kind: 'chargeback-lost',
    postings: [
      { from: { kind: 'frozen', ownerId: row.id }, to: psp, points: frozenPoints },
      { from: budget, to: psp, points: more },
      { from: { kind: 'losses' }, to: psp, points: missing - more },
    ],
  })
  await tell(tx, { memberId }, lost)
}

/** The card holder's bank has changed its mind: the provider has the money again, and whoever has borne it gets it. */
async function regain(tx: Tx, { memberId }: store.CheckoutRow, row: rows.ChargebackRow): Promise<void> {
  const isGone = (await members.byId(tx, memberId))?.status === 'deleted'
  const frozenPoints = isGone ? 0 : row.frozenPoints
  const won = await rows.moveChargeback(tx, row.id, chargebackVerbs.regain, frozenPoints)
  if (won === undefined) return
  const psp = { kind: 'psp' } as const
  await claims.postHome(tx, memberId, {
    key: `chargeback:${row.id}:regained`,
    kind: 'chargeback-won',
    postings: [
      { from: psp, to: { kind: 'budget', ownerId: memberId }, points: frozenPoints },
      { from: psp, to: { kind: 'losses' }, points: row.points - frozenPoints },
    ],
  })
  await tell(tx, { memberId }, won)
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
  const open: Chargeback[] = []
  for (const row of await rows.openOnes(tx, limit)) {
    // With what has come home since.
    open.push({ ...row, frozenPoints: await ledger.balance(tx, { kind: 'frozen', ownerId: row.id }) })
  }
  return open
}

/** A chargeback of one of a client's own payments, for the notice. Refuses `checkout.unknown` for anybody else's. */
export async function myChargeback(tx: Tx, client: Member, publicId: string): Promise<Chargeback> {
  const row = await rows.chargebackBy(tx, { publicId })
  const checkout = row === undefined ? undefined : await store.checkoutBy(tx, { id: row.checkoutId })
  return row === undefined || checkout?.memberId !== client.id ? refuse('checkout.unknown', {}) : row
}
