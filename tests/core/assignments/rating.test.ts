import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment, Submission } from '../../../core/assignments/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as members from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { approved, claimed, client, handedIn, newKey, openJob, pointsOf, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 16 })
const clara = await client(database, { points: 500_000 })

async function waiting(): Promise<{
  readonly by: Member
  readonly assignment: Assignment
  readonly submission: Submission
}> {
  const by = await worker(database)
  const assignment = await claimed(database, by, await openJob(database, clara))
  return { by, assignment, submission: await handedIn(database, by, assignment) }
}

const tip = (by: Member, assignment: Assignment, points: number, key = newKey('tip')) =>
  database.withTx((tx) => assignments.tip(tx, by, { key, assignment: assignment.publicId, points }))
const rate = (by: Member, assignment: Assignment, stars = 5, sentence = 'Gern wieder') =>
  database.withTx((tx) => assignments.rate(tx, by, { assignment: assignment.publicId, stars, sentence }))

describe('after the approval', () => {
  test('each side rates once, and nobody else does', async () => {
    const { by, assignment, submission } = await waiting()
    expect(await refused(rate(clara, assignment))).toBe('review.wrong_state')
    await approved(database, clara, submission)
    await rate(clara, assignment, 4)
    await rate(by, assignment, 2)
    expect([await refused(rate(clara, assignment)), await refused(rate(by, assignment))]).toEqual([
      'review.given',
      'review.given',
    ])
    expect(await refused(rate(await worker(database), assignment))).toBe('assignment.unknown')
    expect((await database.withTx((tx) => members.record(tx, by.id, 'texts'))).starsTenths).toBe(40)
  })

  test('stars count for nobody until both have rated or 14 days have passed', async () => {
    const [one, other] = [await waiting(), await waiting()]
    const starsOf = async (by: Member) =>
      (await database.withTx((tx) => members.record(tx, by.id, 'texts'))).starsTenths
    for (const { submission } of [one, other]) await approved(database, clara, submission)
    await rate(clara, one.assignment, 3)
    expect(await starsOf(one.by)).toBeUndefined()
    await rate(one.by, one.assignment, 5)
    expect(await starsOf(one.by)).toBe(30)
    await rate(clara, other.assignment, 2)
    await database.forward('13 days')
    expect(await starsOf(other.by)).toBeUndefined()
    await database.forward('1 day 1 minute')
    expect(await starsOf(other.by)).toBe(20)
  })

  test('each side sees what the other said when both have rated; whoever waits until it is seen cannot answer it', async () => {
    const [one, other] = [await waiting(), await waiting()]
    const seenBy = (by: Member, assignment: Assignment) =>
      database.withTx((tx) => assignments.reviewAbout(tx, by, assignment))
    for (const { submission } of [one, other]) await approved(database, clara, submission)
    await rate(clara, one.assignment, 3, 'Schnell fertig')
    expect(await seenBy(one.by, one.assignment)).toBeUndefined()
    await rate(one.by, one.assignment, 5)
    expect(await seenBy(one.by, one.assignment)).toEqual({ stars: 3, sentence: 'Schnell fertig' })
    expect(await seenBy(clara, one.assignment)).toMatchObject({ stars: 5 })
    await rate(clara, other.assignment, 1)
    await database.forward('14 days 1 minute')
    expect(await seenBy(other.by, other.assignment)).toMatchObject({ stars: 1 })
    expect(await refused(rate(other.by, other.assignment, 1))).toBe('review.too_late')
    // Who has rated already hears that, also when it is seen.
    expect(await refused(rate(clara, one.assignment))).toBe('review.given')
  })

  test.each([0, 6, 4.5, Number.NaN])('%d stars are refused', async (stars) => {
    const { assignment, submission } = await waiting()
    await approved(database, clara, submission)
    expect(await refused(rate(clara, assignment, stars))).toBe('job.bad_field')
  })

  test('a tip goes from the budget to the worker, once, without a fee', async () => {
    const { by, assignment, submission } = await waiting()
    expect(await refused(tip(clara, assignment, 50))).toBe('review.wrong_state')
    await approved(database, clara, submission)
    const budget = await pointsOf(database, clara, 'budget')
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => tip(clara, assignment, 50)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await pointsOf(database, by, 'earnings'), await pointsOf(database, clara, 'budget')]).toEqual([
      350,
      budget - 50,
    ])
    expect(await refused(tip(clara, assignment, 50))).toBe('tip.given')
    expect(await refused(tip(by, assignment, 50))).toBe('assignment.unknown')
  })

  test.each([9, 10_001, 10.5, -10, Number.NaN])('a tip of %d points is refused', async (points) => {
    const { assignment, submission } = await waiting()
    await approved(database, clara, submission)
    expect(await refused(tip(clara, assignment, points))).toBe('tip.out_of_range')
  })

  test('a tip that the budget does not hold is refused', async () => {
    const [poor, by] = [await client(database, { points: 1_000 }), await worker(database)]
    const assignment = await claimed(database, by, await openJob(database, poor))
    await approved(database, poor, await handedIn(database, by, assignment))
    expect(await refused(tip(poor, assignment, 671))).toBe('ledger.insufficient')
    expect((await tip(poor, assignment, 670)).status).toBe('approved')
    expect(await pointsOf(database, poor, 'budget')).toBe(0)
  })
})

test('the world is in order after all of it', () => database.assertWorld())
