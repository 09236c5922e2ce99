import { afterAll, describe, expect, test } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import { explain } from '../../../bots/copy/refusals.ts'
import { drawNotice } from '../../../bots/screens/notice-card.ts'
import { turnOf } from '../../../bots/screens/job-list.ts'
import { jobNow } from '../../../bots/screens/notices-fairness.ts'
import { routes } from '../../../bots/screens/routes.ts'
import { shelfState } from '../../../bots/screens/shop-offers.ts'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as notices from '../../../core/notices/index.ts'
import { fakeSurface, start } from '../dialog/stage.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  deposit,
  draftJob,
  handedIn,
  newKey,
  openJob,
  worker,
} from '../../support/people.ts'
import { joinAs, memberOf, settings, type Stage } from './account-stage.ts'

const db = await testDatabase()
const fake = fakeSurface()
const stage: Stage = { fake, runner: start(db, fake, { routes, copyFor, explain, settings }) }
afterAll(() => stage.runner.stop())

describe('a draft that waited for money', () => {
  test('is shown as soon as the play money is there, one tap from being published', async () => {
    const one = await joinAs(stage, '9501', { wants: 'post' })
    await draftJob(db, await memberOf(db, '9501'), { title: 'A text about a café' })
    await one.goes('play-money')
    expect(one.sees()).toMatch(/play money are here[^]*A text about a café[^]*\[✅ Publish · €3\.30\]/)
    await one.taps('✅ Publish · €3.30')
    expect(one.sees()).toContain('Your job is online')
    await db.assertWorld()
  })

  test('is not shown when even the play money is too little', async () => {
    const one = await joinAs(stage, '9502', { wants: 'post' })
    await draftJob(db, await memberOf(db, '9502'), { rewardPoints: 5_000 })
    await one.goes('play-money')
    expect(one.sees()).toContain('Budget for jobs: 5,000 points (€50.00)')
  })
})

test('an old button that takes a job out of checking still does; one that takes back overdue slots says when there are none', async () => {
  const one = await joinAs(stage, '9510', { wants: 'post' })
  await one.goes('play-money')
  const { publicId } = await draftJob(db, await memberOf(db, '9510'), { title: 'Follow us on Instagram' })
  await one.goes('job.publish', publicId, '0')
  expect(one.labels()).toContain('↩️ Take back')
  await one.goes('job.take-back', publicId, '1')
  expect(one.sees()).toContain('is a draft again')
  await one.goes('job.take-back', publicId)
  expect(one.sees()).toContain('There is nothing to take back')
})

test('what is said of a job after a decision is how it stands, also when its client had paused or ended it before', () => {
  const { holds, notices } = copyFor('de').moderation
  const words = notices.jobNow
  const said = (status: jobs.Job['status'], heldFor: jobs.Job['heldFor'] = null) =>
    jobNow({ copy: copyFor('de') }, { status, heldFor })
  expect([said('open'), said('paused'), said('paused', 'suspended')]).toEqual([
    words.open,
    words.paused,
    words.held(holds.suspended),
  ])
  // A job that has ended while it was held keeps the hold.
  expect([said('closed', 'reports'), said('draft')]).toEqual([words.closed, undefined])
})

test('a request for time or an appeal is the client’s turn, before the workers’', () => {
  const copy = copyFor('en')
  const none = { working: 1, submitted: 0, approved: 0, rejected: 0, applicants: 0, asks: 0, appeals: 0, deciding: 0 }
  const turn = (what: object) => turnOf(copy, { openSlots: 1 } as jobs.Job, { ...none, nextAt: undefined, ...what })
  const { yourTurn, theirTurn } = copy.jobs.mine
  expect([turn({ asks: 1 }), turn({ appeals: 1 }), turn({ deciding: 1 })]).toEqual([yourTurn, yourTurn, theirTurn])
})

test('operators are offered to end a job that was reported or flagged only while it runs', async () => {
  const [olga, otto] = [await joinAs(stage, '9519', { name: 'Olga' }), await joinAs(stage, '9520', { name: 'Otto' })]
  await db.sql`insert into operators (platform, external_id) values ('telegram', '9519'), ('telegram', '9520')`
  const clara = await client(db, { points: 5_000 })
  const [job, ben] = [await openJob(db, clara), await worker(db)]
  const target = { kind: 'job', id: job.publicId } as const
  const report = await db.withTx((tx) =>
    moderation.report(tx, ben, { key: newKey('report'), target, code: 'fake', words: '' }),
  )
  const [flag] = await db.sql<{ id: string }[]>`
    insert into flags (job_id, decided, rejected, status, created_at) values (${job.id}, 10, 4, 'waiting', moment())
      returning public_id as id`
  const { moderation: words, flags } = copyFor('en')
  const offers = async (): Promise<readonly boolean[]> => {
    await olga.goes('decide-report', report.publicId)
    await otto.goes('decide-flag', flag?.id ?? '')
    return [
      olga.sees().includes(words.reports.decisions['close-job']),
      otto.sees().includes(flags.decisions.close),
      otto.sees().includes(flags.decisions.nothing),
    ]
  }
  expect(await offers()).toEqual([true, true, false])
  await db.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  expect(await offers()).toEqual([false, false, true])
})

