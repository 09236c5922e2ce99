import { afterAll, describe, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { Order, OrderStatus, Shelved } from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { ADDRESS, broughtTo, goods, market, verbsOf } from '../../support/goods.ts'
import { client, newKey, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, openedShop, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const verbs = verbsOf(database)
const earnings = (member: Member): Promise<number> =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'earnings', ownerId: member.id }))
const stockOf = async (offer: Shelved): Promise<number> =>
  (await database.withTx((tx) => shop.offerById(tx, offer.id))).stock
const statusOf = async ({ id }: Order): Promise<string> => {
  const [row] = await database.sql<{ status: string }[]>`select status from orders where id = ${id}`
  return row?.status ?? 'gone'
}
const told = async (member: Member, kind = 'goods.%'): Promise<readonly string[]> =>
  (
    await database.sql<{ kind: string; what: string }[]>`
      select kind, coalesce(data ->> 'is', data ->> 'of') as what from notices
        where member_id = ${member.id} and kind like ${kind} order by id`
  ).map((row) => `${row.kind} ${row.what}`)
const addressOf = (owner: Member, order: Order) =>
  database.withTx((tx) => shop.addressFor(tx, owner, testVault, order.publicId))

test('goods are bought, sent, delivered, and paid for when the time for complaints is over', async () => {
  const { owner, buyer, offer } = await market(database, otto)
  const order = await verbs.order(buyer, offer, 2)
  expect(order).toMatchObject({ status: 'addressing', points: 600, quantity: 2 })
  expect([await earnings(buyer), await stockOf(offer)]).toEqual([400, 3])
  await verbs.address(buyer, order)
  await verbs.accept(owner, order)
  expect(await addressOf(owner, order)).toEqual(ADDRESS)
  const shipped = await verbs.ship(owner, order)
  expect(shipped).toMatchObject({ status: 'shipped', carrier: 'DHL', tracking: '00340434161' })
  expect((await verbs.arrived(buyer, order)).status).toBe('delivered')
  expect(await earnings(owner)).toBe(0)
  await database.forward('14 days 1 hour')
  await runDue(database)
  expect([await statusOf(order), await earnings(owner), await earnings(buyer)]).toEqual(['closed', 600, 400])
  expect(await told(buyer)).toEqual(['goods.moved placed', 'goods.moved accepted', 'goods.moved shipped'])
  expect(await told(owner)).toEqual(['goods.moved placed', 'goods.moved delivered', 'goods.moved closed'])
})

