import type { Tx } from '../db/connect.ts'
import * as store from './store.ts'

/** Euros in by a payment provider, and what goes back by it. */
export * from './checkout.ts'
export type * from './provider.ts'
export { begin, countDoubtful, doubtfulOne, doubtfulOnes, list, mine, note } from './begin.ts'
export { myChargeback, openChargebacks } from './chargeback.ts'
export { createDesk, type Desk } from './desk.ts'
export { sendBack } from './return.ts'
export { askRefund, myRefund } from './refund.ts'
export { forgetEvents } from './store.ts'

/** Gives a member's payments to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way)
}
