import { afterAll, expect, test } from 'vitest'
import { createTremendous } from '../../../api/providers/tremendous.ts'
import type { RewardOutcome, RewardProvider } from '../../../core/shop/index.ts'
import { poolOf } from '../../../core/shop/pool.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey, operator } from '../../support/people.ts'
import { earned, voucher } from '../../support/shop.ts'
import { startTremendous } from '../../support/tremendous.ts'

/** One contract, whoever supplies: our own pool of codes, and Tremendous. */
const database = await testDatabase()
const service = await startTremendous()
afterAll(() => service.stop())

interface Supplier {
  readonly provider: RewardProvider<unknown>
  /** An order that nothing was supplied for. */
  order(): Promise<string>
  /** The next one cannot be supplied. */
  exhaust(): void
}

/** What was supplied, by name; two of them are never the same. */
const nameOf = (outcome: RewardOutcome<unknown> | undefined): unknown => {
  if (outcome?.is !== 'ready') return outcome?.is
  const good = outcome.good as shop.BoughtLink | { readonly kind: 'code'; readonly codeId: string }
  return good.kind === 'code' ? good.codeId : good.link.reveal()
}

async function ownPool(): Promise<Supplier> {
  const { offer } = await voucher(database, await operator(database), ['POOL-0001', 'POOL-0002'])
  const buyer = await earned(database, 5_000)
  const provider = (orderId: string) => (ask: 'order' | 'lookup') =>
    database.withTx((tx) =>
      ask === 'order' ? poolOf(tx, offer.id).order({ orderId, faceCents: 500 }) : poolOf(tx, offer.id).lookup(orderId),
    )
  return {
    provider: {
      order: async ({ orderId }) => (await provider(orderId)('order')) ?? { is: 'unknown' },
      lookup: (orderId) => provider(orderId)('lookup'),
    },
    async order() {
      const [row] = await database.sql<{ id: string }[]>`
        insert into orders (kind, offer_id, shop_id, buyer_id, status, points, placed_at, expires_at)
        values ('voucher', ${offer.id}, ${offer.shopId}, ${buyer.id}, 'reserved', 500, now(), now()) returning id`
      return row?.id ?? ''
    },
    exhaust: () => undefined,
  }
}

const tremendous = async (): Promise<Supplier> => ({
  provider: createTremendous(service.config),
  order: () => Promise.resolve(newKey('order')),
  exhaust: () => void (service.becomes = 'FAILED'),
})

test.each([
  ['the own pool', ownPool],
  ['Tremendous', tremendous],
])('%s supplies once for an order, and knows what it has not supplied', async (_, supplier) => {
  const { provider, order, exhaust } = await supplier()
  const [first, second, third] = [await order(), await order(), await order()]
  const supply = async (orderId: string) => nameOf(await provider.order({ orderId, faceCents: 500 }))
  expect(await provider.lookup(first)).toBeUndefined()
  const [one, two] = [await supply(first), await supply(second)]
  expect([typeof one, one === two]).toEqual(['string', false])
  expect((await provider.order({ orderId: first, faceCents: 500 })).is).toBe('ready')
  expect((await provider.lookup(first))?.is).toBe('ready')
  exhaust()
  expect(await supply(third)).toBe('failed')
  // Nor did the repetition take a second one.
  const orders = service.orders.filter(({ external_id }) => external_id === first).length
  const codes = await database.sql`select from offer_codes where order_id::text = ${first}`
  expect(orders + codes.length).toBe(1)
})
