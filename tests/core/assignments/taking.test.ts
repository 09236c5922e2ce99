import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Application } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { missingFor, type Job } from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { approved, claimed, client, handedIn, newKey, openJob, worker, type JobOptions } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 24 })
const clara = await client(database, { points: 900_000 })

const apply = (by: Member, job: Job, pitch = 'Ich schreibe gern.') =>
  database.withTx((tx) => assignments.apply(tx, by, { key: newKey('apply'), job: job.publicId, pitch }))
const accept = (by: Member, application: Application, key = newKey('accept')) =>
  database.withTx((tx) => assignments.accept(tx, by, { key, application: application.publicId }))
const decline = (by: Member, application: Application) =>
  database.withTx((tx) => assignments.decline(tx, by, { application: application.publicId, reason: 'no-match' }))
const withdraw = (by: Member, application: Application) =>
  database.withTx((tx) => assignments.withdraw(tx, by, application.publicId))
const chooseJob = (options: JobOptions = {}) => openJob(database, clara, { taking: 'apply', ...options })

describe('taking a slot', () => {
  test('the deadline runs from the claim and the client is told', async () => {
    const [job, ben] = [await openJob(database, clara, { workHours: 5 }), await worker(database)]
    const assignment = await claimed(database, ben, job)
    expect(assignment.deadlineAt.getTime() - assignment.startedAt.getTime()).toBe(5 * 3_600_000)
    expect(
      await database.sql`select from notices where dedupe_key = ${`assignment:${assignment.id}:claimed`} and member_id = ${clara.id}`,
    ).toHaveLength(1)
  })

  test('nobody takes his own job', async () => {
    expect(await refused(claimed(database, clara, await openJob(database, clara)))).toBe('job.own')
    expect(await refused(apply(clara, await chooseJob()))).toBe('job.own')
  })

  test('a first-come job takes no applications and a chosen one no claims', async () => {
    const ben = await worker(database)
    const wrong = await refusal(apply(ben, await openJob(database, clara)))
    expect([wrong.code, wrong.detail]).toEqual(['job.wrong_way', { taking: 'claim' }])
    expect((await refusal(claimed(database, ben, await chooseJob()))).detail).toEqual({ taking: 'apply' })
  })

  test('a job that does not exist cannot be taken', async () => {
    const ben = await worker(database)
    const claim = database.withTx((tx) => assignments.claim(tx, ben, { key: newKey('claim'), job: 'zzzzzzzzzz' }))
    expect(await refused(claim)).toBe('job.unknown')
  })

  test('of twenty-four who race for three slots three get one', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, () => worker(database)))
    for (let round = 0; round < 3; round += 1) {
      const job = await openJob(database, clara, { slots: 3 })
      const outcomes = await Promise.all(
        people.map((person) =>
          claimed(database, person, job).then(
            () => 'taken',
            async (error: unknown) => refused(Promise.reject(error)),
          ),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(3)
      expect(outcomes.filter((outcome) => outcome === 'job.full')).toHaveLength(21)
      expect(await database.sql`select from assignments where job_id = ${job.id}`).toHaveLength(3)
    }
  })

  test('nobody has a job twice, also by two presses at once', async () => {
    const [job, ben] = [await openJob(database, clara, { slots: 5 }), await worker(database)]
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => claimed(database, ben, job)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refused(claimed(database, ben, job))).toBe('job.taken_before')
  })

  test('after a lapse the same job may be taken again', async () => {
    const [job, ben] = [await openJob(database, clara, { workHours: 2 }), await worker(database)]
    await claimed(database, ben, job)
    await database.forward('3 hours')
    await runDue(database)
    expect((await claimed(database, ben, job)).status).toBe('working')
  })

  test('at most eight run at once, whoever presses how fast', async () => {
    const [ben, posted] = [
      await worker(database),
      await Promise.all(Array.from({ length: 24 }, () => openJob(database, clara))),
    ]
    const outcomes = await Promise.allSettled(posted.map((job) => claimed(database, ben, job)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    const ninth = await refusal(claimed(database, ben, await openJob(database, clara)))
    expect([ninth.code, ninth.detail]).toEqual(['worker.too_many', { limit: 8 }])
    const [first] = await database
      .withTx((tx) => assignments.unfinished(tx, ben, { limit: 1 }))
      .then((page) => page.assignments)
    if (first === undefined) throw new Error('nothing is running')
    // What is handed in still runs; what is paid does not.
    const submission = await handedIn(database, ben, first)
    expect(await refused(claimed(database, ben, await openJob(database, clara)))).toBe('worker.too_many')
    await approved(database, clara, submission)
    expect((await claimed(database, ben, await openJob(database, clara))).status).toBe('working')
  })

  test('how many run at once is the configuration’s to set', async () => {
    const ben = await worker(database)
    await database.withTx((tx) => jobs.setRunningLimit(tx, 1))
    await claimed(database, ben, await openJob(database, clara))
    const second = await refusal(claimed(database, ben, await openJob(database, clara)))
    await database.withTx((tx) => jobs.setRunningLimit(tx, 8))
    expect([second.code, second.detail]).toEqual(['worker.too_many', { limit: 1 }])
    await claimed(database, ben, await openJob(database, clara))
  })
})

