import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { createBoardSender } from '../../../bots/boards/send.ts'
import type { BoardSurface, Posted } from '../../../bots/boards/surface.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import { boardPost } from '../../../bots/screens/board-card.ts'
import * as boards from '../../../core/boards/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, newKey, openJob, worker } from '../../support/people.ts'

const database = await testDatabase()
const clara = await client(database, { points: 900_000 })
let chats = 0

interface Call {
  readonly chat: string
  readonly message: string | null
  readonly doubtful: boolean
  readonly state: string
}

/** A platform that writes down what it was given and answers what a test says. */
function surfaceThat(answer: (call: Call, count: number) => Promise<Posted> | Posted) {
  const calls: Call[] = []
  const surface: BoardSurface = {
    platform: 'telegram',
    async post({ chat }, { state }, { message, doubtful }) {
      const call = { chat, message, doubtful, state }
      calls.push(call)
      return answer(call, calls.length)
    },
  }
  return { surface, calls }
}
const takes = () => surfaceThat(({ message }, count) => ({ is: 'shown', message: message ?? String(count) }))

const senderOn = (surface: BoardSurface) =>
  createBoardSender({
    db: database,
    surfaces: [surface],
    draw: async (_, board, job) =>
      boardPost(copyFor(board.language), board, job, (label) => ({ is: 'url', label, url: 'https://t.me/x' })),
    log: pino({ level: 'silent' }),
  })

async function board(): Promise<boards.Board> {
  chats += 1
  const chat = { platform: 'telegram', id: `-100${chats}`, server: null, kind: 'channel', title: 'Jobs' } as const
  const found = { ...chat, mayManage: true, mayPost: true }
  return (await database.withTx((tx) => boards.setUp(tx, clara, { key: newKey('board'), chat: found }))).board
}
const posted = (slots = 3) => openJob(database, clara, { slots })
const states = () => database.sql`select status, message, error from board_cards order by job_id`

beforeEach(async () => {
  await database.sql`delete from boards`
  await database.sql`delete from board_news`
  // Ahead of every real clock that this test may run on.
  await database.setClock('2036-06-10T10:00:00Z')
})

test('four senders show each job once on each board', async () => {
  await Promise.all([board(), board(), board()])
  for (let count = 0; count < 5; count += 1) await posted()
  const { surface, calls } = takes()
  await Promise.all([1, 2, 3, 4].map(() => senderOn(surface).drain()))
  expect(calls.filter(({ message }) => message === null)).toHaveLength(15)
})

test('a card is edited when its job changes, and not for a change that nobody sees', async () => {
  await board()
  const job = await posted()
  const { surface, calls } = takes()
  await senderOn(surface).drain()
  await claimed(database, await worker(database), job)
  await database.forward('2 minutes')
  await senderOn(surface).drain()
  await database.sql`insert into board_news (job_id) values (${job.id})`
  await database.forward('2 minutes')
  await senderOn(surface).drain()
  expect(calls.map(({ message }) => message)).toEqual([null, '1'])
})

test('pause, going on and the end of a job are shown', async () => {
  await board()
  const job = await posted()
  const { surface, calls } = takes()
  const next = async (act: (tx: Parameters<typeof jobs.pause>[0]) => Promise<unknown>): Promise<void> => {
    await senderOn(surface).drain()
    await database.withTx(act)
    await database.forward('2 minutes')
  }
  await next((tx) => jobs.pause(tx, clara, job.publicId))
  await next((tx) => jobs.resume(tx, clara, job.publicId))
  await next((tx) => jobs.close(tx, clara, { key: newKey('close'), job: job.publicId }))
  await senderOn(surface).drain()
  expect(calls.map(({ state }) => state)).toEqual(['open', 'paused', 'open', 'ended'])
  expect(await states()).toMatchObject([{ status: 'over' }])
})

test('a job that is held for an operator is shown as paused, and goes on or ends on its card', async () => {
  await board()
  const [again, never] = [await posted(), await posted()]
  const { surface, calls } = takes()
  const hold = (job: jobs.Job) =>
    database.withTx(async (tx) => jobs.hold(tx, await jobs.lockById(tx, job.id), 'reports'))
  const drained = async (): Promise<readonly string[]> => {
    const before = calls.length
    await senderOn(surface).drain()
    await database.forward('2 minutes')
    return calls.slice(before).map(({ message, state }) => `${message} ${state}`)
  }
  expect(await drained()).toEqual(['null open', 'null open'])
  await hold(again)
  await hold(never)
  expect(await drained()).toEqual(expect.arrayContaining(['1 paused', '2 paused']))
  await database.withTx(async (tx) => jobs.release(tx, await jobs.lockById(tx, again.id)))
  await database.withTx(async (tx) => jobs.closeByOperator(tx, await jobs.lockById(tx, never.id)))
  expect((await drained()).map((call) => call.slice(2)).toSorted()).toEqual(['ended', 'open'])
  expect((await states()).map(({ status }) => String(status)).toSorted()).toEqual(['over', 'resting'])
})

