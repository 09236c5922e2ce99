import type { Member } from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Shelved } from '../../core/shop/index.ts'
import type { TestDatabase } from './database.ts'
import { broughtTo } from './goods.ts'
import { newKey } from './people.ts'
import { earned, voucher } from './shop.ts'
import { testVault } from './vault.ts'

/** A complaint that an operator decided, with a void code, and one that is open. */
export async function complaintWorld(
  database: TestDatabase,
  operator: Member,
  fair: { readonly owner: Member; readonly buyer: Member; readonly offer: Shelved },
): Promise<void> {
  const complaining = await voucher(database, operator, ['COMP-0001'])
  const bea = await earned(database, 500)
  const bought = await database.withTx((tx) =>
    shop.redeem(tx, bea, { key: newKey('redeem'), offer: complaining.offer.publicId }),
  )
  await database.withTx((tx) => shop.show(tx, bea, testVault, { key: newKey('show'), order: bought.publicId }))
  const refunded = await database.withTx((tx) =>
    shop.complain(tx, bea, {
      key: newKey('complain'),
      order: bought.publicId,
      about: 'code',
      words: 'Geht leider nicht.',
    }),
  )
  await database.withTx((tx) =>
    shop.answerComplaint(tx, complaining.owner, testVault, {
      key: newKey('answer'),
      complaint: refunded.publicId,
      answer: 'disagree',
      words: 'Bei mir geht der Code.',
    }),
  )
  await database.withTx((tx) =>
    shop.decideComplaint(tx, operator, testVault, {
      key: newKey('decide'),
      complaint: refunded.publicId,
      decision: 'refund',
      reason: 'Der Beleg zeigt es.',
    }),
  )
  const broken = await broughtTo(database, fair, 'delivered')
  await database.withTx((tx) =>
    shop.complain(tx, fair.buyer, {
      key: newKey('complain'),
      order: broken.publicId,
      about: 'broken',
      words: 'Der Henkel ist ab.',
    }),
  )
}
