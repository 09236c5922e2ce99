import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import type { Vault } from '../shared/vault.ts'
import { masked, sealClear, type ClearAccount } from './account.ts'
import { giveBack, sourceOf, tell } from './moving.ts'
import { payoutVerbs, type Payout } from './payout.ts'
import * as store from './store.ts'

/**
 * Unused budget goes back to the account that paid it in, with the next batch: nobody can have chosen that account, so
 * nothing waits. The member must be locked. For core/refunds only.
 */
export async function refundDeposit(
  tx: Tx,
  client: Member,
  refund: {
    readonly depositId: string
    readonly points: number
    readonly account: ClearAccount
    readonly vault: Vault
  },
): Promise<Payout> {
  const { depositId, points, account, vault } = refund
  const id = await store.freshId(tx)
  const payout = await store.insertPayout(tx, {
    id,
    kind: 'budget-refund',
    memberId: client.id,
    points,
    status: 'approved',
    ...sealClear(vault, id, account),
    masked: masked(account.iban),
    heldUntil: null,
    flag: null,
    depositId,
  })
  await ledger.post(tx, {
    key: `payout:${id}:requested`,
    kind: 'payout',
    postings: [{ from: sourceOf(payout), to: { kind: 'payout_clearing', ownerId: id }, points }],
  })
  return payout
}

/**
 * The points of a deposit that wait to go back with the next batch: a reversal takes them first. Locked only behind their
 * member. For core/statements.
 */
export async function refundsWaiting(tx: Tx, depositId: string, lock: boolean): Promise<number> {
  const rows = await store.refundsOf(tx, depositId, lock)
  return rows.reduce((sum, { points }) => sum + points, 0)
}

/**
 * The bank takes a deposit back: what of it waits for the next batch would leave a second time. It is refused, the points
 * are home again, and the client is told. The member must be locked, or the batch in which it was. For core/statements.
 */
export async function refuseRefunds(tx: Tx, depositId: string): Promise<void> {
  for (const { id } of await store.refundsOf(tx, depositId, true)) {
    const payout = await store.move(tx, id, payoutVerbs.refuse)
    await giveBack(tx, payout)
    await tell(tx, payout)
  }
}
