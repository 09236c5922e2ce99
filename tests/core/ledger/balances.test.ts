import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ACCOUNT_KINDS, type AccountKind } from '../../../core/ledger/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import { testDatabase } from '../../support/database.ts'
import { broken } from '../../support/law.ts'
import { newKey } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { account, balance, funded, post } from './accounts.ts'

const database = await testDatabase({ leases: 16 })
const bank = await account(database, 'bank')
const fees = await account(database, 'fees')
const owner = (): string => randomUUID()
const budget = (points: number): Promise<string> => funded(database, points)

describe('law 3: balances', () => {
  const OUTSIDE: readonly AccountKind[] = ['bank', 'psp', 'promo', 'losses', 'costs']

  test.each(ACCOUNT_KINDS.filter((kind) => !OUTSIDE.includes(kind) && kind !== 'fees'))(
    'the balance of %s is never negative',
    async (kind) => {
      const [poor, to] = [await account(database, kind, owner()), await budget(0)]
      const attempt = post(database, newKey('overdraw'), [
        { account: poor, amount: -1 },
        { account: to, amount: 1 },
      ])
      expect(await broken(attempt)).toBe('account_not_negative')
    },
  )

  test.each(OUTSIDE)('%s may be negative: it is the outside world, or lost to it', async (kind) => {
    const [outside, to] = [await account(database, kind), await budget(0)]
    const before = await balance(database, outside)
    const move = (points: number) =>
      post(database, newKey('outside'), [
        { account: outside, amount: -points },
        { account: to, amount: points },
      ])
    await move(500)
    expect(await balance(database, outside)).toBe(before - 500)
    // Back again: the laws know each cent that comes and goes out there.
    await move(-500)
  })

  test('one cent more than there is is refused, all of it is not', async () => {
    const [from, to] = [await budget(500), await budget(0)]
    const spend = (points: number) =>
      post(database, newKey('spend'), [
        { account: from, amount: -points },
        { account: to, amount: points },
      ])
    expect(await broken(spend(501))).toBe('account_not_negative')
    await spend(500)
    expect(await balance(database, from)).toBe(0)
  })

  test('the fee account is appended to, and its row never updated', async () => {
    const from = await budget(100)
    const versionOf = async () => (await database.sql`select balance, version from accounts where id = ${fees}`)[0]
    const [before, sumBefore] = [await versionOf(), await feesHeld()]
    await post(database, newKey('fee'), [
      { account: from, amount: -9 },
      { account: fees, amount: 9 },
    ])
    expect(await versionOf()).toEqual(before)
    expect(await feesHeld()).toBe(sumBefore + 9)
  })

  async function feesHeld(): Promise<number> {
    return (await database.withTx((tx) => ledger.liabilities(tx))).get('fees') ?? 0
  }

  test('each entry keeps the balance after it, and an account numbers its entries without gaps', async () => {
    const account = await budget(1_000)
    const others = await Promise.all([1, 2, 3].map(() => budget(500)))
    await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => {
        const other = others[index % 3] ?? bank
        const amount = index % 2 === 0 ? -37 : 61
        return post(database, newKey('walk'), [
          { account, amount },
          { account: other, amount: -amount },
        ])
      }),
    )
    // A refused one leaves no gap.
    expect(
      await broken(
        post(database, newKey('too much'), [
          { account, amount: -1_000_000 },
          { account: bank, amount: 1_000_000 },
        ]),
      ),
    ).toBe('account_not_negative')
    const rows = await database.sql<{ amount: string; balance_after: string; number: string }[]>`
      select amount, balance_after, number from entries where account_id = ${account} order by number`
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1))
    let running = 0
    for (const row of rows) {
      running += Number(row.amount)
      expect(Number(row.balance_after)).toBe(running)
    }
    expect(running).toBe(await balance(database, account))
    expect(rows.length).toBeGreaterThan(20)
  })

  test('of sixty-four who spend the same budget at once only as many succeed as it holds', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [from, to] = [await budget(100), await budget(0)]
      const spent = await Promise.allSettled(
        Array.from({ length: 64 }, () =>
          post(database, newKey('race'), [
            { account: from, amount: -5 },
            { account: to, amount: 5 },
          ]),
        ),
      )
      expect(spent.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
      expect([await balance(database, from), await balance(database, to)]).toEqual([0, 100])
    }
  })
})

describe('law 5: accounts are locked in ascending order', () => {
  test('posts in opposite directions never wait for each other', async () => {
    const accounts = await Promise.all([1, 2, 3, 4, 5].map(() => budget(10_000)))
    const pick = (index: number) => accounts[index % accounts.length] ?? bank
    const deadlocked = async () =>
      Number(
        (await database.sql`select deadlocks from pg_stat_database where datname = current_database()`)[0]?.[
          'deadlocks'
        ],
      )
    await Promise.all(
      Array.from({ length: 400 }, (_, index) =>
        post(database, newKey('opposite'), [
          { account: pick(index), amount: -1 },
          { account: pick(index + 1 + (index % 4)), amount: 1 },
        ]),
      ),
    )
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(await deadlocked()).toBe(0)
  })
})

test('an owner has one account of a kind, however many open it at once', async () => {
  const memberId = owner()
  const ids = await Promise.all(Array.from({ length: 20 }, () => account(database, 'earnings', memberId)))
  expect(new Set(ids).size).toBe(1)
})

test('a platform account has no owner and a member account has one', async () => {
  expect(await broken(account(database, 'budget'))).toBe('account_owner')
  const kinds = await database.withTx((tx) => ledger.liabilities(tx))
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(['bank', 'psp', 'fees', 'promo', 'suspense']))
})

test('a fee of zero leaves no entry, and an overdraft is a refusal with a name', async () => {
  const [from, to] = [owner(), owner()]
  const pay = (points: number, key: string) =>
    database.withTx((tx) =>
      ledger.post(tx, {
        key,
        kind: 'tip',
        postings: [
          { from: { kind: 'budget', ownerId: from }, to: { kind: 'earnings', ownerId: to }, points },
          { from: { kind: 'budget', ownerId: from }, to: { kind: 'fees' }, points: 0 },
        ],
      }),
    )
  expect(await refused(pay(1, newKey('tip')))).toBe('ledger.insufficient')
  await post(database, newKey('fill'), [
    { account: bank, amount: -10 },
    { account: await account(database, 'budget', from), amount: 10 },
  ])
  const key = newKey('tip')
  const journal = await pay(4, key)
  expect(await database.sql`select from entries where journal_id = ${journal}`).toHaveLength(2)
  expect(await refused(pay(5, key))).toBe('ledger.key_reused')
})

test('the world is in order after all of it', () => database.assertWorld())
