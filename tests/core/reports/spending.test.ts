import { afterAll, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as reports from '../../../core/reports/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  escrowOf,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  worker,
} from '../../support/people.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const period = (words: string): reports.Period => reports.readPeriod(words) ?? expect.fail(words)
const spendingOf = (by: Member, words: string) => database.withTx((tx) => reports.spendingOf(tx, by, period(words)))

test('a client sees what each job and category has cost, what came home, and what is still in escrow', async () => {
  await database.setClock('2026-10-20T12:00:00+02:00')
  const clara = await client(database, { points: 10_000 })
  const ben = await worker(database)
  const flyer = await openJob(database, clara, { title: 'Flyer', category: 'texts', slots: 3 })
  const quiet = await openJob(database, clara, { title: 'Quiet', category: 'testing' })
  const assignment = await claimed(database, ben, flyer)
  await approved(database, clara, await handedIn(database, ben, assignment))
  await database.setClock('2026-11-02T12:00:00+01:00')
  await database.withTx((tx) =>
    assignments.tip(tx, clara, { key: newKey('tip'), assignment: assignment.publicId, points: 50 }),
  )
  await database.withTx((tx) => jobs.withdrawSlots(tx, clara, { key: newKey('less'), job: flyer.publicId, slots: 1 }))

  const october = await spendingOf(clara, '2026-10')
  expect(
    october.jobs.map(({ title, rewards, fees, tips, refunded, open }) => [title, rewards, fees, tips, refunded, open]),
  ).toEqual([
    ['Flyer', 300, 30, 0, 0, 660],
    ['Quiet', 0, 0, 0, 0, 330],
  ])
  expect(october.categories).toEqual([{ category: 'texts', points: 330 }])
  const november = await spendingOf(clara, '2026-11')
  expect(
    november.jobs.map(({ title, rewards, tips, refunded, open }) => [title, rewards, tips, refunded, open]),
  ).toEqual([
    ['Flyer', 0, 50, 330, 330],
    ['Quiet', 0, 0, 0, 330],
  ])
  // All that was ever paid in is spent, in escrow, or still there.
  const { total } = await spendingOf(clara, '2026')
  expect(total.open).toBe((await escrowOf(database, flyer)) + (await escrowOf(database, quiet)))
  expect(reports.spentOn(total) + total.open + (await pointsOf(database, clara, 'budget'))).toBe(10_000)
  expect((await spendingOf(clara, '2026-09')).jobs).toEqual([])
  expect((await spendingOf(ben, '2026')).jobs).toEqual([])
})

test('the owner of a shop sees what was sold, what went back and what was earned, and nobody’s name', async () => {
  await database.setClock('2027-01-10T12:00:00+01:00')
  const otto = await operator(database)
  const { owner, offer } = await voucher(database, otto, ['SOLD-0001', 'SOLD-0002', 'SOLD-0003'])
  const mia = await earned(database, 2_000, { name: 'Mia Geheim' })
  const redeem = () => database.withTx((tx) => shop.redeem(tx, mia, { key: newKey('redeem'), offer: offer.publicId }))
  const [first, second] = [await redeem(), await redeem()]
  await database.withTx((tx) => shop.show(tx, mia, testVault, { key: newKey('show'), order: first.publicId }))
  await database.withTx((tx) => shop.cancel(tx, mia, { key: newKey('cancel'), order: second.publicId }))
  await database.forward('14 days 1 minute')
  await runDue(database)
  await redeem()
  const sales = await database.withTx((tx) => reports.salesOf(tx, owner, period('2027-01')))
  expect(sales.offers).toMatchObject([{ title: offer.title, sold: 2, points: 1_500, refunded: 500, earned: 500 }])
  expect(sales.total.earned).toBe(await pointsOf(database, owner, 'earnings'))
  expect(JSON.stringify(sales)).not.toMatch(/SOLD|Geheim/)
  expect((await database.withTx((tx) => reports.salesOf(tx, owner, period('2026')))).offers).toEqual([])
})
