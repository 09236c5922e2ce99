import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import type { Deliverable } from '../../bots/dialog/reply.ts'
import type { Delivered, Surface } from '../../bots/dialog/surface.ts'
import { createRefresher, type Refresher } from '../../bots/living/refresh.ts'
import { routes } from '../../bots/screens/routes.ts'
import * as changes from '../../core/changes/index.ts'
import * as living from '../../core/living/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member } from '../../core/members/index.ts'
import { testDatabase } from '../support/database.ts'
import { claimed, client, handedIn, openJob, worker } from '../support/people.ts'
import { engine } from './dialog/stage.ts'

const database = await testDatabase()
await database.setClock('2036-06-10T08:00:00Z')
const clara = await client(database, { points: 500_000 })
const job = await openJob(database, clara, { slots: 50 })
beforeEach(() => database.sql`delete from living_messages`)

/** A program beside others, on a platform that answers what a test says. */
function program(answer: () => Delivered = () => ({ is: 'sent' })): { refresher: Refresher; seen: Deliverable[] } {
  const seen: Deliverable[] = []
  const surface: Surface = {
    platform: 'telegram',
    look: async () => undefined,
    fetch: async () => new Uint8Array(),
    deliver: async (_, reply) => {
      seen.push(reply)
      return answer()
    },
  }
  const log = pino({ level: 'silent' })
  return { refresher: createRefresher({ ...engine, routes, db: database, surfaces: [surface], log }), seen }
}

/** Somebody looks at My work, in this message. */
async function looking(message: string): Promise<{ readonly ben: Member; readonly person: string }> {
  const ben = await worker(database)
  const [place] = await database.withTx((tx) => members.places(tx, ben.id))
  if (place === undefined) throw new Error('nowhere')
  const shown = { screen: 'work.list', place: place.place, message, hash: 'as it was' }
  await database.withTx((tx) => living.show(tx, { platform: 'telegram', externalId: place.externalId }, shown))
  return { ben, person: place.place }
}
const rows = () => database.sql`select message, due_at from living_messages`

/** A minute later, and everything that was to be drawn is drawn. */
async function aMinuteLater({ refresher }: { refresher: Refresher }): Promise<number> {
  await database.forward('61 seconds')
  return refresher.drain()
}

test('a living message is looked at once after the pause, and edited only when it says something else', async () => {
  await looking('1')
  const one = program()
  expect(await one.refresher.drain()).toBe(0)
  expect([await aMinuteLater(one), await aMinuteLater(one)]).toEqual([1, 0])
  expect(one.seen).toMatchObject([{ is: 'card', onlyEdit: true, edit: { platform: 'telegram', message: '1' } }])
  const [row] = await rows()
  expect(row?.['due_at']).toBeNull()
})

test('several changes within a minute are one edit, by three programs once', async () => {
  const { ben } = await looking('2')
  const programs = [program(), program(), program()]
  await aMinuteLater(programs[0] ?? expect.fail())
  const assignment = await claimed(database, ben, job)
  await handedIn(database, ben, assignment)
  expect(await programs[0]?.refresher.drain()).toBe(0)
  await database.forward('61 seconds')
  const edits = await Promise.all(programs.map(({ refresher }) => refresher.drain()))
  expect(edits.reduce((sum, count) => sum + count, 0)).toBe(1)
})

test('a change that comes while it is drawn is not lost', async () => {
  const { ben } = await looking('3')
  await database.forward('61 seconds')
  const [one, other] = [program(), program()]
  const taken = await database.withTx((tx) => living.claim(tx, 10))
  expect(taken).toHaveLength(1)
  await claimed(database, ben, job)
  await database.withTx((tx) => changes.workOff(tx, 500))
  for (const drawn of taken) await database.withTx((tx) => living.settle(tx, drawn, 'as it was then'))
  expect([await aMinuteLater(one), await other.refresher.drain()]).toEqual([1, 0])
})

