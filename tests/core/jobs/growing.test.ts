import { describe, expect, test } from 'vitest'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, draftJob, escrowOf, newKey, openJob, pointsOf, worker } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 16 })

const add = (by: Member, job: Job, slots: number, key = newKey('add')) =>
  database.withTx((tx) => jobs.addSlots(tx, by, { key, job: job.publicId, slots }))
const extend = (by: Member, job: Job, days: number, key = newKey('extend')) =>
  database.withTx((tx) => jobs.extend(tx, by, { key, job: job.publicId, days }))
const seen = (by: Member, job: Job) => database.withTx((tx) => jobs.own(tx, by, job.publicId))

describe('adding slots', () => {
  test('moves reward and fee of each from the budget into escrow, and the slots are open', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara, { rewardPoints: 300, slots: 2 })
    expect(await add(clara, job, 3)).toBe(990)
    const after = await seen(clara, job)
    expect([after.slots, after.openSlots, await escrowOf(database, job)]).toEqual([5, 5, 1_650])
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000 - 1_650)
  })

  test('of a full or a paused job opens it to more people', async () => {
    const clara = await client(database, { points: 5_000 })
    const full = await openJob(database, clara)
    await claimed(database, await worker(database), full)
    await add(clara, full, 1)
    await claimed(database, await worker(database), full)
    const paused = await openJob(database, clara)
    await database.withTx((tx) => jobs.pause(tx, clara, paused.publicId))
    await add(clara, paused, 1)
    expect((await seen(clara, paused)).openSlots).toBe(2)
  })

  test('names what is missing when the budget is too small, and changes nothing', async () => {
    const clara = await client(database, { points: 1_000 })
    const job = await openJob(database, clara, { rewardPoints: 300, slots: 1 })
    const no = await refusal(add(clara, job, 3))
    expect(no.code).toBe('job.too_little_for_slots')
    expect(no.detail).toEqual({ totalPoints: 990, missingPoints: 320 })
    expect((await seen(clara, job)).slots).toBe(1)
  })

  test('ends at 1000 slots in all, withdrawn ones included', async () => {
    const clara = await client(database, { points: 50_000 })
    const job = await openJob(database, clara, { rewardPoints: 10, slots: 998 })
    await database.withTx((tx) =>
      jobs.withdrawSlots(tx, clara, { key: newKey('withdraw'), job: job.publicId, slots: 500 }),
    )
    const no = await refusal(add(clara, job, 3))
    expect(no.code).toBe('job.too_many_slots')
    expect(no.detail).toEqual({ limit: 1_000, room: 2 })
    await add(clara, job, 2)
    expect((await seen(clara, job)).slots).toBe(1_000)
  })

  test.each([0, -1, 1.5, Number.NaN])('is refused for %s slots', async (slots) => {
    const clara = await client(database, { points: 5_000 })
    expect(await refused(add(clara, await openJob(database, clara), slots))).toBe('job.bad_field')
  })

  test('is refused for a draft, an ended job and one past its date, and for everybody but its client', async () => {
    const clara = await client(database, { points: 5_000 })
    expect(await refused(add(clara, await draftJob(database, clara), 1))).toBe('job.wrong_state')
    const job = await openJob(database, clara)
    expect(await refused(add(await client(database, { points: 5_000 }), job, 1))).toBe('job.unknown')
    await database.sql`update jobs set closes_at = now() - interval '1 second' where id = ${job.id}`
    expect(await refused(add(clara, job, 1))).toBe('job.wrong_state')
    const ended = await openJob(database, clara)
    await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: ended.publicId }))
    expect(await refused(add(clara, ended, 1))).toBe('job.wrong_state')
  })

  test('from two devices at the same moment under one key happens once', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara)
    const points = await Promise.all([add(clara, job, 2, 'two-devices'), add(clara, job, 2, 'two-devices')])
    expect(points).toEqual([660, 660])
    expect((await seen(clara, job)).slots).toBe(3)
  })

  test('from two devices under two keys never spends more than the budget', async () => {
    const clara = await client(database, { points: 1_000 })
    const job = await openJob(database, clara, { rewardPoints: 300 })
    const tries = await Promise.allSettled([add(clara, job, 2), add(clara, job, 2)])
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await pointsOf(database, clara, 'budget')).toBe(10)
  })

  test('while two take the last slot and the client withdraws and adds leaves every slot accounted for', async () => {
    for (let round = 0; round < 5; round += 1) {
      const clara = await client(database, { points: 10_000 })
      const job = await openJob(database, clara, { slots: 1 })
      const [ben, anna] = [await worker(database), await worker(database)]
      await Promise.allSettled([
        claimed(database, ben, job),
        claimed(database, anna, job),
        add(clara, job, 1),
        database.withTx((tx) =>
          jobs.withdrawSlots(tx, clara, { key: newKey('withdraw'), job: job.publicId, slots: 1 }),
        ),
      ])
      const after = await seen(clara, job)
      const [held] = await database.sql<{ count: number }[]>`
        select count(*)::int as count from assignments where job_id = ${job.id}`
      expect(after.openSlots + after.withdrawnSlots + (held?.count ?? 0)).toBe(after.slots)
      expect(await escrowOf(database, job)).toBe(330 * (after.openSlots + (held?.count ?? 0)))
    }
  })
})

test('a job that an operator has to look at first does not grow', async () => {
  const clara = await client(database, { points: 5_000 })
  const job = await openJob(database, clara)
  await database.withTx(async (tx) => jobs.hold(tx, await jobs.lock(tx, job.publicId), 'flag'))
  expect(await refused(add(clara, job, 1))).toBe('job.held')
  expect(await refused(extend(clara, job, 1))).toBe('job.held')
})

describe('extending', () => {
  test('puts the closing date off by whole days, never more than 90 days from now', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara, { openDays: 14 })
    const after = await extend(clara, job, 7)
    expect(after.closesAt.getTime() - job.closesAt.getTime()).toBe(7 * 86_400_000)
    expect((await refusal(extend(clara, job, 70))).detail).toEqual({ limit: 90, room: 69 })
    expect(await refused(extend(clara, job, 0))).toBe('job.bad_field')
  })

  test('twice under one key happens once, and an ended job stays ended', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara)
    await extend(clara, job, 7, 'extend-once')
    const again = await extend(clara, job, 7, 'extend-once')
    expect(again.closesAt.getTime() - job.closesAt.getTime()).toBe(7 * 86_400_000)
    await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
    expect(await refused(extend(clara, job, 7))).toBe('job.wrong_state')
  })
})
