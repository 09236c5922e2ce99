import { afterAll, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job, JobCheck } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  client,
  deposit,
  draftJob,
  escrowOf,
  newKey,
  openJob,
  operator,
  pointsOf,
  usualFields,
  worker,
  type JobOptions,
} from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const REASON = 'Das widerspricht den Regeln.'
const PAID_LIKES = 'Folge uns auf Instagram'

const expectRefusal = async (code: string, attempt: Promise<unknown>): Promise<void> =>
  expect(await refused(attempt)).toBe(code)
const publish = (by: Member, job: Job, firstJobs = 0, key = newKey('publish')): Promise<Job> =>
  database.withTx((tx) => jobs.publish(tx, by, { key, job: job.publicId, checks: { firstJobs, days: 7 } }))
const jobNow = (job: Job): Promise<Job> => database.withTx((tx) => jobs.byId(tx, job.id))
const checkNow = async (job: Job): Promise<JobCheck> =>
  (await database.withTx((tx) => jobs.checkOf(tx, job))) ?? expect.fail('no check')
const decide = async (by: Member, job: Job, decision: 'approve' | 'refuse', key = newKey('check')): Promise<void> => {
  const check = (await checkNow(job)).publicId
  await database.withTx((tx) => moderation.decideCheck(tx, by, { key, check, decision, reason: REASON }))
}
const toldTo = async (member: Member): Promise<readonly string[]> => {
  const rows = await database.sql`
    select kind from notices where member_id = ${member.id} and kind <> 'deposit.credited' order by id`
  return rows.map(({ kind }) => String(kind))
}

async function inChecking(options: JobOptions = {}): Promise<{ clara: Member; job: Job }> {
  const clara = await client(database, { points: 5_000 })
  const job = await publish(clara, await draftJob(database, clara, { title: PAID_LIKES, slots: 2, ...options }))
  expect(job.status).toBe('checking')
  return { clara, job }
}

describe('before a job goes live', () => {
  test('a client’s first three are looked at, the fourth is live at once', async () => {
    const clara = await client(database, { points: 5_000 })
    for (let count = 0; count < 3; count += 1) {
      const job = await publish(clara, await draftJob(database, clara), 3)
      expect(job.status).toBe('checking')
      expect((await checkNow(job)).reasons).toEqual(['first-jobs'])
      await decide(otto, job, 'approve')
    }
    expect((await publish(clara, await draftJob(database, clara), 3)).status).toBe('open')
  })

  test('a job that was sent back is none of the first three', async () => {
    const clara = await client(database, { points: 5_000 })
    for (let count = 0; count < 4; count += 1) {
      const job = await publish(clara, await draftJob(database, clara), 3)
      expect(job.status).toBe('checking')
      await decide(otto, job, 'refuse')
    }
  })

  test('one over which a rule stumbles is looked at whoever posts it, and the operator reads over what', async () => {
    const { clara, job } = await inChecking()
    expect(await checkNow(job)).toMatchObject({ status: 'waiting', reasons: ['likes'], found: ['folge uns'] })
    expect([await escrowOf(database, job), await pointsOf(database, clara, 'budget')]).toEqual([660, 4_340])
    expect((await publish(clara, await draftJob(database, clara))).status).toBe('open')
  })

  test('nobody sees it, finds it or takes it', async () => {
    const { job } = await inChecking()
    const ben = await worker(database)
    await expectRefusal(
      'job.unknown',
      database.withTx((tx) => jobs.byPublicId(tx, ben, job.publicId)),
    )
    await expectRefusal(
      'job.unknown',
      database.withTx((tx) => jobs.publicJob(tx, job.publicId)),
    )
    await expectRefusal(
      'job.wrong_state',
      database.withTx((tx) => assignments.claim(tx, ben, { key: newKey('claim'), job: job.publicId })),
    )
    const found = await database.withTx((tx) => jobs.find(tx, ben, { limit: 50 }))
    expect(found.jobs.map(({ id }) => id)).not.toContain(job.id)
    expect(await database.sql`select from new_jobs where job_id = ${job.id}`).toHaveLength(0)
  })

  test('operators hear of it once, but not the one whose job it is', async () => {
    const own = await operator(database)
    await deposit(database, own, 5_000)
    // What earlier tests left is told, and then the queue has been quiet.
    await runDue(database)
    await database.forward('1 day')
    await runDue(database)
    await database.forward('1 day')
    const job = await publish(own, await draftJob(database, own, { title: PAID_LIKES }))
    await runDue(database)
    await runDue(database)
    const told = await database.sql`
      select member_id from notices where dedupe_key like ${`check:${(await checkNow(job)).id}:operator:%`}`
    const ids = told.map(({ member_id: id }) => String(id))
    expect(ids.filter((id) => id === otto.id)).toHaveLength(1)
    expect(ids).not.toContain(own.id)
    await expectRefusal('operator.own_case', decide(own, job, 'approve'))
    await decide(otto, job, 'approve')
  })
})

