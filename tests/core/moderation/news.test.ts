import { afterAll, expect, test } from 'vitest'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { client, deposit, draftJob, newKey, operator } from '../../support/people.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const olga = await operator(database)
const otto = await operator(database)
const clara = await client(database, { points: 20_000 })

/** A job comes in that has to be looked at, and the minute passes. */
async function comesIn(by: Member): Promise<string> {
  const job = await draftJob(database, by, { title: 'Folge uns auf Instagram' })
  await database.withTx((tx) =>
    jobs.publish(tx, by, { key: newKey('publish'), job: job.publicId, checks: { firstJobs: 0, days: 7 } }),
  )
  await runDue(database)
  return checkOf(job)
}
const checkOf = async (job: Job): Promise<string> =>
  (await database.withTx((tx) => jobs.checkOf(tx, job)))?.publicId ?? expect.fail('no check')
const told = async (member: Member): Promise<readonly string[]> => {
  const rows = await database.sql<{ told: string }[]>`
    select coalesce(data->>'id', 'all of ' || (data->>'topic')) as told from notices
      where member_id = ${member.id} and kind in ('operator.waiting', 'operator.gathered') order by id`
  return rows.map((row) => row.told)
}
const minutesAfter = async (interval: string): Promise<void> => {
  await database.forward(interval)
  await runDue(database)
}

test('operators hear at once of the first job to check, and of the others together, in the hours in which they are awake', async () => {
  // Ten in the morning in Berlin; quiet from 21 to 8 h.
  await database.setClock('2026-11-23T09:00:00Z')
  await deposit(database, olga, 5_000)
  const own = await comesIn(olga)
  const first = await comesIn(clara)
  const second = await comesIn(clara)
  await comesIn(clara)
  expect(await told(olga)).toEqual([first])
  expect(await told(otto)).toEqual([own])
  await minutesAfter('3 hours 50 minutes')
  expect([await told(olga), await told(otto)]).toEqual([[first], [own]])
  await minutesAfter('15 minutes')
  await minutesAfter('15 minutes')
  expect([await told(olga), await told(otto)]).toEqual([
    [first, 'all of job'],
    [own, 'all of job'],
  ])
  // An operator's own job is none that waits for that operator.
  expect(await database.withTx((tx) => moderation.countGathered(tx, olga, 'job'))).toBe(3)
  expect(await database.withTx((tx) => moderation.countGathered(tx, otto, 'job'))).toBe(4)

  // At 20.30 h the queue has been quiet for long enough; what comes at 22 h waits for the morning.
  await database.setClock('2026-11-23T19:30:00Z')
  const evening = await comesIn(clara)
  await database.setClock('2026-11-23T21:00:00Z')
  await comesIn(clara)
  await database.setClock('2026-11-24T06:55:00Z')
  await runDue(database)
  expect((await told(olga)).slice(2)).toEqual([evening])
  await minutesAfter('6 minutes')
  expect((await told(olga)).slice(2)).toEqual([evening, 'all of job'])

  // What others have decided meanwhile is told to nobody.
  const waiting = await database.withTx((tx) => moderation.waitingChecks(tx, otto, { limit: 50 }))
  await comesIn(clara)
  const last = await database.withTx((tx) => moderation.waitingChecks(tx, otto, { limit: 50 }))
  expect(last.checks.length).toBe(waiting.checks.length + 1)
  for (const { publicId: check } of last.checks.filter(({ publicId }) => publicId !== own)) {
    await database.withTx((tx) =>
      moderation.decideCheck(tx, otto, { key: newKey('check'), check, decision: 'refuse', reason: 'Das geht nicht.' }),
    )
  }
  const before = await told(olga)
  await minutesAfter('5 hours')
  expect(await told(olga)).toEqual(before)
  expect(before).not.toContain(second)
})
