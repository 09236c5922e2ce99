import { beforeEach, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import * as lists from '../../../core/lists/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, newKey, openJob, worker } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase()
const within = database.withTx
const clara = await client(database, { points: 200_000 })

/** Noon in Berlin: nobody sleeps unless told. */
beforeEach(() => database.setClock('2026-11-24T12:00:00+01:00'))

const wait = (who: Member, job: Job) =>
  within((tx) => jobs.waitFor(tx, who, { key: newKey('wait'), job: job.publicId }))
const stateOf = async (who: Member, { publicId }: jobs.WaitingPlace): Promise<string> =>
  (await within((tx) => jobs.myPlace(tx, who, publicId))).status
const giveBack = (who: Member, { publicId }: Assignment) =>
  within((tx) => assignments.giveBack(tx, who, { key: newKey('back'), assignment: publicId, acceptsLate: true }))
const tick = async (): Promise<void> => {
  await within((tx) => jobs.passOffers(tx, 10))
  await within((tx) => jobs.retryWaiting(tx, 10))
}
const toldOf = async (who: Member): Promise<number> => {
  const rows = await database.sql`select id from notices where member_id = ${who.id} and kind = 'waiting.offered'`
  return rows.length
}

/** A job of one slot that Ben has, with people in line. */
async function full(...line: readonly Member[]) {
  const ben = await worker(database)
  const job = await openJob(database, clara)
  const assignment = await claimed(database, ben, job)
  const places: jobs.WaitingPlace[] = []
  for (const who of line) places.push(await wait(who, job))
  return { ben, job, assignment, places }
}

test('the refusal of a full job says which job it is, so that a button can lead to its waiting list', async () => {
  const { job } = await full()
  const late = await refusal(claimed(database, await worker(database), job))
  expect([late.code, late.detail]).toEqual(['job.full', { job: job.publicId }])
})

test('only whoever could take a slot waits for one, once, and only while there is none', async () => {
  const { ben, job } = await full()
  const [anna, mia] = [await worker(database), await worker(database)]
  await wait(anna, job)
  expect(await refused(wait(anna, job))).toBe('waiting.there')
  expect(await refused(wait(clara, job))).toBe('job.own')
  expect(await refused(wait(ben, job))).toBe('job.taken_before')
  await within((tx) => lists.block(tx, mia, clara.id))
  expect(await refused(wait(mia, job))).toBe('job.not_for_you')
  expect(await refused(wait(mia, await openJob(database, await client(database, { points: 2_000 }))))).toBe(
    'waiting.not_full',
  )
})

describe('a slot that becomes free', () => {
  test('is the first one’s for two hours, then the next one’s, then anybody’s', async () => {
    const [anna, mia, tom] = [await worker(database), await worker(database), await worker(database)]
    const { ben, job, assignment, places } = await full(anna, mia)
    const [first, second] = places
    if (first === undefined || second === undefined) throw new Error('two wait')
    await giveBack(ben, assignment)
    expect([await stateOf(anna, first), await stateOf(mia, second)]).toEqual(['offered', 'waiting'])
    expect([await toldOf(anna), await toldOf(mia)]).toEqual([1, 0])
    for (const other of [mia, tom, ben]) expect(await refused(claimed(database, other, job))).toBe('job.full')

    await database.forward('119 minutes')
    await tick()
    expect(await stateOf(anna, first)).toBe('offered')
    await database.forward('2 minutes')
    const noted = async (): Promise<number> =>
      (await database.sql`select from member_changes where member_id in ${database.sql([anna.id, mia.id])}`).length
    const before = await noted()
    await tick()
    expect([await stateOf(anna, first), await stateOf(mia, second)]).toEqual(['passed', 'offered'])
    // My work of both is drawn anew.
    expect(await noted()).toBe(before + 2)
    const missed = await database.sql`select member_id from notices where kind = 'waiting.passed'`
    expect(missed).toEqual([{ member_id: anna.id }])
    expect(await refused(claimed(database, anna, job))).toBe('job.full')
    await database.forward('121 minutes')
    await tick()
    expect(await stateOf(mia, second)).toBe('passed')
    await claimed(database, tom, job)
  })

  test('is taken by whom it was offered to, who waits no more', async () => {
    const anna = await worker(database)
    const { ben, job, assignment, places } = await full(anna)
    await giveBack(ben, assignment)
    await claimed(database, anna, job)
    expect(await stateOf(anna, places[0] ?? expect.fail())).toBe('taken')
  })

  test.each(['a deadline that passed', 'more slots', 'a job that goes on'] as const)('comes by %s', async (how) => {
    const anna = await worker(database)
    const { ben, job, assignment, places } = await full(anna)
    if (how === 'a deadline that passed') {
      await database.sql`update assignments set deadline_at = moment() - interval '1 hour' where id = ${assignment.id}`
      await within((tx) => assignments.lapseAssignments(tx, 1))
    } else if (how === 'more slots') {
      await within((tx) => jobs.addSlots(tx, clara, { key: newKey('add'), job: job.publicId, slots: 1 }))
    } else {
      await within((tx) => jobs.pause(tx, clara, job.publicId))
      await giveBack(ben, assignment)
      expect(await stateOf(anna, places[0] ?? expect.fail())).toBe('waiting')
      await within((tx) => jobs.resume(tx, clara, job.publicId))
    }
    expect(await stateOf(anna, places[0] ?? expect.fail())).toBe('offered')
    expect(await toldOf(anna)).toBe(1)
  })

  test('is not lost by sleeping: the next one who is awake is told, and the sleeper when the night is over', async () => {
    const [anna, mia] = [await worker(database), await worker(database)]
    await database.sql`update members set quiet_from = 11, quiet_to = 15 where id = ${anna.id}`
    const { ben, job, assignment, places } = await full(anna, mia)
    const [first, second] = places
    if (first === undefined || second === undefined) throw new Error('two wait')
    await giveBack(ben, assignment)
    expect([await stateOf(anna, first), await stateOf(mia, second)]).toEqual(['waiting', 'offered'])
    await within((tx) => jobs.stopWaiting(tx, mia, second.publicId))
    // Nobody who is awake waits: it is anybody's until then.
    await database.forward('181 minutes')
    await tick()
    expect(await stateOf(anna, first)).toBe('offered')
    expect(await refused(claimed(database, mia, job))).toBe('job.full')
  })

  test('passes by who has eight jobs, and comes back to them when one is done', async () => {
    const [anna, mia] = [await worker(database), await worker(database)]
    const { ben, assignment, places } = await full(anna, mia)
    const [first, second] = places
    if (first === undefined || second === undefined) throw new Error('two wait')
    const running: Assignment[] = []
    for (let count = 0; count < 8; count += 1)
      running.push(await claimed(database, anna, await openJob(database, clara)))
    await giveBack(ben, assignment)
    expect([await stateOf(anna, first), await stateOf(mia, second)]).toEqual(['waiting', 'offered'])
    await giveBack(anna, running[0] ?? expect.fail())
    await within((tx) => jobs.stopWaiting(tx, mia, second.publicId))
    await database.forward('61 minutes')
    await tick()
    expect(await stateOf(anna, first)).toBe('offered')
  })

  test('is the first one’s in line when several are looked at again, whoever came up for it before', async () => {
    const [anna, mia] = [await worker(database), await worker(database)]
    await database.sql`update members set quiet_from = 11, quiet_to = 15 where id = ${anna.id}`
    const { ben, assignment, places } = await full(anna, mia)
    const [first, second] = places
    if (first === undefined || second === undefined) throw new Error('two wait')
    // Mia would be looked at again at 13 h, Anna at 15 h; the schedule stands still until then.
    await within((tx) => lists.block(tx, mia, clara.id))
    await giveBack(ben, assignment)
    await within((tx) => lists.unblock(tx, mia, clara.id))
    await database.forward('181 minutes')
    await tick()
    expect([await stateOf(anna, first), await stateOf(mia, second)]).toEqual(['offered', 'waiting'])
  })

  test('of a job with applications is told in order, and the client chooses as ever', async () => {
    const [anna, ben] = [await worker(database), await worker(database)]
    const job = await openJob(database, clara, { taking: 'apply' })
    const apply = (who: Member) =>
      within((tx) => assignments.apply(tx, who, { key: newKey('apply'), job: job.publicId, pitch: '' }))
    const accept = async (who: Member) => {
      const { publicId } = await apply(who)
      return within((tx) => assignments.accept(tx, clara, { key: newKey('accept'), application: publicId }))
    }
    const assignment = await accept(ben)
    const place = await wait(anna, job)
    await giveBack(ben, assignment)
    expect(await stateOf(anna, place)).toBe('offered')
    await apply(anna)
    expect(await stateOf(anna, place)).toBe('taken')
    await accept(await worker(database))
  })
})

test('nobody waits for a job that has ended', async () => {
  const anna = await worker(database)
  const { job, places } = await full(anna)
  await within((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  expect(await stateOf(anna, places[0] ?? expect.fail())).toBe('ended')
  expect(await refused(within((tx) => jobs.myPlace(tx, clara, places[0]?.publicId ?? '')))).toBe('waiting.unknown')
})

test('leaving makes room for the next, and one may come back to the end of the line', async () => {
  const [anna, mia] = [await worker(database), await worker(database)]
  const { ben, job, assignment, places } = await full(anna, mia)
  const [first, second] = places
  if (first === undefined || second === undefined) throw new Error('two wait')
  expect(await within((tx) => jobs.placeIn(tx, mia, job))).toMatchObject({ ahead: 1 })
  await within((tx) => jobs.stopWaiting(tx, anna, first.publicId))
  await wait(anna, job)
  expect(await within((tx) => jobs.placeIn(tx, anna, job))).toMatchObject({ ahead: 1 })
  await giveBack(ben, assignment)
  expect(await stateOf(mia, second)).toBe('offered')
})

test('somebody stands on twenty lists at most', async () => {
  const anna = await worker(database)
  for (let count = 0; count < 20; count += 1) await full(anna)
  const last = await refusal(full(anna))
  expect([last.code, last.detail]).toEqual(['waiting.too_many', { limit: 20 }])
})

test('one slot is never held for two, whoever comes at the same moment', async () => {
  const people = [await worker(database), await worker(database), await worker(database)]
  const { ben, job, assignment } = await full(...people)
  await giveBack(ben, assignment)
  const outcomes = await Promise.allSettled(
    [...people, await worker(database)].map((who) => claimed(database, who, job)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes[0]?.status).toBe('fulfilled')
})

test('the world holds after all of this', async () => database.assertWorld())
