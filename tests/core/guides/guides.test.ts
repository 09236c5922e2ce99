import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as guides from '../../../core/guides/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { answered, attempted, qualified } from '../../support/guides.ts'
import { claimed, client, draftJob, handedIn, newKey, openJob, stranger, worker } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase()
const { withTx } = database
const guide = 'web-research' as const
const press = (by: members.Member, attempt: guides.Attempt, question: number, place: number) =>
  withTx((tx) => guides.answer(tx, by, { key: newKey('answer'), attempt: attempt.publicId, question, place }))

describe('reading', () => {
  test('is remembered where it stopped, and once finished stays finished', async () => {
    const ben = await worker(database)
    const read = (page: number) => withTx((tx) => guides.read(tx, ben, guides.guideById(guide), page))
    const stand = async () => (await withTx((tx) => guides.progress(tx, ben))).readings.get(guide)
    expect(await stand()).toBeUndefined()
    await read(2)
    expect(await stand()).toEqual({ page: 2, finished: false })
    await read(4)
    await read(1)
    expect(await stand()).toEqual({ page: 1, finished: true })
  })
})

describe('the five questions', () => {
  test.each([
    [[0, 0, 0, 0, 0], 'passed'],
    [[0, 0, 1, 0, 0], 'passed'],
    [[0, 2, 1, 0, 0], 'failed'],
  ] as const)('answered with %j are %s', async (options, status) => {
    const ben = await worker(database)
    const attempt = await answered(database, ben, await attempted(database, ben, guide), options)
    expect(attempt.status).toBe(status)
    expect(await withTx((tx) => guides.isQualified(tx, ben.id, guide))).toBe(status === 'passed')
  })

  test('can be tried again 24 hours after a failure, not before, and not after passing', async () => {
    const ben = await worker(database)
    await answered(database, ben, await attempted(database, ben, guide), [1, 1, 1, 1, 1])
    await database.forward('23 hours 30 minutes')
    expect((await refusal(attempted(database, ben, guide))).detail).toEqual({ hours: 1 })
    // Another lesson has its own day.
    await attempted(database, ben, 'data-entry')
    await database.forward('31 minutes')
    await qualified(database, ben, guide)
    expect(await refused(attempted(database, ben, guide))).toBe('attempt.passed')
  })

  test('are one attempt however often they are begun, also by two presses at the same moment', async () => {
    const ben = await worker(database)
    const tries = await Promise.all([1, 2, 3].map(() => attempted(database, ben, guide)))
    expect(new Set(tries.map(({ publicId }) => publicId)).size).toBe(1)
  })

  test('take each answer once: the same press, another press for it, and a forged one are refused', async () => {
    const ben = await worker(database)
    const attempt = await attempted(database, ben, guide)
    expect(await refused(press(ben, attempt, 1, 0))).toBe('attempt.stale')
    expect(await refused(press(ben, attempt, -1, 0))).toBe('attempt.stale')
    expect(await refused(press(ben, attempt, 0, 3))).toBe('attempt.stale')
    await press(ben, attempt, 0, 0)
    for (const place of [0, 1, 2]) expect(await refused(press(ben, attempt, 0, place))).toBe('attempt.stale')
    const both = await Promise.allSettled([press(ben, attempt, 1, 0), press(ben, attempt, 1, 1)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const present = await withTx((tx) => guides.attemptOf(tx, ben, attempt.publicId))
    expect(present.answers).toHaveLength(2)
  })

  test('are answered by nobody else, and not after their end', async () => {
    const [ben, dora] = [await worker(database), await worker(database)]
    const attempt = await attempted(database, ben, guide)
    expect(await refused(press(dora, attempt, 0, 0))).toBe('attempt.unknown')
    await answered(database, ben, attempt, [0, 0, 0, 0, 0])
    expect(await refused(press(ben, attempt, 5, 0))).toBe('attempt.over')
    expect(await refused(press(ben, attempt, 4, 0))).toBe('attempt.over')
  })

  test('lapse after a day without costing one', async () => {
    const ben = await worker(database)
    const attempt = await attempted(database, ben, guide)
    await press(ben, attempt, 0, 0)
    await database.forward('24 hours 1 minute')
    expect(await refused(press(ben, attempt, 1, 0))).toBe('attempt.over')
    await withTx((tx) => guides.lapseAttempts(tx, 100))
    expect((await withTx((tx) => guides.attemptOf(tx, ben, attempt.publicId))).status).toBe('lapsed')
    expect((await attempted(database, ben, guide)).publicId).not.toBe(attempt.publicId)
  })

  test('are shown in an order that differs from attempt to attempt, the right one at each place', async () => {
    const places = new Set<string>()
    const right = [0, 0, 0]
    for (let count = 0; count < 12; count += 1) {
      const attempt = await attempted(database, await worker(database), guide)
      const orders = [0, 1, 2, 3, 4].map((question) => guides.shownOrder(attempt, question))
      for (const order of orders) {
        expect(new Set(order)).toEqual(new Set([0, 1, 2]))
        right[order.indexOf(0)] = (right[order.indexOf(0)] ?? 0) + 1
      }
      places.add(JSON.stringify(orders))
    }
    expect(places.size).toBe(12)
    for (const count of right) expect(count).toBeGreaterThan(5)
  })

  test('are for members only, and of lessons that exist', async () => {
    const newcomer = await stranger(database)
    expect(await refused(attempted(database, newcomer, guide))).toBe('member.not_joined')
    const ben = await worker(database)
    const forged = withTx((tx) => guides.start(tx, ben, { key: newKey('start'), guide: 'constructor' }))
    expect(await refused(forged)).toBe('guide.unknown')
  })
})

describe('a job that asks for a qualification', () => {
  test('is locked in the list and cannot be taken or applied for until the test is passed', async () => {
    const clara = await client(database, { points: 10_000 })
    const ben = await worker(database)
    const job = await openJob(database, clara, { qualification: guide })
    const chosen = await openJob(database, clara, { qualification: guide, taking: 'apply' })
    const missing = [{ need: 'qualification', guide }]
    expect(await withTx((tx) => jobs.missingFor(tx, ben, job))).toEqual(missing)
    expect((await refusal(claimed(database, ben, job))).detail).toEqual({ missing })
    const apply = () =>
      withTx((tx) => assignments.apply(tx, ben, { key: newKey('apply'), job: chosen.publicId, pitch: '' }))
    expect(await refused(apply())).toBe('job.missing')
    await qualified(database, ben, 'data-entry')
    expect(await refused(claimed(database, ben, job))).toBe('job.missing')
    await qualified(database, ben, guide)
    expect(await withTx((tx) => jobs.missingFor(tx, ben, job))).toEqual([])
    await claimed(database, ben, job)
    await apply()
  })

  test('takes no lesson that does not exist', async () => {
    const clara = await client(database)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a forged command
    const forged = draftJob(database, clara, { qualification: 'nothing' as guides.GuideId })
    expect((await refusal(forged)).detail).toEqual({ field: 'qualification' })
  })
})

describe('what a job asks for', () => {
  test('is looked at once more when work is handed in, and when an applicant is accepted', async () => {
    const clara = await client(database, { points: 10_000 })
    const ben = await worker(database)
    const job = await openJob(database, clara, { languages: ['de'] })
    const chosen = await openJob(database, clara, { languages: ['de'], taking: 'apply' })
    const assignment = await claimed(database, ben, job)
    const application = await withTx((tx) =>
      assignments.apply(tx, ben, { key: newKey('apply'), job: chosen.publicId, pitch: '' }),
    )
    const english = await withTx((tx) => members.setWorkLanguages(tx, ben, ['en']))
    expect(await refused(handedIn(database, english, assignment))).toBe('job.missing')
    const accept = () =>
      withTx((tx) => assignments.accept(tx, clara, { key: newKey('accept'), application: application.publicId }))
    expect(await refused(accept())).toBe('application.not_fit')
    const german = await withTx((tx) => members.setWorkLanguages(tx, ben, ['de']))
    await handedIn(database, german, assignment)
    await accept()
    await database.assertWorld()
  })
})
