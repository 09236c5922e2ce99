import { describe, expect, test } from 'vitest'
import type { Submission } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import { testDatabase } from '../../support/database.ts'
import { behindMember } from '../../support/locks.ts'
import { approvedBatch, asked, debitOf, exported, payee, statement } from '../../support/payouts.ts'
import {
  approved,
  claimed,
  client,
  deposit,
  handedIn,
  newKey,
  openJob,
  operator,
  worker,
} from '../../support/people.ts'

const database = await testDatabase({ leases: 24 })

async function deadlocks(): Promise<number> {
  // Each backend reports what it counted at most once a second, or when it is asked to.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const [row] = await database.sql<{ deadlocks: string }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`
  return Number(row?.deadlocks)
}

/** Runs the commands at once; a refusal is a fair answer to a lost race, everything else is not. */
async function storm(commands: readonly (() => Promise<unknown>)[]): Promise<number> {
  const outcomes = await Promise.allSettled(commands.map((command) => command()))
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason
  }
  return outcomes.filter(({ status }) => status === 'fulfilled').length
}

const report = (by: Member, answer: Parameters<typeof payouts.applyReport>[2]) =>
  database.withTx((tx) => payouts.applyReport(tx, by, answer))
const close = (by: Member, job: Job) => () =>
  database.withTx((tx) => jobs.close(tx, by, { key: newKey('close'), job: job.publicId }))
const claim = (by: Member, job: Job) => () => claimed(database, by, job)
const approve = (by: Member, submission: Submission) => () => approved(database, by, submission)

describe('one lock order: no two commands wait for each other', () => {
  test('a claim and the client who closes the job at the same moment', { timeout: 60_000 }, async () => {
    const clara = await client(database, { points: 100_000 })
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => worker(database)))
    for (let round = 0; round < 12; round += 1) {
      const job = await openJob(database, clara, { slots: 4 })
      const withdraw = () =>
        database.withTx((tx) => jobs.withdrawSlots(tx, clara, { key: newKey('withdraw'), job: job.publicId, slots: 1 }))
      await storm([...people.map((person) => claim(person, job)), withdraw, close(clara, job), withdraw])
      // Room for the next round: at most eight run at once.
      await database.forward('25 hours')
      await runDue(database)
    }
    expect(await deadlocks()).toBe(0)
    await database.assertWorld()
  })

  test('people who work for each other, all at once', { timeout: 60_000 }, async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => client(database, { points: 20_000 })))
    for (let round = 0; round < 12; round += 1) {
      const posted = await Promise.all(people.map((person) => openJob(database, person, { slots: 3 })))
      await storm(
        posted.flatMap((job) => people.filter(({ id }) => id !== job.clientId).map((person) => claim(person, job))),
      )
      await database.forward('25 hours')
      await runDue(database)
    }
    expect(await deadlocks()).toBe(0)
    await database.assertWorld()
  })

  test.each(['a statement', 'the bank’s answer'])('%s waits for a member before it locks a payout', async (what) => {
    const [olga, otto] = [await operator(database), await operator(database)]
    const mia = await payee(database, 5_000)
    const payout = await asked(database, mia, 1_000)
    await database.forward('49 hours')
    await database.withTx((tx) => payouts.release(tx, 100))
    const batch = await approvedBatch(database, olga, otto)
    await exported(database, olga, batch)
    const answer = { messageId: payouts.messageIdOf(batch), allRefused: 'AC04', refused: [] }
    const [, unlocked] = await behindMember<unknown, readonly object[]>(
      database,
      mia,
      () => (what === 'a statement' ? statement(database, olga, debitOf(payout)) : report(olga, answer)),
      () => database.sql`select from payouts where id = ${payout.id} for update skip locked`,
    )
    expect(unlocked).toHaveLength(1)
    const { status } = await database.withTx((tx) => payouts.payoutFor(tx, olga, payout.publicId))
    expect(status).toBe(what === 'a statement' ? 'paid' : 'rejected')
    await database.assertWorld()
  })

  test('the schedule of two instances beside clients and workers', { timeout: 60_000 }, async () => {
    const clients = await Promise.all([1, 2, 3].map(() => client(database, { points: 50_000 })))
    const people = await Promise.all([1, 2, 3, 4].map(() => worker(database)))
    for (let round = 0; round < 8; round += 1) {
      const posted = await Promise.all(
        clients.map((by) => openJob(database, by, { slots: 8, openDays: 3, reviewDays: 1 })),
      )
      const taken = await Promise.all(
        posted.flatMap((job) => people.map(async (by) => ({ job, by, assignment: await claimed(database, by, job) }))),
      )
      const early = taken.filter((_, index) => index % 2 === 0)
      const submissions = await Promise.all(
        early.map(async ({ job, by, assignment }) => ({ job, submission: await handedIn(database, by, assignment) })),
      )
      // Now deadlines, review windows and closing dates are all over at once, and everybody acts in that minute.
      await database.forward('73 hours')
      await storm([
        () => runDue(database),
        () => runDue(database),
        ...submissions.map(({ job, submission }) => {
          const by = clients.find(({ id }) => id === job.clientId)
          if (by === undefined) throw new Error('a job without its client')
          return approve(by, submission)
        }),
        ...posted.flatMap((job) => people.map((person) => claim(person, job))),
        ...clients.map((by) => () => openJob(database, by)),
        ...posted.map((job) => () => {
          const by = clients.find(({ id }) => id === job.clientId)
          if (by === undefined) throw new Error('a job without its client')
          return close(by, job)()
        }),
        ...clients.map((by) => () => deposit(database, by, 100)),
      ])
      await database.forward('73 hours')
      await runDue(database)
      await runDue(database)
    }
    expect(await deadlocks()).toBe(0)
    await database.assertWorld()
  })
})