describe('an operator', () => {
  test('lets it go live: its days begin now, alerts look at it, and its client is told', async () => {
    const { clara, job } = await inChecking({ openDays: 5 })
    await database.forward('2 days')
    await decide(otto, job, 'approve')
    const live = await jobNow(job)
    expect(live).toMatchObject({ status: 'open', openSlots: 2, rounds: 1 })
    expect((live.closesAt.getTime() - (live.publishedAt?.getTime() ?? 0)) / 86_400_000).toBe(5)
    expect(await database.sql`select from new_jobs where job_id = ${job.id}`).toHaveLength(1)
    expect(await toldTo(clara)).toEqual(['check.ended'])
    expect(await escrowOf(database, job)).toBe(660)
    await expectRefusal('check.over', decide(otto, job, 'refuse'))
  })

  test('sends it back: a draft with every point at home, which can be corrected and published again', async () => {
    const { clara, job } = await inChecking()
    await decide(otto, job, 'refuse')
    expect(await jobNow(job)).toMatchObject({ status: 'draft', openSlots: 0, publishedAt: null })
    expect([await escrowOf(database, job), await pointsOf(database, clara, 'budget')]).toEqual([0, 5_000])
    expect(await toldTo(clara)).toEqual(['check.ended'])
    expect((await checkNow(job)).reason).toBe(REASON)
    const fields = { ...usualFields, rewardPoints: 500 }
    const input = { key: newKey('rewrite'), job: job.publicId, fields, feeBasisPoints: 1_000 }
    const written = await database.withTx((tx) => jobs.rewrite(tx, clara, input))
    expect(written).toMatchObject({ status: 'draft', title: usualFields.title, rewardPoints: 500, feePoints: 50 })
    expect(await publish(clara, job)).toMatchObject({ status: 'open', rounds: 2 })
    expect([await escrowOf(database, job), await pointsOf(database, clara, 'budget')]).toEqual([550, 4_450])
  })

  test('says why, and every decision stands in the audit log', async () => {
    const { job } = await inChecking()
    const check = (await checkNow(job)).publicId
    const silent = { key: newKey('check'), check, decision: 'refuse' as const, reason: 'nein' }
    await expectRefusal(
      'operator.say_more',
      database.withTx((tx) => moderation.decideCheck(tx, otto, silent)),
    )
    await decide(otto, job, 'refuse')
    const rows = await database.sql`select action, reason from audit where object = ${`check:${check}`}`
    expect(rows).toEqual([{ action: 'check.refuse', reason: REASON }])
  })

  test('alone decides: no client lets his own job go live', async () => {
    const { clara, job } = await inChecking()
    await expectRefusal('operator.only', decide(clara, job, 'approve'))
    expect((await jobNow(job)).status).toBe('checking')
  })

  test('does not let the job of a suspended client go live', async () => {
    const { clara, job } = await inChecking()
    await database.withTx((tx) =>
      moderation.suspend(tx, otto, { key: newKey('suspend'), member: clara.publicId, reason: REASON }),
    )
    await expectRefusal('member.wrong_state', decide(otto, job, 'approve'))
    await decide(otto, job, 'refuse')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
  })

  test('twenty decisions at once decide once, and nothing is booked twice', async () => {
    const { clara, job } = await inChecking()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => decide(otto, job, index % 2 === 0 ? 'approve' : 'refuse')),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const escrow = await escrowOf(database, job)
    expect(escrow + (await pointsOf(database, clara, 'budget'))).toBe(5_000)
    expect(escrow).toBe((await jobNow(job)).status === 'open' ? 660 : 0)
  })
})

describe('the client', () => {
  test('takes it back before anybody has decided, once, with every point', async () => {
    const { clara, job } = await inChecking()
    const take = (by: Member, key = newKey('take-back')) =>
      database.withTx((tx) => jobs.takeBack(tx, by, { key, job: job.publicId }))
    await expectRefusal('job.unknown', take(await worker(database)))
    await take(clara, 'take-back:1')
    await take(clara, 'take-back:1')
    await expectRefusal('job.wrong_state', take(clara))
    expect(await jobNow(job)).toMatchObject({ status: 'draft', openSlots: 0 })
    expect((await checkNow(job)).status).toBe('withdrawn')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    await expectRefusal('check.over', decide(otto, job, 'approve'))
    await expectRefusal(
      'job.wrong_state',
      database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId })),
    )
  })

  test('corrects it while it is being checked: it is published anew, and looked at anew where a rule still stumbles', async () => {
    const { clara, job } = await inChecking()
    const rewrite = (title: string) =>
      database.withTx((tx) =>
        jobs.rewrite(tx, clara, {
          key: newKey('rewrite'),
          job: job.publicId,
          fields: { ...usualFields, title },
          feeBasisPoints: 1_000,
        }),
      )
    await rewrite('Sammle Likes für uns')
    expect((await publish(clara, job)).status).toBe('checking')
    await rewrite('Ein Text über das Café')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    expect((await publish(clara, job)).status).toBe('open')
    await expectRefusal('job.wrong_state', rewrite('Zu spät'))
  })

  test('cannot rewrite the job of somebody else', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await draftJob(database, clara)
    const input = { key: newKey('rewrite'), job: job.publicId, fields: usualFields, feeBasisPoints: 1_000 }
    const vera = await client(database)
    await expectRefusal(
      'job.unknown',
      database.withTx((tx) => jobs.rewrite(tx, vera, input)),
    )
    await openJob(database, clara)
  })
})

describe('a check that nobody makes', () => {
  test('ends after seven days: the job goes back with every point, and its client is told once', async () => {
    const { clara, job } = await inChecking({ openDays: 14 })
    await database.forward('6 days 23 hours')
    await runDue(database)
    expect((await jobNow(job)).status).toBe('checking')
    await database.forward('1 hour')
    await runDue(database)
    await runDue(database)
    expect((await jobNow(job)).status).toBe('draft')
    expect((await checkNow(job)).status).toBe('lapsed')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    expect(await toldTo(clara)).toEqual(['check.ended'])
  })

  test('ends with the days for which the job was to be open, when those are fewer', async () => {
    const { clara, job } = await inChecking({ openDays: 2 })
    await database.forward('2 days')
    await runDue(database)
    expect((await jobNow(job)).status).toBe('draft')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
  })
})
