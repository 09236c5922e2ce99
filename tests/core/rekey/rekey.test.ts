import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { pack, unpack, type Packed } from '../../../bots/dialog/payload.ts'
import * as consents from '../../../core/consents/index.ts'
import * as files from '../../../core/files/index.ts'
import { noteKeys, rekey, SEALED_COLUMNS } from '../../../core/rekey/index.ts'
import { secret } from '../../../core/shared/secret.ts'
import { createVault, type Vault } from '../../../core/shared/vault.ts'
import * as shop from '../../../core/shop/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { camt, OUR_IBAN } from '../../support/camt.ts'
import { testDatabase } from '../../support/database.ts'
import { ADDRESS, market, verbsOf } from '../../support/goods.ts'
import { minorWorker } from '../../support/guardian.ts'
import { client, newKey, operator } from '../../support/people.ts'
import { asked, payee } from '../../support/payouts.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'
import { incoming } from '../../bots/dialog/stage.ts'
import { bankWorld } from '../ledger/world-faults-bank.ts'

const database = await testDatabase()
const otto = await operator(database)
const clara = await client(database)

const key = (id: string, byte: number) => ({ id, key: secret(Buffer.alloc(32, byte).toString('base64')) })
/** As tests/support/vault.ts has it. */
const OLD = key('test', 7)
const newest = createVault([key('new', 8), OLD], (bytes) => randomBytes(bytes))
/** What is left when the old key is gone. */
const alone = createVault([key('new', 8)], (bytes) => randomBytes(bytes))
const UPDATE = { platform: 'telegram', externalId: 'rekeyed' }

/** Something in every column that is sealed. */
const codes = Array.from({ length: 120 }, (_, index) => `REKEY-${1000 + index};${index + 1};;;;note ${index}`)
const { offer } = await voucher(database, otto, codes)
const ben = await earned(database, 500)
const order = await database.withTx((tx) => shop.redeem(tx, ben, { key: newKey('redeem'), offer: offer.publicId }))
await database.withTx((tx) => shop.show(tx, ben, testVault, { key: newKey('show'), order: order.publicId }))
const codeWith = (vault: Vault) => database.withTx((tx) => shop.codeOf(tx, ben, vault, order.publicId))
const upload = await database.withTx((tx) => files.keepSealed(tx, testVault, ben, Buffer.from('UPLOAD-0001')))
const { buyer: bea, owner: seller, offer: cup } = await market(database, otto)
const parcel = await verbsOf(database).address(bea, await verbsOf(database).order(bea, cup))
const kid = await minorWorker(database, { birthDate: '2010-06-01' })
await asked(database, await payee(database, 2_000), 1_500)
await bankWorld(database, clara, otto)
await asked(database, await payee(database, 5_000), 1_000)
const file = { vault: testVault, account: OUR_IBAN, bytes: camt([{ cents: 770 }]) }
const statement = await database.withTx((tx) => statements.draft(tx, otto, file))
await database.sql`
  insert into inbox (platform, external_id, lane, payload)
  values (${UPDATE.platform}, ${UPDATE.externalId}, 'x',
    ${pack(testVault, UPDATE, incoming('x', { is: 'words', words: 'TYPED-0001' }))}::text::jsonb)`

/** How often each key has sealed something, column by column. */
async function keysOf(): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>> {
  const found: Record<string, Record<string, number>> = {}
  const columns = await database.sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') order by 1, 2`
  for (const { table, column } of columns) {
    const rows = await database.sql<{ id: string; times: number }[]>`
      select hit.parts[1] as id, count(*)::int as times from ${database.sql(table)} t cross join lateral (
        select regexp_match(t.${database.sql(column)}::text, '(test|new)\\.[A-Za-z0-9+/]{16}\\.[A-Za-z0-9+/]{22}==\\.') as parts) hit
        where hit.parts is not null group by 1`
    for (const { id, times } of rows) found[`${table}.${column}`] = { ...found[`${table}.${column}`], [id]: times }
  }
  return found
}

test('every column in which something lies sealed stands in the register, and nothing else does', async () => {
  const registered = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).toSorted()
  expect(Object.keys(await keysOf())).toEqual(registered)
  // One that this world leaves empty would not be seen above: by its name it is.
  const named = await database.sql<{ is: string }[]>`
    select table_name || '.' || column_name as is from information_schema.columns
      where table_schema = 'public' and column_name ~ '^sealed(_|$)'`
  for (const { is } of named) expect(registered).toContain(is)
})

test('re-keying seals everything with the newest key, may be ended and begun again, and then finds nothing more', async () => {
  const before = await keysOf()
  await database.withTx((tx) => noteKeys(tx, testVault))
  expect(await database.withTx((tx) => noteKeys(tx, alone))).toEqual(['test'])
  // Ended in the middle: a part is done.
  await expect(rekey(database, { ...newest, seal: failingAfter(110) })).rejects.toThrow('ended')
  const half = await keysOf()
  expect(half['offer_codes.sealed_code']).toEqual({ new: 100, test: 20 })
  await rekey(database, newest)
  const after = await keysOf()
  for (const [column, keys] of Object.entries(before))
    expect([column, after[column]]).toEqual([column, { new: keys['test'] }])
  expect(await rekey(database, newest)).toEqual([])
  expect(await database.withTx((tx) => noteKeys(tx, alone))).toEqual([])
})

/** A vault's seal that ends the program, so to speak, when it has sealed so much. */
function failingAfter(times: number): Vault['seal'] {
  let sealed = 0
  return (context, plain) => {
    sealed += 1
    if (sealed > times) throw new Error('ended')
    return newest.seal(context, plain)
  }
}

test('without the old key all that was re-keyed still opens for those whom it belongs to', async () => {
  expect(await codeWith(alone)).toMatchObject({ code: 'REKEY-1000', pin: '1' })
  const [row] = await database.sql<{ payload: Packed }[]>`
    select payload from inbox where external_id = ${UPDATE.externalId}`
  expect(row === undefined ? undefined : unpack(alone, UPDATE, row.payload).act).toEqual({
    is: 'words',
    words: 'TYPED-0001',
  })
  expect(await database.withTx((tx) => shop.addressFor(tx, seller, alone, parcel.publicId))).toEqual(ADDRESS)
  expect(await database.withTx((tx) => consents.guardianOf(tx, alone, kid.id))).toMatchObject({ name: 'Petra Muster' })
  expect(await database.withTx((tx) => files.takeSealedText(tx, alone, ben, upload))).toBe('UPLOAD-0001')
  const booked = database.withTx((tx) => statements.book(tx, otto, { key: newKey('book'), vault: newest, statement }))
  await expect(booked).resolves.toMatchObject({ credited: 0, waiting: 1, reversed: 0, duplicate: 0 })
})

test('what no key opens is counted, stays as it is, and does not stop the rest', async () => {
  await database.sql`
    update offer_codes set sealed_note = 'lost.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA==.AAAA'
      where id = (select min(id::text)::uuid from offer_codes)`
  const strangers = createVault([key('newer', 9), key('new', 8), OLD], (bytes) => randomBytes(bytes))
  await database.withTx((tx) => noteKeys(tx, testVault))
  const done = await rekey(database, strangers)
  // As long as something is left behind every key is still asked for.
  expect(await database.withTx((tx) => noteKeys(tx, alone))).toContain('test')
  expect(done.find(({ column }) => column === 'offer_codes.sealed_note')).toMatchObject({ fresh: 119, unreadable: 1 })
  expect(done.find(({ column }) => column === 'offer_codes.sealed_code')).toMatchObject({ fresh: 120, unreadable: 0 })
})
