import { afterAll, expect, test } from 'vitest'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { market, verbsOf } from '../../support/goods.ts'
import { client, newKey, operator } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, offered, openAnother, openedShop, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const verbs = verbsOf(database)

test('what a suspended owner offers is not on the shelf and cannot be had, goods or voucher', async () => {
  const { owner, buyer, offer } = await market(database, otto, { title: 'Kerze von Wanda' })
  const code = await voucher(database, otto, ['SUSPEND-0001'], { title: 'Gutschein von Wanda' })
  const onShelf = async (words: string) =>
    (await database.withTx((tx) => shop.shelf(tx, buyer, { words, limit: 5 }))).offers.length
  expect([await onShelf('Kerze von Wanda'), await onShelf('Gutschein von Wanda')]).toEqual([1, 1])
  for (const member of [owner, code.owner]) {
    await database.withTx((tx) =>
      moderation.suspend(tx, otto, {
        key: newKey('suspend'),
        member: member.publicId,
        reason: 'Betrug im Laden gemeldet.',
      }),
    )
  }
  expect([await onShelf('Kerze von Wanda'), await onShelf('Gutschein von Wanda')]).toEqual([0, 0])
  expect(await refused(verbs.order(buyer, offer))).toBe('offer.unknown')
  const redeemed = database.withTx((tx) =>
    shop.redeem(tx, buyer, { key: newKey('redeem'), offer: code.offer.publicId }),
  )
  expect(await refused(redeemed)).toBe('offer.unknown')
})

test('a suspended buyer keeps what was paid for, but buys nothing more', async () => {
  const { offer } = await market(database, otto, { stock: 6 })
  const buyer = await earned(database, 5_000)
  const [kept, unwanted] = [await verbs.order(buyer, offer), await verbs.order(buyer, offer)]
  const code = await voucher(database, otto, ['KEPT-0001', 'KEPT-0002'])
  const redeem = (by: Member) =>
    database.withTx((tx) => shop.redeem(tx, by, { key: newKey('redeem'), offer: code.offer.publicId }))
  const bought = await redeem(buyer)
  const suspension = { key: newKey('suspend'), member: buyer.publicId, reason: 'Mehrfach fremde Arbeit abgegeben.' }
  await database.withTx((tx) => moderation.suspend(tx, otto, suspension))
  const gone = (await database.withTx((tx) => members.byId(tx, buyer.id))) ?? buyer
  expect((await verbs.cancel(gone, unwanted)).status).toBe('cancelled')
  const shown = { key: newKey('show'), order: bought.publicId }
  expect((await database.withTx((tx) => shop.show(tx, gone, testVault, shown))).status).toBe('shown')
  expect(await refused(verbs.order(gone, offer))).toBe('member.suspended')
  expect(await refused(redeem(gone))).toBe('member.suspended')
  expect((await database.withTx((tx) => shop.myOrder(tx, gone, kept.publicId))).status).toBe('addressing')
})

test('what was bought in a shop that has closed is still to be sent, also after its owner opened another one', async () => {
  const { owner, buyer, offer } = await market(database, otto)
  const placed = await verbs.address(buyer, await verbs.order(buyer, offer))
  await database.withTx((tx) => shop.closeShop(tx, owner, newKey('close')))
  const about = {
    name: 'Zweiter Laden',
    website: 'https://zwei.example',
    sells: 'Tassen',
    imprint: 'Zweiter Laden, Weg 2, 12345 Berlin',
  }
  await database.withTx((tx) => shop.openShop(tx, owner, { key: newKey('open'), ...about }))
  const { orders } = await database.withTx((tx) => shop.ordersOfShop(tx, owner, { which: 'to-ship', limit: 5 }))
  expect(orders.map(({ publicId }) => publicId)).toEqual([placed.publicId])
})

test('what was ended, and all of a shop from before, is still found by its owner, newest first and in pages', async () => {
  const { owner } = await openedShop(database, otto)
  const [one, two] = [await offered(database, owner), await offered(database, owner)]
  const ended = async (after?: string) => {
    const page = { limit: 1, ...(after === undefined ? {} : { after }) }
    const { offers, more } = await database.withTx((tx) => shop.endedOffers(tx, owner, page))
    return [offers.map(({ publicId }) => publicId), more]
  }
  expect(await ended()).toEqual([[], false])
  const archived = { key: newKey('archive'), offer: one.publicId, verb: 'archive' } as const
  await database.withTx((tx) => shop.moveOffer(tx, owner, archived))
  expect(await ended()).toEqual([[one.publicId], false])
  await database.withTx((tx) => shop.closeShop(tx, owner, newKey('close')))
  await openAnother(database, otto, owner)
  const three = await offered(database, owner)
  expect(await ended()).toEqual([[two.publicId], true])
  expect(await ended(two.publicId)).toEqual([[one.publicId], false])
  const { offers } = await database.withTx((tx) => shop.myOffers(tx, owner, { limit: 5 }))
  expect(offers.map(({ publicId }) => publicId)).toEqual([three.publicId])
})

test('a shop that was closed before anybody had looked at it is shown to nobody, one that was open still is', async () => {
  const about = {
    name: 'Laden',
    website: 'https://drei.example',
    sells: 'Tassen',
    imprint: 'Laden, Weg 3, 12345 Berlin',
  }
  const never = await client(database)
  const mine = await database.withTx((tx) => shop.openShop(tx, never, { key: newKey('open'), ...about }))
  await database.withTx((tx) => shop.closeShop(tx, never, newKey('close')))
  const { owner, offer } = await market(database, otto)
  await database.withTx((tx) => shop.closeShop(tx, owner, newKey('close')))
  const seen = (id: string) => database.withTx((tx) => shop.shopForAll(tx, id))
  expect((await seen(offer.shopPublicId)).status).toBe('closed')
  expect(await refused(seen(mine.publicId))).toBe('shop.unknown')
})