/** Every state and every verb: what is not in the table is refused, and changes nothing. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, OrderStatus>>>> = {
  addressing: { address: 'placed', cancel: 'cancelled' },
  placed: { cancel: 'cancelled', accept: 'accepted', decline: 'declined' },
  accepted: { decline: 'declined', ship: 'shipped' },
  shipped: { arrived: 'delivered' },
  delivered: {},
}
const PRESSES = {
  address: (people: People, order: Order) => verbs.address(people.buyer, order),
  cancel: (people: People, order: Order) => verbs.cancel(people.buyer, order),
  arrived: (people: People, order: Order) => verbs.arrived(people.buyer, order),
  accept: (people: People, order: Order) => verbs.accept(people.owner, order),
  decline: (people: People, order: Order) => verbs.decline(people.owner, order),
  ship: (people: People, order: Order) => verbs.ship(people.owner, order),
}
interface People {
  readonly owner: Member
  readonly buyer: Member
  readonly offer: Shelved
}

describe.each(shop.TIMED_STATUSES)('an order that is %s', async (status) => {
  test.each(Object.keys(PRESSES) as (keyof typeof PRESSES)[])('and %s', async (verb) => {
    const people = await market(database, otto)
    const order = await broughtTo(database, people, status)
    const expected = ALLOWED[status]?.[verb]
    if (expected === undefined) {
      expect(await refused(PRESSES[verb](people, order))).toBe('order.wrong_state')
      expect(await statusOf(order)).toBe(status)
      return
    }
    expect((await PRESSES[verb](people, order)).status).toBe(expected)
    const cameToNothing = expected === 'cancelled' || expected === 'declined'
    expect([await earnings(people.buyer), await stockOf(people.offer)]).toEqual(cameToNothing ? [1_000, 5] : [700, 4])
  })

  test('ends by the clock, with a reminder before', async () => {
    const people = await market(database, otto)
    const order = await broughtTo(database, people, status)
    const { days, remindDays, reminds, atEnd } = shop.GOODS_CLOCK[status]
    await database.forward(`${days - remindDays} days 1 minute`)
    await runDue(database)
    await runDue(database)
    for (const [side, member] of [
      ['buyer', people.buyer],
      ['shop', people.owner],
    ] as const) {
      expect(await told(member, 'goods.reminder')).toEqual(reminds.includes(side) ? [`goods.reminder ${status}`] : [])
    }
    expect(await statusOf(order)).toBe(status)
    await database.forward(`${remindDays} days`)
    await runDue(database)
    expect(await statusOf(order)).toBe({ lapse: 'lapsed', deliver: 'delivered', close: 'closed' }[atEnd])
    const back = atEnd === 'lapse'
    expect([await earnings(people.buyer), await stockOf(people.offer)]).toEqual(back ? [1_000, 5] : [700, 4])
    expect(await earnings(people.owner)).toBe(atEnd === 'close' ? 300 : 0)
  })

  test('is nobody else’s business', async () => {
    const people = await market(database, otto)
    const order = await broughtTo(database, people, status)
    const eve = await worker(database)
    for (const press of Object.values(PRESSES)) {
      expect(await refused(press({ ...people, buyer: eve, owner: eve }, order))).toBe('order.unknown')
    }
    // Neither side presses what is the other's.
    expect(await refused(verbs.accept(people.buyer, order))).toBe('order.unknown')
    expect(await refused(verbs.arrived(people.owner, order))).toBe('order.unknown')
    for (const other of [eve, people.buyer, otto]) expect(await refused(addressOf(other, order))).toBe('order.unknown')
    expect(await statusOf(order)).toBe(status)
  })
})

test('an address is sealed, not visible before it is placed, gone at once when nothing came of it', async () => {
  const people = await market(database, otto)
  const order = await verbs.order(people.buyer, people.offer)
  expect(await refused(addressOf(people.owner, order))).toBe('order.wrong_state')
  await verbs.address(people.buyer, order)
  const [row] = await database.sql<{ id: string; sealed: string }[]>`
    select id, sealed from order_addresses where order_id = ${order.id}`
  expect(row?.sealed).not.toContain('Linden')
  expect(() => testVault.open('order_addresses:other:address', row?.sealed ?? '')).toThrow()
  await verbs.decline(people.owner, order)
  expect(await database.sql`select from order_addresses where order_id = ${order.id}`).toHaveLength(0)
  expect(await refused(addressOf(people.owner, order))).toBe('order.wrong_state')
})

test('90 days after an order was closed nobody sees its address any more, and a tick wipes it', async () => {
  const people = await market(database, otto)
  const order = await broughtTo(database, people, 'delivered')
  await database.forward('14 days 1 minute')
  await runDue(database)
  await database.forward('89 days')
  expect(await addressOf(people.owner, order)).toEqual(ADDRESS)
  await database.forward('1 day')
  expect(await refused(addressOf(people.owner, order))).toBe('order.no_address')
  await runDue(database)
  expect(await database.sql`select from order_addresses where order_id = ${order.id}`).toHaveLength(0)
})

test('an address that no parcel finds is refused with its field', async () => {
  const people = await market(database, otto)
  const order = await verbs.order(people.buyer, people.offer)
  const wrong = (typed: Partial<typeof ADDRESS>) => shop.readAddress({ ...ADDRESS, ...typed }, ['DE', 'AT', 'NL']).wrong
  expect(wrong({ name: 'B' })).toEqual(['name'])
  expect(wrong({ postcode: '1011' })).toEqual(['postcode'])
  expect(wrong({ country: 'AT', postcode: '10115' })).toEqual(['postcode'])
  expect(wrong({ country: 'NL', postcode: '1012 AB' })).toEqual([])
  expect(wrong({ country: 'US', city: '', street: '\n' })).toEqual(['street', 'city', 'country'])
  expect(wrong({ street: 'Packstation 101' })).toEqual(['extra'])
  expect(wrong({ street: 'Packstation 101', extra: '1234567' })).toEqual([])
  expect(await refused(verbs.address(people.buyer, order, { ...ADDRESS, country: 'NL' }))).toBe('job.bad_field')
  expect(await statusOf(order)).toBe('addressing')
})

test('64 at once, one or two pieces each, on 20 pieces: never below zero, no point lost', async () => {
  const { owner } = await openedShop(database, otto)
  const offer = await goods(database, owner, { stock: 20 })
  const buyers: Member[] = []
  for (let count = 0; count < 64; count += 1) buyers.push(await earned(database, 600))
  const results = await Promise.all(
    buyers.map(async (buyer, index) => {
      try {
        return (await verbs.order(buyer, offer, 1 + (index % 2))).quantity
      } catch (error) {
        return (error as { code: string }).code
      }
    }),
  )
  const sold = results.reduce<number>((sum, result) => sum + (typeof result === 'number' ? result : 0), 0)
  expect([sold, await stockOf(offer)]).toEqual([20, 0])
  const codes = new Set(results.filter((result) => typeof result === 'string'))
  expect([...codes].filter((code) => code !== 'offer.sold_out' && code !== 'offer.too_few_left')).toEqual([])
  let left = 0
  for (const buyer of buyers) left += await earnings(buyer)
  expect(left).toBe(64 * 600 - 20 * 300)
})

test('more than there is, too dear, the own shop, a voucher: refused, and nothing is held', async () => {
  const { owner, buyer, offer } = await market(database, otto, { stock: 2 })
  const poor = await earned(database, 100)
  expect(await refused(verbs.order(buyer, offer, 3))).toBe('offer.too_few_left')
  expect(await refused(verbs.order(poor, offer, 2))).toBe('order.too_few_points')
  expect(await refused(verbs.order(owner, offer))).toBe('offer.own')
  expect(await refused(verbs.order(buyer, offer, 0))).toBe('job.bad_field')
  expect(await refused(verbs.order(buyer, offer, 1.5))).toBe('job.bad_field')
  const code = await voucher(database, otto, ['GOODS-0001'])
  expect(await refused(verbs.order(buyer, code.offer))).toBe('offer.unknown')
  const redeemed = database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
  expect(await refused(redeemed)).toBe('offer.unknown')
  expect(await stockOf(offer)).toBe(2)
})

test('the same press twice orders once', async () => {
  const { buyer, offer } = await market(database, otto)
  const input = { key: newKey('order'), offer: offer.publicId, quantity: 1 }
  const [one, other] = [
    await database.withTx((tx) => shop.orderGoods(tx, buyer, input)),
    await database.withTx((tx) => shop.orderGoods(tx, buyer, input)),
  ]
  expect([one.publicId, await stockOf(offer)]).toEqual([other.publicId, 4])
})

test('an owner counts anew; few pieces are told once for each shortage', async () => {
  const { owner, buyer, offer } = await market(database, otto, { stock: 6 })
  await verbs.order(buyer, offer)
  await verbs.order(buyer, offer)
  expect(await told(owner, 'offer.low')).toHaveLength(1)
  const count = (by: Member, stock: number) =>
    database.withTx((tx) => shop.setStock(tx, by, { key: newKey('stock'), offer: offer.publicId, stock }))
  expect((await count(owner, 2)).stock).toBe(2)
  await verbs.order(buyer, offer)
  expect(await told(owner, 'offer.low')).toHaveLength(2)
  expect(await refused(count(buyer, 9))).toBe('offer.unknown')
  expect(await refused(count(owner, 10_001))).toBe('job.bad_field')
})

test('pieces come back also to a shelf that its owner has filled to the top meanwhile', async () => {
  const { owner, buyer, offer } = await market(database, otto, { stock: 6 })
  const order = await verbs.order(buyer, offer)
  const stock = { key: newKey('stock'), offer: offer.publicId, stock: 10_000 }
  await database.withTx((tx) => shop.setStock(tx, owner, stock))
  expect((await verbs.cancel(buyer, order)).status).toBe('cancelled')
  const [row] = await database.sql`select stock from products where offer_id = ${offer.id}`
  expect(row).toEqual({ stock: 10_001 })
})

test('orders of a shop: what is to be sent, oldest first, and all, newest first, page by page', async () => {
  const people = await market(database, otto)
  const first = await broughtTo(database, people, 'placed')
  const second = await broughtTo(database, people, 'shipped')
  const third = await broughtTo(database, people, 'accepted')
  const page = (by: Member, which: 'to-ship' | 'all', after?: Order) =>
    database.withTx(async (tx) => {
      const seen = await shop.ordersOfShop(tx, by, {
        which,
        limit: 2,
        ...(after === undefined ? {} : { after: after.publicId }),
      })
      return [seen.orders.map(({ id }) => id), seen.more]
    })
  expect(await page(people.owner, 'to-ship')).toEqual([[first.id, third.id], false])
  expect(await page(people.owner, 'all')).toEqual([[third.id, second.id], true])
  expect(await page(people.owner, 'all', second)).toEqual([[first.id], false])
  expect(await page(await client(database), 'all')).toEqual([[], false])
})

test('a product is posted only as the questions allow', async () => {
  const { owner } = await openedShop(database, otto)
  for (const fields of [{ points: 0 }, { shipsTo: [] }, { shipDays: 15 }, { description: 'kurz' }, { stock: -1 }]) {
    expect(await refused(goods(database, owner, fields))).toBe('job.bad_field')
  }
  expect(await refused(goods(database, owner, { picture: 'aaaaaaaaaa' }))).toBe('file.unknown')
  expect(await refused(goods(database, await client(database)))).toBe('shop.not_open')
})
