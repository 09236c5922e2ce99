import { afterAll, expect, test } from 'vitest'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import type { Report } from '../../../core/moderation/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, handedIn, newKey, openJob, operator, rejected, worker } from '../../support/people.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())
const { withTx } = database
const otto = await operator(database)
const reason = 'Das haben wir uns angesehen.'

const jobNow = (job: Job): Promise<Job> => withTx((tx) => jobs.byId(tx, job.id))

async function reportedByThree(job: Job): Promise<Report> {
  const report = async (by: Member) =>
    withTx((tx) =>
      moderation.report(tx, by, {
        key: newKey('report'),
        target: { kind: 'job', id: job.publicId },
        code: 'fake',
        words: '',
      }),
    )
  await report(await worker(database))
  await report(await worker(database))
  return report(await worker(database))
}

/** A running job in which everything was rejected, before anybody has counted. */
async function allRejected(): Promise<{ readonly clara: Member; readonly job: Job }> {
  const clara = await client(database, { points: 20_000 })
  const job = await openJob(database, clara, { slots: 11 })
  for (let count = 0; count < 10; count += 1) {
    const by = await worker(database)
    await rejected(database, clara, await handedIn(database, by, await claimed(database, by, job)))
  }
  return { clara, job }
}

const counted = () => withTx((tx) => moderation.flagClients(tx, 10))
const flagOn = async (job: Job): Promise<string> => {
  const { flags } = await withTx((tx) => moderation.waitingFlags(tx, otto, { limit: 50 }))
  return flags.find(({ jobId }) => jobId === job.id)?.publicId ?? expect.fail('no flag')
}
const dismiss = (report: Report) =>
  withTx((tx) =>
    moderation.decideReport(tx, otto, { key: newKey('decide'), report: report.publicId, decision: 'dismiss', reason }),
  )
const releaseFlag = async (job: Job) => {
  const flag = await flagOn(job)
  return withTx((tx) => moderation.decideFlag(tx, otto, { key: newKey('flag'), flag, decision: 'release', reason }))
}

test('a job that is held for reports and for a flag runs again when both are decided', async () => {
  const { job } = await allRejected()
  const report = await reportedByThree(job)
  await counted()
  expect(await jobNow(job)).toMatchObject({ status: 'paused', heldFor: 'reports', heldFrom: 'open' })
  await dismiss(report)
  expect(await jobNow(job)).toMatchObject({ status: 'paused', heldFor: 'flag', heldFrom: 'open' })
  await releaseFlag(job)
  expect(await jobNow(job)).toMatchObject({ status: 'open', heldFor: null })
})

test('a flag that is decided leaves the job with its reports, and the end of a suspension with its flag', async () => {
  const { clara, job } = await allRejected()
  await counted()
  const report = await reportedByThree(job)
  expect((await jobNow(job)).heldFor).toBe('flag')
  const suspended = { key: newKey('suspend'), member: clara.publicId, reason }
  await withTx((tx) => moderation.suspend(tx, otto, suspended))
  await releaseFlag(job)
  expect((await jobNow(job)).heldFor).toBe('suspended')
  const { suspensions } = await withTx((tx) => moderation.suspensionsPage(tx, otto, { limit: 10 }))
  const suspension = suspensions.find(({ memberId }) => memberId === clara.id)?.publicId ?? expect.fail('none')
  await withTx((tx) => moderation.liftSuspension(tx, otto, { key: newKey('lift'), suspension, reason }))
  expect((await jobNow(job)).heldFor).toBe('reports')
  await dismiss(report)
  expect(await jobNow(job)).toMatchObject({ status: 'open', heldFor: null })
})