describe('what a job asks of its worker', () => {
  const missing = async (by: Member, options: JobOptions) =>
    (await refusal(claimed(database, by, await openJob(database, clara, options)))).detail

  test('an age', async () => {
    const ben = await worker(database, { birthDate: '2008-01-01' })
    const job = await openJob(database, clara, { minimumAge: 18 })
    expect((await claimed(database, ben, job)).status).toBe('working')
    // Everybody who may claim at all is 18; the younger are told of it on the card.
    const young = await worker(database, { birthDate: '2011-06-01' })
    const lacks = await database.withTx((tx) => missingFor(tx, young, job))
    expect(lacks).toContainEqual({ need: 'age', minimumAge: 18 })
  })

  test('stars and finished jobs, both named at once', async () => {
    expect(await missing(await worker(database), { minimumStarsTenths: 40, minimumJobs: 1 })).toEqual({
      missing: [
        { need: 'stars', minimumStarsTenths: 40 },
        { need: 'jobs', minimumJobs: 1 },
      ],
    })
  })

  test('and whoever has them gets the slot', async () => {
    const ben = await worker(database)
    const first = await claimed(database, ben, await openJob(database, clara))
    await approved(database, clara, await handedIn(database, ben, first))
    const rate = (by: Member, stars: number) =>
      database.withTx((tx) => assignments.rate(tx, by, { assignment: first.publicId, stars, sentence: '' }))
    await rate(clara, 4)
    await rate(ben, 5)
    const asks = { minimumStarsTenths: 40, minimumJobs: 1 }
    expect((await claimed(database, ben, await openJob(database, clara, asks))).status).toBe('working')
    expect(await missing(ben, { minimumStarsTenths: 41 })).toEqual({
      missing: [{ need: 'stars', minimumStarsTenths: 41 }],
    })
    expect(await missing(ben, { minimumJobs: 2 })).toEqual({ missing: [{ need: 'jobs', minimumJobs: 2 }] })
  })

  test('a language', async () => {
    const german = await worker(database, { language: 'de' })
    expect(await missing(german, { languages: ['en'] })).toEqual({ missing: [{ need: 'language', languages: ['en'] }] })
    const both = await database.withTx((tx) => members.setWorkLanguages(tx, german, ['de', 'en']))
    expect((await claimed(database, both, await openJob(database, clara, { languages: ['en'] }))).status).toBe(
      'working',
    )
  })
})

