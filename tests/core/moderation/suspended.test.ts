import { afterAll, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as lists from '../../../core/lists/index.ts'
import * as members from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, newKey, openJob, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())
const { withTx } = database
const otto = await operator(database)
const reason = 'Das widerspricht den Regeln.'

test('nothing is done in the name of a suspended member, whatever button of an old message is pressed', async () => {
  const clara = await client(database, { points: 5_000 })
  const { publicId: job } = await openJob(database, clara)
  await withTx((tx) => moderation.suspend(tx, otto, { key: newKey('suspend'), member: clara.publicId, reason }))
  const now = (await withTx((tx) => members.byId(tx, clara.id))) ?? clara
  const key = newKey('nothing')
  const words = { reason: 'Das reicht so leider nicht.', failedPoints: [], hours: 24, code: 'other' } as const
  const attempts = [
    withTx((tx) => assignments.approve(tx, now, { key, submission: 'x' })),
    withTx((tx) => assignments.sendBack(tx, now, { key, submission: 'x', ...words })),
    withTx((tx) => assignments.reject(tx, now, { key, submission: 'x', ...words })),
    withTx((tx) => assignments.accept(tx, now, { key, application: 'x' })),
    withTx((tx) => assignments.decline(tx, now, { application: 'x', reason: 'no-match' })),
    withTx((tx) => assignments.withdraw(tx, now, 'x')),
    withTx((tx) => assignments.tip(tx, now, { key, assignment: 'x', points: 10 })),
    withTx((tx) => assignments.rate(tx, now, { assignment: 'x', stars: 5, sentence: '' })),
    withTx((tx) => assignments.withdrawInvitation(tx, now, { job, workerId: otto.id })),
    withTx((tx) => lists.declineInvitation(tx, now, 'x')),
    withTx((tx) => lists.unblock(tx, now, otto.id)),
    withTx((tx) => lists.remove(tx, now, 'x')),
    withTx((tx) => jobs.stopWaiting(tx, now, 'x')),
    withTx((tx) => jobs.pause(tx, now, job)),
    withTx((tx) => jobs.resume(tx, now, job)),
    withTx((tx) => jobs.close(tx, now, { key, job })),
    withTx((tx) => jobs.withdrawSlots(tx, now, { key, job, slots: 1 })),
    withTx((tx) => jobs.takeBack(tx, now, { key, job })),
    withTx((tx) => jobs.discard(tx, now, job)),
  ]
  const codes = await Promise.all(attempts.map((attempt) => refused(attempt)))
  expect(codes.filter((code) => code !== 'member.suspended')).toEqual([])
})

test('a suspension by a report lets the reported job not run in between: nobody in line is offered its slot', async () => {
  const [clara, ben, dora] = [await client(database, { points: 5_000 }), await worker(database), await worker(database)]
  const job = await openJob(database, clara)
  const { publicId: assignment } = await claimed(database, ben, job)
  await withTx((tx) => members.setQuietHours(tx, dora, { from: 0, to: 0 }))
  const place = await withTx((tx) => jobs.waitFor(tx, dora, { key: newKey('wait'), job: job.publicId }))
  const report = async () => {
    const [by, target] = [await worker(database), { kind: 'job', id: job.publicId } as const]
    return withTx((tx) => moderation.report(tx, by, { key: newKey('report'), target, code: 'fake', words: '' }))
  }
  await report()
  await report()
  const { publicId: last } = await report()
  await withTx((tx) => assignments.giveBack(tx, ben, { key: newKey('back'), assignment, acceptsLate: false }))
  const decided = { key: newKey('decide'), report: last, decision: 'suspend', reason } as const
  await withTx((tx) => moderation.decideReport(tx, otto, decided))
  expect(await withTx((tx) => jobs.myPlace(tx, dora, place.publicId))).toMatchObject({ status: 'waiting' })
})
