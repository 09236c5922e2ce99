import * as claims from '../claims/index.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as notices from '../notices/index.ts'
import type { Payout } from './payout.ts'

/** Where a payout's points come from, and go back to. */
export const sourceOf = ({ kind, memberId }: Pick<Payout, 'kind' | 'memberId'>): ledger.AccountName => ({
  kind: kind === 'earnings' ? 'earnings' : 'budget',
  ownerId: memberId,
})

/** The posting by which a payout's points came home. */
export const backKey = ({ id }: Pick<Payout, 'id'>): string => `payout:${id}:back`

/** The postings by which a payout has left for the bank, was taken back from there, and has left once more. */
export const paidKeys = ({ id }: Pick<Payout, 'id'>): Readonly<Record<'paid' | 'unpaid' | 'again', string>> => ({
  paid: `payout:${id}:paid`,
  unpaid: `payout:${id}:unpaid`,
  again: `payout:${id}:paid-again`,
})

/** The points of a payout that will not be made are home again. */
export async function giveBack(tx: Tx, payout: Payout): Promise<void> {
  await claims.postHome(tx, payout.memberId, {
    key: backKey(payout),
    kind: 'payout-back',
    postings: [{ from: { kind: 'payout_clearing', ownerId: payout.id }, to: sourceOf(payout), points: payout.points }],
  })
}

/** Tells a member where a payout stands now, once for each status; `again` makes it another time. */
export async function tell(tx: Tx, payout: Payout, again: '' | ':again' = ''): Promise<void> {
  // That it is on its way can wait; that something happened to the points cannot.
  const onItsWay = payout.status === 'batched' || payout.status === 'exported'
  await notices.tell(tx, payout.memberId, {
    kind: onItsWay ? 'payout.underway' : 'payout.moved',
    data: { payout: payout.publicId, to: payout.status },
    dedupeKey: `payout:${payout.id}:${payout.status}${again}`,
  })
}