test('a program that dies while it draws leaves the message to another one', async () => {
  await looking('4')
  await database.forward('61 seconds')
  expect(await database.withTx((tx) => living.claim(tx, 10))).toHaveLength(1)
  const other = program()
  expect(await other.refresher.drain()).toBe(0)
  await database.forward('31 seconds')
  expect(await other.refresher.drain()).toBe(1)
})

test('a message that is gone is let go, and none is sent instead', async () => {
  await looking('5')
  const one = program(() => ({ is: 'impossible', reason: 'message to edit not found' }))
  expect([await aMinuteLater(one), await aMinuteLater(one), one.seen.length]).toEqual([0, 0, 1])
  expect(await rows()).toEqual([])
})

test('a platform that asks to wait is asked again when it said', async () => {
  await looking('6')
  let left = 1
  const one = program(() => (left-- > 0 ? { is: 'later', retryAfterSeconds: 300 } : { is: 'sent' }))
  expect([await aMinuteLater(one), await aMinuteLater(one), one.seen.length]).toEqual([0, 0, 1])
  await database.forward('300 seconds')
  expect(await one.refresher.drain()).toBe(1)
})

test('a message over which something else was drawn is left alone', async () => {
  const { person } = await looking('7')
  await database.withTx((tx) => living.leave(tx, { platform: 'telegram', place: person, message: '7' }))
  const one = program()
  expect([await aMinuteLater(one), one.seen]).toEqual([0, []])
})

test.each(['done', 'put off', 'dead'])(
  'what is drawn over a message waits for the edit of it that is on its way, and then it is let go (%s)',
  async (end) => {
    const { person } = await looking('10')
    await database.forward('61 seconds')
    const [one = expect.fail()] = await database.withTx((tx) => living.claim(tx, 10))
    const over = { platform: 'telegram', place: person, message: '10' } as const
    expect(await database.withTx((tx) => living.begin(tx, one))).toBe(true)
    expect(await database.withTx((tx) => living.leave(tx, over))).toBe(true)
    expect(await database.withTx((tx) => living.isOverdrawn(tx, over))).toBe(true)
    expect(await database.withTx((tx) => living.begin(tx, one))).toBe(false)
    if (end === 'done') await database.withTx((tx) => living.settle(tx, one, 'new'))
    if (end === 'put off') await database.withTx((tx) => living.retryIn(tx, one, 60))
    if (end === 'dead') await database.forward('31 seconds')
    expect(await database.withTx((tx) => living.isOverdrawn(tx, over))).toBe(false)
    const other = program()
    expect([await aMinuteLater(other), other.seen, await rows()]).toEqual([0, [], []])
  },
)

test('another screen in the same message does not wait for an edit for ever', async () => {
  const { person } = await looking('11')
  await database.forward('61 seconds')
  const [one = expect.fail()] = await database.withTx((tx) => living.claim(tx, 10))
  await database.withTx((tx) => living.begin(tx, one))
  await database.withTx((tx) => living.leave(tx, { platform: 'telegram', place: person, message: '11' }))
  const next = { screen: 'jobs.mine', place: person, message: '11', hash: 'next' }
  await database.withTx((tx) => living.show(tx, { platform: 'telegram', externalId: person }, next))
  await database.withTx((tx) => living.settle(tx, one, 'late'))
  expect(await database.sql`select screen, hash from living_messages`).toEqual([{ screen: 'jobs.mine', hash: 'next' }])
})

test('only the last message of a screen lives, and it is forgotten after two weeks', async () => {
  const { person } = await looking('8')
  const again = { screen: 'work.list', place: person, message: '9', hash: '' }
  await database.withTx((tx) => living.show(tx, { platform: 'telegram', externalId: person }, again))
  expect((await rows()).map(({ message }) => String(message))).toEqual(['9'])
  await database.forward('15 days')
  await database.withTx((tx) => living.forgetOld(tx, 10))
  expect(await rows()).toEqual([])
})
