import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { secret } from '../../../core/shared/secret.ts'
import { createVault } from '../../../core/shared/vault.ts'
import * as shop from '../../../core/shop/index.ts'
import type { CodeImport, Order, Shelved } from '../../../core/shop/index.ts'
import { readCodes } from '../../../core/shop/read-codes.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey, operator } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, stocked, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const expectRefusal = async (code: string, attempt: Promise<unknown>): Promise<void> =>
  expect(await refused(attempt)).toBe(code)
const stage = (owner: Member, offer: Shelved, words: string): Promise<CodeImport> =>
  database.withTx((tx) => shop.stageCodes(tx, owner, testVault, { key: newKey('stage'), offer: offer.publicId, words }))
const redeem = (buyer: Member, offer: Shelved): Promise<Order> =>
  database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
const stockOf = async (offer: Shelved): Promise<number> =>
  (await database.withTx((tx) => shop.offerById(tx, offer.id))).stock

test.each([
  ['commas', 'AAAA-1,17,"5,00",2030-01-31\nBBBB-2,,5.00', ['AAAA-1', 'BBBB-2'], 0],
  ['tabs', 'AAAA-1\t17\t\t\t\tfrom the fair\nBBBB-2', ['AAAA-1', 'BBBB-2'], 0],
  ['the first line of Excel', 'sep=;\r\nAAAA-1;17\r\nBBBB-2\r\n', ['AAAA-1', 'BBBB-2'], 0],
  ['a code that begins like a heading', 'CODE-0001\nPIN-0002', ['CODE-0001', 'PIN-0002'], 0],
  ['one heading', 'Voucher code\nAAAA-1', ['AAAA-1'], 0],
  ['a German heading', '\uFEFFGutschein\nAAAA-1', ['AAAA-1'], 0],
  ['columns in another order', 'Gültig bis,Code,Wert\n31.01.2030,AAAA-1,"5,00 €"', ['AAAA-1'], 0],
  ['a column that says who knows what', 'Code;Status\nAAAA-1;benutzt\nBBBB-2;', ['BBBB-2'], 1],
  ['a note of two lines', 'AAAA-1;;;;;"one\ntwo"\nBBBB-2', ['AAAA-1', 'BBBB-2'], 0],
  ['one code that is called like a column', 'GUTSCHEIN', ['GUTSCHEIN'], 0],
  ['a lonely quote', '"AAAA-1\nBBBB-2\nCC"CC-3', ['BBBB-2', 'CC"CC-3'], 1],
])('codes are read from a list with %s', (_, words, codes, malformed) => {
  const read = readCodes(words)
  expect([read.codes.map(({ code }) => code), read.malformed]).toEqual([codes, malformed])
})

test('a list that is too long is refused before it is taken apart', async () => {
  const { owner, offer } = await voucher(database, otto, [])
  const begun = performance.now()
  await expectRefusal('offer.codes_too_long', stage(owner, offer, 'a\n'.repeat(1_000_000)))
  await expectRefusal('offer.too_many_codes', stage(owner, offer, 'a\n'.repeat(200_000)))
  await expectRefusal('offer.too_many_codes', stage(owner, offer, 'AAAA-1\n'.repeat(2_001)))
  // One line by one each of them took seconds.
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test('a code of another value is left out and counted, and the ends of the list are seen', async () => {
  const { owner, offer } = await voucher(database, otto, [])
  const seen = await stage(owner, offer, 'ABCD-1111;;1,00\nGOOD-2222;;5,00\nGOOD-3333\nX')
  expect(seen).toMatchObject({ newCodes: 2, malformed: 2, otherValue: 1 })
  const ends = await database.withTx((tx) => shop.stagedEnds(tx, owner, testVault, seen.publicId))
  expect(ends).toEqual(['GO…22', 'GO…33'])
})

test('codes that differ in case or hyphens are different, and the counter is asked to be exact', async () => {
  const { owner, offer } = await voucher(database, otto, ['aBcDeF1', 'ABCDEF1'])
  expect(await stockOf(offer)).toBe(2)
  const check = async (words: string) => (await database.withTx((tx) => shop.checkCode(tx, owner, testVault, words))).is
  expect([await check('abcdef1'), await check(' ABCDEF1'), await check('aBcDeF1 ')]).toEqual([
    'several',
    'unsold',
    'unsold',
  ])
  // Of a code from before nobody knows how it is written.
  await database.sql`update offer_codes set fingerprint = loose where offer_id = ${offer.id} and public_id = (
    select min(public_id) from offer_codes where offer_id = ${offer.id})`
  expect(await stage(owner, offer, 'AB-CDEF1')).toMatchObject({ newCodes: 0, duplicates: 1 })
})

test('a code is sold on its last day in Berlin, and not an hour later', async () => {
  const { owner, offer } = await voucher(database, otto, [])
  const [day] = await database.sql<
    { day: string }[]
  >`select to_char(moment() at time zone 'Europe/Berlin', 'YYYY-MM-DD') as day`
  const [left] = await database.sql<{ minutes: number }[]>`
    select ceil(extract(epoch from (((moment() at time zone 'Europe/Berlin')::date + 1)::timestamp at time zone 'Europe/Berlin') - moment()) / 60)::int as minutes`
  await stocked(database, owner, offer, [`LAST-0001;;;${day?.day}`])
  expect(await stockOf(offer)).toBe(1)
  await database.forward(`${(left?.minutes ?? 0) + 1} minutes`)
  expect(await stockOf(offer)).toBe(0)
  await expectRefusal('offer.sold_out', redeem(await earned(database, 500), offer))
  await runDue(database)
})

const show = (buyer: Member, order: Order, vault = testVault): Promise<Order> =>
  database.withTx((tx) => shop.show(tx, buyer, vault, { key: newKey('show'), order: order.publicId }))
const earnings = (member: Member): Promise<number> =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'earnings', ownerId: member.id }))