describe('applications', () => {
  test('the accepted one gets a slot whose deadline runs from the yes', async () => {
    const [job, ben] = [await chooseJob({ workHours: 10 }), await worker(database)]
    const application = await apply(ben, job)
    await database.forward('20 hours')
    const assignment = await accept(clara, application)
    expect([assignment.status, assignment.workerId, assignment.applicationId]).toEqual([
      'working',
      ben.id,
      application.id,
    ])
    expect(assignment.deadlineAt.getTime() - assignment.startedAt.getTime()).toBe(10 * 3_600_000)
  })

  test('a person applies once, also after a no', async () => {
    const [job, ben] = [await chooseJob({ slots: 3 }), await worker(database)]
    const application = await apply(ben, job)
    expect(await refused(apply(ben, job))).toBe('job.taken_before')
    await decline(clara, application)
    expect(await refused(apply(ben, job))).toBe('job.taken_before')
  })

  test('whoever took the application back may apply again', async () => {
    const [job, ben] = [await chooseJob(), await worker(database)]
    await withdraw(ben, await apply(ben, job))
    expect((await apply(ben, job)).status).toBe('waiting')
  })

  test('of a job that has ended they lapse at once, and the worker is told', async () => {
    const [job, ben] = [await chooseJob(), await worker(database)]
    const application = await apply(ben, job)
    await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
    await Promise.all([runDue(database), runDue(database)])
    const after = await database.withTx((tx) => assignments.myApplication(tx, ben, application.publicId))
    expect(after.status).toBe('lapsed')
    expect(
      await database.sql`select from notices where member_id = ${ben.id} and kind = 'application.lapsed'`,
    ).toHaveLength(1)
  })

  test('only the client decides, and a stranger does not learn that there is one', async () => {
    const [job, ben, eve] = [await chooseJob(), await worker(database), await client(database)]
    const application = await apply(ben, job)
    for (const attempt of [
      () => accept(eve, application),
      () => accept(ben, application),
      () => decline(eve, application),
      () => withdraw(eve, application),
      () => withdraw(clara, application),
    ]) {
      expect(await refused(attempt())).toBe('application.unknown')
    }
  })

  test('what is decided stays decided', async () => {
    const [job, ben, dora] = [await chooseJob({ slots: 5 }), await worker(database), await worker(database)]
    const [yes, no] = [await apply(ben, job), await apply(dora, job)]
    await accept(clara, yes)
    await decline(clara, no)
    for (const attempt of [
      () => accept(clara, yes),
      () => decline(clara, yes),
      () => withdraw(ben, yes),
      () => accept(clara, no),
      () => withdraw(dora, no),
    ]) {
      expect(await refused(attempt())).toBe('application.wrong_state')
    }
  })

  test('of a yes, a no and a withdrawal at the same moment one counts', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [job, ben] = [await chooseJob({ slots: 5 }), await worker(database)]
      const application = await apply(ben, job)
      const outcomes = await Promise.allSettled([
        accept(clara, application),
        decline(clara, application),
        withdraw(ben, application),
        accept(clara, application),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })

  test('more cannot be accepted than there are slots', async () => {
    const [job, people] = [await chooseJob({ slots: 2 }), await Promise.all([1, 2, 3].map(() => worker(database)))]
    const sent = await Promise.all(people.map((person) => apply(person, job)))
    const outcomes = await Promise.allSettled(sent.map((application) => accept(clara, application)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await refused(apply(await worker(database), job))).toBe('job.full')
  })

  test('a worker with eight running jobs cannot be given a ninth', async () => {
    const ben = await worker(database)
    const application = await apply(ben, await chooseJob())
    for (let count = 0; count < 8; count += 1) await claimed(database, ben, await openJob(database, clara))
    expect(await refused(accept(clara, application))).toBe('application.busy')
    expect(await database.sql`select status from applications where id = ${application.id}`).toEqual([
      { status: 'waiting' },
    ])
  })

  test('a reason that is not on the list is refused', async () => {
    const application = await apply(await worker(database), await chooseJob())
    const forged = JSON.parse(JSON.stringify({ application: application.publicId, reason: 'because' }))
    expect(await refused(database.withTx((tx) => assignments.decline(tx, clara, forged)))).toBe('job.bad_field')
  })

  test('unanswered for 72 hours they lapse, not a second earlier, and the worker is told once', async () => {
    const [job, ben] = [await chooseJob({ openDays: 30 }), await worker(database)]
    const application = await apply(ben, job)
    const status = async () =>
      (await database.withTx((tx) => assignments.myApplication(tx, ben, application.publicId))).status
    await database.sql`update applications set created_at = moment() - interval '72 hours' + interval '5 seconds' where id = ${application.id}`
    await runDue(database)
    expect(await status()).toBe('waiting')
    await database.forward('6 seconds')
    // The schedule has not been there yet, and it is too late all the same.
    expect(await refused(accept(clara, application))).toBe('application.wrong_state')
    expect(await refused(decline(clara, application))).toBe('application.wrong_state')
    await Promise.all([runDue(database), runDue(database)])
    expect(await status()).toBe('lapsed')
    expect(
      await database.sql`select from notices where member_id = ${ben.id} and kind = 'application.lapsed'`,
    ).toHaveLength(1)
    expect((await apply(ben, job)).status).toBe('waiting')
  })
})

test('the world is in order after all of it', () => database.assertWorld())
