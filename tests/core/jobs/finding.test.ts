import { beforeEach, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, draftJob, newKey, openJob, worker, type JobOptions } from '../../support/people.ts'
import { errorsBetween } from '../../../core/jobs/correct.ts'

const database = await testDatabase()
// A slot is offered to somebody who is awake.
await database.setClock('2026-11-30T10:00:00+01:00')
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

test('a job that somebody has applied for, or was declined by, is not offered to them again', async () => {
  const job = await posted('Ein Auftrag zum Bewerben', { taking: 'apply' })
  const input = { key: newKey('apply'), job: job.publicId, pitch: '' }
  const application = await database.withTx((tx) => assignments.apply(tx, ben, input))
  expect([await titles(ben), await titles(await worker(database))]).toEqual([[], ['Ein Auftrag zum Bewerben']])
  await database.withTx((tx) =>
    assignments.decline(tx, clara, { application: application.publicId, reason: 'no-match' }),
  )
  expect(await titles(ben)).toEqual([])
})

test('what one may take leaves out a slot that is held for somebody else, and is nothing at all with eight running jobs', async () => {
  const job = await posted('Ein Platz', { slots: 1 })
  const [first, dora, busy] = [await worker(database), await worker(database), await worker(database)]
  const assignment = await claimed(database, first, job)
  await database.withTx((tx) => jobs.waitFor(tx, dora, { key: newKey('wait'), job: job.publicId }))
  const back = { key: newKey('back'), assignment: assignment.publicId, acceptsLate: false }
  await database.withTx((tx) => assignments.giveBack(tx, first, back))
  const mine = (by: Member) => titles(by, { onlyOpenToMe: true })
  expect([await titles(ben), await mine(ben), await mine(dora)]).toEqual([['Ein Platz'], [], ['Ein Platz']])
  for (let count = 0; count < 8; count += 1) await claimed(database, busy, await posted(`Auftrag ${count}`))
  const free = await posted('Noch einer')
  expect([(await titles(busy))[0], await mine(busy)]).toEqual(['Noch einer', []])
  const held = await database.withTx(async (tx) => [
    await jobs.isHeldForOthers(tx, ben, await jobs.byId(tx, job.id)),
    await jobs.isHeldForOthers(tx, ben, free),
    await jobs.isBusy(tx, busy.id),
    await jobs.isBusy(tx, ben.id),
  ])
  expect(held).toEqual([true, false, true, false])
})

