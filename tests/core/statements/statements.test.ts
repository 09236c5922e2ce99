import { describe, expect, test } from 'vitest'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as statements from '../../../core/statements/index.ts'
import type { Row } from '../../support/camt.ts'
import { bankDesk } from '../../support/bank-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { client, newKey, operator, pointsOf, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const olga = await operator(database, { name: 'Olga' })
const { referenceOf, drafted, booked, arrives, waiting, suspense, keepsHere, told } = bankDesk(database, olga)

describe('a transfer on a statement', () => {
  test('is seen in the dry run, booked by the commit, and its client is told', async () => {
    const clara = await client(database)
    const draft = await drafted([{ cents: 2_500, words: [await referenceOf(clara)] }])
    const dry = await database.withTx((tx) => statements.dryRun(tx, olga, { vault: testVault, statement: draft }))
    expect(dry.totals.matched).toEqual({ count: 1, points: 2_500 })
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
    expect(await booked(draft)).toMatchObject({ credited: 1, waiting: 0, reversed: 0, duplicate: 0 })
    expect(await pointsOf(database, clara, 'budget')).toBe(2_500)
    expect(await told(clara, 'deposit.credited')).toHaveLength(1)
  })

  test.each<readonly [string, (reference: string) => Row]>([
    ['with a blank and without hyphens', (one) => ({ cents: 100, words: [one.slice(0, 7) + one.slice(8, 12)] })],
    [
      'in lower case, in the middle of words',
      (one) => ({ cents: 100, words: [`guthaben ${one.toLowerCase()} danke`] }),
    ],
    ['with O for 0 and l for 1', (one) => ({ cents: 100, words: [one.replaceAll('0', 'O').replaceAll('1', 'l')] })],
    ['broken over two lines', (one) => ({ cents: 100, words: [`Einzahlung ${one.slice(0, 6)}`, one.slice(6)] })],
    ['in the end-to-end id', (one) => ({ cents: 100, endToEnd: one })],
  ])('is found %s', async (_, row) => {
    const clara = await client(database)
    expect(await arrives(row(await referenceOf(clara)))).toMatchObject({ credited: 1 })
    expect(await pointsOf(database, clara, 'budget')).toBe(100)
  })

  test('with a wrong check character, of nobody, or of two clients waits in suspense', async () => {
    const [one, other] = [await referenceOf(await client(database)), await referenceOf(await client(database))]
    const wrong = one.slice(0, -1) + (one.endsWith('7') ? '8' : '7')
    const before = await suspense()
    expect(
      await arrives(
        { cents: 100, words: [wrong] },
        { cents: 200, words: ['Hallo'] },
        { cents: 300, words: [one, other] },
      ),
    ).toMatchObject({ credited: 0, waiting: 3 })
    expect((await suspense()) - before).toBe(600)
  })

  test('is credited once: the same file, the same entry in another file, a CSV after it, two at once', async () => {
    const clara = await client(database)
    const row: Row = { cents: 1_100, words: [await referenceOf(clara)], number: 'ONCE-1' }
    await arrives(row)
    expect(await arrives(row)).toMatchObject({ credited: 0, duplicate: 1 })
    expect(await arrives({ ...row, number: '' })).toMatchObject({ duplicate: 1 })
    const drafts = [await drafted([{ ...row, number: 'ONCE-2' }]), await drafted([{ ...row, number: 'ONCE-2' }])]
    const both = await Promise.all(drafts.map((draft) => booked(draft)))
    expect(both.reduce((sum, { credited }) => sum + credited, 0)).toBe(1)
    expect(await pointsOf(database, clara, 'budget')).toBe(2_200)
  })

  test('twice the same on one day are two, where the bank gives no numbers', async () => {
    const clara = await client(database)
    const row: Row = { cents: 500, words: [await referenceOf(clara)], number: '' }
    expect(await arrives(row, row)).toMatchObject({ credited: 2 })
    expect(await arrives(row, row, row)).toMatchObject({ credited: 1, duplicate: 2 })
    expect(await pointsOf(database, clara, 'budget')).toBe(1_500)
  })

  test('from another account holder than before waits; the same name from another account does not', async () => {
    const clara = await client(database)
    const words = [await referenceOf(clara)]
    await arrives({ cents: 1_000, words, name: 'Jörg Müller' })
    expect(await arrives({ cents: 1_000, words, name: 'JOERG MUELLER', iban: 'DE89370400440532013000' })).toMatchObject(
      { credited: 1 },
    )
    expect(await arrives({ cents: 1_000, words, name: 'Eve', iban: 'FR1420041010050500013M02606' })).toMatchObject({
      waiting: 1,
    })
    const last = (await waiting()).entries.at(-1)
    expect(last).toMatchObject({ status: 'suspicious', memberId: clara.id, points: 1_000 })
    expect(await keepsHere(clara)).toBe(true)
    expect(await pointsOf(database, clara, 'budget')).toBe(2_000)
  })

  test('for the operator who books it waits for another one', async () => {
    expect(await arrives({ cents: 100, words: [await referenceOf(olga)] })).toMatchObject({ credited: 0, waiting: 1 })
  })

  test('keeps nobody’s account number readable', async () => {
    const [row] = await database.sql`select string_agg(to_jsonb(b)::text, '') as all from bank_entries b`
    expect(String(row?.['all'])).not.toContain('AT6119')
    await drafted([{ cents: 100 }])
    const [draft] = await database.sql`select string_agg(to_jsonb(s)::text, '') as all from statements s`
    expect(String(draft?.['all'])).not.toContain('Muster')
  })
})

