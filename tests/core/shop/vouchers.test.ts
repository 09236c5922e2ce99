import { afterAll, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { CodeImport, Order, Shelved } from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, offered, openedShop, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const expectRefusal = async (code: string, attempt: Promise<unknown>): Promise<void> =>
  expect(await refused(attempt)).toBe(code)
const earnings = (member: Member): Promise<number> =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'earnings', ownerId: member.id }))
const stage = (owner: Member, offer: Shelved, words: string): Promise<CodeImport> =>
  database.withTx((tx) => shop.stageCodes(tx, owner, testVault, { key: newKey('stage'), offer: offer.publicId, words }))
const redeem = (buyer: Member, offer: Shelved, key = newKey('redeem')): Promise<Order> =>
  database.withTx((tx) => shop.redeem(tx, buyer, { key, offer: offer.publicId }))
const show = (buyer: Member, order: Order): Promise<Order> =>
  database.withTx((tx) => shop.show(tx, buyer, testVault, { key: newKey('show'), order: order.publicId }))
const clear = (buyer: Member, order: Order) =>
  database.withTx((tx) => shop.codeOf(tx, buyer, testVault, order.publicId))
const stockOf = async (offer: Shelved): Promise<number> =>
  (await database.withTx((tx) => shop.offerById(tx, offer.id))).stock

test('a dry run counts what is new, twice there, expired and unreadable, and offers nothing before it is taken over', async () => {
  const { owner, offer } = await voucher(database, otto, [])
  const words =
    'code;pin;value;valid until;cost;note\nAAAA-1111;99;5,00;2030-01-31;4.50;first\nAAAA-1111\nBBBB-2222\nOLD-0001;;;2020-01-01\nX\nCCCC-3333;;viel'
  const seen = await stage(owner, offer, words)
  expect(seen).toMatchObject({ newCodes: 2, duplicates: 1, expired: 1, malformed: 2, status: 'staged' })
  expect(await stockOf(offer)).toBe(0)
  await database.withTx((tx) => shop.commitCodes(tx, owner, { key: newKey('commit'), import: seen.publicId }))
  expect(await stockOf(offer)).toBe(2)
  expect(await stage(owner, offer, 'BBBB-2222\nDDDD-4444')).toMatchObject({ newCodes: 1, duplicates: 1 })
})

test('codes that nobody took over are gone after a day', async () => {
  const { owner, offer } = await voucher(database, otto, [])
  await stage(owner, offer, 'GONE-0001')
  await database.forward('25 hours')
  await runDue(database)
  expect(await database.sql`select from offer_codes where offer_id = ${offer.id}`).toHaveLength(0)
})

test('points are held, the code that ends first is reserved, and the shop is paid when nobody complains', async () => {
  const { owner, offer } = await voucher(database, otto, [
    'LATE-0001;;;2031-01-31',
    'SOON-0001;7;;2030-01-31',
    'NEVER-0001',
  ])
  const ben = await earned(database, 800)
  const order = await redeem(ben, offer)
  expect(await earnings(ben)).toBe(300)
  await expectRefusal('order.wrong_state', clear(ben, order))
  await show(ben, order)
  await show(ben, order)
  expect(await clear(ben, order)).toEqual({ code: 'SOON-0001', pin: '7', validUntil: '2030-01-31' })
  expect(await earnings(owner)).toBe(0)
  await expectRefusal('order.unknown', clear(await worker(database), order))
  await expectRefusal('order.too_few_points', redeem(ben, offer))
  await expectRefusal(
    'order.wrong_state',
    database.withTx((tx) => shop.cancel(tx, ben, { key: newKey('cancel'), order: order.publicId })),
  )
  await database.forward('14 days 1 minute')
  await runDue(database)
  await runDue(database)
  expect(await earnings(owner)).toBe(500)
})

test('some at once are all or none, and a smaller number is named when there are not so many', async () => {
  const { offer } = await voucher(database, otto, ['MANY-0001', 'MANY-0002', 'MANY-0003'])
  const ben = await earned(database, 2_100)
  const many = (quantity: number, key = newKey('many')) =>
    database.withTx((tx) => shop.redeemMany(tx, ben, { key, offer: offer.publicId, quantity }))
  await expectRefusal('offer.too_few_left', many(4))
  await expectRefusal('order.too_few_points', many(5))
  await expectRefusal('job.bad_field', many(11))
  expect([await stockOf(offer), await earnings(ben)]).toEqual([3, 2_100])
  const orders = await many(3, 'many-once')
  expect(new Set((await many(3, 'many-once')).map(({ id }) => id))).toEqual(new Set(orders.map(({ id }) => id)))
  expect([orders.length, await stockOf(offer), await earnings(ben)]).toEqual([3, 0, 600])
  await expectRefusal('offer.sold_out', redeem(ben, offer))
})

