import type { Member } from '../../../core/members/index.ts'
import { secret } from '../../../core/shared/secret.ts'
import * as shop from '../../../core/shop/index.ts'
import type { OutsideProvider } from '../../../core/shop/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'
import { earned } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

/** What the house buys outside: paid for, bought, come to nothing, stopped, late, and waiting. */
export async function purchaseWorld(database: TestDatabase, otto: Member): Promise<void> {
  await database.withTx((tx) =>
    shop.stockHouse(tx, { title: 'Wunschgutschein', values: [{ faceCents: 1_000, points: 1_000 }] }),
  )
  const buyer = await earned(database, 6_000)
  const [offer] = await database.sql<{ id: string }[]>`select public_id as id from offers where source <> 'codes'`
  const ordered = () =>
    database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer?.id ?? '' }))
  let links = 0
  const answering = (is: 'ready' | 'failed' | 'unknown'): OutsideProvider => ({
    order: async () =>
      is === 'ready'
        ? {
            is,
            good: { kind: 'link', link: secret(`https://reward.example/${(links += 1)}`), validUntil: null },
          }
        : { is },
    lookup: async () => undefined,
  })
  const asked = async (is: 'ready' | 'failed' | 'unknown') => {
    const order = await ordered()
    await shop.askNext(database, answering(is), testVault)
    return order
  }
  const closed = await asked('ready')
  await database.withTx((tx) => shop.show(tx, buyer, testVault, { key: newKey('show'), order: closed.publicId }))
  await database.sql`update orders set expires_at = now() - interval '1 day' where id = ${closed.id}`
  await database.withTx((tx) => shop.closeShown(tx, 1))
  await asked('ready')
  await asked('failed')
  const { publicId: order } = await asked('unknown')
  await database.sql`update purchases set late_at = now() - interval '1 day' where ended_at is null`
  await database.withTx((tx) => shop.tellLatePurchases(tx, 1))
  const reason = 'Der Anbieter schweigt.'
  await database.withTx((tx) => shop.stopPurchase(tx, otto, { key: newKey('stop'), order, reason }))
  await ordered()
}

/** A way to break each law about it. */
export const PURCHASE_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'what was spent on rewards stands in their account': [
    ['paid to nobody', `update accounts set balance = balance - 1 where kind = 'rewards'`],
    [
      'paid for nothing',
      `update orders o set status = 'shown', ended_at = null from shops s where s.id = o.shop_id and s.owner_id is null and o.status = 'closed'`,
    ],
  ],
  'an order waits for its purchase exactly while that is open': [
    ['nobody buys it', `delete from purchases where ended_at is null`],
    ['bought without an order', `update orders set status = 'reserved' where status = 'ordering'`],
    ['forgotten', `update purchases set ended_at = now(), next_at = null, status = 'bought' where status = 'waiting'`],
  ],
  'what came to nothing outside gave its points back, and what was bought did not do so by itself': [
    ['given and paid back', `update purchases set status = 'bought' where status = 'failed'`],
    ['neither given nor paid back', `update purchases set status = 'failed' where status = 'bought'`],
  ],
  'only what comes from outside is bought': [
    ['a dearer one', `update purchases set face_cents = face_cents + 1`],
    ['a code of ours', `update offers set source = 'codes' where source <> 'codes'`],
  ],
  'exactly the house sells what comes from outside': [
    [
      'a shop sells it',
      `update offers set source = 'tremendous' where id = (select id from offers where source = 'codes' and kind = 'voucher' limit 1)`,
    ],
    ['the house sells codes', `update offers set source = 'codes' where source <> 'codes'`],
  ],
  'whoever waits long for a purchase was told': [['nobody was', `delete from notices where kind = 'purchase.late'`]],
  'whose purchase has ended was told': [
    ['not that it is there', `delete from notices where kind = 'purchase.ready'`],
    ['not that nothing came of it', `delete from notices where kind = 'purchase.failed'`],
  ],
  'a purchase that an operator stopped stands in the audit log': [
    ['nothing written down', `delete from audit where action = 'purchase.stop'`],
    [
      'stopped by the buyer',
      `update purchases p set stopped_by = o.buyer_id from orders o where o.id = p.order_id and p.stopped_by is not null`,
    ],
  ],
}
