import { afterEach, beforeEach, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as boards from '../../../core/boards/index.ts'
import type { Board, BoardSettings, FoundChat } from '../../../core/boards/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { merge } from '../../../core/links/merge.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, newKey, openJob, stranger, worker, type JobOptions } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const clara = await client(database, { points: 900_000 })
const posted = (options: JobOptions = {}) => openJob(database, clara, { slots: 2, ...options })

let chats = 0
function chat(options: Partial<FoundChat> = {}): FoundChat {
  chats += 1
  const id = `-100${chats}`
  const found = { platform: 'telegram', id, server: null, kind: 'channel', title: `Kanal ${chats}` } as const
  return { ...found, mayManage: true, mayPost: true, ...options }
}

async function board(owner: Member, settings: Partial<BoardSettings> = {}, found = chat()): Promise<Board> {
  return database.withTx(async (tx) => {
    const made = await boards.setUp(tx, owner, { key: newKey('board'), chat: found })
    return boards.change(tx, owner, { board: made.board.publicId, settings })
  })
}

async function spread(): Promise<void> {
  while ((await database.withTx((tx) => boards.spread(tx, 20))) > 0);
}

interface Row {
  readonly status: boards.CardStatus
  readonly message: string | null
}

async function cardsOn({ id }: Board): Promise<readonly Row[]> {
  return database.sql<Row[]>`select status, message from board_cards where board_id = ${id} order by job_id`
}

/** Claims everything that is due and shows it. */
async function showAll(): Promise<number> {
  await spread()
  const cards = await database.withTx((tx) => boards.claim(tx, 50))
  for (const card of cards) {
    await database.withTx(async (tx) => {
      const subject = await boards.subjectOf(tx, card)
      if (subject?.job?.status === 'closed') await boards.end(tx, card)
      else await boards.shown(tx, card, card.message ?? '17', JSON.stringify(subject?.job?.openSlots))
    })
  }
  return cards.length
}

beforeEach(() => database.setClock('2026-11-30T08:00:00+01:00'))
afterEach(async () => {
  await database.assertWorld()
  await database.sql`delete from boards`
})

test('a new job comes on each board that wants it, once, and on no other', async () => {
  const all = await board(clara)
  const texts = await board(clara, { categories: ['texts', 'testing'] })
  const dear = await board(clara, { minimumRewardPoints: 500 })
  const english = await board(clara, { language: 'en' })
  const anything = await board(clara, { language: 'en', everyLanguage: true })
  await posted({ category: 'texts', rewardPoints: 300 })
  await posted({ category: 'marketing', rewardPoints: 500 })
  await spread()
  await spread()
  const counts = []
  for (const one of [all, texts, dear, english, anything]) counts.push((await cardsOn(one)).length)
  expect(counts).toEqual([2, 1, 1, 0, 2])
})

test('a job from before the board, or from before what it shows was changed, does not come on it', async () => {
  const old = await posted()
  await database.forward('1 minute')
  const fresh = await board(clara)
  await claimed(database, await worker(database), old)
  await spread()
  expect(await cardsOn(fresh)).toEqual([])
})

test('a draft, a paused and a held job come on no board; when it goes on, it does', async () => {
  const one = await board(clara)
  const job = await posted()
  await database.withTx((tx) => jobs.pause(tx, clara, job.publicId))
  await spread()
  expect(await cardsOn(one)).toEqual([])
  await database.withTx((tx) => jobs.resume(tx, clara, job.publicId))
  await spread()
  expect(await cardsOn(one)).toMatchObject([{ status: 'due' }])
})

test('a job for invited workers only comes on no board', async () => {
  const one = await board(clara)
  await posted({ invitedOnly: true })
  await spread()
  expect(await cardsOn(one)).toEqual([])
})

test('what happens to a job within a minute is shown together', async () => {
  const one = await board(clara)
  const job = await posted({ slots: 3 })
  expect(await showAll()).toBe(1)
  await claimed(database, await worker(database), job)
  expect(await showAll()).toBe(0)
  await claimed(database, await worker(database), job)
  await database.forward('61 seconds')
  expect(await showAll()).toBe(1)
  await database.forward('61 seconds')
  expect(await showAll()).toBe(0)
  expect(await cardsOn(one)).toEqual([{ status: 'resting', message: '17' }])
})

test('a change while a card is being sent is not lost', async () => {
  await board(clara)
  const job = await posted({ slots: 3 })
  await spread()
  const [card] = await database.withTx((tx) => boards.claim(tx, 10))
  if (card === undefined) return expect.fail('nothing was due')
  await claimed(database, await worker(database), job)
  await spread()
  await database.withTx((tx) => boards.shown(tx, card, '17', 'as it was'))
  await database.forward('61 seconds')
  expect(await showAll()).toBe(1)
})

test('a card has one sender: a second claim finds nothing, and whoever was too slow changes nothing', async () => {
  const one = await board(clara)
  await posted()
  await spread()
  const claims = await Promise.all([1, 2, 3, 4].map(() => database.withTx((tx) => boards.claim(tx, 10))))
  const [slow] = claims.flat()
  expect(claims.flat()).toHaveLength(1)
  await database.sql`update board_cards set lease_until = now() - interval '1 second'`
  const [quick] = await database.withTx((tx) => boards.claim(tx, 10))
  if (slow === undefined || quick === undefined) return expect.fail('nothing was due')
  expect(await database.withTx((tx) => boards.hold(tx, slow))).toBe(false)
  await database.withTx((tx) => boards.shown(tx, slow, '17', 'slow'))
  expect(await cardsOn(one)).toMatchObject([{ status: 'sending', message: null }])
  await database.withTx((tx) => boards.shown(tx, quick, '18', 'quick'))
  expect(await cardsOn(one)).toEqual([{ status: 'resting', message: '18' }])
})

