import { afterAll, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import type { Report, ReportDecision } from '../../../core/moderation/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  claimed,
  client,
  deposit,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  worker,
} from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const expectRefusal = async (code: string, attempt: Promise<unknown>): Promise<void> =>
  expect(await refused(attempt)).toBe(code)
const REASON = 'Das widerspricht den Regeln.'

const reportJob = (by: Member, job: Job): Promise<Report> =>
  database.withTx((tx) =>
    moderation.report(tx, by, {
      key: newKey('report'),
      target: { kind: 'job', id: job.publicId },
      code: 'fake',
      words: '',
    }),
  )
const decide = (by: Member, report: Report, decision: ReportDecision, key = newKey('decide')): Promise<Report> =>
  database.withTx((tx) => moderation.decideReport(tx, by, { key, report: report.publicId, decision, reason: REASON }))
const jobNow = (job: Job): Promise<Job> => database.withTx((tx) => jobs.byId(tx, job.id))
const suspend = (by: Member, member: Member): Promise<void> =>
  database.withTx((tx) =>
    moderation.suspend(tx, by, { key: newKey('suspend'), member: member.publicId, reason: REASON }),
  )

async function reportedByThree(): Promise<{ clara: Member; job: Job; last: Report }> {
  const clara = await client(database, { points: 5_000 })
  const job = await openJob(database, clara, { slots: 2 })
  await reportJob(await worker(database), job)
  await reportJob(await worker(database), job)
  expect((await jobNow(job)).status).toBe('open')
  return { clara, job, last: await reportJob(await worker(database), job) }
}

test('the third person who reports a job pauses it, and its client cannot resume it', async () => {
  const { clara, job } = await reportedByThree()
  expect(await jobNow(job)).toMatchObject({ status: 'paused', heldFor: 'reports', heldFrom: 'open' })
  await expectRefusal(
    'job.held',
    database.withTx((tx) => jobs.resume(tx, clara, job.publicId)),
  )
})

test('operators are reminded every day of the oldest report on which nobody has decided', async () => {
  const report = await reportJob(
    await worker(database),
    await openJob(database, await client(database, { points: 5_000 })),
  )
  const reminded = async (operatorId: string): Promise<number> =>
    (
      await database.sql`
        select from notices where member_id = ${operatorId} and data ->> 'topic' = 'report' and dedupe_key like '%undecided%'`
    ).length
  const before = await reminded(otto.id)
  for (const days of [1, 1, 2]) {
    await database.withTx((tx) => moderation.remindUndecided(tx))
    if (days === 2) break
    await database.forward('24 hours')
  }
  expect((await reminded(otto.id)) - before).toBe(2)
  // Whoever works the queue off is not told of the next one at once, and of what one has reported nobody is told.
  const own = await reportJob(otto, await openJob(database, await client(database, { points: 5_000 })))
  await decide(otto, report, 'dismiss')
  await database.withTx((tx) => moderation.remindUndecided(tx))
  expect((await reminded(otto.id)) - before).toBe(2)
  await database.forward('24 hours')
  await database.withTx((tx) => moderation.remindUndecided(tx))
  expect(
    await database.sql`select from notices where member_id = ${otto.id} and data ->> 'id' = ${own.publicId}
      and dedupe_key like '%undecided%'`,
  ).toEqual([])
  await decide(await operator(database), own, 'dismiss')
})

test('one person cannot pause a job by reporting it again and again', async () => {
  const clara = await client(database, { points: 5_000 })
  const job = await openJob(database, clara)
  const ben = await worker(database)
  await reportJob(ben, job)
  await expectRefusal('report.given', reportJob(ben, job))
  await expectRefusal('report.own', reportJob(clara, job))
  expect((await jobNow(job)).status).toBe('open')
})

test('more than ten reports a day are refused', async () => {
  const ben = await worker(database)
  const clara = await client(database, { points: 50_000 })
  for (let count = 0; count < 10; count += 1) await reportJob(ben, await openJob(database, clara))
  const another = await openJob(database, clara)
  await expectRefusal('report.too_many', reportJob(ben, another))
})

