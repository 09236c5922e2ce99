import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { asked, freshIban, payee } from '../../support/payouts.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'

/** Payouts in every state that has a law. */
export async function payoutWorld(database: TestDatabase, operator: Member): Promise<void> {
  const mia = await payee(database, 10_000)
  await asked(database, mia, 1_100)
  const given = await asked(database, mia, 1_200)
  await database.withTx((tx) => payouts.cancel(tx, mia, { key: newKey('cancel'), payout: given.publicId }))
  const iban = freshIban()
  await payee(database, 1, { iban })
  const lea = await payee(database, 5_000, { iban })
  const looked = await asked(database, lea, 1_300)
  await database.sql`update payouts set status = 'requested' where id = ${looked.id}`
  await database.withTx((tx) =>
    payouts.decide(tx, operator, {
      key: newKey('decide'),
      payout: looked.publicId,
      approve: false,
      reason: 'The account is somebody else’s',
    }),
  )
}

/** A way to break each law of the payouts. */
export const PAYOUT_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'a payout holds its points exactly while it is under way': [
    ['another amount', `update payouts set points = points + 1 where status = 'held'`],
    ['cancelled and still held', `update payouts set status = 'cancelled', ended_at = now() where status = 'held'`],
    ['paid out of nothing', `update payouts set status = 'approved', ended_at = null where status = 'cancelled'`],
  ],
  'points are on their way for a payout that there is': [
    ['a payout that vanished', `delete from payouts where status = 'held'`],
  ],
  'exactly a paid payout has gone to the bank, once and with its amount': [
    [
      'paid in words only',
      `update payouts set status = 'paid', exported_at = now(), paid_at = now() where status = 'held'`,
    ],
  ],
  'exactly a payout that failed has come home, to its member and with its amount': [
    [
      'refused, and the points are gone',
      `update payouts set status = 'rejected', ended_at = now() where status = 'held'`,
    ],
    [
      'home to somebody else',
      `update payouts set member_id = (select id from members where id <> member_id limit 1) where status = 'cancelled'`,
    ],
  ],
  'whoever a payout belongs to was told how it ended': [
    ['a silent refusal', `delete from notices where kind = 'payout.moved'`],
  ],
}
