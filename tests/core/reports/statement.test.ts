import { expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as members from '../../../core/members/index.ts'
import { EXPORTED, queryOf } from '../../../core/privacy/export.ts'
import * as reports from '../../../core/reports/index.ts'
import { testDatabase } from '../../support/database.ts'
import { linked } from '../../support/linking.ts'
import { readsOf } from '../../support/reads.ts'
import {
  approved,
  claimed,
  client,
  deposit,
  handedIn,
  newKey,
  openJob,
  pointsOf,
  worker,
} from '../../support/people.ts'
import { earned } from '../../support/shop.ts'

const database = await testDatabase()

const period = (words: string): reports.Period => reports.readPeriod(words) ?? expect.fail(words)
const statementOf = (member: Member, words: string): Promise<reports.Statement> =>
  database.withTx((tx) => reports.statementOf(tx, member, period(words)))
const linesOf = (purse: reports.Purse, most = 10_000) => database.withTx((tx) => reports.linesOf(tx, purse, most))

test('a month of a worker and of a client is what the ledger says, and the next one goes on from there', async () => {
  await database.setClock('2026-10-20T12:00:00+02:00')
  const clara = await client(database, { points: 10_000 })
  const ben = await worker(database)
  const job = await openJob(database, clara, { title: 'Flyer', slots: 2 })
  // Half an hour before midnight in Berlin, after the summer has ended.
  await database.setClock('2026-10-31T23:30:00+01:00')
  const submission = await handedIn(database, ben, await claimed(database, ben, job))
  await approved(database, clara, submission)
  await database.setClock('2026-11-01T00:00:00+01:00')
  const assignment = await database.withTx(
    async (tx) => (await assignments.assignmentTo(tx, ben, job)) ?? expect.fail(),
  )
  await database.withTx((tx) =>
    assignments.tip(tx, clara, { key: newKey('tip'), assignment: assignment.publicId, points: 50 }),
  )

  const october = await statementOf(ben, '2026-10')
  expect(october.earnings).toMatchObject({ opening: 0, incoming: 300, outgoing: 0, closing: 300, entries: 1 })
  expect(october.earnings.kinds).toEqual([{ kind: 'approval', incoming: true, points: 300, entries: 1 }])
  expect(october.earnings.steps.at(30)).toEqual({ incoming: 300, outgoing: 0 })
  const november = await statementOf(ben, '2026-11')
  expect(november.earnings).toMatchObject({ opening: 300, incoming: 50, closing: 350, entries: 1 })
  expect(november.earnings.steps.at(0)).toEqual({ incoming: 50, outgoing: 0 })
  expect(november.earnings.closing).toBe(await pointsOf(database, ben, 'earnings'))

  // For somebody in London all of it was still October.
  const london = await database.withTx((tx) => members.setTimeZone(tx, ben, 'Europe/London'))
  expect((await statementOf(london, '2026-10')).earnings).toMatchObject({ closing: 350, entries: 2 })

  const year = await statementOf(clara, '2026')
  expect(year.budget).toMatchObject({ opening: 0, incoming: 10_000, outgoing: 710, closing: 9_290 })
  expect(year.budget.kinds.map(({ kind, points }) => [kind, points])).toEqual([
    ['deposit', 10_000],
    ['publication', 660],
    ['tip', 50],
  ])
  expect(year.budget.steps[9]).toEqual({ incoming: 10_000, outgoing: 660 })
  // One slot of two is still in escrow.
  expect(year.held).toEqual({ opening: 0, closing: 330 })
  expect((await statementOf(clara, '2026-09')).budget).toMatchObject({ opening: 0, closing: 0, entries: 0 })
  expect((await linesOf(year.budget)).map(({ about, amount }) => [about, amount])).toEqual([
    [null, 10_000],
    ['Flyer', -660],
    ['Flyer', -50],
  ])
  await database.assertWorld()
})

test('after two accounts became one its statement and its spending are those of both, and the merge is no income', async () => {
  await database.setClock('2026-10-20T12:00:00+02:00')
  const elder = await client(database, { points: 1_000 })
  const ben = await worker(database)
  await database.forward('1 hour')
  const younger = await client(database, { platform: 'discord', points: 5_000 })
  const job = await openJob(database, younger, { title: 'Flyer' })
  const assignment = await claimed(database, ben, job)
  await approved(database, younger, await handedIn(database, ben, assignment))
  await database.withTx((tx) =>
    assignments.tip(tx, younger, { key: newKey('tip'), assignment: assignment.publicId, points: 50 }),
  )
  await database.forward('1 day')
  await deposit(database, elder, 200)
  const both = await linked(database, elder, younger)
  await database.forward('1 day')
  await deposit(database, both, 300)
  expect(both.id).toBe(elder.id)

  const october = await statementOf(both, '2026-10')
  expect(october.budget).toMatchObject({ opening: 0, incoming: 6_500, outgoing: 380, closing: 6_120, entries: 6 })
  expect(october.budget.closing).toBe(await pointsOf(database, both, 'budget'))
  expect(october.budget.kinds.map(({ kind }) => kind)).not.toContain('merge')
  expect((await linesOf(october.budget)).map(({ amount, balanceAfter }) => [amount, balanceAfter])).toEqual([
    [1_000, 1_000],
    [5_000, 6_000],
    [-330, 5_670],
    [-50, 5_620],
    [200, 5_820],
    [300, 6_120],
  ])
  const spent = await database.withTx((tx) => reports.spendingOf(tx, both, period('2026-10')))
  expect(spent.total).toMatchObject({ rewards: 300, fees: 30, tips: 50 })
  // What was exported of the accounts is all of it too.
  const entries = EXPORTED.find(({ file }) => file === 'ledger-entries') ?? expect.fail()
  const rows = await database.withTx((tx) => tx.execute(queryOf(entries, both.id, undefined)))
  expect(rows).toHaveLength(6 + 2)
})

test('whoever asks for a month before joining or after today gets the nearest one', async () => {
  await database.setClock('2026-11-24T10:00:00+01:00')
  const mia = await worker(database)
  await database.setClock('2027-02-01T10:00:00+01:00')
  const nearest = (words: string) =>
    database.withTx(async (tx) => reports.writePeriod(reports.within(tx, mia, period(words))))
  expect(await Promise.all(['2026-10', '2026-11', '2027-03', '2025', '2028', '2026'].map(nearest))).toEqual([
    '2026-11',
    '2026-11',
    '2027-02',
    '2026',
    '2027',
    '2026',
  ])
})

test('ten thousand entries in a month are added up, read in pages, and found by their numbers', {
  timeout: 60_000,
}, async () => {
  await database.setClock('2027-05-01T00:00:00+02:00')
  const rita = await earned(database, 7)
  await database.setClock('2027-06-01T00:00:00+02:00')
  await manyEntries(rita, 10_000)
  await database.setClock('2027-07-01T00:00:00+02:00')
  await database.withTx((tx) =>
    ledger.post(tx, {
      key: newKey('later'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: rita.id }, points: 1 }],
    }),
  )
  await database.sql`vacuum analyze`
  const { earnings } = await statementOf(rita, '2027-06')
  expect(earnings).toMatchObject({ opening: 7, incoming: 50_005_000, closing: 50_005_007, entries: 10_000 })
  const lines = await linesOf(earnings)
  expect(lines).toHaveLength(10_000)
  expect(lines.map(({ amount }) => amount)).toEqual(lines.map((_, index) => index + 1))
  expect(await linesOf(earnings, 1_200)).toHaveLength(1_200)
  // What one month costs has nothing to do with how many there are besides.
  const reads = await readsOf(database, (tx) => reports.statementOf(tx, rita, period('2027-05')))
  expect(reads.filter(({ scans, rows }) => scans > 0 || rows > 200)).toEqual([])
})

/** Entries of 1, 2, 3 … points, numbered as the ledger would; so many one by one through its function would take a minute. */
async function manyEntries({ id }: Member, count: number): Promise<void> {
  await database.sql.unsafe(`
    set session_replication_role = replica;
    with a as (select id, balance from accounts where kind = 'earnings' and owner_id = '${id}'),
      j as (insert into journals (key, kind, entries_hash, at) select 'many:' || n, 'move', '', moment() from generate_series(1, ${count}) n
        returning id, split_part(key, ':', 2)::bigint as n, at)
      insert into entries (journal_id, account_id, amount, balance_after, number, at)
        select j.id, a.id, n, a.balance + n * (n + 1) / 2, n + 1, j.at from j, a;
    update accounts set version = ${count} + 1, balance = balance + ${count}::bigint * (${count} + 1) / 2
      where kind = 'earnings' and owner_id = '${id}';
    set session_replication_role = origin`)
}
