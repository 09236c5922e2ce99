import { describe, expect, test } from 'vitest'
import * as assignments from '../../core/assignments/index.ts'
import { connect } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import { reviewLadder, workLadder } from '../../core/reminders/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import { testDatabase } from '../support/database.ts'
import { claimed, client, handedIn, newKey, openJob, worker } from '../support/people.ts'

const database = await testDatabase()
const clara = await client(database, { points: 500_000 })

const rows = (subject: string) =>
  database.sql<{ rung: string; due_at: Date; sent: boolean }[]>`
    select rung, due_at, sent_at is not null as sent from reminders where subject = ${subject} order by due_at`
const unsent = async (subject: string) => (await rows(subject)).filter(({ sent }) => !sent).map(({ rung }) => rung)
const told = async (kind: string, who: Member): Promise<number> =>
  (await database.sql`select from notices where kind = ${kind} and member_id = ${who.id}`).length

async function started(workHours = 168) {
  const by = await worker(database)
  const job = await openJob(database, clara, { workHours })
  return { by, assignment: await claimed(database, by, job) }
}

describe('a ladder', () => {
  // Over both switch weekends: 24 hours before a deadline are 24 hours, whatever the clock on the wall shows.
  test.each(['2026-03-29T12:00:00Z', '2026-10-25T12:00:00Z'])('counts real hours to %s', (at) => {
    const deadline = new Date(at)
    const began = new Date(deadline.getTime() - 72 * 3_600_000)
    expect(workLadder(began, deadline).map(({ rung, dueAt }) => [rung, (+deadline - +dueAt) / 60_000])).toEqual([
      ['half', 36 * 60],
      ['24h', 24 * 60],
      ['2h', 120],
      ['15m', 15],
    ])
  })

  test('has only the steps that make sense', () => {
    const rungs = (hours: number) => workLadder(new Date(0), new Date(hours * 3_600_000)).map(({ rung }) => rung)
    expect([rungs(1), rungs(2), rungs(24), rungs(49)]).toEqual([
      ['15m'],
      ['half', '15m'],
      ['half', '2h', '15m'],
      ['half', '24h', '2h', '15m'],
    ])
    const review = (hours: number) => reviewLadder(new Date(0), new Date(hours * 3_600_000)).map(({ rung }) => rung)
    expect([review(24), review(48), review(120)]).toEqual([['last'], ['24h', 'last'], ['24h', '72h', 'last']])
  })
})

test('a missed tick is caught up with one reminder, by three instances once', async () => {
  const { by, assignment } = await started()
  await database.forward('167 hours 50 minutes')
  const others = [connect({ url: database.url }), connect({ url: database.url })]
  await Promise.all([database, ...others].map((one) => runDue(one)))
  await Promise.all(others.map((one) => one.close()))
  expect([await told('assignment.reminder', by), await unsent(assignment.publicId)]).toEqual([1, []])
  await runDue(database)
  expect(await told('assignment.reminder', by)).toBe(1)
})

test('a moved deadline moves its reminders, and the clock stands still while the client has the ball', async () => {
  const { by, assignment } = await started(72)
  const request = await database.withTx((tx) =>
    assignments.askForTime(tx, by, { key: newKey('ask'), assignment: assignment.publicId, hours: 48 }),
  )
  await database.withTx((tx) =>
    assignments.answerRequest(tx, clara, { key: newKey('yes'), request: request.publicId, agrees: true }),
  )
  const moved = await rows(assignment.publicId)
  expect(moved.map(({ due_at: at }) => (+assignment.deadlineAt + 48 * 3_600_000 - +at) / 3_600_000)).toEqual([
    60, 24, 2, 0.25,
  ])
  const submission = await handedIn(database, by, assignment)
  expect([await unsent(assignment.publicId), await unsent(submission.publicId)]).toEqual([[], ['24h', '72h', 'last']])
  await database.withTx((tx) =>
    assignments.sendBack(tx, clara, {
      key: newKey('back'),
      submission: submission.publicId,
      reason: 'Bitte noch die Adresse nennen.',
      failedPoints: [],
      hours: 24,
    }),
  )
  expect([await unsent(assignment.publicId), await unsent(submission.publicId)]).toEqual([['half', '2h', '15m'], []])
})

test('more time after half of it does not say once more that half is over', async () => {
  const { by, assignment } = await started(72)
  await database.forward('36 hours 1 minute')
  await runDue(database)
  const request = await database.withTx((tx) =>
    assignments.askForTime(tx, by, { key: newKey('ask'), assignment: assignment.publicId, hours: 48 }),
  )
  await database.withTx((tx) =>
    assignments.answerRequest(tx, clara, { key: newKey('yes'), request: request.publicId, agrees: true }),
  )
  expect(await unsent(assignment.publicId)).toEqual(['24h', '2h', '15m'])
})

test('an application reminds its client once, after a day, and not when it is answered', async () => {
  const carl = await client(database, { points: 5_000 })
  const job = await openJob(database, carl, { taking: 'apply', slots: 2 })
  const apply = async (by: Member) =>
    database.withTx((tx) => assignments.apply(tx, by, { key: newKey('apply'), job: job.publicId, pitch: '' }))
  await apply(await worker(database))
  const answered = await apply(await worker(database))
  await database.withTx((tx) => assignments.decline(tx, carl, { application: answered.publicId, reason: 'no-match' }))
  await database.forward('25 hours')
  await runDue(database)
  await runDue(database)
  expect([await told('application.reminder', carl), await unsent(answered.publicId)]).toEqual([1, []])
})

test('the world is in order after all of it', () => database.assertWorld())
