import { afterEach, beforeEach, expect, test } from 'vitest'
import * as alerts from '../../../core/alerts/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { merge } from '../../../core/links/merge.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, newKey, openJob, worker, type JobOptions } from '../../support/people.ts'

const database = await testDatabase()
const clara = await client(database, { points: 900_000 })
const posted = (title: string, options: JobOptions = {}) => openJob(database, clara, { title, slots: 2, ...options })
const save = (by: Member, filter: jobs.SearchFilter) =>
  database.withTx((tx) => alerts.save(tx, by, { key: newKey('alert'), filter }))

/** What a minute's tick does. */
async function tick(): Promise<void> {
  while ((await database.withTx((tx) => alerts.matchNew(tx, 20))) === 20);
  while ((await database.withTx((tx) => alerts.tellDue(tx, 1))) === 1);
}

/** The titles of each notice that somebody was told, in order. */
async function told(by: Member): Promise<readonly (readonly string[])[]> {
  const notices = await database.sql<{ data: { notice: string } }[]>`
    select data from notices where member_id = ${by.id} and kind = 'alerts.found' order by id`
  const all: string[][] = []
  for (const { data } of notices) {
    const found = await database.withTx((tx) => alerts.foundBy(tx, by, { notice: data.notice, limit: 50 }))
    all.push(found.jobs.map(({ title }) => title))
  }
  return all
}

beforeEach(() => database.setClock('2026-11-30T08:00:00+01:00'))
afterEach(async () => {
  await database.sql`delete from alert_keys`
  await database.assertWorld()
})

test('new jobs that fit are collected and told at the next moment of the day, each once', async () => {
  const ben = await worker(database)
  await save(ben, { words: 'Teekanne' })
  await save(ben, { category: 'texts' })
  await posted('Eine Teekanne beschreiben')
  await posted('Fotos von Straßen', { category: 'marketing' })
  await posted('Ein Text über Tassen')
  await tick()
  expect(await told(ben)).toEqual([])
  await database.setClock('2026-11-30T10:00:00+01:00')
  await tick()
  expect(await told(ben)).toEqual([['Ein Text über Tassen', 'Eine Teekanne beschreiben']])
  await database.setClock('2026-11-30T18:00:00+01:00')
  await tick()
  expect(await told(ben)).toHaveLength(1)
})

test('nobody is told more than three times a day, and what is left comes the next day', async () => {
  const ben = await worker(database)
  await save(ben, { words: 'Lampe' })
  for (let quarter = 0; quarter < 96; quarter += 1) {
    if (quarter % 4 === 0) await posted(`Eine Lampe beschreiben, Nummer ${quarter}`)
    await tick()
    await database.forward('15 minutes')
  }
  expect((await told(ben)).map(({ length }) => length)).toEqual([3, 4, 4])
  await database.forward('3 hours')
  await tick()
  expect((await told(ben)).at(-1)).toHaveLength(13)
})

test('a change of zone or of quiet hours never makes a fourth notice of one moment', async () => {
  const ben = await worker(database)
  await save(ben, { words: 'Kerze' })
  await posted('Eine Kerze beschreiben')
  await tick()
  await database.setClock('2026-11-30T10:00:00+01:00')
  await tick()
  await database.withTx((tx) => members.setTimeZone(tx, ben, 'America/New_York'))
  for (let hour = 0; hour < 12; hour += 1) {
    await posted(`Noch eine Kerze beschreiben, Nummer ${hour}`)
    await tick()
    await database.forward('1 hour')
    await tick()
  }
  const [row] = await database.sql`select count(*)::int as notices from alert_notices where member_id = ${ben.id}`
  expect(row?.['notices']).toBeLessThanOrEqual(3)
})

test('an alert says what fits in all: category, reward, time and language', async () => {
  const ben = await worker(database)
  await save(ben, { category: 'testing', minimumRewardPoints: 500, maximumMinutes: 30, language: 'de' })
  await posted('Zu wenig Geld dafür', { category: 'testing', rewardPoints: 499 })
  await posted('Zu lang für mich', { category: 'testing', rewardPoints: 500, minutes: 31 })
  await posted('Genau richtig', { category: 'testing', rewardPoints: 500, minutes: 30 })
  await posted('Falsche Kategorie', { category: 'texts', rewardPoints: 500, minutes: 30 })
  await tick()
  await database.setClock('2026-11-30T14:00:00+01:00')
  await tick()
  expect(await told(ben)).toEqual([['Genau richtig']])
})

test('one’s own jobs, jobs from before, full jobs and, if wanted, closed ones are no news', async () => {
  const ben = await worker(database)
  await posted('Ein alter Spiegel')
  await tick()
  await save(ben, { words: 'Spiegel', onlyOpenToMe: true })
  await save(clara, { words: 'Spiegel' })
  await claimed(database, await worker(database), await posted('Ein voller Spiegel', { slots: 1 }))
  await posted('Ein Spiegel für Bekannte', { minimumStarsTenths: 45 })
  const paused = await posted('Ein Spiegel, der ruht')
  await database.withTx((tx) => jobs.pause(tx, clara, paused.publicId))
  await posted('Ein offener Spiegel')
  await tick()
  await database.setClock('2026-11-30T10:00:00+01:00')
  await tick()
  expect(await told(ben)).toEqual([['Ein offener Spiegel']])
  expect(await told(clara)).toEqual([])
  await database.withTx((tx) => jobs.resume(tx, clara, paused.publicId))
  await database.setClock('2026-11-30T14:00:00+01:00')
  await tick()
  expect((await told(ben))[1]).toEqual(['Ein Spiegel, der ruht'])
})

