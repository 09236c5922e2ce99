import { createTremendous } from '../../api/providers/tremendous.ts'
import type { Database } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { OutsideProvider, Shelved } from '../../core/shop/index.ts'
import { newKey } from './people.ts'
import { earned } from './shop.ts'
import type { Tremendous } from './tremendous.ts'
import { testVault } from './vault.ts'

/** What the house of the tests offers: a voucher for 10 euros at 1,050 points. */
export const HOUSE_OFFERS: shop.HouseOffers = {
  title: 'Wunschgutschein',
  values: [{ faceCents: 1_000, points: 1_050 }],
}

/** The house with its voucher on the shelf, and who buys there. */
export async function house(database: Database, service: Tremendous) {
  const provider = createTremendous(service.config, 300)
  await database.withTx((tx) => shop.stockHouse(tx, HOUSE_OFFERS))
  const [offer] = await shelfOf(database, await earned(database, 1))
  if (offer === undefined) throw new Error('the house offers nothing')
  return {
    provider,
    offer,
    /** Somebody who can just afford it redeems it. */
    async ordered(): Promise<{ readonly buyer: Member; readonly order: shop.Order }> {
      const buyer = await earned(database, offer.points)
      const order = await database.withTx((tx) =>
        shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }),
      )
      return { buyer, order }
    },
    /** Asks the provider about everything that is due. */
    async ask(by: OutsideProvider = provider): Promise<void> {
      while ((await shop.askNext(database, by, testVault)) !== undefined);
    },
  }
}

/** What somebody sees of the house's offers. */
export async function shelfOf(database: Database, member: Member): Promise<readonly Shelved[]> {
  const { offers } = await database.withTx((tx) => shop.shelf(tx, member, { limit: 5, words: HOUSE_OFFERS.title }))
  return offers.filter(({ source }) => source !== 'codes')
}

/** What waits for a provider: one was never asked for, one waits for an approval, one is being stopped. */
export async function waitingOutside(database: Database, operator: Member): Promise<void> {
  await database.withTx((tx) => shop.stockHouse(tx, HOUSE_OFFERS))
  const buyer = await earned(database, 4_000)
  const [offer] = await shelfOf(database, buyer)
  const ordered = () =>
    database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer?.publicId ?? '' }))
  const asked = (answer: 'pending' | 'unknown') =>
    shop.askNext(database, { order: async () => ({ is: answer }), lookup: async () => ({ is: answer }) }, testVault)
  await ordered()
  await asked('pending')
  const { publicId: order } = await ordered()
  await asked('unknown')
  await database.withTx((tx) =>
    shop.stopPurchase(tx, operator, { key: newKey('stop'), order, reason: 'Der Anbieter schweigt.' }),
  )
  await ordered()
}
