import { afterAll, beforeEach, expect, test } from 'vitest'
import { createTremendous } from '../../api/providers/tremendous.ts'
import type { BoughtLink, RewardOutcome } from '../../core/shop/index.ts'
import { LINK_CANARY, startTremendous } from '../support/tremendous.ts'

/** What Tremendous answers, and what it means to us: tests/core/shop/providers.test.ts asks the same of our own pool. */
const service = await startTremendous()
afterAll(() => service.stop())
const provider = createTremendous(service.config, 300)
let number = 0
const request = () => ({
  orderId: `01900000-0000-7000-8000-${String((number += 1)).padStart(12, '0')}`,
  faceCents: 1050,
})
const linkOf = (outcome: RewardOutcome<BoughtLink> | undefined): string | undefined =>
  outcome?.is === 'ready' ? outcome.good.link.reveal() : undefined

beforeEach(() => {
  service.troubles.length = 0
  service.becomes = 'EXECUTED'
})

test('an order is sent as the interface wants it, without anybody in it, and its link does not print', async () => {
  const one = request()
  const outcome = await provider.order(one)
  expect(service.orders.at(-1)).toMatchObject({ external_id: one.orderId, denomination: 10.5 })
  expect(linkOf(outcome)).toContain(LINK_CANARY)
  expect(JSON.stringify(outcome)).not.toContain(LINK_CANARY)
})

test.each([
  ['the answer got lost', 'lost'],
  ['half of the answer came', 'broken'],
] as const)('%s: nobody can say, and the second time it is the first order', async (_, trouble) => {
  const one = request()
  service.troubles.push(trouble)
  expect(await provider.order(one)).toEqual({ is: 'unknown' })
  expect(linkOf(await provider.order(one))).toContain(LINK_CANARY)
  expect(service.orders.filter(({ external_id }) => external_id === one.orderId)).toHaveLength(1)
})

test('an error of theirs, no answer in time, a wrong key and too many calls are no outcome', async () => {
  for (const trouble of [500, 'slow'] as const) {
    service.troubles.push(trouble)
    expect(await provider.order(request())).toEqual({ is: 'unknown' })
  }
  service.troubles.push(429)
  expect(await provider.order(request())).toEqual({ is: 'unknown', retryAfterSeconds: 1800 })
  const stranger = createTremendous({ ...service.config, key: { ...service.config.key, reveal: () => 'wrong' } })
  expect(await stranger.order(request())).toEqual({ is: 'unknown' })
  expect(await stranger.lookup('x')).toEqual({ is: 'unknown' })
  const nowhere = createTremendous({ ...service.config, apiRoot: `${service.config.apiRoot}/elsewhere` })
  expect(await nowhere.lookup('x')).toEqual({ is: 'unknown' })
})

test('each state of an order says whether it is bought, waits or came to nothing', async () => {
  for (const [status, is] of [
    ['CART', 'pending'],
    ['PENDING APPROVAL', 'pending'],
    ['PENDING SETTLEMENT', 'pending'],
    ['FAILED', 'failed'],
    ['CANCELED', 'failed'],
    ['SOMETHING NEW', 'unknown'],
  ]) {
    service.becomes = status ?? ''
    const one = request()
    expect([status, await provider.order(one), await provider.lookup(one.orderId)]).toEqual([status, { is }, { is }])
  }
})

test('what is refused as it stands comes to nothing, unless an earlier attempt came through', async () => {
  const refused = createTremendous({ ...service.config, products: [] })
  expect(await refused.order(request())).toEqual({ is: 'failed' })
  const one = request()
  await provider.order(one)
  expect(linkOf(await refused.order(one))).toContain(LINK_CANARY)
})
