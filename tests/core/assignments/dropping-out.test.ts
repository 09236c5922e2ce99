import { afterAll, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { approved, claimed, client, handedIn, newKey, openJob, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())
const clara = await client(database, { points: 90_000 })

async function takeAndGiveBack(by: Member, job: Job): Promise<void> {
  const { publicId } = await claimed(database, by, job)
  const back = { key: newKey('back'), assignment: publicId, acceptsLate: false }
  await database.withTx((tx) => assignments.giveBack(tx, by, back))
}

test('who has let go of a job twice does not take it again, finds it no more and waits for no slot of it', async () => {
  const [job, ben] = [await openJob(database, clara, { workHours: 2 }), await worker(database)]
  const isFound = async (): Promise<boolean> =>
    (await database.withTx((tx) => jobs.find(tx, ben, { limit: 50 }))).jobs.some(({ id }) => id === job.id)
  await claimed(database, ben, job)
  await database.forward('3 hours')
  await runDue(database)
  expect(await isFound()).toBe(true)
  await takeAndGiveBack(ben, job)
  expect(await refused(claimed(database, ben, job))).toBe('job.dropped_out')
  expect(await isFound()).toBe(false)
  await claimed(database, await worker(database), job)
  const waits = database.withTx((tx) => jobs.waitFor(tx, ben, { key: newKey('wait'), job: job.publicId }))
  expect(await refused(waits)).toBe('job.dropped_out')
})

test('who has taken an application back twice does not apply again', async () => {
  const [job, ben] = [await openJob(database, clara, { taking: 'apply' }), await worker(database)]
  const apply = () =>
    database.withTx((tx) => assignments.apply(tx, ben, { key: newKey('apply'), job: job.publicId, pitch: '' }))
  for (let time = 0; time < 2; time += 1) {
    const { publicId } = await apply()
    await database.withTx((tx) => assignments.withdraw(tx, ben, publicId))
  }
  expect(await refused(apply())).toBe('job.dropped_out')
})

test('only the client brings somebody back, by an invitation, of which they are told; it lets in once', async () => {
  const [job, ben] = [await openJob(database, clara, { invitedOnly: true }), await worker(database)]
  const work = await claimed(database, ben, await openJob(database, clara))
  await approved(database, clara, await handedIn(database, ben, work))
  const input = { job: job.publicId, who: { assignment: work.publicId } }
  const invite = () => database.withTx((tx) => assignments.invite(tx, clara, input))
  await invite()
  await takeAndGiveBack(ben, job)
  await takeAndGiveBack(ben, job)
  expect(await refused(claimed(database, ben, job))).toBe('job.dropped_out')
  await invite()
  // Asking twice is no mistake, and no second piece of news.
  await invite()
  const told = await database.sql`
    select from notices where member_id = ${ben.id} and kind = 'invitation.new'`
  expect(told).toHaveLength(2)
  await takeAndGiveBack(ben, job)
  expect(await refused(claimed(database, ben, job))).toBe('job.dropped_out')
})
