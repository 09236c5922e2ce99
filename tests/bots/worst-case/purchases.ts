import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { secret } from '../../../core/shared/secret.ts'
import * as shop from '../../../core/shop/index.ts'
import type { BoughtLink, Order, RewardOutcome } from '../../../core/shop/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'
import { name, words, type Kind } from './words.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import type { Market } from './market.ts'

/** What the house buys outside, in every state; two of them are late. */
export interface House {
  readonly buyer: Member
  readonly dearest: string
  readonly order: Readonly<Record<'late' | 'pending' | 'ready' | 'failed' | 'stopping' | 'open', Order>>
}

const ready = (of: string): RewardOutcome<BoughtLink> => ({
  is: 'ready',
  good: { kind: 'link', link: secret(`https://reward.example/${of.repeat(230)}`), validUntil: '2099-12-31' },
})

export async function houseOf(db: TestDatabase, operator: Member, kind: Kind): Promise<House> {
  const title = words(kind, 80, { oneLine: true })
  await db.withTx((tx) => shop.stockHouse(tx, { title, values: [{ faceCents: 100_000, points: 100_000 }] }))
  const buyer = await people.worker(db, { name: name(kind) })
  await db.withTx((tx) =>
    ledger.post(tx, {
      key: people.newKey('gift'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: buyer.id }, points: 1_000_000 }],
    }),
  )
  const [row] = await db.sql<{ id: string }[]>`select public_id as id from offers where source <> 'codes'`
  const dearest = row?.id ?? ''
  /** Ordered, and answered like this; the last ones stay open. */
  const ordered = async (answer?: RewardOutcome<BoughtLink>): Promise<Order> => {
    const order = await db.withTx((tx) => shop.redeem(tx, buyer, { key: people.newKey('redeem'), offer: dearest }))
    const by = { order: async () => answer ?? { is: 'unknown' as const }, lookup: async () => undefined }
    if (answer !== undefined) await shop.askNext(db, by, testVault)
    return order
  }
  const bought = await ordered(ready('x'))
  const open = await ordered(ready('y'))
  await db.withTx((tx) => shop.show(tx, buyer, testVault, { key: people.newKey('show'), order: open.publicId }))
  const failed = await ordered({ is: 'failed' })
  const [late, pending] = [await ordered({ is: 'unknown' }), await ordered({ is: 'pending' })]
  const stopping = await ordered({ is: 'unknown' })
  await db.sql`update purchases set late_at = now() - interval '1 day' where ended_at is null`
  await db.withTx((tx) => shop.tellLatePurchases(tx, 10))
  const reason = words(kind, 1_000)
  await db.withTx((tx) =>
    shop.stopPurchase(tx, operator, { key: people.newKey('stop'), order: stopping.publicId, reason }),
  )
  return { buyer, dearest, order: { late, pending, ready: bought, failed, stopping, open } }
}

export function purchaseScreens({ house, operator: by }: Market): Visits {
  const { late, ...others } = house.order
  return {
    'op.purchases': [
      { by, args: [] },
      { by, args: [late.publicId] },
    ],
    'op.purchase': [late, ...Object.values(others)].map(({ publicId }) => ({ by, args: [publicId] })),
  }
}

export const purchaseActions = ({ house, operator: by }: Market): Visits => ({
  'purchase.again': [house.order.late, house.order.stopping].map(({ publicId }) => ({ by, args: [publicId] })),
})

export const purchaseFlows = ({
  house,
  operator: by,
  kind,
}: Market): Readonly<Record<string, readonly FlowVisit[]>> => ({
  'stop-purchase': [{ by, args: [house.order.pending.publicId], answers: { reason: words(kind, 1_000) } }],
})

export function purchaseNotices({ house: { buyer: by, order } }: Market): NoticeVisits {
  return {
    'purchase.ready': [{ by, data: { order: order.ready.publicId } }],
    'purchase.late': [{ by, data: { order: order.late.publicId } }],
    'purchase.failed': [{ by, data: { order: order.failed.publicId } }],
  }
}
