import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { fee } from '../../../core/shared/points.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  deposit,
  draftJob,
  escrowOf,
  handedIn,
  newKey,
  NO_CHECKS,
  openJob,
  pointsOf,
  worker,
} from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 16 })

const publish = (by: Member, job: Job, key = newKey('publish')) =>
  database.withTx((tx) => jobs.publish(tx, by, { key, job: job.publicId, checks: NO_CHECKS }))
const close = (by: Member, job: Job, key = newKey('close')) =>
  database.withTx((tx) => jobs.close(tx, by, { key, job: job.publicId }))
const withdraw = (by: Member, job: Job, slots: number, key = newKey('withdraw')) =>
  database.withTx((tx) => jobs.withdrawSlots(tx, by, { key, job: job.publicId, slots }))
const VERBS = { pause: jobs.pause, resume: jobs.resume, discard: jobs.discard }
const verb = (name: keyof typeof VERBS, by: Member, job: Job) =>
  database.withTx((tx) => VERBS[name](tx, by, job.publicId))
const seen = (by: Member, job: Job) => database.withTx((tx) => jobs.own(tx, by, job.publicId))

describe('the fee', () => {
  test('is the exact share rounded up to a whole point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), fc.integer({ min: 0, max: 10_000 }), (reward, basisPoints) => {
        const points = fee(reward, basisPoints)
        expect(points * 10_000).toBeGreaterThanOrEqual(reward * basisPoints)
        expect((points - 1) * 10_000).toBeLessThan(reward * basisPoints)
      }),
    )
  })

  test('is fixed on the job when it is written', async () => {
    const clara = await client(database, { points: 10_000 })
    const job = await draftJob(database, clara, { rewardPoints: 101, feeBasisPoints: 1_000, slots: 3 })
    expect(job.feePoints).toBe(11)
    const open = await publish(clara, job)
    expect([open.feePoints, await escrowOf(database, open)]).toEqual([11, 336])
  })
})

describe('publishing', () => {
  test('moves reward and fee of every slot from the budget into escrow', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara, { rewardPoints: 300, slots: 4 })
    expect([job.status, job.openSlots]).toEqual(['open', 4])
    expect([await pointsOf(database, clara, 'budget'), await escrowOf(database, job)]).toEqual([3_680, 1_320])
  })

  test('asks for a first deposit of at least 10 EUR', async () => {
    const clara = await client(database, { points: 999 })
    const job = await draftJob(database, clara)
    const { code, detail } = await refusal(publish(clara, job))
    expect([code, detail]).toEqual(['job.first_deposit', { minimumPoints: 1_000 }])
    await deposit(database, clara, 1)
    expect((await publish(clara, job)).status).toBe('open')
  })

  test('with one point too little keeps the draft and names what is missing', async () => {
    const clara = await client(database, { points: 1_319 })
    const job = await draftJob(database, clara, { slots: 4 })
    const { code, detail } = await refusal(publish(clara, job))
    expect([code, detail]).toEqual(['job.too_little_budget', { totalPoints: 1_320, missingPoints: 1 }])
    expect((await seen(clara, job)).status).toBe('draft')
    await deposit(database, clara, 1)
    expect((await publish(clara, job)).status).toBe('open')
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
  })

  test('twenty times at once reserves once', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await draftJob(database, clara)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => publish(clara, job)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await escrowOf(database, job)).toBe(330)
    const key = newKey('publish')
    const other = await draftJob(database, clara)
    expect(
      (await Promise.all([publish(clara, other, key), publish(clara, other, key)])).map((job) => job.status),
    ).toEqual(['open', 'open'])
  })

  test('of two jobs for which the budget suffices once, one is published', async () => {
    const clara = await client(database, { points: 1_000 })
    const drafts = await Promise.all([1, 2].map(() => draftJob(database, clara, { rewardPoints: 600 })))
    const outcomes = await Promise.allSettled(drafts.map((draft) => publish(clara, draft)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await pointsOf(database, clara, 'budget')).toBe(340)
  })

  test('the closing date counts from the publication', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await draftJob(database, clara, { openDays: 2 })
    await database.forward('10 days')
    const open = await publish(clara, job)
    expect(open.closesAt.getTime() - (open.publishedAt?.getTime() ?? 0)).toBe(2 * 86_400_000)
  })
})

