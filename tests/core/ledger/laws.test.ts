import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { broken } from '../../support/law.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'
import { account, asSuperuser, balance, funded, post } from './accounts.ts'

const database = await testDatabase({ leases: 16 })
const bank = await account(database, 'bank')

const budget = (points: number): Promise<string> => funded(database, points)

describe('law 1: the entries of a journal sum to zero', () => {
  test.each([
    ['a point too much', [-100, 101]],
    ['a point too little', [-100, 99]],
    ['two credits', [100, 100]],
  ])('%s is refused', async (_, [first = 0, second = 0]) => {
    const [from, to] = [await budget(1_000), await budget(0)]
    const lines = [
      { account: from, amount: first },
      { account: to, amount: second },
    ]
    expect(await broken(post(database, newKey('unbalanced'), lines))).toBe('journal_sums_to_zero')
    expect([await balance(database, from), await balance(database, to)]).toEqual([1_000, 0])
  })

  test('a sum that is beyond a bigint is still not zero', async () => {
    const [from, to] = [await budget(0), await budget(0)]
    const most = 9_223_372_036_854_775_000
    expect(
      await broken(
        post(database, newKey('overflow'), [
          { account: from, amount: most },
          { account: to, amount: most },
        ]),
      ),
    ).toBe('journal_sums_to_zero')
  })

  test.each([
    ['no entries', 0],
    ['a single entry', 1],
  ])('a journal with %s is refused', async (_, count) => {
    const from = await budget(10)
    const lines = [{ account: from, amount: -1 }].slice(0, count)
    expect(await broken(post(database, newKey('short'), lines))).toBe('journal_two_entries')
  })

  test('an entry of zero points is refused', async () => {
    const [from, to, third] = [await budget(10), await budget(0), await budget(0)]
    expect(
      await broken(
        post(database, newKey('zero'), [
          { account: from, amount: -1 },
          { account: to, amount: 1 },
          { account: third, amount: 0 },
        ]),
      ),
    ).toBe('entry_amount')
  })

  test('an entry moves at most 10^9 points', async () => {
    const to = await budget(0)
    const lines = (amount: number) => [
      { account: bank, amount: -amount },
      { account: to, amount },
    ]
    expect(await broken(post(database, newKey('large'), lines(1_000_000_001)))).toBe('entry_amount')
    await post(database, newKey('largest'), lines(1_000_000_000))
    expect(await balance(database, to)).toBe(1_000_000_000)
  })

  test('an account stands in a journal once', async () => {
    const [from, to] = [await budget(100), await budget(0)]
    expect(
      await broken(
        post(database, newKey('twice'), [
          { account: from, amount: -10 },
          { account: to, amount: 5 },
          { account: to, amount: 5 },
        ]),
      ),
    ).toBe('entry_once')
    expect(await balance(database, from)).toBe(100)
  })

  test('fractions of a point do not exist', async () => {
    const [from, to] = [await budget(10), await budget(0)]
    expect(
      await broken(
        post(database, newKey('fraction'), [
          { account: from, amount: -0.5 },
          { account: to, amount: 0.5 },
        ]),
      ),
    ).toBe('22P02')
  })

  test('an account that does not exist is refused', async () => {
    const from = await budget(10)
    expect(
      await broken(
        post(database, newKey('nobody'), [
          { account: from, amount: -1 },
          { account: randomUUID(), amount: 1 },
        ]),
      ),
    ).toBe('entries_account_id_fkey')
  })

  test('whoever writes past post_journal is stopped when the transaction ends', async () => {
    const [from, to] = [await budget(10), await budget(0)]
    const journal = randomUUID()
    const write = (amounts: readonly number[]) =>
      asSuperuser(database, ['tx', 'posting'], async (own) => {
        await own`insert into journals (id, key, kind, entries_hash, at) values (${journal}, ${newKey('forged')}, 'move', '', now())`
        for (const [index, amount] of amounts.entries()) {
          await own`insert into entries (journal_id, account_id, amount, number, balance_after, at)
            values (${journal}, ${index === 0 ? from : to}, ${amount}, 900, 0, now())`
        }
      })
    expect(await broken(write([-5, 6]))).toBe('journal_sums_to_zero')
    expect(await broken(write([]))).toBe('journal_two_entries')
  })

  test('an entry that is added to an old journal is stopped when the transaction ends', async () => {
    const [from, to, third] = [await budget(10), await budget(0), await budget(0)]
    const journal = await post(database, newKey('old'), [
      { account: from, amount: -3 },
      { account: to, amount: 3 },
    ])
    const late = asSuperuser(
      database,
      ['tx', 'posting'],
      (own) =>
        own`insert into entries (journal_id, account_id, amount, number, balance_after, at) values (${journal}, ${third}, 3, 1, 3, now())`,
    )
    expect(await broken(late)).toBe('journal_sums_to_zero')
  })
})

describe('law 2: a fact is posted once', () => {
  test('the same key with the same entries returns the first journal and moves nothing', async () => {
    const [from, to] = [await budget(100), await budget(0)]
    const key = newKey('fact')
    const lines = [
      { account: from, amount: -7 },
      { account: to, amount: 7 },
    ]
    const first = await post(database, key, lines)
    expect(await post(database, key, lines)).toBe(first)
    expect(await post(database, key, lines.toReversed())).toBe(first)
    expect([await balance(database, from), await balance(database, to)]).toEqual([93, 7])
  })

  test.each([
    ['another amount', 8, 'move'],
    ['another kind', 7, 'tip'],
  ])('the same key with %s is refused', async (_, amount, kind) => {
    const [from, to] = [await budget(100), await budget(0)]
    const key = newKey('fact')
    const lines = (points: number) => [
      { account: from, amount: -points },
      { account: to, amount: points },
    ]
    await post(database, key, lines(7))
    expect(await broken(post(database, key, lines(amount), kind))).toBe('journal_key_reused')
    expect(await balance(database, from)).toBe(93)
  })

  test('the same key with another account is refused', async () => {
    const [from, to, other] = [await budget(100), await budget(0), await budget(0)]
    const key = newKey('fact')
    await post(database, key, [
      { account: from, amount: -7 },
      { account: to, amount: 7 },
    ])
    const again = post(database, key, [
      { account: from, amount: -7 },
      { account: other, amount: 7 },
    ])
    expect(await broken(again)).toBe('journal_key_reused')
  })

  test('sixty-four tellings of one fact at the same moment post it once', async () => {
    const [from, to] = [await budget(100), await budget(0)]
    const key = newKey('fact')
    const told = await Promise.all(
      Array.from({ length: 64 }, () =>
        post(database, key, [
          { account: from, amount: -7 },
          { account: to, amount: 7 },
        ]),
      ),
    )
    expect(new Set(told).size).toBe(1)
    expect([await balance(database, from), await balance(database, to)]).toEqual([93, 7])
  })
})

test('the world is in order after all of it', () => database.assertWorld())