test('a sender that dies after posting leaves a card in doubt, and the next one says so to the platform', async () => {
  await board()
  await posted()
  await database.withTx((tx) => boards.spread(tx, 10))
  expect(await database.withTx((tx) => boards.claim(tx, 10))).toHaveLength(1)
  const { surface, calls } = takes()
  await senderOn(surface).drain()
  expect(calls).toHaveLength(0)
  await database.sql`update board_cards set lease_until = now() - interval '1 second'`
  await senderOn(surface).drain()
  expect(calls).toMatchObject([{ message: null, doubtful: true }])
})

test('a board that asks to wait is left alone, and the others go on', async () => {
  const [slow, quick] = [await board(), await board()]
  for (let count = 0; count < 3; count += 1) await posted()
  const { surface, calls } = surfaceThat(({ chat }, count) =>
    chat === slow.chat ? { is: 'later', seconds: 30 } : { is: 'shown', message: String(count) },
  )
  const sender = senderOn(surface)
  await sender.drain()
  expect(calls.filter(({ chat }) => chat === slow.chat)).toHaveLength(1)
  expect(calls.filter(({ chat }) => chat === quick.chat)).toHaveLength(3)
  await database.forward('31 seconds')
  await sender.drain()
  expect(calls.filter(({ chat }) => chat === slow.chat)).toHaveLength(2)
})

test('a chat that is closed switches its board off, and nothing more is sent there', async () => {
  await board()
  await posted()
  await posted()
  const { surface, calls } = surfaceThat(() => ({ is: 'closed', why: 'gone' }))
  await senderOn(surface).drain()
  await senderOn(surface).drain()
  expect(calls).toHaveLength(1)
  expect(await database.sql`select off_why from boards`).toEqual([{ off_why: 'gone' }])
  expect(await database.sql`select from notices where kind = 'board.off'`).toHaveLength(1)
})

test('a card that somebody deleted is not posted again', async () => {
  await board()
  const job = await posted()
  const { surface, calls } = surfaceThat(({ message }) =>
    message === null ? { is: 'shown', message: '1' } : { is: 'deleted' },
  )
  for (let count = 0; count < 3; count += 1) {
    await senderOn(surface).drain()
    await claimed(database, await worker(database), job)
    await database.forward('2 minutes')
  }
  expect(calls.map(({ message }) => message)).toEqual([null, '1'])
})

test('a chat with a new id is asked again under that one', async () => {
  await board()
  await posted()
  const { surface, calls } = surfaceThat(({ chat }) =>
    chat === '-100999' ? { is: 'shown', message: '1' } : { is: 'moved', chat: '-100999' },
  )
  await senderOn(surface).drain()
  expect(calls.map(({ chat }) => chat)).toEqual([`-100${chats}`, '-100999'])
})

test('what the platform refuses is given up and written down', async () => {
  await board()
  await posted()
  const { surface, calls } = surfaceThat(() => ({ is: 'impossible', reason: 'no such thing' }))
  await senderOn(surface).drain()
  await senderOn(surface).drain()
  expect(calls).toHaveLength(1)
  expect(await states()).toMatchObject([{ status: 'over', error: 'no such thing' }])
})

test('a bug of ours is tried five times', async () => {
  await board()
  await posted()
  const { surface, calls } = surfaceThat(() => Promise.reject(new Error('a bug')))
  for (let count = 0; count < 8; count += 1) {
    await senderOn(surface).drain()
    await database.forward('10 minutes')
  }
  expect(calls).toHaveLength(5)
  expect(await states()).toMatchObject([{ status: 'over', error: 'a bug' }])
})

test('a job that is full or over before it was ever shown is not shown', async () => {
  await board()
  const full = await posted(1)
  await claimed(database, await worker(database), full)
  const over = await posted()
  await database.withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: over.publicId }))
  const { surface, calls } = takes()
  await senderOn(surface).drain()
  expect(calls).toEqual([])
})
