import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment, Submission } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  escrowOf,
  handedIn,
  newKey,
  openJob,
  pointsOf,
  worker,
  type JobOptions,
} from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 24 })
const clara = await client(database, { points: 500_000 })

interface Waiting {
  readonly by: Member
  readonly job: jobs.Job
  readonly assignment: Assignment
  readonly submission: Submission
}

async function waiting(options: JobOptions = {}): Promise<Waiting> {
  const [by, job] = [await worker(database), await openJob(database, clara, options)]
  const assignment = await claimed(database, by, job)
  return { by, job, assignment, submission: await handedIn(database, by, assignment) }
}

const REASON = 'Der Name des Cafés fehlt.'
const sendBack = (
  by: Member,
  submission: Submission,
  change: { reason?: string; hours?: number; failedPoints?: number[]; key?: string } = {},
) =>
  database.withTx((tx) =>
    assignments.sendBack(tx, by, {
      key: newKey('send-back'),
      submission: submission.publicId,
      reason: REASON,
      failedPoints: [0],
      hours: 24,
      ...change,
    }),
  )
const reject = (by: Member, submission: Submission, reason = REASON, key = newKey('reject')) =>
  database.withTx((tx) =>
    assignments.reject(tx, by, { key, submission: submission.publicId, code: 'incomplete', reason }),
  )
const now = (by: Member, assignment: Assignment) =>
  database.withTx((tx) => assignments.mine(tx, by, assignment.publicId))

describe('approving', () => {
  test('pays the reward to the worker and the fee to the platform, and tells the worker', async () => {
    const { by, job, assignment, submission } = await waiting({ rewardPoints: 301 })
    await approved(database, clara, submission)
    expect([await pointsOf(database, by, 'earnings'), await escrowOf(database, job)]).toEqual([301, 0])
    const [fees] = await database.sql`
      select e.amount::int from entries e join accounts a on a.id = e.account_id join journals l on l.id = e.journal_id
        where a.kind = 'fees' and l.key = ${`assignment:${assignment.id}:approved`}`
    expect(fees).toEqual({ amount: 31 })
    expect((await now(by, assignment)).status).toBe('approved')
    expect(
      await database.sql`select data from notices where dedupe_key = ${`submission:${submission.id}:approved`} and member_id = ${by.id}`,
    ).toEqual([{ data: { submission: submission.publicId, bySilence: false } }])
  })

  test('twenty presses at once pay once and all say so', async () => {
    const { by, submission } = await waiting()
    const key = newKey('approve')
    const press = (own: string) =>
      database.withTx((tx) => assignments.approve(tx, clara, { key: own, submission: submission.publicId }))
    const pressed = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => press(index < 10 ? key : newKey('approve'))),
    )
    expect(pressed.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(await pointsOf(database, by, 'earnings')).toBe(300)
  })

  test('a stranger is refused and learns nothing, not even whether a key was used', async () => {
    const { by, submission } = await waiting()
    const key = newKey('approve')
    const press = (who: Member, publicId = submission.publicId) =>
      database.withTx((tx) => assignments.approve(tx, who, { key, submission: publicId }))
    const eve = await client(database, { points: 1_000 })
    const before = await refusal(press(eve))
    await press(clara)
    for (const who of [eve, by]) {
      const after = await refusal(press(who))
      expect([after.code, after.detail]).toEqual([before.code, before.detail])
    }
    expect([before.code, before.detail]).toEqual(['submission.unknown', {}])
    expect(await refused(press(eve, 'zzzzzzzzzz'))).toBe('submission.unknown')
  })

  test('a key that approved one submission does not approve another', async () => {
    const [first, second] = [await waiting(), await waiting()]
    const key = newKey('approve')
    const press = ({ submission }: Waiting) =>
      database.withTx((tx) => assignments.approve(tx, clara, { key, submission: submission.publicId }))
    await press(first)
    expect(['command.reused', 'submission.wrong_state']).toContain(await refused(press(second)))
    expect(await pointsOf(database, second.by, 'earnings')).toBe(0)
  })

  test('of approving, sending back and rejecting at the same moment one counts', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { by, job, submission } = await waiting()
      const outcomes = await Promise.allSettled([
        approved(database, clara, submission),
        sendBack(clara, submission),
        reject(clara, submission),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await pointsOf(database, by, 'earnings')) + (await escrowOf(database, job))).toBe(
        outcomes[0]?.status === 'fulfilled' ? 300 : 330,
      )
      await database.assertWorld()
    }
  })

  test('a job without a fee pays the reward alone', async () => {
    const { by, job, submission } = await waiting({ feeBasisPoints: 0 })
    await approved(database, clara, submission)
    expect([await pointsOf(database, by, 'earnings'), await escrowOf(database, job)]).toEqual([300, 0])
  })

  test('silence approves when the review window is over, not a second earlier, and once', async () => {
    const { by, submission, assignment } = await waiting({ reviewDays: 1 })
    await database.sql`update assignments set review_due_at = moment() + interval '5 seconds' where id = ${assignment.id}`
    await runDue(database)
    expect(await pointsOf(database, by, 'earnings')).toBe(0)
    await database.forward('6 seconds')
    // The schedule has not been there yet, and it is too late all the same.
    for (const attempt of [sendBack, reject]) {
      expect(await refusal(attempt(clara, submission))).toMatchObject({
        code: 'submission.wrong_state',
        detail: { status: 'approved' },
      })
    }
    await Promise.all([runDue(database), runDue(database), approved(database, clara, submission)])
    expect(await pointsOf(database, by, 'earnings')).toBe(300)
  })

  test('the worker is told that it was silence, and the client that it was paid', async () => {
    const { by, submission } = await waiting({ reviewDays: 1 })
    await database.forward('24 hours 1 minute')
    await runDue(database)
    expect(
      await database.sql`select data ->> 'bySilence' as silence from notices where kind = 'submission.approved' and member_id = ${by.id}`,
    ).toEqual([{ silence: 'true' }])
    expect(
      await database.sql`select from notices where kind = 'submission.silence' and data ->> 'submission' = ${submission.publicId} and member_id = ${clara.id}`,
    ).toHaveLength(1)
    expect(await refused(reject(clara, submission))).toBe('submission.wrong_state')
  })
})

