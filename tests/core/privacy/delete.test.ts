import { sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as asides from '../../../core/asides/index.ts'
import type { Tx } from '../../../core/db/connect.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as privacy from '../../../core/privacy/index.ts'
import { ERASED, KEPT, WORDLESS } from '../../../core/privacy/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { linked } from '../../support/linking.ts'
import {
  approved,
  claimed,
  client,
  handedIn,
  newKey,
  openJob,
  operator,
  stranger,
  worker,
} from '../../support/people.ts'
import { withAccount, withTaxData } from '../../support/payouts.ts'
import { refused } from '../../support/refused.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'
import { plant, settle } from './planting.ts'
import { livedIn, memoryStorage } from './world.ts'

const database = await testDatabase()
const storage = memoryStorage()

const remove = (member: Member, givesUp = false) =>
  database.withTx((tx) =>
    privacy.remove(tx, member, {
      key: newKey('delete'),
      vault: testVault,
      place: 'elsewhere',
      minimumPoints: 1_000,
      givesUp,
    }),
  )
const openOf = (member: Member) => database.withTx((tx) => privacy.openMatters(tx, member))

/** The columns that can hold words, as the database has them. */
const wordColumns = () => database.sql<{ table: string; column: string; type: string }[]>`
  select c.table_name as table, c.column_name as column, c.udt_name as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name in ('text', '_text', 'jsonb', 'tsvector')
    order by 1, 2`
const isWordless = (table: string, column: string): boolean => (WORDLESS[table] ?? '').split(' ').includes(column)
const goes = (table: string, column: string): boolean =>
  ERASED.some((one) => one.table === table && (one.columns === 'rows' || one.columns.includes(column)))

/** Everything in the database, as one would find it in a dump. */
async function plantedIn(words: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const { table, column } of await wordColumns()) {
    const rows = await database.sql`
      select from ${database.sql(table)} where ${database.sql(column)}::text like ${`%${words}%`} limit 1`
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

test('every column that can hold words is erased, kept with a reason, or holds none', async () => {
  const unclear = (await wordColumns())
    .filter(({ table, column }) => !goes(table, column))
    .map(({ table, column }) => ({ name: `${table}.${column}`, wordless: isWordless(table, column) }))
    .filter(({ name, wordless }) => wordless === Object.hasOwn(KEPT, name))
  expect(unclear).toEqual([])
  for (const reason of Object.values(KEPT)) expect(reason.length).toBeGreaterThan(10)
  // And nobody who is named anywhere is forgotten by the list.
  const known = new Set((await wordColumns()).map(({ table, column }) => `${table}.${column}`))
  expect(Object.keys(KEPT).filter((name) => !known.has(name))).toEqual([])
})

test('whoever has something open is told what, and stays', async () => {
  const { ben, clara } = await livedIn(database, storage)
  expect((await openOf(ben)).map(({ matter }) => matter)).toEqual(['work', 'orders', 'payouts', 'earnings'])
  expect((await openOf(clara)).map(({ matter }) => matter)).toEqual(['jobs', 'budget'])
  expect(await refused(remove(ben, true))).toBe('privacy.open')
  expect((await database.withTx((tx) => members.byId(tx, ben.id)))?.status).toBe('active')
  const otto = await operator(database)
  expect((await openOf(otto)).map(({ matter }) => matter)).toEqual(['operator'])
  expect(await refused(remove(otto))).toBe('privacy.open')
})

test('what was earned and spent is still reported: tax data stay with the present account', async () => {
  const clara = await client(database, { points: 5_000 })
  const [ida, idle] = [await worker(database), await worker(database)]
  const work = await claimed(database, ida, await openJob(database, clara))
  await approved(database, clara, await handedIn(database, ida, work))
  for (const one of [ida, idle]) {
    await withAccount(database, one)
    await withAccount(database, one)
    await withTaxData(database, one)
    await remove(one, true)
  }
  const kept = (table: string) => database.sql<{ member: string }[]>`
    select member_id as member from ${database.sql(table)} where member_id in (${ida.id}, ${idle.id})`
  expect([await kept('tax_data'), await kept('bank_accounts')]).toEqual([[{ member: ida.id }], [{ member: ida.id }]])
  const account = await database.withTx((tx) => payouts.clearAccountOf(tx, testVault, ida.id))
  expect(account?.holder).toBe('Mia Schulz')
  await database.assertWorld()
})

test('a small rest goes to the house when it is given up, never by itself', async () => {
  const ida = await earned(database, 999)
  const rich = await earned(database, 1_000)
  expect(await refused(remove(ida))).toBe('privacy.open')
  expect(await refused(remove(rich, true))).toBe('privacy.open')
  await remove(ida, true)
  const [entry] = await database.sql`
    select e.amount::int from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
      where j.key = ${`member:${ida.id}:given-up:earnings`} and a.kind = 'fees'`
  expect(entry?.['amount']).toBe(999)
  await database.assertWorld()
})

test('whoever buys in a shop while its owner goes is waited for, and nobody buys after that', async () => {
  const { owner, offer } = await voucher(database, await operator(database), ['LAST-0001', 'LAST-0002'])
  const [ida, ben] = [await earned(database, 500), await earned(database, 500)]
  const [bought, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const buys = (buyer: Member, leaves: Promise<void>) =>
    database.withTx(async (tx) => {
      const order = await shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId })
      bought.resolve()
      await leaves
      return order
    })
  const buying = buys(ida, left.promise)
  await bought.promise
  const going = refused(remove(owner))
  // Long enough for a look at what is open that waits for nobody.
  await wait(300)
  left.resolve()
  expect(await going).toBe('privacy.open')
  const order = await buying
  await database.withTx((tx) => shop.cancel(tx, ida, { key: newKey('cancel'), order: order.publicId }))
  await remove(owner)
  expect(await refused(buys(ben, left.promise))).toBe('offer.unknown')
  await database.assertWorld()
})

test('what still wants to pay somebody who has gone is set aside, and the rest of the tick goes on', async () => {
  const ida = await earned(database, 1)
  await remove(ida, true)
  const pays = async (tx: Tx) => {
    const due = await tx.execute<{ id: string }>(
      sql`select id from members where id = ${ida.id} and ${asides.notSetAside(tx, 'pays', sql`id`)}`,
    )
    if (asides.worksOff(tx, due).length === 0) return 0
    const to = { kind: 'earnings', ownerId: ida.id } as const
    await ledger.post(tx, { key: newKey('late'), kind: 'move', postings: [{ from: { kind: 'bank' }, to, points: 5 }] })
    return 1
  }
  let isReached = false
  const after = async () => {
    isReached = true
    return 0
  }
  const tick = runDue(database, [
    ['pays', pays, 1],
    ['after', after, 1],
  ])
  await expect(tick).rejects.toThrow('pays: a row is set aside')
  expect(isReached).toBe(true)
  const [aside] = await database.withTx((tx) => asides.newest(tx, 1))
  expect(aside).toMatchObject({ chore: 'pays', reason: '23001 account_closed' })
  await database.assertWorld()
})

test('what was planted everywhere is found nowhere afterwards, but where it is kept', async () => {
  const world = await livedIn(database, storage)
  const { ben, clara } = world
  await settle(database, world)
  const gone = [ben, clara, world.seller, world.voucherOwner]
  const planted = await plant(database, gone, await wordColumns())
  // Each column that is said to be erased was put to the test; what a check of its own forbids stands here.
  const untried = (await wordColumns())
    .filter(({ table, column }) => goes(table, column) && !isWordless(table, column))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !planted.includes(name))
  expect(untried).toEqual([])
  // Nobody to say farewell to: that notice would be the last to know a chat.
  await database.sql`update identities set reachable = false`
  for (const one of gone) await remove(one, true)
  const found = await plantedIn('CANARY')
  expect(found.filter((name) => !Object.hasOwn(KEPT, name))).toEqual([])
  // The test would notice: it finds what is kept.
  expect(found).toEqual(expect.arrayContaining(['submissions.words', 'jobs.title', 'shops.name', 'disputes.appeal']))
  const faults = await database.sql<{ law: string }[]>`select law from world_faults()`
  expect(new Set(faults.map(({ law }) => law))).toEqual(
    // The planting itself has changed the audit log and invented reports.
    new Set(['every row of the audit log follows from the one before it', 'a decided report has told its reporter']),
  )
})

