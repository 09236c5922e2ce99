import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as members from '../../../core/members/index.ts'
import { USUAL_RULES } from '../../../core/payouts/index.ts'
import * as privacy from '../../../core/privacy/index.ts'
import { referencesIn } from '../../../core/statements/match.ts'
import { bankDesk } from '../../support/bank-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, pointsOf, stranger, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const berta = await operator(database)
const bruno = await operator(database)

const referenceOf = (member: members.Member) => database.withTx((tx) => deposits.reference(tx, member))
type Change = Partial<{ key: string; points: number; reason: string; single: boolean }>
const ask = (by: members.Member, reference: string, { single = false, ...change }: Change = {}) => {
  const wanted = {
    kind: 'credit',
    key: newKey('ask'),
    points: 5_000,
    reason: 'statement 17',
    reference,
    ...change,
  } as const
  const rules = { ...USUAL_RULES, singleOperator: single }
  return database.withTx((tx) => corrections.ask(tx, by, { ...wanted, rules }))
}
const agree = (by: members.Member, { publicId: correction }: corrections.Correction, key = newKey('agree')) =>
  database.withTx((tx) => corrections.decide(tx, by, { key, correction, agree: true }))

describe('operators credit a deposit by hand', () => {
  test('one asks, another agrees: then the points are in the budget, the reason in the audit log, and the client is told', async () => {
    const clara = await client(database)
    const asked = await ask(berta, await referenceOf(clara), { points: 1_234 })
    expect(await refused(agree(berta, asked))).toBe('correction.four_eyes')
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
    expect((await agree(bruno, asked)).status).toBe('made')
    expect(await pointsOf(database, clara, 'budget')).toBe(1_234)
    const [entry] = await database.sql`
      select actor_id, reason from audit where action = 'deposit.credit' and object = ${`member:${clara.publicId}`}`
    expect(entry).toEqual({ actor_id: bruno.id, reason: 'statement 17' })
    const told = await database.sql`select kind from notices where member_id = ${clara.id}`
    expect(told.map(({ kind }) => String(kind))).toEqual(['deposit.credited'])
    await database.assertWorld()
  })

  test('the same press credits once, however often it comes, and two ask for the same once', async () => {
    const clara = await client(database)
    const [reference, key] = [await referenceOf(clara), newKey('ask')]
    const asked = await Promise.all(Array.from({ length: 5 }, () => ask(berta, reference, { key })))
    expect(new Set(asked.map(({ publicId }) => publicId)).size).toBe(1)
    expect(await refused(ask(berta, reference, { key, points: 5_001 }))).toBe('command.reused')
    expect(await refused(ask(bruno, reference))).toBe('correction.exists')
    const [once] = asked
    if (once === undefined) return expect.fail('nothing was asked')
    const press = newKey('agree')
    await Promise.all(Array.from({ length: 20 }, () => agree(bruno, once, press)))
    expect(await refused(agree(bruno, once))).toBe('correction.decided')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
  })

  test('who is alone waits a day', async () => {
    const clara = await client(database)
    const asked = await ask(berta, await referenceOf(clara), { single: true })
    expect(await refused(agree(berta, asked))).toBe('correction.too_early')
    await database.forward('24 hours')
    await agree(berta, asked)
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
  })

  test('what a statement has credited meanwhile is not credited once more, and nobody who has left is credited', async () => {
    const [clara, gone] = [await client(database), await client(database)]
    const { arrives } = bankDesk(database, berta)
    const asked = [await ask(berta, await referenceOf(clara)), await ask(berta, await referenceOf(gone))] as const
    await arrives({ cents: 5_000, words: [await referenceOf(clara)] })
    const leaving = { key: newKey('leave'), vault: testVault, place: '', minimumPoints: 1_000, givesUp: true }
    await database.withTx((tx) => privacy.remove(tx, gone, leaving))
    expect(await refused(agree(bruno, asked[0]))).toBe('correction.came_in')
    expect(await refused(agree(bruno, asked[1]))).toBe('member.gone')
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    // Somebody who is asked again afterwards has seen both.
    await database.withTx((tx) =>
      corrections.decide(tx, bruno, { key: newKey('no'), correction: asked[0].publicId, agree: false }),
    )
    await agree(bruno, await ask(berta, await referenceOf(clara)))
    expect(await pointsOf(database, clara, 'budget')).toBe(10_000)
  })

  test('nobody else may, nor anybody for himself, nor whoever is an operator no longer', async () => {
    const [clara, ben] = [await client(database), await worker(database)]
    expect(await refused(ask(ben, await referenceOf(clara)))).toBe('operator.only')
    expect(await refused(ask(await stranger(database), await referenceOf(clara)))).toBe('member.not_joined')
    expect(await refused(ask(berta, await referenceOf(berta)))).toBe('operator.own_case')
    const own = await ask(bruno, await referenceOf(berta))
    expect(await refused(agree(berta, own))).toBe('operator.own_case')
    const gone = await operator(database, { externalId: '31337' })
    await database.sql`delete from operators where external_id = '31337'`
    expect(await refused(ask(gone, await referenceOf(clara)))).toBe('operator.only')
  })

  test.each([0, -1, 1_000_001, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d points are refused', async (points) => {
    const clara = await client(database)
    expect(await refused(ask(berta, await referenceOf(clara), { points }))).toBe('deposit.out_of_range')
  })

  test.each([1, 1_000_000])('%i points are credited', async (points) => {
    const clara = await client(database)
    await agree(bruno, await ask(berta, await referenceOf(clara), { points }))
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

  test('that begins with KW once more is read, with KW before it and without', () => {
    const codes = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].map((last) => `KW3F92Q${last}`)
    const [code = ''] = codes.filter((one) => deposits.readReference(`KW${one}`) !== undefined)
    const reference = `KW-${code.slice(0, 4)}-${code.slice(4)}`
    expect([deposits.readReference(code), deposits.readReference(reference)]).toEqual([reference, reference])
    expect(referencesIn({ searched: [`Einzahlung ${reference}`] })).toEqual([reference])
  })

  test('that nobody has is refused', async () => {
    expect(await refused(ask(berta, 'KW-0000-0000'))).toBe('deposit.unknown_reference')
    expect(await refused(ask(berta, 'four hundred euros'))).toBe('deposit.unknown_reference')
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
