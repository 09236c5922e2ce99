import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as deposits from '../../../core/deposits/index.ts'
import * as members from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, pointsOf, stranger, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const berta = await operator(database)

const referenceOf = (member: members.Member) => database.withTx((tx) => deposits.reference(tx, member))
const credit = (
  by: members.Member,
  reference: string,
  change: Partial<{ key: string; points: number; reason: string }> = {},
) =>
  database.withTx((tx) =>
    deposits.credit(tx, by, { key: newKey('credit'), points: 5_000, reason: 'statement 17', reference, ...change }),
  )

describe('an operator credits a deposit', () => {
  test('the points are in the budget, the reason in the audit log, and the client is told', async () => {
    const clara = await client(database)
    const deposit = await credit(berta, await referenceOf(clara), { points: 1_234 })
    expect(await pointsOf(database, clara, 'budget')).toBe(1_234)
    const [entry] =
      await database.sql`select actor_id, action, reason from audit where detail ->> 'deposit' = ${deposit.publicId}`
    expect(entry).toEqual({ actor_id: berta.id, action: 'deposit.credit', reason: 'statement 17' })
    expect(
      await database.sql`select from notices where member_id = ${clara.id} and kind = 'deposit.credited'`,
    ).toHaveLength(1)
  })

  test('the same press credits once, however often it comes', async () => {
    const clara = await client(database)
    const [reference, key] = [await referenceOf(clara), newKey('credit')]
    const answers = await Promise.all(Array.from({ length: 20 }, () => credit(berta, reference, { key })))
    expect(new Set(answers.map(({ publicId }) => publicId)).size).toBe(1)
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    expect(await refused(credit(berta, reference, { key, points: 5_001 }))).toBe('command.reused')
  })

  test('nobody else may', async () => {
    const [clara, ben] = [await client(database), await worker(database)]
    expect(await refused(credit(ben, await referenceOf(clara)))).toBe('operator.only')
    expect(await refused(credit(await stranger(database), await referenceOf(clara)))).toBe('member.not_joined')
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
  })

  test('an operator does not credit himself', async () => {
    expect(await refused(credit(berta, await referenceOf(berta)))).toBe('operator.own_case')
  })

  test('whoever is taken off the list of operators may no longer', async () => {
    const gone = await operator(database, { externalId: '31337' })
    await database.sql`delete from operators where external_id = '31337'`
    expect(await refused(credit(gone, await referenceOf(await client(database))))).toBe('operator.only')
  })

  test.each([0, -1, 1_000_001, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d points are refused', async (points) => {
    const clara = await client(database)
    expect(await refused(credit(berta, await referenceOf(clara), { points }))).toBe('deposit.out_of_range')
  })

  test.each([1, 1_000_000])('%i points are credited', async (points) => {
    const clara = await client(database)
    await credit(berta, await referenceOf(clara), { points })
    expect(await pointsOf(database, clara, 'budget')).toBe(points)
  })
})

describe('the reference of a client', () => {
  test('never changes, also when it is asked for twice at once', async () => {
    const clara = await client(database)
    const asked = await Promise.all([1, 2, 3, 4].map(() => referenceOf(clara)))
    expect(new Set([...asked, await referenceOf(clara)]).size).toBe(1)
    expect(asked[0]).toMatch(/^KW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('is read as people write it', async () => {
    const clara = await client(database)
    const reference = await referenceOf(clara)
    const bare = reference.replaceAll('-', '')
    for (const written of [
      reference,
      reference.toLowerCase(),
      bare,
      ` ${reference.replaceAll('-', ' ')} `,
      bare.slice(2),
      bare.replaceAll('0', 'O').replaceAll('1', 'l'),
    ]) {
      expect((await database.withTx((tx) => deposits.memberOf(tx, written))).id).toBe(clara.id)
    }
  })

  test('with one wrong character is nobody’s', async () => {
    const reference = await referenceOf(await client(database))
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const places = [3, 4, 5, 6, 8, 9, 10, 11]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...letters), (place, letter) => {
        const slipped = reference.slice(0, place) + letter + reference.slice(place + 1)
        expect(deposits.readReference(slipped)).toBe(slipped === reference ? reference : undefined)
      }),
    )
  })

  test('that nobody has is refused', async () => {
    expect(await refused(credit(berta, 'KW-0000-0000'))).toBe('deposit.unknown_reference')
    expect(await refused(credit(berta, 'four hundred euros'))).toBe('deposit.unknown_reference')
  })
})

describe('play money of the sandbox', () => {
  test('comes once, also when it is asked for twenty times at once', async () => {
    const clara = await client(database)
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () => database.withTx((tx) => deposits.playMoney(tx, clara))),
    )
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await pointsOf(database, clara, 'budget')).toBe(deposits.PLAY_MONEY_POINTS)
    expect(await refused(database.withTx((tx) => deposits.playMoney(tx, clara)))).toBe('deposit.play_money_taken')
  })
})

test('the world is in order after all of it', () => database.assertWorld())
