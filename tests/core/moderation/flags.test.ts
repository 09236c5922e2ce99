import { afterAll, expect, test } from 'vitest'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  rejected,
  worker,
} from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const workers = await Promise.all(Array.from({ length: 12 }, () => worker(database)))
const REASON = 'Das haben wir uns angesehen.'

/** So many submissions to one new job of the client, so many of them rejected. */
async function decidedOn(
  clara: Member,
  { accept, reject, ...how }: { accept: number; reject: number; closeFirst?: boolean; rejectFirst?: boolean },
): Promise<Job> {
  const job = await openJob(database, clara, { slots: accept + reject + 1 })
  const submissions = []
  for (let count = 0; count < accept + reject; count += 1) {
    const by = workers[count] ?? expect.fail('too few workers')
    submissions.push(await handedIn(database, by, await claimed(database, by, job)))
  }
  if (how.closeFirst === true)
    await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  for (const [count, submission] of submissions.entries()) {
    const isGood = how.rejectFirst === true ? count >= reject : count < accept
    await (isGood ? approved(database, clara, submission) : rejected(database, clara, submission))
    // Looked at before the approvals, and again after them.
    if (count === reject - 1) await database.withTx((tx) => moderation.flagClients(tx, 10))
  }
  await database.withTx((tx) => moderation.flagClients(tx, 10))
  return database.withTx((tx) => jobs.byId(tx, job.id))
}
const waiting = async (): Promise<readonly moderation.Flag[]> =>
  (await database.withTx((tx) => moderation.waitingFlags(tx, otto, { limit: 50 }))).flags
const flagOn = async (job: Job): Promise<string> =>
  (await waiting()).find(({ jobId }) => jobId === job.id)?.publicId ?? expect.fail('no flag')
const decide = (by: Member, flag: string, decision: 'release' | 'close') =>
  database.withTx((tx) => moderation.decideFlag(tx, by, { key: newKey('flag'), flag, decision, reason: REASON }))
const rich = () => client(database, { points: 20_000 })

test.each([
  ['whose last decision is a rejection', { accept: 6, reject: 4 }],
  ['whose last decision is an approval', { accept: 6, reject: 4, rejectFirst: true }],
])('more than 30 %% of at least ten, %s, pause the job, and client and operators are told', async (_, counts) => {
  const clara = await rich()
  const job = await decidedOn(clara, counts)
  expect(job).toMatchObject({ status: 'paused', heldFor: 'flag' })
  expect((await waiting()).find(({ jobId }) => jobId === job.id)).toMatchObject({ decided: 10, rejected: 4 })
  const told = await database.sql`select data from notices where member_id = ${clara.id} and kind = 'job.held'`
  expect(told).toHaveLength(1)
  const asked = await database.sql`
    select from notices where member_id = ${otto.id} and kind = 'operator.waiting' and data ->> 'topic' = 'flag'`
  expect(asked.length).toBeGreaterThan(0)
})

test.each([
  ['30 % are not more than 30 %', { accept: 7, reject: 3 }],
  ['nine are not ten', { accept: 0, reject: 9 }],
  ['three of ten in any order are not more than 30 %', { accept: 7, reject: 3, rejectFirst: true }],
])('%s: the job goes on', async (_, counts) => {
  expect((await decidedOn(await rich(), counts)).status).toBe('open')
})

test('an operator lets the job run again: only later rejections count from then on', async () => {
  const clara = await rich()
  const job = await decidedOn(clara, { accept: 0, reject: 10 })
  await decide(otto, await flagOn(job), 'release')
  expect((await database.withTx((tx) => jobs.byId(tx, job.id))).status).toBe('open')
  const told = await database.sql`select from notices where member_id = ${clara.id} and kind = 'flag.decided'`
  expect(told).toHaveLength(1)
  await database.forward('1 minute')
  // One more rejection would be eleven of eleven; since the decision it is one of one.
  expect((await decidedOn(clara, { accept: 0, reject: 1 })).status).toBe('open')
  expect((await decidedOn(clara, { accept: 0, reject: 9 })).heldFor).toBe('flag')
})

test('an operator ends the job: what its open slots hold goes home, rejected work stays contestable', async () => {
  const clara = await rich()
  const job = await decidedOn(clara, { accept: 0, reject: 10 })
  const flag = await flagOn(job)
  const before = await pointsOf(database, clara, 'budget')
  await decide(otto, flag, 'close')
  expect((await database.withTx((tx) => jobs.byId(tx, job.id))).status).toBe('closed')
  expect(await pointsOf(database, clara, 'budget')).toBe(before + 330)
  expect(await refused(decide(otto, flag, 'release'))).toBe('flag.over')
})

test('nobody but an operator decides, and no client is flagged twice at once', async () => {
  const clara = await rich()
  const job = await decidedOn(clara, { accept: 0, reject: 10 })
  expect(await refused(decide(clara, await flagOn(job), 'release'))).toBe('operator.only')
  expect((await decidedOn(clara, { accept: 0, reject: 2 })).status).toBe('open')
})

test('closing the job first is no way round an operator: the client is flagged, and the flag waits', async () => {
  const clara = await rich()
  const job = await decidedOn(clara, { accept: 0, reject: 10, closeFirst: true })
  expect(job.status).toBe('closed')
  const flag = await flagOn(job)
  await database.forward('20 days')
  await runDue(database)
  const { flag: waiting } = await database.withTx((tx) => moderation.flagFor(tx, otto, flag))
  expect(waiting.status).toBe('waiting')
  await decide(otto, flag, 'release')
})

test('operators are reminded every day of the oldest flag on which nobody has decided, but not of their own', async () => {
  const own = await client(database, { points: 20_000 })
  await database.sql`
    insert into operators (platform, external_id) select platform, external_id from identities where member_id = ${own.id}`
  for (const { publicId } of await waiting()) await decide(otto, publicId, 'release')
  const flag = await flagOn(await decidedOn(own, { accept: 0, reject: 10 }))
  const reminded = async (after: string) => {
    await database.forward(after)
    await runDue(database)
    await database.withTx((tx) => moderation.remindUndecided(tx))
    const rows = await database.sql`
      select member_id as by from notices where data ->> 'id' = ${flag} and dedupe_key like '%undecided%'`
    const by = rows.map((row) => row.by)
    expect(by).not.toContain(own.id)
    return by.filter((id) => id === otto.id).length
  }
  expect([await reminded('23 hours'), await reminded('2 hours'), await reminded('24 hours')]).toEqual([0, 1, 2])
  await decide(otto, flag, 'release')
  expect(await reminded('24 hours')).toBe(2)
})

test('a flag on which nobody decides ends a month after its job', async () => {
  const job = await decidedOn(await rich(), { accept: 0, reject: 10 })
  const flag = await flagOn(job)
  await database.forward('31 days')
  await runDue(database)
  const { flag: ended } = await database.withTx((tx) => moderation.flagFor(tx, otto, flag))
  expect(ended.status).toBe('lapsed')
})
