import { beforeEach, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as consents from '../../../core/consents/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { Missing } from '../../../core/shared/refusal.ts'
import { testDatabase } from '../../support/database.ts'
import { minorWorker, withdrawnConsent } from '../../support/guardian.ts'
import { claimed, client, handedIn, newKey, openJob, worker, type JobOptions } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase()
const { withTx } = database
beforeEach(() => database.setClock('2026-11-23T11:00:00Z'))

const clara = await client(database, { points: 100_000 })
const [FOURTEEN, FIFTEEN, SEVENTEEN] = ['2012-08-01', '2011-08-01', '2009-08-01']

/** What a worker lacks for a job, now. */
const lacks = async (by: Member, options: JobOptions = {}): Promise<readonly Missing[]> => {
  const job = await openJob(database, clara, options)
  const there = await withTx((tx) => members.byId(tx, by.id))
  if (there === undefined) throw new Error('a member vanished')
  return withTx((tx) => jobs.missingFor(tx, there, job))
}
const hours = (from: number, until: number) => ({ need: 'hours', from, until })

describe('at 14, from 8 to 18 h', () => {
  test.each([
    // Winter: Berlin is an hour ahead.
    ['2026-11-23T06:59:59Z', false],
    ['2026-11-23T07:00:00Z', true],
    ['2026-11-23T16:59:59Z', true],
    ['2026-11-23T17:00:00Z', false],
    // Midnight, and the hour that quite a few clocks call 24.
    ['2026-11-23T23:30:00Z', false],
  ])('at %s: %s', async (at, may) => {
    const kim = await minorWorker(database, { birthDate: FOURTEEN })
    await database.setClock(at)
    expect(await lacks(kim)).toEqual(may ? [] : [hours(8, 18)])
  })

  test('a job of two hours is short enough, one of a minute more is not', async () => {
    const kim = await minorWorker(database, { birthDate: FOURTEEN })
    expect(await lacks(kim, { minutes: 120 })).toEqual([])
    expect(await lacks(kim, { minutes: 121 })).toEqual([{ need: 'shorter', minutes: 120 }])
    const long = await openJob(database, clara, { minutes: 121 })
    expect(await refusal(claimed(database, kim, long))).toMatchObject({
      code: 'job.missing',
      detail: { missing: [{ need: 'shorter', minutes: 120 }] },
    })
  })

  test('the fifteenth birthday, on the member’s own calendar, brings longer jobs and hours', async () => {
    const kim = await minorWorker(database, { birthDate: '2011-11-24' })
    await database.setClock('2026-11-23T22:59:00Z')
    expect(await lacks(kim, { minutes: 500 })).toEqual([{ need: 'shorter', minutes: 120 }, hours(8, 18)])
    await database.setClock('2026-11-23T23:01:00Z')
    expect(await lacks(kim, { minutes: 500 })).toEqual([hours(6, 20)])
    await database.setClock('2026-11-24T05:00:00Z')
    expect(await lacks(kim, { minutes: 500 })).toEqual([])
  })
})

describe('from 15 to 17, from 6 to 20 h', () => {
  test.each([
    ['2026-11-23T04:59:59Z', false],
    ['2026-11-23T05:00:00Z', true],
    ['2026-11-23T18:59:59Z', true],
    ['2026-11-23T19:00:00Z', false],
    // The clocks went back at night (25 October 2026) and forward (29 March 2026): the hour is that of the wall.
    ['2026-10-25T04:59:00Z', false],
    ['2026-10-25T05:00:00Z', true],
    ['2026-10-24T04:00:00Z', true],
    ['2026-03-29T03:59:00Z', false],
    ['2026-03-29T04:00:00Z', true],
    ['2026-03-28T04:30:00Z', false],
  ])('at %s: %s', async (at, may) => {
    const lia = await minorWorker(database, { birthDate: '2010-02-01' })
    await database.setClock(at)
    expect(await lacks(lia, { minutes: 1_000 })).toEqual(may ? [] : [hours(6, 20)])
  })

  test('the hour is that of the member’s zone', async () => {
    const lia = await minorWorker(database, { birthDate: FIFTEEN })
    await database.setClock('2026-11-23T03:00:00Z')
    expect(await lacks(lia)).toEqual([hours(6, 20)])
    await database.sql`update members set time_zone = 'Asia/Tokyo' where id = ${lia.id}`
    expect(await lacks(lia)).toEqual([])
  })

  test('a minor who changes the zone keeps the hours of both for a week, whatever zone comes next', async () => {
    const lia = await minorWorker(database, { birthDate: FIFTEEN })
    const moveTo = (zone: string) => withTx((tx) => members.setTimeZone(tx, lia, zone))
    // Four in the morning in Berlin, noon in Tokyo: the night is not moved away by a setting.
    await database.setClock('2026-11-23T03:00:00Z')
    await moveTo('Asia/Tokyo')
    expect(await lacks(lia)).toEqual([hours(6, 20)])
    await database.setClock('2026-11-23T09:00:00Z')
    expect(await lacks(lia)).toEqual([])
    await database.setClock('2026-11-23T12:00:00Z')
    expect(await lacks(lia)).toEqual([hours(6, 20)])
    // A second change begins the week again, still with the zone that was settled; going back ends it.
    await database.setClock('2026-11-29T03:00:00Z')
    await moveTo('Asia/Seoul')
    await database.setClock('2026-12-05T03:00:00Z')
    expect(await lacks(lia)).toEqual([hours(6, 20)])
    await database.setClock('2026-12-06T03:00:01Z')
    expect(await lacks(lia)).toEqual([])
    await moveTo('Europe/Berlin')
    await database.setClock('2026-12-06T12:00:00Z')
    expect(await lacks(lia)).toEqual([hours(6, 20)])
    await moveTo('Asia/Seoul')
    await database.setClock('2026-12-06T03:00:00Z')
    expect(await lacks(lia)).toEqual([])
  })

  test('the eighteenth birthday ends all of it, and the need for a consent', async () => {
    const lia = await worker(database, { birthDate: '2008-11-24' })
    await database.setClock('2026-11-23T22:59:00Z')
    expect(await lacks(lia)).toEqual([{ need: 'guardian' }, hours(6, 20)])
    await database.setClock('2026-11-23T23:00:00Z')
    expect(await lacks(lia, { minutes: 1_000, minimumAge: 18 })).toEqual([])
    expect((await claimed(database, lia, await openJob(database, clara))).status).toBe('working')
  })

  test('who was born on 29 February is of age on 1 March', async () => {
    const leap = await worker(database, { birthDate: '2008-02-29' })
    await database.setClock('2026-02-28T12:00:00Z')
    expect(await lacks(leap)).toEqual([{ need: 'guardian' }])
    await database.setClock('2026-03-01T12:00:00Z')
    expect(await lacks(leap)).toEqual([])
  })
})

describe('the hour of the day', () => {
  const EVENING = '2026-11-23T20:00:00Z'

  test('stops claims and applications', async () => {
    const lia = await minorWorker(database, { birthDate: SEVENTEEN })
    const [job, choosing] = [await openJob(database, clara), await openJob(database, clara, { taking: 'apply' })]
    await database.setClock(EVENING)
    const missing = { code: 'job.missing', detail: { missing: [hours(6, 20)] } }
    expect(await refusal(claimed(database, lia, job))).toMatchObject(missing)
    const apply = withTx((tx) =>
      assignments.apply(tx, lia, { key: newKey('apply'), job: choosing.publicId, pitch: '' }),
    )
    expect(await refusal(apply)).toMatchObject(missing)
    const ben = await worker(database)
    expect((await claimed(database, ben, job)).status).toBe('working')
  })

  test('does not stop handing in what was begun: running work is never lost to the clock', async () => {
    const kim = await minorWorker(database, { birthDate: FOURTEEN })
    const running = await claimed(database, kim, await openJob(database, clara))
    await database.setClock('2026-11-24T02:00:00Z')
    expect((await handedIn(database, kim, running)).status).toBe('waiting')
  })

  test('does not stop the client from accepting: that would give a minor away', async () => {
    const lia = await minorWorker(database, { birthDate: SEVENTEEN })
    const choosing = await openJob(database, clara, { taking: 'apply' })
    const application = await withTx((tx) =>
      assignments.apply(tx, lia, { key: newKey('apply'), job: choosing.publicId, pitch: '' }),
    )
    await database.setClock(EVENING)
    const accepted = await withTx((tx) =>
      assignments.accept(tx, clara, { key: newKey('accept'), application: application.publicId }),
    )
    expect(accepted.status).toBe('working')
    await database.assertWorld()
  })

  test('closes the list of what one may take until the morning, and is asked without the hour for alerts', async () => {
    const lia = await minorWorker(database, { birthDate: SEVENTEEN })
    const job = await openJob(database, clara, { title: 'Ein Alphorn bewerten' })
    const mine = async () => {
      const found = await withTx((tx) => jobs.find(tx, lia, { onlyOpenToMe: true, words: 'Alphorn', limit: 5 }))
      return found.jobs.map(({ publicId }) => publicId)
    }
    expect(await mine()).toEqual([job.publicId])
    await database.setClock(EVENING)
    expect(await mine()).toEqual([])
    // What looks for a saved search asks without the hour.
    expect(await withTx((tx) => jobs.missingFor(tx, lia, job, { anyHour: true }))).toEqual([])
  })
})

describe('an application', () => {
  test('is not accepted once nobody agrees any more', async () => {
    const lia = await minorWorker(database, { birthDate: SEVENTEEN })
    const choosing = await openJob(database, clara, { taking: 'apply' })
    const application = await withTx((tx) =>
      assignments.apply(tx, lia, { key: newKey('apply'), job: choosing.publicId, pitch: '' }),
    )
    await withdrawnConsent(database, lia, ['jobs'])
    const accept = withTx((tx) =>
      assignments.accept(tx, clara, { key: newKey('accept'), application: application.publicId }),
    )
    expect(await refused(accept)).toBe('application.wrong_state')
  })
})

test('the limits are the configuration’s to set', async () => {
  const kim = await minorWorker(database, { birthDate: FOURTEEN })
  const lia = await minorWorker(database, { birthDate: FIFTEEN })
  await withTx((tx) =>
    consents.setAgeLimits(tx, {
      minutesAt14: 30,
      hoursAt14: { from: 14, until: 16 },
      hoursFrom15: { from: 0, until: 24 },
    }),
  )
  expect(await lacks(kim, { minutes: 31 })).toEqual([{ need: 'shorter', minutes: 30 }, hours(14, 16)])
  await database.setClock('2026-11-23T23:30:00Z')
  expect(await lacks(lia)).toEqual([])
})

test('somebody of age is asked for nothing of all that', async () => {
  const ben = await worker(database)
  await database.setClock('2026-11-24T02:00:00Z')
  expect(await lacks(ben, { minutes: 1_000 })).toEqual([])
  await withTx((tx) => consents.requireConsent(tx, ben, 'payout'))
})
