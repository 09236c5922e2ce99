import { afterAll, expect, test } from 'vitest'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { AdvertFields, ShownAdvert } from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, openedShop, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const { owner } = await openedShop(database, otto)
const create = (by: Member, fields: Partial<AdvertFields> = {}): Promise<ShownAdvert> =>
  database.withTx((tx) =>
    shop.createAdvert(tx, by, {
      key: newKey('advert'),
      category: 'food',
      title: 'Kuchen im Café Lindner',
      words: 'Jeden Freitag frisch aus dem Ofen.',
      link: 'https://cafe-lindner.example/kuchen',
      code: null,
      ...fields,
    }),
  )
const look = (by: Member, advert: ShownAdvert, what: 'view' | 'tap') =>
  database.withTx((tx) => shop.look(tx, by, advert, what))
/** Views, taps, redeemed and points of this week. */
const thisWeek = async (thing: { readonly id: string }) =>
  (await database.withTx((tx) => shop.weeksOf(tx, thing))).at(-1)
const shownTo = async (): Promise<readonly string[]> =>
  (await database.withTx((tx) => shop.adverts(tx, { limit: 50 }))).adverts.map(({ publicId }) => publicId)

test.each([
  'http://cafe-lindner.example',
  'javascript:alert(1)',
  'https://cafe-lindner.example@evil.example',
  'https://localhost/x',
  'https://cafe lindner.example',
  'tg://resolve?domain=x',
])('an advertisement does not lead to %s', async (link) => {
  expect(await refused(create(owner, { link }))).toBe('job.bad_field')
})

test('an advertisement needs a link or a code, and a shop that is open', async () => {
  expect(await refused(create(owner, { link: null }))).toBe('job.bad_field')
  expect((await create(owner, { link: null, code: 'KUCHEN10' })).code).toBe('KUCHEN10')
  expect(await refused(create(await worker(database)))).toBe('shop.not_open')
})

test('it is shown until its owner pauses or ends it, or closes the shop', async () => {
  const { owner: other } = await openedShop(database, otto)
  const [one, two] = [await create(other), await create(other)]
  const move = (by: Member, verb: 'pause' | 'resume' | 'archive', advert = one) =>
    database.withTx((tx) => shop.moveAdvert(tx, by, { key: newKey(verb), advert: advert.publicId, verb }))
  expect(await shownTo()).toEqual(expect.arrayContaining([one.publicId, two.publicId]))
  expect(await refused(move(owner, 'pause'))).toBe('offer.unknown')
  await move(other, 'pause')
  expect(await shownTo()).not.toContain(one.publicId)
  await move(other, 'resume')
  expect(await shownTo()).toContain(one.publicId)
  await move(other, 'archive')
  expect(await refused(move(other, 'resume'))).toBe('offer.wrong_state')
  await database.withTx((tx) => shop.closeShop(tx, other, newKey('close')))
  expect(await shownTo()).not.toContain(two.publicId)
  const ben = await worker(database)
  expect(await refused(database.withTx((tx) => shop.advertFor(tx, ben, two.publicId)))).toBe('offer.unknown')
})

test('each member counts once a day, the owner never; after the day only the number is left', async () => {
  const advert = await create(owner)
  const [ana, ben] = [await worker(database), await worker(database)]
  await Promise.all([ana, ana, ana, ben, owner].map((by) => look(by, advert, 'view')))
  await look(ana, advert, 'tap')
  expect(await thisWeek(advert)).toMatchObject({ views: 2, taps: 1 })
  await database.forward('1 day')
  await runDue(database)
  expect(await database.sql`select from shelf_looks where thing_id = ${advert.id}`).toHaveLength(0)
  await look(ana, advert, 'view')
  await database.forward('1 day')
  await runDue(database)
  await runDue(database)
  const weeks = await database.withTx((tx) => shop.weeksOf(tx, advert))
  const sum = (of: 'views' | 'taps') => weeks.reduce((all, week) => all + week[of], 0)
  expect([weeks.length, sum('views'), sum('taps')]).toEqual([8, 3, 1])
})

test('64 members who look at the same moment are all counted', async () => {
  const advert = await create(owner)
  const members: Member[] = []
  for (let count = 0; count < 64; count += 1) members.push(await worker(database))
  await Promise.all(members.map((by) => look(by, advert, 'view')))
  expect(await thisWeek(advert)).toMatchObject({ views: 64 })
})

test('an owner sees what was looked at and redeemed, week by week', async () => {
  const { offer } = await voucher(database, otto, ['WEEK-0001', 'WEEK-0002', 'WEEK-0003'])
  const redeem = async (isShown: boolean) => {
    const buyer = await earned(database, 500)
    await database.withTx((tx) => shop.look(tx, buyer, offer, 'view'))
    const order = await database.withTx((tx) =>
      shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }),
    )
    const key = newKey('then')
    await database.withTx((tx) =>
      isShown
        ? shop.show(tx, buyer, testVault, { key, order: order.publicId })
        : shop.cancel(tx, buyer, { key, order: order.publicId }),
    )
  }
  await redeem(true)
  await database.forward('7 days')
  await runDue(database)
  await redeem(true)
  await redeem(false)
  const weeks = await database.withTx((tx) => shop.weeksOf(tx, offer))
  expect(weeks.slice(-2)).toMatchObject([
    { views: 1, redeemed: 1, points: 500 },
    { views: 2, redeemed: 1, points: 500 },
  ])
})