test('a voucher of which no code is left is not called on the shelf, nor is anything of a closed shop', () => {
  const copy = copyFor('en')
  const state = (stock: number, isOpen = true) => shelfState(copy, { status: 'live', source: 'codes', stock }, isOpen)
  const { away, offerStates } = copy.shop.mine
  expect([state(1), state(0), state(1, false)]).toEqual([offerStates.live, away, offerStates.archived])
})

describe('applications that wait for an answer', () => {
  test('are listed page by page, and each can be taken back', async () => {
    const clara = await client(db, { points: 100_000 })
    const one = await joinAs(stage, '9503')
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const job = await openJob(db, clara, { taking: 'apply', title: `Application number ${number}` })
      const input = { key: newKey('apply'), job: job.publicId, pitch: '' }
      const ben = await memberOf(db, '9503')
      await db.withTx((tx) => assignments.apply(tx, ben, input))
    }
    await one.goes('work.list')
    await one.taps('✋ My applications')
    expect(one.sees()).toMatch(/1\. Application number 6[^]*5\. Application number 2/)
    await one.taps('More ›')
    expect(one.sees()).toContain('1. Application number 1')
    await one.taps('1')
    await one.taps('Withdraw application')
    await one.goes('applications.mine')
    expect(one.labels()).not.toContain('More ›')
  })
})

test('both sides read what the other said, and nobody is asked for stars that are refused', async () => {
  const [ben, clara] = [await joinAs(stage, '9515'), await joinAs(stage, '9516', { wants: 'post' })]
  await clara.goes('play-money')
  const [worker, owner] = [await memberOf(db, '9515'), await memberOf(db, '9516')]
  const paid = async () => {
    const assignment = await claimed(db, worker, await openJob(db, owner))
    const submission = await handedIn(db, worker, assignment)
    await approved(db, owner, submission)
    return { assignment: assignment.publicId, submission: submission.publicId }
  }
  const rate = (by: typeof worker, assignment: string, stars: number, sentence: string) =>
    db.withTx((tx) => assignments.rate(tx, by, { assignment, stars, sentence }))
  const [both, one] = [await paid(), await paid()]
  await clara.goes('submission.review', both.submission)
  expect(clara.labels()).toContain('5 ⭐')
  await rate(worker, both.assignment, 4, 'A clear brief')
  expect(clara.sees()).not.toContain('A clear brief')
  await rate(owner, both.assignment, 5, 'Very fast')
  await clara.goes('submission.review', both.submission)
  expect(clara.sees()).toContain('The other side gives you ⭐⭐⭐⭐: “A clear brief”')

  await rate(worker, one.assignment, 1, 'Never again')
  await db.forward('14 days 1 minute')
  await clara.goes('submission.review', one.submission)
  expect(clara.sees()).toContain('Never again')
  expect(clara.labels()).not.toContain('5 ⭐')
  await clara.goes('rate', one.assignment, '1')
  expect(clara.sees()).toContain('It is too late for that')
  await clara.goes('settings')
  expect(clara.sees()).toContain('How others see you: ⭐ 2.5/5 (2)\n')
  await ben.goes('settings')
  expect(ben.sees()).toContain('How others see you: ⭐ 5.0/5 (1) · 100% on time\n')
})

test('an operator sees what was set aside and what reached nobody', async () => {
  const one = await joinAs(stage, '9504', { name: 'Olga' })
  await db.sql`insert into operators (platform, external_id) values ('telegram', '9504')`
  await db.sql`insert into inbox (platform, external_id, lane, status) values ('telegram', '4711', 'x', 'dead')`
  await one.goes('operator')
  expect(one.sees()).toMatch(/Undelivered: 0\n🧯 Set aside: 1/)
  await one.taps('🧯 Set aside')
  expect(one.sees()).toContain('telegram:4711')
  const { id } = await memberOf(db, '9504')
  const data = { assignment: 'x', deadline: '2036-06-10T08:00:00Z' }
  await db.withTx((tx) => notices.tell(tx, id, { kind: 'assignment.reminder', data, dedupeKey: 'unheard' }))
  await db.sql`update notices set status = 'undelivered' where dedupe_key = 'unheard'`
  await one.goes('op.undelivered')
  expect(one.sees()).toContain('1. Reminder of a deadline, for Olga: without an error text')
})