test('an operator finds nothing wrong: the job runs again, and reporters and client are told', async () => {
  const { clara, job, last } = await reportedByThree()
  await decide(otto, last, 'dismiss')
  expect(await jobNow(job)).toMatchObject({ status: 'open', heldFor: null })
  const told = await database.sql`
    select kind from notices where member_id = ${clara.id} and kind <> 'deposit.credited' order by id`
  expect(told.map(({ kind }) => String(kind))).toEqual(['job.held', 'report.about'])
  await expectRefusal('report.decided', decide(otto, last, 'warn'))
})

test('whoever was told that nothing is wrong with a job cannot pause it again with the same report; others can', async () => {
  const clara = await client(database, { points: 5_000 })
  const job = await openJob(database, clara, { slots: 2 })
  const three = [await worker(database), await worker(database), await worker(database)]
  const reportAll = async (all: readonly Member[]): Promise<readonly Report[]> => {
    const made: Report[] = []
    for (const by of all) made.push(await reportJob(by, job))
    return made
  }
  const [first] = await reportAll(three)
  await decide(otto, first ?? expect.fail('no report'), 'dismiss')
  await reportAll(three)
  expect(await jobNow(job)).toMatchObject({ status: 'open', heldFor: null })
  // They are looked at all the same, but two others are not three.
  const [again] = await reportAll([await worker(database), await worker(database)])
  expect((await jobNow(job)).status).toBe('open')
  await decide(otto, again ?? expect.fail('no report'), 'dismiss')
  const held = await database.sql`
    select from notices where member_id = ${clara.id} and kind in ('job.held', 'report.about')`
  expect(held).toHaveLength(2)
  await reportAll([...three, await worker(database), await worker(database)])
  expect((await jobNow(job)).status).toBe('open')
  await reportAll([await worker(database)])
  expect(await jobNow(job)).toMatchObject({ status: 'paused', heldFor: 'reports' })
})

test('an operator closes a reported job: what its free slots hold goes home', async () => {
  const { clara, job, last } = await reportedByThree()
  await decide(otto, last, 'close-job')
  expect((await jobNow(job)).status).toBe('closed')
  expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
})

test('a job whose client is suspended does not run again when its reports are dismissed, only with its client', async () => {
  const { clara, job, last } = await reportedByThree()
  await suspend(otto, clara)
  await decide(otto, last, 'dismiss')
  expect(await jobNow(job)).toMatchObject({ status: 'paused', heldFor: 'suspended' })
  const other = await reportedByThree()
  await decide(otto, other.last, 'suspend')
  expect(await jobNow(other.job)).toMatchObject({ status: 'paused', heldFor: 'suspended', heldFrom: 'open' })
})

test('nobody but an operator decides, and no operator on his own case', async () => {
  const own = await operator(database)
  await deposit(database, own, 5_000)
  const { job, last } = await reportedByThree()
  await expectRefusal('operator.only', decide(await worker(database), last, 'dismiss'))
  const clara = await client(database, { points: 5_000 })
  const another = await openJob(database, clara)
  const mine = await reportJob(own, another)
  await expectRefusal('operator.own_case', decide(own, mine, 'warn'))
  await expectRefusal('operator.own_case', suspend(own, own))
  await expectRefusal('member.operator', suspend(otto, own))
  // An operator who is reported reads neither who did it nor what was said.
  const about = await openJob(database, own)
  const { publicId: accusing } = await reportJob(await worker(database), about)
  const seen = (by: Member) => database.withTx((tx) => moderation.reportFor(tx, by, accusing))
  await expectRefusal('operator.own_case', seen(own))
  expect((await seen(otto)).report.subjectId).toBe(own.id)
  const { reports } = await database.withTx((tx) => moderation.openReports(tx, own, { limit: 50 }))
  expect(reports.some(({ publicId }) => publicId === accusing)).toBe(false)
  const told = await database.sql`
    select from notices where member_id = ${own.id} and kind = 'operator.waiting' and data->>'id' = ${accusing}`
  expect(told).toHaveLength(0)
  expect((await jobNow(job)).status).toBe('paused')
})