test('whoever has gone begins afresh, unless they were suspended; then when that is lifted', async () => {
  const meets = (externalId: string) =>
    database.withTx((tx) =>
      members.meet(tx, { platform: 'telegram', externalId, name: 'X', place: externalId }, { vault: testVault }),
    )
  const otto = await operator(database)
  const [free, bad] = [await worker(database, { externalId: '4711' }), await worker(database, { externalId: '4712' })]
  const reason = 'Hat andere beleidigt.'
  await database.withTx((tx) => moderation.suspend(tx, otto, { key: newKey('suspend'), member: bad.publicId, reason }))
  for (const one of [free, { ...bad, status: 'suspended' as const }]) await remove(one)
  expect((await meets('4711')).status).toBe('joining')
  expect(await refused(meets('4712'))).toBe('member.suspended')
  expect(JSON.stringify(await database.sql`select * from barred_identities`)).not.toContain('4712')
  const [suspension] = await database.sql<{ id: string }[]>`
    select public_id as id from suspensions where member_id = ${bad.id}`
  await database.withTx((tx) =>
    moderation.liftSuspension(tx, otto, { key: newKey('lift'), suspension: suspension?.id ?? '', reason }),
  )
  expect((await meets('4712')).status).toBe('joining')
  expect((await database.withTx((tx) => members.byId(tx, bad.id)))?.status).toBe('deleted')
  await database.forward('1 hour')
})