test('whoever has not seen the code gets the points back, and the code can be had again', async () => {
  const { owner, offer } = await voucher(database, otto, ['BACK-0001'])
  const ben = await earned(database, 500)
  const order = await redeem(ben, offer)
  await expectRefusal('offer.sold_out', redeem(await earned(database, 500), offer))
  await database.withTx((tx) => shop.cancel(tx, ben, { key: newKey('cancel'), order: order.publicId }))
  expect([await earnings(ben), await stockOf(offer)]).toEqual([500, 1])
  await expectRefusal('offer.own', redeem(owner, offer))
})

test('after 11 days the buyer is reminded, after 14 the points are back', async () => {
  const { offer } = await voucher(database, otto, ['WAIT-0001'])
  const ben = await earned(database, 500)
  await redeem(ben, offer)
  const told = async (): Promise<readonly string[]> =>
    (await database.sql`select kind from notices where member_id = ${ben.id} and kind like 'order.%' order by id`).map(
      ({ kind }) => String(kind),
    )
  await database.forward('10 days')
  await runDue(database)
  expect(await told()).toEqual([])
  await database.forward('1 day 1 hour')
  await runDue(database)
  await runDue(database)
  expect(await told()).toEqual(['order.reminder'])
  await database.forward('3 days')
  await runDue(database)
  expect(await told()).toEqual(['order.reminder', 'order.lapsed'])
  expect([await earnings(ben), await stockOf(offer)]).toEqual([500, 1])
})

test('64 buyers at once on 50 codes: 50 different codes, the rest refused, no point lost', async () => {
  const { offer } = await voucher(
    database,
    otto,
    Array.from({ length: 50 }, (_, index) => `STORM-${1000 + index}`),
  )
  const buyers: Member[] = []
  for (let count = 0; count < 64; count += 1) buyers.push(await earned(database, 500))
  const results = await Promise.all(
    buyers.map(async (buyer) => {
      try {
        return { buyer, order: await redeem(buyer, offer) }
      } catch (error) {
        return { buyer, refused: (error as { code?: string }).code }
      }
    }),
  )
  const won = results.flatMap(({ buyer, order }) => (order === undefined ? [] : [{ buyer, order }]))
  expect(won).toHaveLength(50)
  expect(results.filter(({ refused: code }) => code === 'offer.sold_out')).toHaveLength(14)
  const shown = new Set<string>()
  for (const { buyer, order } of won) {
    await show(buyer, order)
    shown.add((await clear(buyer, order)).code)
  }
  expect(shown.size).toBe(50)
  let left = 0
  for (const buyer of buyers) left += await earnings(buyer)
  expect(left).toBe(14 * 500)
})

test('an import is taken back while its codes are not sold; those that were stay', async () => {
  const { owner, offer, imported } = await voucher(database, otto, ['TAKE-0001', 'TAKE-0002'])
  const ben = await earned(database, 500)
  await show(ben, await redeem(ben, offer))
  const withdraw = () =>
    database.withTx((tx) => shop.withdrawCodes(tx, owner, { key: newKey('back'), import: imported?.publicId ?? '' }))
  expect(await withdraw()).toBe(1)
  await expectRefusal('import.wrong_state', withdraw())
  expect(await stockOf(offer)).toBe(0)
})

test('a shop offers nothing before an operator has approved it, and nothing any more when it is closed', async () => {
  const wanda = await client(database)
  const fields = { name: 'Wandas Laden', website: 'https://wanda.example', sells: 'Seife und Kerzen' }
  await database.withTx((tx) =>
    shop.openShop(tx, wanda, { key: newKey('open'), ...fields, imprint: 'Wanda, Hauptstraße 2, 12345 Berlin' }),
  )
  await expectRefusal('shop.not_open', offered(database, wanda))
  const { owner, offer } = await voucher(database, otto, ['SHUT-0001'])
  await database.withTx((tx) => shop.closeShop(tx, owner, newKey('close')))
  const ben = await earned(database, 500)
  await expectRefusal('offer.unknown', redeem(ben, offer))
  const { offers } = await database.withTx((tx) => shop.shelf(tx, ben, { limit: 50 }))
  expect(offers.map(({ id }) => id)).not.toContain(offer.id)
})

test('a code that was reserved when its import was taken back is not offered again', async () => {
  const { owner, offer, imported } = await voucher(database, otto, ['HELD-0001'])
  const ben = await earned(database, 500)
  const order = await redeem(ben, offer)
  await database.withTx((tx) =>
    shop.withdrawCodes(tx, owner, { key: newKey('back'), import: imported?.publicId ?? '' }),
  )
  await database.withTx((tx) => shop.cancel(tx, ben, { key: newKey('cancel'), order: order.publicId }))
  expect([await earnings(ben), await stockOf(offer)]).toEqual([500, 0])
  expect(await database.sql`select from offer_codes where offer_id = ${offer.id}`).toHaveLength(0)
})