describe('a statement', () => {
  test('of another account, or by somebody who is no operator, is refused', async () => {
    const ben = await worker(database)
    expect(await refused(drafted([{ cents: 100 }], { iban: 'DE89370400440532013000' }))).toBe('statement.unreadable')
    expect(await refused(drafted([{ cents: 100 }], {}, ben))).toBe('operator.only')
    expect(await refused(booked(await drafted([{ cents: 100 }]), newKey('book'), ben))).toBe('operator.only')
  })

  test('is booked once, and by the operator who read it in', async () => {
    const draft = await drafted([{ cents: 100 }])
    const other = await operator(database)
    expect(await refused(booked(draft, newKey('book'), other))).toBe('statement.unknown')
    const key = newKey('book')
    expect(await booked(draft, key)).toEqual(await booked(draft, key))
    expect(await refused(booked(draft))).toBe('statement.booked')
  })

  test('with what the bank has not booked, and with debits, moves nothing for them', async () => {
    const before = await suspense()
    expect(await arrives({ cents: 900, status: 'PDNG' }, { cents: -700, name: 'Miete' })).toEqual({
      credited: 0,
      paid: 0,
      cameBack: 0,
      waiting: 0,
      reversed: 0,
      duplicate: 0,
    })
    expect(await suspense()).toBe(before)
  })

  test('that does not begin where the last one ended is noticed before it is booked', async () => {
    const rows = [{ cents: 2_500, words: ['?'] }]
    const gapOf = async (opening: number) => {
      const statement = await drafted(rows, { opening })
      const { gap } = await database.withTx((tx) => statements.dryRun(tx, olga, { vault: testVault, statement }))
      return { statement, gap }
    }
    await booked((await gapOf(100_000)).statement)
    expect((await gapOf(102_500)).gap).toBeUndefined()
    expect((await gapOf(900_000)).gap).toEqual({ before: 102_500, now: 900_000 })
  })

  test('that nobody books is forgotten after a month', async () => {
    const draft = await drafted([{ cents: 100 }])
    await database.forward('31 days')
    await database.withTx((tx) => statements.forgetDrafts(tx, 100))
    expect(await refused(booked(draft))).toBe('statement.unknown')
  })
})

const assign = (entry: string, reference: string, change: { by?: Member; key?: string; reason?: string } = {}) =>
  database.withTx((tx) =>
    statements.assign(tx, change.by ?? olga, {
      key: change.key ?? newKey('assign'),
      entry,
      reference,
      reason: change.reason ?? 'She has sent the receipt',
    }),
  )

async function unmatched(cents: number): Promise<string> {
  await arrives({ cents, words: ['for Clara'] })
  return (await waiting()).entries.at(-1)?.publicId ?? ''
}

describe('an entry that waits', () => {
  test('is assigned once: out of suspense into the budget, with a reason, and the client is told', async () => {
    const clara = await client(database)
    const reference = await referenceOf(clara)
    const entry = await unmatched(3_333)
    const before = await suspense()
    const asked = await Promise.allSettled([assign(entry, reference), assign(entry, reference)])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await pointsOf(database, clara, 'budget'), before - (await suspense())]).toEqual([3_333, 3_333])
    expect(await told(clara, 'deposit.credited')).toHaveLength(1)
    const audit =
      await database.sql`select reason from audit where action = 'bank_entry.assign' and detail ->> 'entry' = ${entry}`
    expect([...audit]).toEqual([{ reason: 'She has sent the receipt' }])
  })

  test('is not assigned by a client, to oneself, to nobody, or without a reason', async () => {
    const clara = await client(database)
    const reference = await referenceOf(clara)
    const entry = await unmatched(100)
    expect(await refused(assign(entry, reference, { by: clara }))).toBe('operator.only')
    expect(await refused(assign(entry, await referenceOf(olga)))).toBe('operator.own_case')
    expect(await refused(assign(entry, 'KW-0000-0000'))).toBe('deposit.unknown_reference')
    expect(await refused(assign(entry, reference, { reason: 'x' }))).toBe('operator.say_more')
    expect(await refused(assign('nothing', reference))).toBe('bank_entry.unknown')
  })

  test('is sent back out of suspense, and cannot be assigned afterwards', async () => {
    const entry = await unmatched(4_444)
    const before = await suspense()
    const send = () =>
      database.withTx((tx) =>
        statements.sendBack(tx, olga, { key: newKey('back'), entry, reason: 'Nobody knows the payer' }),
      )
    await send()
    expect(before - (await suspense())).toBe(4_444)
    expect(await refused(send())).toBe('bank_entry.decided')
    expect(await refused(assign(entry, await referenceOf(await client(database))))).toBe('bank_entry.decided')
  })
})

test('operators hear of what waits', async () => {
  await unmatched(100)
  expect((await told(olga, 'operator.waiting')).length).toBeGreaterThan(0)
  expect(await database.withTx((tx) => moderation.brokenAudit(tx))).toBeUndefined()
})

test('the world is in order after all of it', () => database.assertWorld())