describe('a job belongs to its client', () => {
  test('nobody else learns that it exists, whatever he tries', async () => {
    const [clara, eve] = [await client(database, { points: 5_000 }), await client(database, { points: 5_000 })]
    const [draft, open] = [await draftJob(database, clara), await openJob(database, clara)]
    for (const job of [draft, open]) {
      for (const attempt of [
        () => publish(eve, job),
        () => close(eve, job),
        () => withdraw(eve, job, 1),
        () => verb('pause', eve, job),
        () => verb('resume', eve, job),
        () => verb('discard', eve, job),
        () => seen(eve, job),
      ]) {
        expect(await refused(attempt())).toBe('job.unknown')
      }
    }
    expect(await refused(database.withTx((tx) => jobs.byPublicId(tx, eve, draft.publicId)))).toBe('job.unknown')
    expect((await database.withTx((tx) => jobs.byPublicId(tx, eve, open.publicId))).id).toBe(open.id)
  })
})

describe('pausing, closing and withdrawing', () => {
  test('a paused job takes nobody and goes on when it is resumed', async () => {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara)
    await verb('pause', clara, job)
    expect(await refused(claimed(database, ben, job))).toBe('job.wrong_state')
    expect(await refused(verb('pause', clara, job))).toBe('job.wrong_state')
    await verb('resume', clara, job)
    expect((await claimed(database, ben, job)).status).toBe('working')
  })

  test('closing gives the open slots back at once and lets running work finish and be paid', async () => {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara, { slots: 3 })
    const assignment = await claimed(database, ben, job)
    const { refundedPoints, job: closed } = await close(clara, job)
    expect([refundedPoints, closed.status, closed.openSlots]).toEqual([660, 'closed', 0])
    expect([await pointsOf(database, clara, 'budget'), await escrowOf(database, job)]).toEqual([4_670, 330])
    await approved(database, clara, await handedIn(database, ben, assignment))
    expect([await pointsOf(database, ben, 'earnings'), await escrowOf(database, job)]).toEqual([300, 0])
    expect(await refused(close(clara, job))).toBe('job.wrong_state')
  })

  test('a slot that lapses after the job was closed goes home', async () => {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara, { workHours: 2 })
    await claimed(database, ben, job)
    await close(clara, job)
    await database.forward('3 hours')
    await runDue(database)
    expect([await pointsOf(database, clara, 'budget'), await escrowOf(database, job)]).toEqual([5_000, 0])
  })

  test('open slots are withdrawn with reward and fee, taken ones are not', async () => {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara, { slots: 3 })
    await claimed(database, ben, job)
    const { code, detail } = await refusal(withdraw(clara, job, 3))
    expect([code, detail]).toEqual(['job.no_such_slots', { openSlots: 2 }])
    expect(await withdraw(clara, job, 2)).toBe(660)
    expect([await pointsOf(database, clara, 'budget'), await escrowOf(database, job)]).toEqual([4_670, 330])
    for (const slots of [0, -1, 1.5, Number.NaN]) {
      expect(await refused(withdraw(clara, job, slots))).toBe('job.no_such_slots')
    }
  })

  test('the same withdrawal told ten times at once gives back once', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara, { slots: 10 })
    const key = newKey('withdraw')
    const given = await Promise.all(Array.from({ length: 10 }, () => withdraw(clara, job, 2, key)))
    expect([new Set(given), (await seen(clara, job)).openSlots]).toEqual([new Set([660]), 8])
  })

  test('a draft is discarded, and nothing else is', async () => {
    const clara = await client(database, { points: 5_000 })
    const [draft, open] = [await draftJob(database, clara), await openJob(database, clara)]
    expect((await verb('discard', clara, draft)).status).toBe('discarded')
    expect(await refused(publish(clara, draft))).toBe('job.wrong_state')
    expect(await refused(verb('discard', clara, open))).toBe('job.wrong_state')
  })

  test('on its closing date a job ends by itself, once, and its client is told what came back', async () => {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara, { slots: 2, openDays: 1, workHours: 336 })
    await database.forward('23 hours 59 minutes')
    await runDue(database)
    expect((await seen(clara, job)).status).toBe('open')
    await claimed(database, ben, job)
    await database.forward('2 minutes')
    await Promise.all([runDue(database), runDue(database)])
    expect((await seen(clara, job)).status).toBe('closed')
    const told = await database.sql`select data from notices where dedupe_key = ${`job:${job.id}:ended`}`
    expect(told).toEqual([{ data: { job: job.publicId, refundedPoints: 330 } }])
    expect(await escrowOf(database, job)).toBe(330)
  })

  test('after the closing date nobody gets a slot, also before the schedule has run', async () => {
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const job = await openJob(database, clara, { openDays: 1 })
    await database.forward('25 hours')
    expect(await refused(claimed(database, ben, job))).toBe('job.wrong_state')
  })
})

