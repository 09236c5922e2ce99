import * as corrections from '../../../core/corrections/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { begun, deskFor, paidByCard, saidFromStripe } from '../../support/card-desk.ts'
import type { TestDatabase } from '../../support/database.ts'
import { client, newKey, openJob, operator } from '../../support/people.ts'
import { startStripe } from '../../support/stripe.ts'

/** Payments by card, chargebacks and refunds in every state that has a law. */
export async function cardWorld(database: TestDatabase): Promise<void> {
  const stripe = await startStripe()
  const card = deskFor(database, stripe)
  const [clara, dora, emma] = [await client(database), await client(database), await client(database)]
  await begun(database, clara, 1_000)
  const { session } = await paidByCard(database, card, clara, 5_000)
  await card.tells('charge.dispute.created', stripe.dispute(session, 2_000))
  const { session: won } = await paidByCard(database, card, dora, 3_000)
  for (const status of ['won', 'lost'] as const) {
    const dispute = stripe.dispute(won, 1_000)
    dispute.status = status
    dispute.balance_transactions.push({ id: `txn_${status}`, fee: 2_000, currency: 'eur' })
    await card.tells('charge.dispute.closed', dispute)
  }
  const { session: back } = await paidByCard(database, card, emma, 4_000)
  await card.tells('refund.created', stripe.refund(back, 1_000))
  const failed = stripe.refund(back, 500)
  await card.tells('refund.created', failed)
  failed.status = 'failed'
  await card.tells('refund.failed', failed)
  const fay = await client(database)
  const { session: spent } = await paidByCard(database, card, fay, 2_000)
  const job = await openJob(database, fay, { rewardPoints: 500, slots: 3 })
  await card.tells('charge.dispute.created', stripe.dispute(spent))
  await database.withTx((tx) => jobs.withdrawSlots(tx, fay, { key: newKey('withdraw'), job: job.publicId, slots: 2 }))
  const [one, other] = [await operator(database), await operator(database)]
  const { publicId } = await saidFromStripe(database, one, 1_000)
  await database.withTx((tx) =>
    corrections.decide(tx, other, { key: newKey('decide'), correction: publicId, agree: true }),
  )
  await stripe.close()
}

/** A way to break each law of the payments by card. */
export const CARD_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'exactly a paid checkout is a deposit of its client, with its amount and from the provider': [
    ['another amount', `update checkouts set points = points + 1 where status = 'paid'`],
    [
      'somebody else’s deposit',
      `update checkouts set deposit_id = null, status = 'failed' where points = 3000; update checkouts set deposit_id = (select id from deposits where source = 'card' and points = 3000) where points = 4000`,
    ],
  ],
  'a deposit by card has its checkout': [
    [
      'paid, and forgotten',
      `update checkouts set status = 'open', deposit_id = null, ended_at = null where status = 'paid'`,
    ],
    ['a checkout that vanished', `delete from checkouts where status = 'paid'`],
  ],
  'no more of a deposit goes back than was paid in': [
    [
      'a refund of more than there was',
      `update payouts set kind = 'budget-refund', deposit_id = (select id from deposits where source = 'card' and points = 3000), points = 3001 where id = (select id from payouts where status = 'held' limit 1)`,
    ],
  ],
  'a refund by transfer is of a transfer of the same client': [
    [
      'somebody else’s money',
      `update payouts set kind = 'budget-refund', deposit_id = (select id from deposits where source = 'transfer' limit 1) where status = 'held'`,
    ],
  ],
  'a deposit by card has told its client': [
    ['a silent deposit', `delete from notices where dedupe_key like 'deposit:%:credited'`],
  ],
  'points are frozen exactly while a chargeback is open': [
    ['more than there is', `update chargebacks set frozen_points = frozen_points - 1 where status = 'open'`],
    ['won, and still frozen', `update chargebacks set status = 'won', ended_at = now() where status = 'open'`],
  ],
  'what an open chargeback is short of is claimed, and nothing of another': [
    ['less than it is short of', `update claims set points = points - 1`],
    ['claimed for ever', `update chargebacks set status = 'won', ended_at = now() where points = 2000`],
  ],
  'what was taken for a claim came out of a budget': [
    ['more than there was', `update claims set taken_points = taken_points + 1`],
  ],
  'what is taken of a budget has its claim': [['a claim that vanished', `delete from claims`]],
  'frozen points belong to a chargeback': [
    ['a chargeback that vanished', `delete from chargebacks where status = 'open'`],
  ],
  'exactly a lost chargeback has left the provider, with its amount': [
    ['lost in words only', `update chargebacks set status = 'lost', ended_at = now() where status = 'open'`],
    ['lost, and forgotten', `update chargebacks set status = 'won' where status = 'lost'`],
  ],
  "what a won chargeback had frozen is the client's again": [
    ['another amount', `update chargebacks set frozen_points = frozen_points - 1 where status = 'won'`],
  ],
  'a chargeback has told its client': [
    ['a silent one', `delete from notices where dedupe_key like 'chargeback:%:open'`],
    ['a silent end', `delete from notices where dedupe_key like 'chargeback:%:lost'`],
  ],
  'a refund by the provider holds its points exactly while it is under way': [
    [
      'asked for, and nothing was taken',
      `update card_refunds set origin = 'client', taken_points = points, status = 'asked', ended_at = null where status = 'paid'`,
    ],
  ],
  'exactly a paid refund has left the provider, with its amount': [
    ['paid in words only', `update card_refunds set status = 'paid' where status = 'failed'`],
    ['another amount', `update card_refunds set points = points + 1 where status = 'paid'`],
  ],
  'a refund that failed has come home': [
    ['failed in words only', `update card_refunds set status = 'failed' where status = 'paid'`],
  ],
  'no more of a payment goes back than was paid': [
    ['a smaller payment', `update checkouts set points = 999 where points = 4000`],
  ],
  'exactly what came from the provider has left it, with its amount': [
    ['another amount', `update bank_entries set points = points + 1 where status = 'from-provider'`],
    ['assigned to nobody', `update bank_entries set status = 'returned' where status = 'from-provider'`],
  ],
  'nobody alone says that money came from the provider': [
    ['one alone', `update corrections set status = 'refused' where kind = 'from-provider'`],
  ],
  'what the provider has kept of a payment is booked as our cost': [
    ['known, and not booked', `update checkouts set fee_points = 1, fee_due_at = null where points = 3000`],
  ],
  'what the provider has kept of a dispute is booked as our cost': [
    ['known, and not booked', `update chargebacks set fee_points = fee_points + 1 where status = 'lost'`],
  ],
  'the provider holds what came in by it and has not gone out': [
    ['money out of nowhere', `update accounts set balance = balance - 1 where kind = 'psp'`],
  ],
}