describe('sending back', () => {
  test('gives a new deadline, says what to fix, and is handed in again as the next round', async () => {
    const { by, assignment, submission } = await waiting()
    const back = await sendBack(clara, submission, { hours: 48, failedPoints: [1, 1, 7, -2, 0.5] })
    expect([back.status, back.reason, back.failedPoints]).toEqual(['sent-back', REASON, [1]])
    const revising = await now(by, assignment)
    expect([revising.status, revising.revisions, revising.reviewDueAt]).toEqual(['revising', 1, null])
    expect(revising.deadlineAt.getTime() - (back.decidedAt?.getTime() ?? 0)).toBe(48 * 3_600_000)
    expect((await handedIn(database, by, assignment)).round).toBe(2)
  })

  test('is possible twice', async () => {
    const { by, assignment, submission } = await waiting()
    await sendBack(clara, submission)
    await sendBack(clara, await handedIn(database, by, assignment))
    const third = await handedIn(database, by, assignment)
    const said = await refusal(sendBack(clara, third))
    expect([said.code, said.detail]).toEqual(['submission.no_more_rounds', { limit: 2 }])
    await approved(database, clara, third)
    expect(await pointsOf(database, by, 'earnings')).toBe(300)
  })

  test('needs at least 20 characters that can be seen', async () => {
    const { submission } = await waiting()
    const said = await refusal(sendBack(clara, submission, { reason: 'x'.repeat(19) }))
    expect([said.code, said.detail]).toEqual(['submission.say_more', { characters: 20 }])
    expect(await refused(sendBack(clara, submission, { reason: `kurz${' \u200B'.repeat(30)}` }))).toBe(
      'submission.say_more',
    )
    expect((await sendBack(clara, submission, { reason: 'x'.repeat(20) })).status).toBe('sent-back')
  })

  test.each([0, 1, 25, 72, -24, Number.NaN])('a deadline in %d hours is refused', async (hours) => {
    const { submission } = await waiting()
    expect(await refused(sendBack(clara, submission, { hours }))).toBe('job.bad_field')
  })

  test('what is not fixed in time lapses, and the slot is open again', async () => {
    const { by, job, assignment, submission } = await waiting({ openDays: 30 })
    await sendBack(clara, submission)
    await database.forward('24 hours 16 minutes')
    await runDue(database)
    expect((await now(by, assignment)).status).toBe('lapsed')
    expect((await database.withTx((tx) => jobs.own(tx, clara, job.publicId))).openSlots).toBe(1)
    expect(await escrowOf(database, job)).toBe(330)
  })
})

describe('rejecting', () => {
  test('keeps the reward in escrow while there can be an appeal, gives the reason, and ends the assignment', async () => {
    const { by, job, assignment, submission } = await waiting()
    const rejected = await reject(clara, submission)
    expect([rejected.status, rejected.reasonCode, rejected.reason]).toEqual(['rejected', 'incomplete', REASON])
    expect((await now(by, assignment)).status).toBe('rejected')
    await database.forward('6 days')
    await runDue(database)
    expect([await escrowOf(database, job), await pointsOf(database, by, 'earnings')]).toEqual([330, 0])
    expect(await refused(handedIn(database, by, assignment))).toBe('assignment.wrong_state')
  })

  test('also keeps it when the client closes the job', async () => {
    const { job, submission } = await waiting()
    await reject(clara, submission)
    await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
    expect(await escrowOf(database, job)).toBe(330)
  })

  test('needs a sentence and a reason from the list', async () => {
    const { submission } = await waiting()
    expect(await refused(reject(clara, submission, 'Nein.'))).toBe('submission.say_more')
    const forged = JSON.parse(
      JSON.stringify({ key: newKey('reject'), submission: submission.publicId, code: 'mood', reason: REASON }),
    )
    expect(await refused(database.withTx((tx) => assignments.reject(tx, clara, forged)))).toBe('job.bad_field')
  })
})

test('only the client decides on a submission', async () => {
  const { by, submission } = await waiting()
  const eve = await client(database)
  for (const who of [by, eve]) {
    for (const attempt of [
      () => approved(database, who, submission),
      () => sendBack(who, submission),
      () => reject(who, submission),
    ]) {
      expect(await refused(attempt())).toBe('submission.unknown')
    }
  }
})

test('the world is in order after all of it', () => database.assertWorld())
