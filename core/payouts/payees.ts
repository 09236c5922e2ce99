import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import type { Vault } from '../shared/vault.ts'
import { openFor } from './account.ts'
import { batchFor } from './batch.ts'
import * as batches from './batch-store.ts'
import type { Payout } from './payout.ts'
import * as store from './store.ts'

/** One transfer of a batch, as the operator who approves it compares it: enough to recognise a payee, too little to pay one. */
export interface Payee extends Payout {
  /** Of the holder's name; empty when the member has gone and the account with them. */
  readonly initials: string
}

/**
 * A page of a batch's payouts in the order of its file; `after` is the public id of the last one seen. Refuses `operator.only`
 * and `batch.unknown`.
 */
export async function payeesOf(
  tx: Tx,
  operator: Member,
  page: { readonly vault: Vault; readonly batch: string; readonly after?: string; readonly limit: number },
): Promise<{ readonly payees: readonly Payee[]; readonly more: boolean }> {
  const { id } = await batchFor(tx, operator, page.batch)
  const last = page.after === undefined ? undefined : await store.payoutBy(tx, { publicId: page.after })
  const rows = await batches.pageOf(tx, id, last?.id, page.limit + 1)
  const payees = rows.slice(0, page.limit).map((row) => ({ ...row, initials: initialsOf(page.vault, row) }))
  return { payees, more: rows.length > page.limit }
}

function initialsOf(vault: Vault, payout: store.SealedPayout): string {
  if (payout.sealed === '') return ''
  const names = openFor(vault, payout).holder.split(' ')
  return names.map(([first = '']) => `${first}.`).join(' ')
}