test('the owner checks a code however it is written, marks it as used once, and cannot guess', async () => {
  const { owner, offer } = await voucher(database, otto, ['CHEC-0001', 'CHEC-0002'])
  const check = (words: string, by = owner) => database.withTx((tx) => shop.checkCode(tx, by, testVault, words))
  expect((await check('CHEC-0001')).is).toBe('unsold')
  const ben = await earned(database, 500)
  await show(ben, await redeem(ben, offer))
  const seen = await check(' chec 0001')
  expect(seen).toMatchObject({ is: 'valid', title: offer.title })
  const use = () => database.withTx((tx) => shop.useCode(tx, owner, { key: newKey('use'), code: seen.id ?? '' }))
  await use()
  await expectRefusal('check.wrong_state', use())
  expect((await check('CHEC0001')).is).toBe('used')
  const { owner: other } = await openedShop(database, otto)
  expect((await check('CHEC-0001', other)).is).toBe('unknown')
  for (let count = 0; count < 10; count += 1) await check(`GUESS-${count}`)
  await expectRefusal('check.too_many', check('CHEC-0001'))
  await expectRefusal('shop.not_open', check('CHEC-0001', ben))
})

test('the owner hears once that few codes are left', async () => {
  const { owner, offer } = await voucher(database, otto, ['LOWS-0001', 'LOWS-0002', 'LOWS-0003'])
  await redeem(await earned(database, 500), offer)
  await redeem(await earned(database, 500), offer)
  expect(await database.sql`select from notices where member_id = ${owner.id} and kind = 'offer.low'`).toHaveLength(1)
})

test('a shop waits for an operator, who gives a reason and does not decide on the own one', async () => {
  const clara = await client(database)
  const open = (by: Member) =>
    database.withTx((tx) =>
      shop.openShop(tx, by, {
        key: newKey('open'),
        name: 'Café Lindner',
        website: 'cafe-lindner.example/karte',
        sells: 'Kaffee und Kuchen',
        imprint: 'Café Lindner, Hauptstraße 1, 12345 Berlin',
      }),
    )
  const waiting = await open(clara)
  expect(waiting.website).toBe('https://cafe-lindner.example/karte')
  await expectRefusal('shop.exists', open(clara))
  const decide = (by: Member, id: string, reason = 'Impressum und Adresse stimmen.') =>
    database.withTx((tx) => shop.decideShop(tx, by, { key: newKey('decide'), shop: id, approve: true, reason }))
  await expectRefusal('operator.only', decide(clara, waiting.publicId))
  await expectRefusal('operator.say_more', decide(otto, waiting.publicId, 'ok'))
  expect((await decide(otto, waiting.publicId)).status).toBe('approved')
  // The log is for ever, and a shop's name goes when its owner goes.
  expect(await database.sql`select from audit where detail::text like '%Lindner%'`).toEqual([])
  await expectRefusal('shop.wrong_state', decide(otto, waiting.publicId))
  await expectRefusal('operator.own_case', decide(otto, (await open(otto)).publicId))
})

test('what is sealed for one row opens for no other, and no code stands anywhere in the database', async () => {
  const canary = 'CANARY-7F3K-99QX'
  const { owner, offer } = await voucher(database, otto, [`${canary};PINCANARY77;;;;NOTECANARY88`, 'OTHER-0002'])
  const ben = await earned(database, 500)
  const order = await redeem(ben, offer)
  await show(ben, order)
  await database.withTx((tx) => shop.checkCode(tx, owner, testVault, canary))
  const tables = await database.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`
  for (const { name } of tables) {
    const rows = await database.sql`
      select from ${database.sql(name)} t where t::text ilike any (array['%CANARY-7F3K%', '%CANARY7F3K%', '%PINCANARY%', '%NOTECANARY%'])`
    expect([name, rows.length]).toEqual([name, 0])
  }
  const [one, two] = await database.sql<{ id: string; sealed: string }[]>`
    select id, sealed_code as sealed from offer_codes where offer_id = ${offer.id} order by id`
  expect(() => testVault.open(`offer_codes:${one?.id}:code`, two?.sealed ?? '')).toThrow()
})

test('who was told another price buys nothing', async () => {
  const { offer } = await voucher(database, otto, ['PRICE-0001', 'PRICE-0002'])
  const ben = await earned(database, 1_000)
  const buy = (points: number) =>
    database.withTx((tx) =>
      shop.redeemMany(tx, ben, { key: newKey('redeem'), offer: offer.publicId, quantity: 2, points }),
    )
  await expectRefusal('offer.other_price', buy(500))
  expect(await earnings(ben)).toBe(1_000)
  expect(await buy(1_000)).toHaveLength(2)
})
