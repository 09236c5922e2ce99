import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment, RequestStatus, WorkRequest } from '../../../core/assignments/index.ts'
import { REQUEST_STATUSES, requestVerbs } from '../../../core/assignments/request.ts'
import { reachable } from '../../../core/shared/machine.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, escrowOf, handedIn, newKey, openJob, pointsOf, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const clara = await client(database, { points: 500_000 })
const HOUR = 3_600_000

const ask = (by: Member, { publicId }: Assignment, hours = 24, key = newKey('ask')) =>
  database.withTx((tx) => assignments.askForTime(tx, by, { key, assignment: publicId, hours }))
const answer = (by: Member, { publicId }: WorkRequest, agrees: boolean, key = newKey('answer')) =>
  database.withTx((tx) => assignments.answerRequest(tx, by, { key, request: publicId, agrees }))
const now = (by: Member, { publicId }: Assignment) => database.withTx((tx) => assignments.mine(tx, by, publicId))
const statusOf = async (by: Member, { publicId }: WorkRequest): Promise<RequestStatus> =>
  (await database.withTx((tx) => assignments.requestOf(tx, by, publicId))).request.status
const close = (id: string) => database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: id }))
const askRelease = (id: string, by = clara, key = newKey('release')) =>
  database.withTx((tx) => assignments.askForRelease(tx, by, { key, job: id }))
const takeBack = (by: Member, { publicId }: Assignment) =>
  database.withTx((tx) => assignments.takeBack(tx, by, { key: newKey('take'), assignment: publicId }))
const told = async (kind: string, request: WorkRequest) =>
  (
    await database.sql<{ member_id: string }[]>`
      select member_id from notices where kind = ${kind} and data ->> 'request' = ${request.publicId}`
  ).map((row) => row.member_id)

async function started(fields: Partial<jobs.JobFields> = {}) {
  const by = await worker(database)
  const job = await openJob(database, clara, fields)
  return { by, job, assignment: await claimed(database, by, job) }
}

test('a request can reach every status, and an answer stays one', () => {
  expect([...reachable(requestVerbs, 'waiting')].toSorted()).toEqual([...REQUEST_STATUSES].toSorted())
  expect(new Set(Object.values(requestVerbs).flatMap(({ from }) => from))).toEqual(new Set(['waiting']))
})

