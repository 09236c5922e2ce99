import { beforeEach, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, draftJob, newKey, openJob, worker, type JobOptions } from '../../support/people.ts'

const database = await testDatabase()
const clara = await client(database, { points: 500_000 })
const ben = await worker(database)

beforeEach(async () => {
  // Each test has its own market: what stood there before is over.
  await database.withTx(async (tx) => {
    for (const job of (await jobs.mine(tx, clara, { limit: 100 })).jobs) {
      if (job.status === 'open') await jobs.close(tx, clara, { key: newKey('close'), job: job.publicId })
    }
  })
})

const posted = (title: string, options: JobOptions = {}) => openJob(database, clara, { title, ...options })
const titles = async (by: Member, query: Partial<Parameters<typeof jobs.find>[2]> = {}): Promise<readonly string[]> => {
  const found = await database.withTx((tx) => jobs.find(tx, by, { limit: 10, ...query }))
  return found.jobs.map(({ title }) => title)
}

test('open jobs of others are found, the newest first; drafts, paused and full ones and one’s own are not', async () => {
  await posted('Der erste Auftrag')
  const paused = await posted('Ein Auftrag, der ruht')
  await database.withTx((tx) => jobs.pause(tx, clara, paused.publicId))
  await claimed(database, await worker(database), await posted('Ein vergebener Auftrag'))
  await draftJob(database, clara, { title: 'Ein Entwurf' })
  await posted('Der zweite Auftrag')
  expect(await titles(ben)).toEqual(['Der zweite Auftrag', 'Der erste Auftrag'])
  expect(await titles(clara)).toEqual([])
})

test('a job that somebody has worked on is not offered again, unless the deadline passed', async () => {
  const job = await posted('Ein Auftrag für drei', { slots: 3 })
  const assignment = await claimed(database, ben, job)
  expect([await titles(ben), await titles(await worker(database))]).toEqual([[], ['Ein Auftrag für drei']])
  await database.sql`update assignments set deadline_at = moment() - interval '1 hour' where id = ${assignment.id}`
  await database.withTx((tx) => assignments.lapseAssignments(tx, 1))
  expect(await titles(ben)).toEqual(['Ein Auftrag für drei'])
})

test('a job whose client has declined somebody is not offered to them again', async () => {
  const job = await posted('Ein Auftrag zum Bewerben', { taking: 'apply' })
  const input = { key: newKey('apply'), job: job.publicId, pitch: '' }
  const application = await database.withTx((tx) => assignments.apply(tx, ben, input))
  expect(await titles(ben)).toEqual(['Ein Auftrag zum Bewerben'])
  await database.withTx((tx) =>
    assignments.decline(tx, clara, { application: application.publicId, reason: 'no-match' }),
  )
  expect(await titles(ben)).toEqual([])
})

test('a category and words narrow the list, words by their stems', async () => {
  await posted('Fotos von Bäckereien', { category: 'marketing' })
  await posted('Testing a checkout page', { category: 'testing' })
  expect(await titles(ben, { category: 'testing' })).toEqual(['Testing a checkout page'])
  expect(await titles(ben, { words: 'bäckerei' })).toEqual(['Fotos von Bäckereien'])
  expect(await titles(ben, { words: 'Zahnarzt' })).toEqual([])
  // Quotes and signs of a query language are words like any others.
  expect(await titles(ben, { words: '\'); drop table jobs; -- & | ! ( "' })).toEqual([])
})

test('pages follow each other without a gap and without a repetition while new jobs come', async () => {
  for (const number of [1, 2, 3, 4, 5]) await posted(`Auftrag Nummer ${number}`)
  const page = (after?: string) =>
    database.withTx((tx) => jobs.find(tx, ben, { limit: 2, ...(after === undefined ? {} : { after }) }))
  const first = await page()
  await posted('Ein ganz neuer Auftrag')
  const second = await page(first.jobs.at(-1)?.publicId)
  const third = await page(second.jobs.at(-1)?.publicId)
  const seen = [...first.jobs, ...second.jobs, ...third.jobs].map(({ title }) => title.at(-1))
  expect([seen, [first.more, second.more, third.more]]).toEqual([
    ['5', '4', '3', '2', '1'],
    [true, true, false],
  ])
})