describe('what a job may say', () => {
  const clara = client(database, { points: 5_000 })
  test.each([
    ['title', { title: 'Vier' }, 'job.bad_field'],
    ['title', { title: 'x'.repeat(81) }, 'job.bad_field'],
    ['title', { title: `${' \u200B'.repeat(20)}Hi` }, 'job.bad_field'],
    ['brief', { brief: 'Zu kurz.' }, 'job.bad_field'],
    ['brief', { brief: 'x'.repeat(2_001) }, 'job.bad_field'],
    ['result', { result: 'kurz' }, 'job.bad_field'],
    ['example-link', { exampleLink: 'javascript:alert(1)' }, 'job.bad_field'],
    ['checklist', { checklist: Array.from({ length: 9 }, (_, index) => `Punkt ${index}`) }, 'job.bad_field'],
    ['proof', { proof: [] }, 'job.bad_field'],
    ['reward', { rewardPoints: 9 }, 'job.bad_field'],
    ['reward', { rewardPoints: 100_001 }, 'job.bad_field'],
    ['reward', { rewardPoints: 10.5 }, 'job.bad_field'],
    ['slots', { slots: 0 }, 'job.bad_field'],
    ['slots', { slots: 1_001 }, 'job.bad_field'],
    ['work-time', { workHours: 1 }, 'job.bad_field'],
    ['work-time', { workHours: 337 }, 'job.bad_field'],
    ['review', { reviewDays: 15 }, 'job.bad_field'],
    ['closing', { openDays: 91 }, 'job.bad_field'],
    ['minutes', { minutes: Number.NaN }, 'job.bad_field'],
    ['a link into another chat', { brief: 'Schreib mir lieber auf t.me/clara, dort mehr.' }, 'job.forbidden_link'],
  ] as const)('%s: %j is refused', async (field, change, code) => {
    const said = await refusal(draftJob(database, await clara, { ...change }))
    expect(said.code).toBe(code)
    if (code === 'job.bad_field') expect(said.detail).toEqual({ field })
  })

  test('an age or a language that is not offered is refused, not an error of the database', async () => {
    const forged = { age: JSON.parse('{"minimumAge": 15}'), language: JSON.parse('{"languages": ["xx"]}') }
    expect((await refusal(draftJob(database, await clara, forged.age))).detail).toEqual({ field: 'age' })
    expect((await refusal(draftJob(database, await clara, forged.language))).detail).toEqual({ field: 'languages' })
  })

  test('the limits themselves are allowed', async () => {
    const job = await draftJob(database, await clara, {
      title: 'Fünf!',
      rewardPoints: 10,
      slots: 1_000,
      workHours: 336,
      reviewDays: 14,
      openDays: 90,
      checklist: Array.from({ length: 8 }, (_, index) => `Punkt ${index}`),
    })
    expect(job.status).toBe('draft')
  })
})

test('the world is in order after all of it', () => database.assertWorld())