test('of a job that has ended, who gives back or lets the time pass does not read of a free slot', async () => {
  const clara = await client(db, { points: 10_000 })
  const ben = await joinAs(stage, '9517')
  const by = await memberOf(db, '9517')
  const [back, late] = [await openJob(db, clara, { slots: 2 }), await openJob(db, clara, { slots: 2 })]
  const [given, lapsed] = [await claimed(db, by, back), await claimed(db, by, late)]
  for (const { publicId: job } of [back, late]) {
    await db.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job }))
  }
  await ben.goes('work.give-back-ask', given.publicId)
  expect(ben.sees()).toMatch(/The job has ended[^]*costs you nothing/)
  await ben.taps('↩ Yes, give back')
  expect(ben.sees()).toContain('The job had ended already')
  await db.forward('30 days')
  await db.withTx((tx) => assignments.lapseAssignments(tx, 5))
  await ben.goes('work.show', lapsed.publicId)
  expect(ben.sees()).toContain('and the job has ended. It counts against your share on time.')
  const card = await db.withTx((tx) =>
    drawNotice(
      { tx, member: by, copy: copyFor('en') },
      { kind: 'assignment.lapsed', data: { assignment: lapsed.publicId } },
    ),
  )
  expect(JSON.stringify(card)).toContain('has passed, and the job has ended')
})

test('in the minutes of grace it is said until when; a reminder of what silence has decided is not told', async () => {
  const clara = await client(db, { points: 10_000 })
  const ben = await joinAs(stage, '9521')
  const [by, job] = [await memberOf(db, '9521'), await openJob(db, clara, { slots: 2, workHours: 24 })]
  await claimed(db, by, job)
  await db.forward('24 hours 1 minute')
  await ben.goes('work.list')
  expect(ben.sees()).toMatch(/The deadline has passed\. You can still hand in until [0-9]/)
  const mia = await worker(db)
  const { publicId: submission } = await handedIn(db, mia, await claimed(db, mia, job))
  const told = () =>
    db.withTx((tx) =>
      drawNotice(
        { tx, member: clara, copy: copyFor('en') },
        { kind: 'submission.reminder', data: { submission, deadline: tx.now.toISOString() } },
      ),
    )
  expect(await told()).toBeDefined()
  await db.forward('15 days')
  expect(await told()).toBeUndefined()
})

test('the text of a result can be had as a file, letter by letter', async () => {
  const one = await joinAs(stage, '9511', { wants: 'post' })
  const client9511 = await memberOf(db, '9511')
  await deposit(db, client9511, 1_000)
  const [ben, job] = [await worker(db), await openJob(db, client9511)]
  const words = 'Ab 3.50 €, https://example.org, 12:30, mail@example.org'
  const { publicId } = await handedIn(db, ben, await claimed(db, ben, job), { words })
  await one.goes('submission.review', publicId)
  await one.taps('⬇️ Text as a file')
  const sent = fake.log.map(({ reply }) => reply).findLast((reply) => reply.is === 'document')
  expect(sent).toMatchObject({ name: `${publicId}.txt`, bytes: new TextEncoder().encode(words) })
})

test('the list of jobs says which need know-how, and of whose worker it is known', async () => {
  await openJob(db, await client(db, { points: 10_000 }), { title: 'A tea shop', qualification: 'product-description' })
  const ben = await joinAs(stage, '9518')
  await ben.goes('jobs.find', 'tea shop')
  expect(ben.sees()).toMatch(/1\. A tea shop\n[^\n]*\n🔒 You still need: the test “[^”]+” passed\n/)
  const more = { title: 'A coffee bar', qualification: 'product-description', minimumJobs: 2 } as const
  await openJob(db, await client(db, { points: 10_000 }), more)
  await ben.goes('jobs.find', 'coffee bar')
  expect(ben.sees()).toMatch(/🔒 You still need: the test “[^”]+” passed\. Tap it to see what else is missing\./)
  const { id } = await memberOf(db, '9518')
  await db.sql`insert into attempts (member_id, guide, status, answers, started_at, ended_at)
    values (${id}, 'product-description', 'passed', '{0,0,0,0,0}', moment(), moment())`
  await ben.goes('jobs.find', 'tea shop')
  expect(ben.sees()).toMatch(/1\. A tea shop\n[^\n]*\n🎓 Asks for the test “[^”]+”: you have passed it\.\n/)
})