test('a code that no key opens is not sold: the points are back, both are told, and with the key it can be had again', async () => {
  const { offer } = await voucher(database, otto, ['SHUT-0001'])
  const ben = await earned(database, 500)
  const order = await redeem(ben, offer)
  const other = createVault([{ id: 'other', key: secret(Buffer.alloc(32, 9).toString('base64')) }], (bytes) =>
    randomBytes(bytes),
  )
  expect((await show(ben, order, other)).status).toBe('lapsed')
  expect([await earnings(ben), await stockOf(offer)]).toEqual([500, 0])
  const told = await database.sql<{ kind: string }[]>`
    select kind from notices where dedupe_key like ${`order:${order.id}:lost%`} order by kind`
  expect(told.map(({ kind }) => kind)).toEqual(['operator.waiting', 'order.lost'])
  await database.assertWorld()
  expect(await database.withTx((tx) => shop.openLost(tx, other))).toEqual({ back: 0, lost: 1 })
  expect(await database.withTx((tx) => shop.openLost(tx, testVault))).toEqual({ back: 1, lost: 0 })
  const again = await redeem(ben, offer)
  expect((await show(ben, again)).status).toBe('shown')
  await expectRefusal(
    'order.code_shut',
    database.withTx((tx) => shop.codeOf(tx, ben, other, again.publicId)),
  )
})

test('of many lost codes each is looked at, and an import goes with those of it that are lost', async () => {
  const words = Array.from({ length: 502 }, (_, index) => `LOST-${1_000 + index}`)
  const { owner, offer, imported } = await voucher(database, otto, words)
  const taken = imported ?? expect.fail('no import')
  // The first 501 are sealed for another row than theirs, so that no key opens them.
  await database.sql`update offer_codes set status = 'lost' where offer_id = ${offer.id}`
  await database.sql`update offer_codes c set sealed_code = o.sealed_code from offer_codes o
    where c.offer_id = ${offer.id} and o.offer_id = ${offer.id}
      and o.id = (select max(id::text)::uuid from offer_codes where offer_id = ${offer.id}) and c.id <> o.id`
  expect(await database.withTx((tx) => shop.openLost(tx, testVault))).toEqual({ back: 1, lost: 501 })
  expect(await database.withTx((tx) => shop.freeCodes(tx, taken))).toBe(502)
  const back = { key: newKey('back'), import: taken.publicId }
  expect(await database.withTx((tx) => shop.withdrawCodes(tx, owner, back))).toBe(502)
})

test('an order ends with its code: until then it waits, after it the points are back, and nobody is shown what has expired', async () => {
  const { owner, offer } = await voucher(database, otto, [])
  const [day] = await database.sql<{ day: string; end: string }[]>`
    select to_char(day, 'YYYY-MM-DD') as day, ((day + 1)::timestamp at time zone 'Europe/Berlin')::text as end
      from (select (moment() at time zone 'Europe/Berlin')::date + 2 as day) d`
  await stocked(database, owner, offer, [`ENDS-0001;;;${day?.day}`, `ENDS-0002;;;${day?.day}`])
  expect(await database.withTx((tx) => shop.validUntil(tx, offer))).toBe(day?.day)
  const [ben, bea] = [await earned(database, 500), await earned(database, 500)]
  const [one, two] = [await redeem(ben, offer), await redeem(bea, offer)]
  expect(one.expiresAt).toEqual(new Date(day?.end ?? ''))
  await database.forward('3 days')
  expect((await show(ben, one)).status).toBe('lapsed')
  expect(await earnings(ben)).toBe(500)
  await runDue(database)
  expect(await earnings(bea)).toBe(500)
  await expectRefusal('order.wrong_state', show(bea, two))
})