describe('more time', () => {
  test('is asked of the client, and a yes moves the deadline by exactly that', async () => {
    const { by, assignment } = await started()
    const request = await ask(by, assignment, 30)
    expect(await told('request.time', request)).toEqual([clara.id])
    await answer(clara, request, true)
    expect((await now(by, assignment)).deadlineAt.getTime()).toBe(assignment.deadlineAt.getTime() + 30 * HOUR)
    expect(await told('request.answered', request)).toEqual([by.id])
    await database.assertWorld()
  })

  test('a no leaves the deadline, and both hold once, whatever is pressed later', async () => {
    const { by, assignment } = await started()
    const request = await ask(by, assignment)
    const key = newKey('no')
    await answer(clara, request, false, key)
    await answer(clara, request, false, key)
    expect(await refused(answer(clara, request, true))).toBe('request.wrong_state')
    expect((await now(by, assignment)).deadlineAt).toEqual(assignment.deadlineAt)
    expect(await told('request.answered', request)).toEqual([by.id])
  })

  test('silence declines after 24 hours, told once by two instances', async () => {
    const { by, assignment } = await started({ workHours: 168 })
    const request = await ask(by, assignment)
    await database.forward('23 hours 59 minutes')
    await runDue(database)
    expect(await statusOf(by, request)).toBe('waiting')
    await database.forward('2 minutes')
    expect(await refused(answer(clara, request, true))).toBe('request.wrong_state')
    await Promise.all([runDue(database), runDue(database)])
    expect([await statusOf(by, request), (await now(by, assignment)).deadlineAt]).toEqual([
      'unanswered',
      assignment.deadlineAt,
    ])
    expect(await told('request.answered', request)).toEqual([by.id])
    await database.assertWorld()
  })

  test('silence declines at the deadline when that is sooner', async () => {
    const { by, assignment } = await started({ workHours: 2 })
    const request = await ask(by, assignment)
    expect(request.dueAt).toEqual(assignment.deadlineAt)
    await database.forward('2 hours 1 minute')
    await runDue(database)
    expect(await statusOf(by, request)).toBe('unanswered')
    expect(await refused(ask(by, assignment))).toBe('assignment.too_late')
  })

  test('handing in, giving back and a lapse drop it', async () => {
    const [one, two, three] = [await started(), await started(), await started()]
    const requests = [await ask(one.by, one.assignment), await ask(two.by, two.assignment)]
    await handedIn(database, one.by, one.assignment)
    await database.withTx((tx) =>
      assignments.giveBack(tx, two.by, {
        key: newKey('back'),
        assignment: two.assignment.publicId,
        acceptsLate: true,
      }),
    )
    for (const request of requests) {
      expect(await statusOf(clara, request)).toBe('dropped')
      expect(await refused(answer(clara, request, true))).toBe('request.wrong_state')
    }
    const late = await ask(three.by, three.assignment)
    await database.forward('25 hours')
    await database.withTx((tx) => assignments.lapseAssignments(tx, 10))
    expect(await statusOf(clara, late)).toBe('dropped')
    await database.assertWorld()
  })

  test('one waits at a time, three in all, and hours are whole and at most a week', async () => {
    const { by, assignment } = await started()
    for (const hours of [0, -1, 1.5, 169, Number.NaN]) {
      expect(await refused(ask(by, assignment, hours))).toBe('job.bad_field')
    }
    for (const _ of [1, 2, 3]) {
      const request = await ask(by, assignment)
      expect(await refused(ask(by, assignment))).toBe('request.waiting')
      await answer(clara, request, false)
    }
    expect(await refused(ask(by, assignment))).toBe('request.too_many')
  })

  test('of two presses at once one asks', async () => {
    const { by, assignment } = await started()
    const results = await Promise.allSettled([ask(by, assignment), ask(by, assignment), ask(by, assignment)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('is nobody else’s business', async () => {
    const { by, assignment } = await started()
    const stranger = await worker(database)
    expect(await refused(ask(stranger, assignment))).toBe('assignment.unknown')
    expect(await refused(ask(clara, assignment))).toBe('assignment.unknown')
    const request = await ask(by, assignment)
    expect(await refused(answer(stranger, request, true))).toBe('request.unknown')
    expect(await refused(answer(by, request, true))).toBe('request.unknown')
    await handedIn(database, by, assignment)
    expect(await refused(ask(by, assignment))).toBe('assignment.wrong_state')
  })
})

describe('release by agreement', () => {
  test('a yes frees the slot, pays back, and costs the worker nothing', async () => {
    const { by, job, assignment } = await started()
    expect(await refused(askRelease(job.publicId))).toBe('job.wrong_state')
    await close(job.publicId)
    expect(await refused(askRelease(job.publicId, await client(database)))).toBe('job.unknown')
    const before = await pointsOf(database, clara, 'budget')
    expect(await askRelease(job.publicId)).toBe(1)
    expect(await askRelease(job.publicId)).toBe(0)
    const request = await database.withTx((tx) => assignments.waitingRequest(tx, assignment, 'release'))
    if (request === undefined) throw new Error('nobody was asked')
    expect(await refused(answer(clara, request, true))).toBe('request.unknown')
    const time = await ask(by, assignment)
    await answer(by, request, true)
    expect([(await now(by, assignment)).status, await statusOf(by, time)]).toEqual(['released', 'dropped'])
    expect([await escrowOf(database, job), (await pointsOf(database, clara, 'budget')) - before]).toEqual([0, 330])
    expect((await database.withTx((tx) => members.record(tx, by.id, 'texts'))).onTimePercent).toBeUndefined()
    expect(await told('request.answered', request)).toEqual([clara.id])
    await database.assertWorld()
  })

  test('a no and silence let the work go on', async () => {
    const [one, two] = [await started({ workHours: 100 }), await started({ workHours: 100 })]
    for (const { job } of [one, two]) {
      await close(job.publicId)
      await askRelease(job.publicId)
    }
    const request = await database.withTx((tx) => assignments.waitingRequest(tx, one.assignment, 'release'))
    if (request === undefined) throw new Error('nobody was asked')
    await answer(one.by, request, false)
    await database.forward('25 hours')
    await runDue(database)
    for (const { by, assignment } of [one, two]) expect((await now(by, assignment)).status).toBe('working')
    await database.assertWorld()
  })
})

describe('a slot whose deadline has passed', () => {
  test('is taken back after the grace, not before, by its client alone, and counts as late', async () => {
    const { by, job, assignment } = await started()
    await database.forward('24 hours 14 minutes')
    expect(await refused(takeBack(clara, assignment))).toBe('assignment.not_overdue')
    await database.forward('2 minutes')
    expect(await refused(takeBack(await client(database), assignment))).toBe('assignment.unknown')
    await takeBack(clara, assignment)
    expect(await refused(takeBack(clara, assignment))).toBe('assignment.wrong_state')
    expect((await now(by, assignment)).status).toBe('withdrawn')
    expect((await database.withTx((tx) => jobs.byId(tx, job.id))).openSlots).toBe(1)
    expect((await database.withTx((tx) => members.record(tx, by.id, 'texts'))).onTimePercent).toBe(0)
    expect((await claimed(database, by, job)).status).toBe('working')
    await database.assertWorld()
  })
})