test('twenty decisions at once decide once', async () => {
  const { last } = await reportedByThree()
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => decide(otto, last, 'warn')))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const rows = await database.sql`
    select count(*)::int as count from audit where action = 'report.warn' and detail -> 'reports' ? ${last.publicId}`
  expect(rows[0]?.['count']).toBe(1)
})

test('a suspension releases work in hand without harm to the client, and pauses the member’s own jobs', async () => {
  const clara = await client(database, { points: 5_000 })
  const ben = await client(database, { points: 5_000 })
  const job = await openJob(database, clara, { slots: 2 })
  const handed = await openJob(database, clara)
  const own = await openJob(database, ben)
  const inHand = await claimed(database, ben, job)
  const submission = await handedIn(database, ben, await claimed(database, ben, handed))
  await suspend(otto, ben)

  expect((await jobNow(job)).openSlots).toBe(2)
  // Released, not lapsed: the share on time does not suffer on top of it.
  const [released] = await database.sql`select status from assignments where id = ${inHand.id}`
  expect(released?.['status']).toBe('released')
  expect(await jobNow(own)).toMatchObject({ status: 'paused', heldFor: 'suspended' })
  expect((await database.withTx((tx) => members.byId(tx, ben.id)))?.status).toBe('suspended')
  await expectRefusal('member.wrong_state', suspend(otto, ben))
  // What was handed in is still paid.
  await database.withTx((tx) =>
    assignments.approve(tx, clara, { key: newKey('approve'), submission: submission.publicId }),
  )
  expect(await pointsOf(database, ben, 'earnings')).toBe(300)

  const { suspensions } = await database.withTx((tx) => moderation.suspensionsPage(tx, otto, { limit: 1 }))
  const lift = { key: newKey('lift'), suspension: suspensions[0]?.publicId ?? '', reason: REASON }
  await database.withTx((tx) => moderation.liftSuspension(tx, otto, lift))
  expect(await jobNow(own)).toMatchObject({ status: 'open', heldFor: null })
  expect((await database.withTx((tx) => members.byId(tx, ben.id)))?.status).toBe('active')
})

test('work that is reported is read by an operator who is no side of it, while the report is open', async () => {
  const [clara, ben, olga] = [
    await client(database, { points: 5_000 }),
    await worker(database),
    await operator(database),
  ]
  const told = await handedIn(database, ben, await claimed(database, ben, await openJob(database, clara)), {
    words: 'Etwas Beleidigendes.',
  })
  const made = await database.withTx((tx) =>
    moderation.report(tx, clara, {
      key: newKey('report'),
      target: { kind: 'submission', id: told.publicId },
      code: 'insult',
      words: '',
    }),
  )
  const read = (by: Member) => database.withTx((tx) => moderation.reportedWork(tx, by, made.publicId))
  expect((await read(otto)).submission.words).toBe('Etwas Beleidigendes.')
  await expectRefusal('operator.only', read(clara))
  await database.sql`update assignments set worker_id = ${olga.id} where id = ${told.assignmentId}`
  await expectRefusal('operator.own_case', read(olga))
  await database.sql`update assignments set worker_id = ${ben.id} where id = ${told.assignmentId}`
  await decide(otto, made, 'dismiss')
  await expectRefusal('report.decided', read(otto))
})

test('a member who is suspended is told why, and can do nothing', async () => {
  const ben = await worker(database)
  await suspend(otto, ben)
  const told = await database.sql`select kind from notices where member_id = ${ben.id}`
  expect(told.map(({ kind }) => String(kind))).toEqual(['member.suspended'])
  const suspended = (await database.withTx((tx) => members.byId(tx, ben.id))) ?? ben
  const clara = await client(database, { points: 5_000 })
  const job = await openJob(database, clara)
  await expectRefusal('member.suspended', claimed(database, suspended, job))
})

test('a decision without a reason is refused', async () => {
  const { last } = await reportedByThree()
  const forged = { key: newKey('decide'), report: last.publicId, decision: 'warn' as const, reason: 'weil' }
  await expectRefusal(
    'operator.say_more',
    database.withTx((tx) => moderation.decideReport(tx, otto, forged)),
  )
})