test('full jobs are found apart, by those who could wait for them, page by page', async () => {
  const by = await worker(database)
  const full = async (title: string, options: JobOptions = {}): Promise<void> => {
    await claimed(database, by, await posted(title, options))
  }
  await full('Voll eins')
  await full('Voll zwei', { category: 'marketing' })
  await full('Voll drei')
  await posted('Noch frei')
  const found = async (who: Member, query: Omit<Parameters<typeof jobs.findFull>[2], 'limit'> = {}) => {
    const page = await database.withTx((tx) => jobs.findFull(tx, who, { ...query, limit: 2 }))
    return { titles: page.jobs.map(({ title }) => title), more: page.more, last: page.jobs.at(-1)?.publicId ?? '' }
  }
  const first = await found(ben)
  expect(first).toMatchObject({ titles: ['Voll drei', 'Voll zwei'], more: true })
  expect(await found(ben, { after: first.last })).toMatchObject({ titles: ['Voll eins'], more: false })
  expect((await found(ben, { category: 'marketing' })).titles).toEqual(['Voll zwei'])
  expect([(await found(by)).titles, (await found(clara)).titles]).toEqual([[], []])
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

test('jobs can be put into the order of reward, of pay per hour and of the closing date', async () => {
  await posted('Viel Geld, viel Zeit', { rewardPoints: 1_000, minutes: 120, openDays: 3 })
  await posted('Wenig Geld, wenig Zeit', { rewardPoints: 100, minutes: 5, openDays: 9 })
  await posted('Mittel in beidem', { rewardPoints: 500, minutes: 30, openDays: 1 })
  const first = async (sorting: jobs.Sorting) => (await titles(ben, { sorting })).map((title) => title.split(' ')[0])
  expect(await first('best-paid')).toEqual(['Viel', 'Mittel', 'Wenig'])
  expect(await first('per-hour')).toEqual(['Wenig', 'Mittel', 'Viel'])
  expect(await first('closing-soon')).toEqual(['Mittel', 'Viel', 'Wenig'])
  expect(await first('newest')).toEqual(['Mittel', 'Wenig', 'Viel'])
})

test.each(jobs.SORTINGS)('in the order %s every job is on one page, with words and without', async (sorting) => {
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    const rewardPoints = [300, 500][number % 2] ?? 300
    await posted(`Auftrag Teekanne ${number}`, {
      rewardPoints,
      minutes: 10 * (1 + (number % 3)),
      openDays: 1 + (number % 2),
    })
  }
  for (const query of [{}, { words: 'Teekanne' }]) {
    const seen: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 9; pages += 1) {
      const page = await database.withTx((tx) =>
        jobs.find(tx, ben, { limit: 2, sorting, ...query, ...(after === undefined ? {} : { after }) }),
      )
      seen.push(...page.jobs.map(({ title }) => title.at(-1) ?? ''))
      after = page.next
      if (!page.more) break
    }
    expect(seen.toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  }
})

test('a search puts the job first that says the words most often', async () => {
  await posted('Teekanne, Teekanne und noch eine Teekanne')
  await posted('Etwas über eine Teekanne')
  expect((await titles(ben, { words: 'Teekanne', sorting: 'match' }))[0]).toContain('noch eine')
  expect((await titles(ben, { words: 'Teekanne', sorting: 'newest' }))[0]).toContain('Etwas')
})

test('reward, time and language narrow the list', async () => {
  await posted('Schnell und gut bezahlt', { rewardPoints: 900, minutes: 10 })
  await posted('Schnell und schlecht bezahlt', { rewardPoints: 50, minutes: 10 })
  await posted('Lang und gut bezahlt', { rewardPoints: 900, minutes: 300 })
  const emma = await client(database, { points: 10_000, language: 'en' })
  const english = await openJob(database, emma, { title: 'Quick and well paid', rewardPoints: 900, minutes: 10 })
  expect(await titles(ben, { minimumRewardPoints: 900, maximumMinutes: 10 })).toEqual([
    'Quick and well paid',
    'Schnell und gut bezahlt',
  ])
  expect(await titles(ben, { minimumRewardPoints: 900, maximumMinutes: 10, language: 'de' })).toEqual([
    'Schnell und gut bezahlt',
  ])
  expect(await titles(ben, { language: 'en' })).toEqual(['Quick and well paid'])
  await database.withTx((tx) => jobs.close(tx, emma, { key: newKey('close'), job: english.publicId }))
})

test('only what one may take: jobs that ask for more are left out, and pages go on behind them', async () => {
  await posted('Offen für alle: der erste')
  for (let count = 0; count < 30; count += 1) await posted(`Nur für Erfahrene ${count}`, { minimumJobs: 5 })
  await posted('Offen für alle: der zweite')
  await posted('Nur für Bekannte', { minimumStarsTenths: 45 })
  const kim = await worker(database)
  expect(await titles(kim, { onlyOpenToMe: true })).toEqual(['Offen für alle: der zweite', 'Offen für alle: der erste'])
  const page = (after?: string) =>
    database.withTx((tx) =>
      jobs.find(tx, kim, { limit: 1, onlyOpenToMe: true, ...(after === undefined ? {} : { after }) }),
    )
  const first = await page()
  const second = await page(first.next)
  expect([first, second].map(({ jobs: found, more }) => [found[0]?.title, more])).toEqual([
    ['Offen für alle: der zweite', true],
    ['Offen für alle: der erste', false],
  ])
})

test('a job whose closing date has passed is not found while it waits to be closed', async () => {
  const job = await posted('Ein Auftrag, der gleich endet')
  await database.sql`update jobs set closes_at = moment() - interval '1 second' where id = ${job.id}`
  expect(await titles(ben)).toEqual([])
})

test('a mistyped word is taken for the closest one that stands in a job; other words stay', async () => {
  await posted('Beschreibung einer Teekanne')
  const look = (words: string) => database.withTx((tx) => jobs.find(tx, ben, { limit: 5, words }))
  for (const [typed, meant] of [
    ['Tekanne', 'Teekanne'],
    ['teeknane', 'teekanne'],
    ['Beschriebung Teekanne', 'Beschreibung Teekanne'],
    ['Bescreibnug', 'Beschreibung'],
  ] as const) {
    const found = await look(typed)
    expect([typed, found.meant, found.jobs.map(({ title }) => title)]).toEqual([
      typed,
      meant,
      ['Beschreibung einer Teekanne'],
    ])
  }
  // Another form of a known word, a word of the grammar, and what is close to nothing are no errors.
  for (const right of ['Teekannen', 'und', 'Zahnarzttermin']) expect((await look(right)).meant).toBeUndefined()
})

test('drafts teach no words', async () => {
  await draftJob(database, clara, { title: 'Ein Xylophonkonzert' })
  const found = await database.withTx((tx) => jobs.find(tx, ben, { limit: 5, words: 'Xylophonkonzrt' }))
  expect(found.meant).toBeUndefined()
})

test('what one looks for is kept for each member, and the best match comes first only while there are words', async () => {
  const set = (by: Member, changes: Partial<jobs.Search>) => database.withTx((tx) => jobs.setSearch(tx, by, changes))
  await set(ben, { words: 'Teekanne', sorting: 'match', minimumRewardPoints: 500 })
  await set(ben, { words: null, category: 'texts' })
  expect(await database.withTx((tx) => jobs.search(tx, ben))).toEqual({
    ...jobs.NO_SEARCH,
    category: 'texts',
    minimumRewardPoints: 500,
  })
  expect(await database.withTx((tx) => jobs.search(tx, clara))).toEqual(jobs.NO_SEARCH)
})

test.each([
  ['teekanne', 'teekanne', 0],
  ['tekanne', 'teekanne', 1],
  ['teeknane', 'teekanne', 1],
  ['', 'abc', 3],
  ['baeckerei', 'bäckerei', 2],
] as const)('%s and %s differ by so many errors', (one, other, errors) => {
  expect([errorsBetween(one, other), errorsBetween(other, one)]).toEqual([errors, errors])
})
