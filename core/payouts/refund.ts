import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import type { Vault } from '../shared/vault.ts'
import { masked, sealClear, type ClearAccount } from './account.ts'
import { sourceOf } from './moving.ts'
import type { Payout } from './payout.ts'
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
