import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as books from '../../../core/books/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { approveBatch, release } from '../../../core/payouts/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { asked, builtBatch, exported, payee, TEST_BANK } from '../../support/payouts.ts'
import { claimed, client, handedIn, newKey, openJob, operator, pointsOf, worker } from '../../support/people.ts'

const database = await testDatabase()
const olga = await operator(database)
const clara = await client(database, { points: 20_000 })
const ben = await worker(database)

const nightly = () => database.withTx(books.checkNightly)
const seen = () => database.withTx((tx) => books.show(tx, olga))
const reopened = (key = newKey('reopen')) =>
  database.withTx((tx) => books.reopen(tx, olga, { key, reason: 'A row was changed by hand, and is right again.' }))
const published = () => openJob(database, clara)

/** Somebody at the database's own prompt, past every trigger. */
const byHand = (change: 1 | -1) =>
  database.sql.begin(async (own) => {
    await own`set local session_replication_role = replica`
    await own`update accounts set balance = balance + ${change} where kind = 'budget' and owner_id = ${clara.id}`
  })

test('a night is looked through once, by however many instances, and a missed one is made up for', async () => {
  const times = await Promise.all([nightly(), nightly(), nightly()])
  expect(times.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(3)
  expect(await database.sql`select from books_checks`).toHaveLength(1)
  expect(await nightly()).toBe(0)
  await database.forward('3 days')
  expect(await nightly()).toBe(1)
  expect(await nightly()).toBe(0)
  expect((await seen()).lastCheck).toMatchObject({ faultCount: 0, faults: [] })
})

test('a night begins at three in the morning, where the product is at home', async () => {
  await database.setClock('2027-03-10T01:59:00Z')
  await nightly()
  await database.forward('30 seconds')
  expect(await nightly()).toBe(0)
  await database.forward('1 minute')
  expect(await nightly()).toBe(1)
})

test('the chain of the audit log is read at night, and by day only what came after that', async () => {
  const said = (object: string) =>
    database.withTx((tx) => moderation.audit(tx, olga, { action: 'test', object, reason: 'For the chain', detail: {} }))
  const rewrite = (object: string, reason: string) =>
    database.sql.begin(async (own) => {
      await own`set local session_replication_role = replica`
      await own`update audit set reason = ${reason} where object = ${object}`
    })
  const broken = () => database.withTx(moderation.brokenAudit)
  const numberOf = async (object: string) =>
    (await database.sql<{ number: string }[]>`select number from audit where object = ${object}`)[0]?.number
  for (const object of ['one', 'two']) await said(object)
  await database.forward('1 day')
  await nightly()
  await said('three')
  expect(await broken()).toBeUndefined()
  // What came since then is read at once, and what the night has read is not read again.
  await rewrite('three', 'Something else')
  expect(await broken()).toBe(await numberOf('three'))
  await rewrite('three', 'For the chain')
  expect(await broken()).toBeUndefined()
  await rewrite('one', 'Something else')
  expect(await broken()).toBeUndefined()
  await database.forward('1 day')
  await nightly()
  expect(await broken()).toBe(await numberOf('one'))
  const told = await database.sql`select from notices where member_id = ${olga.id} and data->>'topic' = 'audit'`
  expect(told).toHaveLength(1)
  expect((await seen()).closedAt).toBeNull()
  await rewrite('one', 'For the chain')
  await database.forward('1 day')
  await nightly()
  expect(await broken()).toBeUndefined()
})

test('what is owed, what is held and what makes the difference add up', async () => {
  const job = await openJob(database, clara, { rewardPoints: 500 })
  await handedIn(database, ben, await claimed(database, ben, job))
  const { owed, owedPoints, held, feePoints, unclearPoints, giftPoints } = await seen()
  expect(owed.find(({ kind }) => kind === 'escrow')?.points).toBe(550)
  expect(owedPoints).toBe(20_000)
  expect(owedPoints + feePoints + unclearPoints).toBe(held.bank + held.psp + giftPoints)
  await expect(database.withTx((tx) => books.show(tx, ben))).rejects.toMatchObject({ code: 'operator.only' })
})

describe('books that are wrong', () => {
  test('are closed: nothing moves, the rest goes on, the operators know; they open when all is right', async () => {
    const waiting = await openJob(database, clara, { slots: 2, reviewDays: 3 })
    const submission = await handedIn(database, ben, await claimed(database, ben, waiting))
    await byHand(1)
    await database.forward('1 day')
    await runDue(database)

    const { closedAt, lastCheck } = await seen()
    expect(closedAt).toEqual(lastCheck?.madeAt)
    expect(lastCheck?.faults.map(({ law }) => law)).toContain('a balance is the sum of its entries')
    const told =
      await database.sql`select data from notices where kind = 'operator.waiting' and data->>'topic' = 'books' and member_id = ${olga.id}`
    expect(told).toHaveLength(1)

    // Publishing moves points, and so does an approval. A draft does not, and neither does taking a job.
    await expect(published()).rejects.toMatchObject({ code: 'books.closed' })
    const approval = database.withTx((tx) =>
      assignments.approve(tx, clara, { key: newKey('approve'), submission: submission.publicId }),
    )
    await expect(approval).rejects.toMatchObject({ code: 'books.closed' })
    const dora = await worker(database)
    expect((await claimed(database, dora, waiting)).status).toBe('working')

    // Silence approves when the books are open again, not before, and it holds up nothing else.
    await database.forward('3 days')
    const done = await runDue(database)
    expect(done['approve-unanswered']).toBeUndefined()
    expect(done['forget-ticks']).toBe(0)
    expect(await pointsOf(database, ben, 'earnings')).toBe(0)

    await expect(reopened()).rejects.toMatchObject({ code: 'books.still_wrong' })
    expect((await seen()).closedAt).not.toBeNull()
    await byHand(-1)
    const reopening = database.withTx((tx) =>
      books.reopen(tx, ben, { key: newKey('forged'), reason: 'I would like my points now.' }),
    )
    await expect(reopening).rejects.toMatchObject({ code: 'operator.only' })
    const key = newKey('reopen')
    await reopened(key)
    await reopened(key)
    expect((await seen()).closedAt).toBeNull()
    expect(await database.sql`select from audit where action = 'books.reopen'`).toHaveLength(1)
    await expect(reopened()).rejects.toMatchObject({ code: 'books.open' })

    await runDue(database)
    expect(await pointsOf(database, ben, 'earnings')).toBeGreaterThan(0)
    await published()
    await database.assertWorld()
  })
})

test('closed books let no file out to the bank: it is neither built nor agreed to nor given out', async () => {
  const otto = await operator(database)
  const mia = await payee(database, 5_000)
  await asked(database, mia, 2_000)
  await database.forward('49 hours')
  await database.withTx((tx) => release(tx, 10))
  const closed = (is: boolean) => database.sql`update books set closed_at = case when ${is} then moment() end`
  const refusedWhileClosed = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    await closed(true)
    await expect(act()).rejects.toMatchObject({ code: 'books.closed' })
    await closed(false)
    return act()
  }
  const batch = await refusedWhileClosed(() => builtBatch(database, olga))
  const agree = () =>
    database.withTx((tx) =>
      approveBatch(tx, otto, {
        ...TEST_BANK,
        key: newKey('approve'),
        batch: batch.publicId,
        hash: batch.fileHash,
        points: batch.points,
      }),
    )
  const agreed = await refusedWhileClosed(agree)
  const file = await refusedWhileClosed(() => exported(database, olga, agreed))
  // The same file again changes nothing: a bank takes it once.
  await closed(true)
  expect(await exported(database, olga, agreed)).toBe(file)
  await closed(false)
  await database.assertWorld()
})

test('work of the schedule that fails holds up no other', async () => {
  const ran: string[] = []
  const failing = runDue(database, [
    ['broken', () => Promise.reject(new Error('a bug')), 1],
    ['after', async () => (ran.push('after'), 0), 1],
  ])
  await expect(failing).rejects.toMatchObject({ message: 'broken', errors: [{ cause: { message: 'a bug' } }] })
  expect(ran).toEqual(['after'])
})
