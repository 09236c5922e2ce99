import { afterAll, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as disputes from '../../../core/disputes/index.ts'
import type { DisputeDecision } from '../../../core/disputes/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  claimed,
  client,
  escrowOf,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  rejected,
  worker,
} from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { casesIn, REASON } from './cases.ts'

const database = await testDatabase({ leases: 24 })
afterAll(() => database.assertWorld())

const otto = await operator(database)
const { heard, appeal, answer, withdraw, decide, statusOf, told } = casesIn(database)
const expectRefusal = async (code: string, attempt: Promise<unknown>): Promise<void> =>
  expect(await refused(attempt)).toBe(code)

describe('a decision', () => {
  test.each([
    { decision: 'pay', status: 'approved', earned: 301, budget: 5_000 - 332, fees: 31, share: undefined },
    { decision: 'refund', status: 'refunded', earned: 0, budget: 5_000, fees: 0, share: undefined },
    // 31 × 100 / 301 is 10.3: rounded for the client.
    { decision: 'split', status: 'split', earned: 100, budget: 5_000 - 110, fees: 10, share: 100 },
    { decision: 'split', status: 'split', earned: 1, budget: 5_000 - 1, fees: 0, share: 1 },
  ] as const)('$decision: $earned points to the worker, $fees to the platform', async (expected) => {
    const { clara, ben, job, assignment, dispute } = await heard({ rewardPoints: 301 })
    const decided = await decide(otto, dispute, expected.decision, expected.share)
    expect(decided).toMatchObject({ status: 'decided', workerPoints: expected.earned, reason: REASON })
    expect(await statusOf(assignment)).toBe(expected.status)
    expect(await escrowOf(database, job)).toBe(0)
    expect(await pointsOf(database, ben, 'earnings')).toBe(expected.earned)
    expect(await pointsOf(database, clara, 'budget')).toBe(expected.budget)
    const [fees] = await database.sql`
      select coalesce(sum(e.amount), 0)::int as points from entries e join accounts a on a.id = e.account_id join journals l on l.id = e.journal_id
        where a.kind = 'fees' and l.key like ${`assignment:${assignment.id}:%`}`
    expect(fees?.['points']).toBe(expected.fees)
    expect([await told(clara), await told(ben)]).toEqual([
      ['dispute.opened', 'dispute.decided'],
      ['dispute.heard', 'dispute.decided'],
    ])
    const [entry] = await database.sql`
      select reason, detail from audit where object = ${`dispute:${dispute.publicId}`} and actor_id = ${otto.id}`
    expect(entry).toMatchObject({ reason: REASON, detail: { workerPoints: expected.earned } })
  })

  test('counts: paid as approved, refunded as rejected, split as neither; lost ones stand on the client’s record', async () => {
    const clara = await client(database, { points: 50_000 })
    const ben = await worker(database)
    const record = () => database.withTx((tx) => jobs.clientRecord(tx, clara.id))
    const contested = async () => {
      const assignment = await claimed(database, ben, await openJob(database, clara))
      await rejected(database, clara, await handedIn(database, ben, assignment))
      return appeal(ben, assignment)
    }
    for (const decision of ['pay', 'refund', 'split', 'pay', 'refund'] as const) {
      await decide(otto, await answer(clara, await contested()), decision, 150)
    }
    // Four that count: too few for a share. A fifth that is still contested does not count.
    const last = await contested()
    expect(await record()).toMatchObject({ approvedPercent: undefined, disputesLost: 2 })
    await decide(otto, await answer(clara, last), 'pay')
    expect(await record()).toMatchObject({ approvedPercent: 60, disputesLost: 3 })
    const worked = await database.withTx((tx) => members.record(tx, ben.id, 'texts'))
    expect(worked).toMatchObject({ jobsDone: 3, onTimePercent: 100 })
  })

  test('both may rate after a payment or a split, not after a refund', async () => {
    for (const decision of ['pay', 'split', 'refund'] as const) {
      const { clara, ben, assignment, dispute } = await heard()
      await decide(otto, dispute, decision, 150)
      for (const by of [clara, ben]) {
        const rating = database.withTx((tx) =>
          assignments.rate(tx, by, { assignment: assignment.publicId, stars: 4, sentence: '' }),
        )
        if (decision === 'refund') await expectRefusal('review.wrong_state', rating)
        else await rating
      }
    }
  })

  test('is an operator’s who is no party, with a reason, and a split leaves something for both', async () => {
    const { clara, dispute } = await heard()
    await expectRefusal('operator.only', decide(clara, dispute, 'refund'))
    for (const share of [undefined, 0, -1, 300, 301, 1.5, Number.NaN]) {
      await expectRefusal('dispute.bad_share', decide(otto, dispute, 'split', share))
    }
    await expectRefusal(
      'operator.say_more',
      database.withTx((tx) =>
        disputes.decide(tx, otto, { key: newKey('d'), dispute: dispute.publicId, decision: 'pay', reason: 'so' }),
      ),
    )
    await expectRefusal('dispute.unknown', decide(otto, { ...dispute, publicId: 'nothing' }, 'pay'))
    await decide(otto, dispute, 'pay')
  })

  test('on a case of one’s own is refused, and nobody is asked about his own', async () => {
    const own = await operator(database)
    const clara = await client(database, { points: 5_000 })
    const assignment = await claimed(database, own, await openJob(database, clara))
    await rejected(database, clara, await handedIn(database, own, assignment))
    const dispute = await answer(clara, await appeal(own, assignment))
    await expectRefusal('operator.own_case', decide(own, dispute, 'pay'))
    const asked = await database.sql<{ member_id: string }[]>`
      select member_id from notices where dedupe_key like ${`dispute:${dispute.id}:waiting:%`}`
    expect(asked.map(({ member_id: id }) => id)).toContain(otto.id)
    expect(asked.map(({ member_id: id }) => id)).not.toContain(own.id)
    await decide(otto, dispute, 'refund')
  })

  test('twenty at once decide once', async () => {
    const { ben, clara, dispute } = await heard()
    const choices: readonly DisputeDecision[] = ['pay', 'refund', 'split', 'pay']
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 20 }, (_, index) => decide(otto, dispute, choices[index % 4] ?? 'pay', 150)),
      withdraw(ben, dispute),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await told(clara)).toHaveLength(2)
    await database.assertWorld()
  })

  test('with the same key is told again, and nothing moves twice', async () => {
    const { ben, dispute } = await heard()
    const key = newKey('decide')
    await Promise.all(Array.from({ length: 5 }, () => decide(otto, dispute, 'split', 150, key)))
    expect(await pointsOf(database, ben, 'earnings')).toBe(150)
    await expectRefusal('command.reused', decide(otto, dispute, 'pay', undefined, key))
  })
})