test('what somebody reported stays for the operator until it is decided, and goes then', async () => {
  const [ida, bad, otto] = [await worker(database), await worker(database), await operator(database)]
  const input = { target: { kind: 'member', id: bad.publicId }, code: 'insult', words: 'Hat mich beschimpft.' } as const
  const report = await database.withTx((tx) => moderation.report(tx, ida, { key: newKey('report'), ...input }))
  await remove(ida)
  const words = () => database.sql`select words from reports where public_id = ${report.publicId}`
  expect(await words()).toEqual([{ words: 'Hat mich beschimpft.' }])
  const decision = { report: report.publicId, decision: 'warn', reason: 'Das war eine Beleidigung.' } as const
  await database.withTx((tx) => moderation.decideReport(tx, otto, { key: newKey('decide'), ...decision }))
  expect(await words()).toEqual([{ words: '' }])
})

test('a minor does not grow up by leaving', async () => {
  const kid = await worker(database, { externalId: '4714', birthDate: '2012-05-01' })
  await remove(kid)
  const again = await stranger(database, { externalId: '4714' })
  const input = { language: 'de', birthDate: '1990-01-01', wants: ['work'], minimumAge: 13, vault: testVault } as const
  const joined = await database.withTx((tx) => members.join(tx, again, { key: newKey('join'), ...input }))
  expect(joined.birthDate).toBe('2012-05-01')
  expect(JSON.stringify(await database.sql`select * from minor_prints`)).not.toContain('4714')
})

test('every step of a deletion finds its rows through an index', async () => {
  const me = sql`array['01a21e79-02e4-74c4-b955-fcc44e152ba5'::uuid]`
  const bad: string[] = []
  for (const { table, statement } of ERASED) {
    const plan = await database.withTx(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${statement(me, sql`now()`)}`)
    })
    const lines = plan.map((line) => line['QUERY PLAN'])
    // Where no index fits, the table or one of its indexes is read from end to end.
    const isWhole = (line: string, at: number): boolean =>
      line.includes('Seq Scan') || (/Index (Only )?Scan/.test(line) && !/Cond/.test(lines[at + 1] ?? ''))
    bad.push(...lines.filter(isWhole).map((line) => `${table}: ${line.trim()}`))
  }
  // Dead letters and open invitations are few and have an index of their own; changes are worked off within a minute.
  expect(bad.filter((line) => !/inbox_dead|member_changes|invitations_open/.test(line))).toEqual([])
})

test('two presses at once, and a press on what is over, delete once', async () => {
  const ida = await worker(database)
  const done = await Promise.allSettled([remove(ida), remove(ida)])
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await refused(remove(ida))).toBe('member.not_joined')
})

test('what becomes of a merged account goes with the one that is left', async () => {
  const [one, other] = [await worker(database), await worker(database, { platform: 'discord' })]
  const merged = await linked(database, one, other)
  await remove(merged)
  const rows = await database.sql<{ name: string; born: string | null }[]>`
    select name, birth_date as born from members where id in (${one.id}, ${other.id})`
  expect(rows.map(({ name, born }) => [name, born])).toEqual([
    ['—', null],
    ['—', null],
  ])
})