test('the card of an ended job is over and is not touched any more', async () => {
  const one = await board(clara)
  const job = await posted()
  await showAll()
  await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  await database.forward('61 seconds')
  await showAll()
  expect(await cardsOn(one)).toMatchObject([{ status: 'over' }])
  expect(await database.withTx((tx) => boards.forgetOld(tx, 10))).toBe(0)
  await database.forward('181 days')
  expect(await database.withTx((tx) => boards.forgetOld(tx, 10))).toBe(1)
})

test('only who manages a chat makes a board of it, and only where we may write', async () => {
  const setUp = (by: Member, found: FoundChat) =>
    refused(database.withTx((tx) => boards.setUp(tx, by, { key: newKey('board'), chat: found })))
  expect(await setUp(clara, chat({ mayManage: false }))).toBe('board.not_admin')
  expect(await setUp(clara, chat({ mayPost: false }))).toBe('board.no_rights')
  expect(await setUp(await stranger(database), chat())).toBe('member.not_joined')
})

test('a board is changed and removed by its owner alone', async () => {
  const ben = await worker(database)
  const one = await board(clara)
  const change = (by: Member) =>
    database.withTx((tx) => boards.change(tx, by, { board: one.publicId, settings: { everyLanguage: true } }))
  expect(await refused(change(ben))).toBe('board.unknown')
  expect(await refused(database.withTx((tx) => boards.remove(tx, ben, one.publicId)))).toBe('board.unknown')
  expect(await database.withTx((tx) => boards.list(tx, ben))).toEqual([])
  await posted()
  await showAll()
  await database.withTx((tx) => boards.remove(tx, clara, one.publicId))
  expect(await database.sql`select from board_cards`).toHaveLength(0)
})

test('a chat has one board: another administrator takes it over, the same command makes nothing twice', async () => {
  const ben = await worker(database)
  const found = chat()
  const key = newKey('board')
  const setUp = (by: Member, commandKey: string) =>
    database.withTx((tx) => boards.setUp(tx, by, { key: commandKey, chat: found }))
  expect((await setUp(clara, key)).isNew).toBe(true)
  expect((await setUp(clara, key)).isNew).toBe(true)
  expect((await setUp(ben, newKey('board'))).isNew).toBe(false)
  expect(await database.withTx((tx) => boards.list(tx, clara))).toEqual([])
  expect(await database.withTx((tx) => boards.list(tx, ben))).toMatchObject([{ chat: found.id }])
})

test('two administrators at the same moment make one board', async () => {
  const ben = await worker(database)
  const found = chat()
  const made = await Promise.all(
    [clara, ben].map((by) =>
      database.withTx((tx) => boards.setUp(tx, by, { key: newKey('board'), chat: found })).catch(() => undefined),
    ),
  )
  expect(made.filter((one) => one?.isNew === true)).toHaveLength(1)
  expect(await database.sql`select from boards`).toHaveLength(1)
})

test('nobody has more than twenty boards', async () => {
  const ben = await worker(database)
  for (let count = 0; count < boards.MOST_BOARDS; count += 1) await board(ben)
  expect(await refused(board(ben))).toBe('board.too_many')
})

test('a board that is switched off tells its owner once, shows nothing, and catches up when it is on again', async () => {
  const found = chat()
  const one = await board(clara, {}, found)
  const job = await posted({ slots: 3 })
  await showAll()
  await database.withTx((tx) => boards.switchOff(tx, one.id, 'rights'))
  await database.withTx((tx) => boards.switchOff(tx, one.id, 'gone'))
  const told = await database.sql`select from notices where kind = 'board.off' and member_id = ${clara.id}`
  expect(told).toHaveLength(1)
  await posted()
  await spread()
  expect(await cardsOn(one)).toHaveLength(1)
  await database.forward('5 minutes')
  await database.withTx((tx) => boards.setUp(tx, clara, { key: newKey('board'), chat: found }))
  expect(await showAll()).toBe(1)
  await claimed(database, await worker(database), job)
  await database.forward('61 seconds')
  expect(await showAll()).toBe(1)
})

test('of two accounts the boards are those of the one that stays', async () => {
  const ben = await worker(database)
  const twin = await worker(database, { platform: 'discord', externalId: '77000000000000001' })
  await board(twin)
  await database.withTx(async (tx) => {
    await merge(tx, ben, twin)
  })
  expect(await database.withTx((tx) => boards.list(tx, ben))).toHaveLength(1)
})

test('a chat that got another id keeps its board, unless that is a board already', async () => {
  const one = await board(clara)
  const other = await board(clara)
  await database.withTx((tx) => boards.moved(tx, one.id, '-100777'))
  expect(await database.withTx((tx) => boards.own(tx, clara, one.publicId))).toMatchObject({ chat: '-100777' })
  await database.withTx((tx) => boards.moved(tx, other.id, '-100777'))
  expect(await database.withTx((tx) => boards.own(tx, clara, other.publicId))).toMatchObject({ offWhy: 'gone' })
})

test('a slot that comes back makes the card come due', async () => {
  await board(clara)
  const job = await posted({ slots: 1 })
  const ben = await worker(database)
  const assignment = await claimed(database, ben, job)
  await database.forward('61 seconds')
  await showAll()
  await database.withTx((tx) =>
    assignments.giveBack(tx, ben, { key: newKey('back'), assignment: assignment.publicId, acceptsLate: true }),
  )
  await database.forward('61 seconds')
  expect(await showAll()).toBe(1)
})