test('a paused search finds nothing until it is resumed; a deleted one is gone', async () => {
  const ben = await worker(database)
  const { alert } = await save(ben, { words: 'Fahrrad' })
  await database.withTx((tx) => alerts.pause(tx, ben, alert.publicId))
  await database.withTx((tx) => alerts.pause(tx, ben, alert.publicId))
  await posted('Ein Fahrrad beschreiben')
  await tick()
  await database.withTx((tx) => alerts.resume(tx, ben, alert.publicId))
  await posted('Noch ein Fahrrad beschreiben')
  await tick()
  await database.setClock('2026-11-30T10:00:00+01:00')
  await tick()
  expect(await told(ben)).toEqual([['Noch ein Fahrrad beschreiben']])
  await database.withTx((tx) => alerts.remove(tx, ben, alert.publicId))
  expect(await database.withTx((tx) => alerts.list(tx, ben))).toEqual([])
  for (const forbidden of [alerts.own, alerts.pause, alerts.resume, alerts.remove]) {
    await expect(database.withTx(async (tx) => void (await forbidden(tx, ben, alert.publicId)))).rejects.toMatchObject({
      code: 'alert.unknown',
    })
  }
})

test('somebody else’s search and notice are nobody’s business', async () => {
  const ben = await worker(database)
  const eve = await worker(database)
  const { alert } = await save(ben, { words: 'Regal' })
  await expect(database.withTx((tx) => alerts.remove(tx, eve, alert.publicId))).rejects.toMatchObject({
    code: 'alert.unknown',
  })
  await posted('Ein Regal beschreiben')
  await tick()
  await database.setClock('2026-11-30T10:00:00+01:00')
  await tick()
  const [row] = await database.sql<
    { id: string }[]
  >`select public_id as id from alert_notices where member_id = ${ben.id}`
  const seen = await database.withTx((tx) => alerts.foundBy(tx, eve, { notice: row?.id ?? '', limit: 5 }))
  expect(seen.jobs).toEqual([])
})

test('ten searches at most; the same one is saved once, and mistyped words as they were meant', async () => {
  const ben = await worker(database)
  await posted('Ein Teppich wird beschrieben')
  const { alert } = await save(ben, { words: 'Tepich' })
  expect(alert.words).toBe('Teppich')
  expect(await save(ben, { words: 'Teppich' })).toEqual({ alert, isNew: false })
  await expect(save(ben, { words: 'so was in' })).rejects.toMatchObject({ code: 'alert.no_words' })
  for (let count = 1; count < 10; count += 1) await save(ben, { minimumRewardPoints: count })
  await expect(save(ben, { category: 'other' })).rejects.toMatchObject({ code: 'alert.too_many' })
})

test('a merge hands over the searches and what they found, and nothing is told twice', async () => {
  const ben = await worker(database)
  const other = await worker(database)
  await save(ben, { words: 'Vase' })
  await save(other, { words: 'Vase', minimumRewardPoints: 1 })
  await posted('Eine Vase beschreiben')
  await tick()
  await database.setClock('2026-11-30T10:00:00+01:00')
  await tick()
  await posted('Noch eine Vase beschreiben')
  await tick()
  const kept = await database.withTx(async (tx) => {
    await members.lockBoth(tx, ben.id, other.id)
    return merge(tx, ben, other)
  })
  expect(await database.withTx((tx) => alerts.list(tx, kept))).toHaveLength(2)
  await database.setClock('2026-11-30T14:00:00+01:00')
  await tick()
  expect((await told(kept)).at(-1)).toEqual(['Noch eine Vase beschreiben'])
})

test.each([
  [{ quietFrom: 21, quietTo: 8 }, [10, 14, 18]],
  [{ quietFrom: 0, quietTo: 0 }, [10, 14, 18]],
  [{ quietFrom: 6, quietTo: 22 }, [23, 2, 4]],
  [{ quietFrom: 9, quietTo: 8 }, [8]],
])('with quiet hours %o a member is told at %o o’clock', (hours, expected) => {
  expect(alerts.noticeHours(hours)).toEqual(expected)
})

test('the moments follow the wall clock through a change of the clocks', () => {
  const rhythm = { timeZone: 'Europe/Berlin', quietFrom: 21, quietTo: 8 }
  const at = (now: string) => alerts.nextMoment(rhythm, new Date(now)).at.toISOString()
  expect(at('2026-10-24T16:00:00Z')).toBe('2026-10-25T09:00:00.000Z')
  expect(at('2026-10-24T07:59:59Z')).toBe('2026-10-24T08:00:00.000Z')
  expect(at('2026-10-24T08:00:00Z')).toBe('2026-10-24T12:00:00.000Z')
})
