import { afterAll, expect, test } from 'vitest'
import * as asides from '../../core/asides/index.ts'
import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import { testDatabase } from '../support/database.ts'
import { client, newKey, openJob, worker } from '../support/people.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

/** From here on nothing can be done to this row: the database says no at once, or when the transaction commits. */
async function poison(table: 'jobs' | 'applications', id: string, says: 'at once' | 'at the end'): Promise<void> {
  await database.sql`
    create or replace function poisoned() returns trigger language plpgsql as
      'begin if new.id = tg_argv[0]::uuid then raise exception ''words of %'', new.id; end if; return new; end'`
  const { sql } = database
  await (says === 'at once'
    ? sql`create trigger poisoned before update on ${sql(table)} for each row execute function poisoned(${sql.unsafe(`'${id}'`)})`
    : sql`create constraint trigger poisoned after update on ${sql(table)} deferrable initially deferred
        for each row execute function poisoned(${sql.unsafe(`'${id}'`)})`)
}
const heal = (table: string) => database.sql`drop trigger poisoned on ${database.sql(table)}`

const statusOf = async (table: string, ids: readonly string[]): Promise<readonly string[]> => {
  const rows = await database.sql<{ status: string }[]>`
    select status from ${database.sql(table)} where id in ${database.sql([...ids])} order by id`
  return rows.map(({ status }) => status)
}

test('a row that fails is set aside for ever longer, and the rows behind it are worked off all the same', async () => {
  const clara = await client(database, { points: 5_000 })
  const closing = [await openJob(database, clara), await openJob(database, clara), await openJob(database, clara)]
  const choosing = await openJob(database, clara, { slots: 3, taking: 'apply' })
  const applications = []
  for (let index = 0; index < 3; index += 1) {
    const ben = await worker(database)
    applications.push(
      await database.withTx((tx) =>
        assignments.apply(tx, ben, { key: newKey('apply'), job: choosing.publicId, pitch: '' }),
      ),
    )
  }
  const jobIds = closing.map(({ id }) => id)
  const applicationIds = applications.map(({ id }) => id)
  await database.sql`update jobs set closes_at = moment() + interval '1 hour' where id in ${database.sql(jobIds)}`
  // The job would be the first in every tick; which of the applications it is, only the commit says of all three.
  await poison('jobs', jobIds[0] ?? '', 'at once')
  await poison('applications', applicationIds[1] ?? '', 'at the end')
  await database.forward('73 hours')

  const failure = await runDue(database).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    message: 'lapse-applications: a row is set aside, close-jobs: a row is set aside',
  })
  expect(await statusOf('jobs', jobIds)).toEqual(['open', 'closed', 'closed'])
  expect(await statusOf('applications', applicationIds)).toEqual(['lapsed', 'waiting', 'lapsed'])
  const list = await database.withTx((tx) => asides.newest(tx, 10))
  expect(list.map(({ chore, reason, failures }) => ({ chore, reason, failures }))).toEqual([
    { chore: 'close-jobs', reason: 'P0001', failures: 1 },
    { chore: 'lapse-applications', reason: 'P0001', failures: 1 },
  ])
  expect(await database.withTx((tx) => asides.count(tx, 100))).toBe(2)

  // It rests: five minutes, then ten; nothing is said meanwhile.
  await database.forward('4 minutes')
  await runDue(database)
  await database.forward('2 minutes')
  await expect(runDue(database)).rejects.toThrow('a row is set aside')
  await database.forward('6 minutes')
  await runDue(database)
  expect((await database.withTx((tx) => asides.newest(tx, 10))).map(({ failures }) => failures)).toEqual([2, 2])

  // What was repaired goes through by itself, or at once when an operator wishes.
  await heal('jobs')
  await database.forward('5 minutes')
  await expect(runDue(database)).rejects.toThrow('lapse-applications')
  expect(await statusOf('jobs', jobIds)).toEqual(['closed', 'closed', 'closed'])
  await heal('applications')
  await database.withTx((tx) => asides.retryNow(tx, 10))
  await runDue(database)
  expect(await statusOf('applications', applicationIds)).toEqual(['lapsed', 'lapsed', 'lapsed'])
  expect(await database.withTx((tx) => asides.count(tx, 100))).toBe(0)
})

test('a row that somebody else has dealt with is forgotten after a day', async () => {
  const clara = await client(database, { points: 1_000 })
  const job = await openJob(database, clara)
  await database.withTx((tx) => asides.setAside(tx, 'close-jobs', job.id, new Error('words')))
  await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  await database.forward('1 day 10 minutes')
  await runDue(database)
  expect(await database.withTx((tx) => asides.count(tx, 100))).toBe(0)
})
