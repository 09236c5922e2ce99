import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, escrowOf, handedIn, newKey, openJob, pointsOf, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const clara = await client(database, { points: 500_000 })

const giveBack = (by: Member, assignment: Assignment, acceptsLate = false, key = newKey('give-back')) =>
  database.withTx((tx) => assignments.giveBack(tx, by, { key, assignment: assignment.publicId, acceptsLate }))
const onTime = async (by: Member): Promise<number | undefined> =>
  (await database.withTx((tx) => members.record(tx, by.id, 'texts'))).onTimePercent
const openSlots = async (id: string): Promise<number> => (await database.withTx((tx) => jobs.byId(tx, id))).openSlots

async function started() {
  const by = await worker(database)
  const job = await openJob(database, clara)
  return { by, job, assignment: await claimed(database, by, job) }
}

describe('giving back', () => {
  test('before half of the time frees the slot at once, tells the client and costs nothing', async () => {
    const { by, job, assignment } = await started()
    await database.forward('11 hours 59 minutes')
    const given = await giveBack(by, assignment)
    expect([given.status, given.givenBackLate, await openSlots(job.id)]).toEqual(['given-back', false, 1])
    expect(await onTime(by)).toBeUndefined()
    const told = await database.sql`
      select member_id from notices where kind = 'assignment.given_back' and data ->> 'assignment' = ${assignment.publicId}`
    expect(told).toEqual([{ member_id: clara.id }])
    await claimed(database, await worker(database), job)
    await database.assertWorld()
  })

  test('after half of the time is refused to whoever was told that it is free, and counts once accepted', async () => {
    const { by, job, assignment } = await started()
    await database.forward('12 hours 1 minute')
    expect(await refused(giveBack(by, assignment))).toBe('assignment.counts_late')
    expect(await openSlots(job.id)).toBe(0)
    expect((await giveBack(by, assignment, true)).givenBackLate).toBe(true)
    expect([await openSlots(job.id), await onTime(by)]).toEqual([1, 0])
    await database.assertWorld()
  })

  test('in a revision half of its own time counts', async () => {
    const { by, assignment } = await started()
    const submission = await handedIn(database, by, assignment)
    await database.forward('80 hours')
    await database.withTx((tx) =>
      assignments.sendBack(tx, clara, {
        key: newKey('send-back'),
        submission: submission.publicId,
        reason: 'Bitte noch die Adresse nennen.',
        failedPoints: [1],
        hours: 24,
      }),
    )
    await database.forward('11 hours')
    expect((await giveBack(by, assignment)).givenBackLate).toBe(false)
    await database.assertWorld()
  })

  test('after the job has ended sends the reward home', async () => {
    const { by, job, assignment } = await started()
    await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
    const before = await pointsOf(database, clara, 'budget')
    await giveBack(by, assignment)
    expect([await escrowOf(database, job), (await pointsOf(database, clara, 'budget')) - before]).toEqual([0, 330])
    await database.assertWorld()
  })

  test('is done once, by its worker alone, and not while the client decides', async () => {
    const { by, job, assignment } = await started()
    expect(await refused(giveBack(await worker(database), assignment))).toBe('assignment.unknown')
    expect(await refused(giveBack(clara, assignment))).toBe('assignment.unknown')
    const key = newKey('twice')
    await giveBack(by, assignment, false, key)
    await giveBack(by, assignment, false, key)
    expect(await refused(giveBack(by, assignment))).toBe('assignment.wrong_state')
    expect(await openSlots(job.id)).toBe(1)
    const other = await started()
    await handedIn(database, other.by, other.assignment)
    expect(await refused(giveBack(other.by, other.assignment))).toBe('assignment.wrong_state')
  })

  test('lets the same worker take the job again', async () => {
    const { by, job, assignment } = await started()
    await giveBack(by, assignment)
    expect((await claimed(database, by, job)).status).toBe('working')
    await database.assertWorld()
  })
})
