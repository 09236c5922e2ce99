import { describe, expect, test } from 'vitest'
import * as claims from '../../../core/claims/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import { merge } from '../../../core/links/merge.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { bankDesk } from '../../support/bank-desk.ts'
import { OUR_IBAN, PAYER_IBAN, type Row } from '../../support/camt.ts'
import { testDatabase } from '../../support/database.ts'
import { behindMember } from '../../support/locks.ts'
import { linked } from '../../support/linking.ts'
import { client, newKey, openJob, operator, pointsOf } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const olga = await operator(database, { name: 'Olga' })
const { referenceOf, booked, arrives, waiting, suspense, keepsHere, told, credited } = bankDesk(database, olga)

const imported = async (csv: string) =>
  booked(
    await database.withTx((tx) =>
      statements.draft(tx, olga, { vault: testVault, account: OUR_IBAN, bytes: Buffer.from(csv) }),
    ),
  )
const ing = (words: string) =>
  `IBAN;${OUR_IBAN}\n\nBuchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\n26.11.2026;26.11.2026;Clara Muster;Gutschrift;${words};1;EUR;25,00;EUR\n`
const sparkasse = (text: string, name = 'Clara Muster') =>
  `Auftragskonto;Buchungstag;Buchungstext;Verwendungszweck;Kundenreferenz (End-to-End);Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;Betrag;Waehrung;Info\n${OUR_IBAN};26.11.26;GUTSCHRIFT;${text};NOTPROVIDED;${name};${PAYER_IBAN};31,00;EUR;Umsatz gebucht\n`

describe('money that may be there twice', () => {
  test('comes in another format, without the account or with other words, and is credited once', async () => {
    const clara = await client(database)
    const reference = await referenceOf(clara)
    expect(await imported(ing(reference))).toMatchObject({ credited: 1 })
    expect(await arrives({ cents: 2_500, words: [reference] })).toMatchObject({ duplicate: 1 })
    // Twice on one day in one file: one was there before.
    expect(await arrives({ cents: 2_500, words: [reference] }, { cents: 2_500, words: [reference] })).toMatchObject({
      credited: 1,
      duplicate: 1,
    })
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    await arrives({ cents: 3_100, words: ['Hallo Welt'] })
    expect(await imported(sparkasse('Hallo Welt'))).toMatchObject({ waiting: 0, duplicate: 1 })
    expect(await imported(sparkasse('SVWZ+Hallo Welt'))).toMatchObject({ waiting: 1, duplicate: 0 })
    const doubtful = (await waiting()).entries.at(-1)
    expect(doubtful).toMatchObject({ status: 'suspicious', doubt: 'twice' })
    const before = await suspense()
    const same = { key: newKey('same'), entry: doubtful?.publicId ?? '', reason: 'The account has it once' }
    await database.withTx((tx) => statements.sameMoney(tx, olga, same))
    expect(before - (await suspense())).toBe(3_100)
  })

  test('has the number of another entry, and is looked at', async () => {
    const [clara, dora] = [await client(database), await client(database)]
    const [one, other] = [await referenceOf(clara), await referenceOf(dora)]
    await arrives({ cents: 1_250, words: [one], number: 'DOUBLE' })
    expect(await arrives({ cents: 1_250, words: [other], number: 'DOUBLE' })).toMatchObject({ waiting: 1 })
    expect(await arrives({ cents: 1_300, words: [one], number: 'DOUBLE' })).toMatchObject({ waiting: 1 })
    expect([await pointsOf(database, clara, 'budget'), await pointsOf(database, dora, 'budget')]).toEqual([1_250, 0])
  })

  test('was credited by hand, and waits', async () => {
    const clara = await client(database)
    await credited(clara, 2_300)
    expect(await arrives({ cents: 2_300, words: [await referenceOf(clara)] })).toMatchObject({ waiting: 1 })
    expect((await waiting()).entries.at(-1)).toMatchObject({ doubt: 'by-hand', memberId: clara.id })
    expect(await pointsOf(database, clara, 'budget')).toBe(2_300)
  })
})

describe('a transfer that the bank takes back', () => {
  const reversal = (cents: number, words: readonly string[]): Row => ({ cents: -cents, words, reversal: true })

  test('leaves the budget, and the client is told; the same reversal counts once', async () => {
    const clara = await client(database)
    const words = [await referenceOf(clara)]
    await arrives({ cents: 1_700, words })
    const row = { ...reversal(1_700, words), number: 'R-1' }
    expect(await arrives(row)).toMatchObject({ reversed: 1 })
    expect(await arrives(row)).toMatchObject({ reversed: 0, duplicate: 1 })
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
    expect(await told(clara, 'deposit.reversed')).toHaveLength(1)
  })

  test('in the file in which it came, too, and out of suspense when nobody could be found', async () => {
    const before = await suspense()
    await arrives({ cents: 1_801, words: ['?'] }, { ...reversal(1_801, ['?']), day: '2026-11-27' })
    expect(await suspense()).toBe(before)
  })

  test('that is spent waits until the budget covers it, and operators are told', async () => {
    const clara = await client(database)
    const words = [await referenceOf(clara)]
    await arrives({ cents: 2_000, words })
    await openJob(database, clara, { rewardPoints: 1_000 })
    expect(await arrives({ cents: -2_000, words, returned: true, name: 'Clara Muster' })).toMatchObject({ waiting: 1 })
    const entry = (await waiting()).entries.at(-1)
    expect(entry).toMatchObject({ status: 'uncovered', points: -2_000 })
    expect(await keepsHere(clara)).toBe(true)
    const cover = () =>
      database.withTx((tx) => statements.cover(tx, olga, { key: newKey('cover'), entry: entry?.publicId ?? '' }))
    // 11 of the 20 are in escrow: what is there was taken at once, and the client knows.
    expect(entry).toMatchObject({ takenPoints: 900 })
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
    expect(await told(clara, 'deposit.reversed')).toHaveLength(1)
    expect(await refused(cover())).toBe('bank_entry.not_covered')
    const owed = () => database.withTx((tx) => claims.owedBy(tx, clara.id))
    expect(await owed()).toBe(1_100)
    await arrives({ cents: 1_500, words, name: 'Clara Muster' })
    expect(await owed()).toBe(0)
    const [paid] = await database.sql<{ owed: string }[]>`
      select owed_points as owed from deposits where member_id = ${clara.id} order by id desc limit 1`
    expect(Number(paid?.owed)).toBe(1_100)
    // Taken as it came in: nobody could have spent it.
    expect(await pointsOf(database, clara, 'budget')).toBe(400)
    expect(await cover()).toEqual({ points: 1_100, missingPoints: 0 })
    expect(await told(clara, 'deposit.reversed')).toHaveLength(2)
    expect(await pointsOf(database, clara, 'budget')).toBe(400)
    expect(await keepsHere(clara)).toBe(false)
    expect(await refused(cover())).toBe('bank_entry.decided')
  })

  test('and fits nothing waits, until it is somebody’s or is noted', async () => {
    const clara = await client(database)
    const words = [await referenceOf(clara)]
    await arrives({ cents: 2_700, words })
    expect(await arrives(reversal(2_000, words))).toMatchObject({ reversed: 0, waiting: 1 })
    const entry = (await waiting()).entries.at(-1)?.publicId ?? ''
    const belongs = { entry, reference: words[0] ?? '', reason: 'The bank has told me so' }
    expect(
      await database.withTx((tx) => statements.belongsTo(tx, olga, { ...belongs, key: newKey('belongs') })),
    ).toEqual({ points: 2_000, missingPoints: 0 })
    expect(await pointsOf(database, clara, 'budget')).toBe(700)
    expect(await told(clara, 'deposit.reversed')).toHaveLength(1)
    expect(await arrives(reversal(987_654, ['who?']))).toMatchObject({ reversed: 0, waiting: 1 })
    const other = (await waiting()).entries.at(-1)?.publicId ?? ''
    await database.withTx((tx) =>
      statements.noteEntry(tx, olga, { key: newKey('note'), entry: other, reason: 'A fee of the bank' }),
    )
    expect((await waiting()).entries.some(({ publicId }) => publicId === other)).toBe(false)
  })

  test('is owed by whom its client has become while an operator said so', async () => {
    const [dora, clara] = [await client(database), await client(database, { points: 0 })]
    const reference = await referenceOf(clara)
    expect(await arrives(reversal(3_300, ['what is this?']))).toMatchObject({ waiting: 1 })
    const entry = (await waiting()).entries.at(-1)?.publicId ?? ''
    const belongs = { key: newKey('belongs'), entry, reference, reason: 'The bank has told me so' }
    const [said] = await behindMember(
      database,
      clara,
      () => database.withTx((tx) => statements.belongsTo(tx, olga, belongs)),
      (tx) => merge(tx, dora, clara),
    )
    expect(said).toEqual({ points: 0, missingPoints: 3_300 })
    await arrives({ cents: 5_000, words: [await referenceOf(dora)] })
    expect(await pointsOf(database, dora, 'budget')).toBe(1_700)
    await database.assertWorld()
  })

  test('is that of the client whose reference it names, not the newest of the same payer', async () => {
    const [clara, dora, paul] = [await client(database), await client(database), await client(database)]
    for (const one of [clara, dora]) await arrives({ cents: 4_200, words: [await referenceOf(one)], name: 'Firma' })
    expect(await arrives(reversal(4_200, [await referenceOf(clara)]))).toMatchObject({ reversed: 1 })
    expect([await pointsOf(database, clara, 'budget'), await pointsOf(database, dora, 'budget')]).toEqual([0, 4_200])
    // Of two clients' transfers by one payer nobody knows which one it is; its number tells.
    await arrives({ cents: 4_200, words: [await referenceOf(paul)], number: 'TX-77' })
    expect(await arrives(reversal(4_200, []))).toMatchObject({ reversed: 0, waiting: 1 })
    expect(await arrives({ ...reversal(4_200, []), number: 'TX-77' })).toMatchObject({ reversed: 1, duplicate: 0 })
    expect([await pointsOf(database, paul, 'budget'), await pointsOf(database, dora, 'budget')]).toEqual([0, 4_200])
  })

  test('and is spent is taken as it comes home, and the rest keeps nobody for ever and is given up by two operators', async () => {
    const clara = await client(database)
    const words = [await referenceOf(clara)]
    await arrives({ cents: 2_000, words })
    await openJob(database, clara, { rewardPoints: 1_000 })
    await arrives(reversal(2_000, words))
    const entry = (await waiting()).entries.at(-1)?.publicId ?? ''
    await credited(clara, 300)
    expect(await pointsOf(database, clara, 'budget')).toBe(0)
    expect((await waiting()).entries.at(-1)).toMatchObject({ takenPoints: 1_200 })
    expect(await keepsHere(clara)).toBe(true)
    await database.forward('91 days')
    expect(await keepsHere(clara)).toBe(false)
    const reason = 'She does not answer any more'
    const off = (by: Member, singleOperator = false) =>
      database.withTx((tx) =>
        statements.writeOff(tx, by, { key: newKey('off'), entry, rules: { minimumPoints: 1, singleOperator } }),
      )
    expect(await refused(off(olga))).toBe('bank_entry.decided')
    await database.withTx((tx) => statements.giveUp(tx, olga, { key: newKey('up'), entry, reason }))
    expect(await refused(off(olga))).toBe('correction.four_eyes')
    expect(await refused(off(olga, true))).toBe('correction.too_early')
    const losses = () => database.withTx((tx) => ledger.balance(tx, { kind: 'losses' }))
    const before = await losses()
    expect(await off(await operator(database))).toEqual({ points: 800 })
    expect((await losses()) - before).toBe(-800)
    await credited(clara, 300)
    expect(await pointsOf(database, clara, 'budget')).toBe(300)
  })

  test('and is spent is taken as the job gives it back, and out of what another account of the same person has', async () => {
    const [clara, dora] = [await client(database), await client(database)]
    for (const one of [clara, dora]) {
      const words = [await referenceOf(one)]
      await arrives({ cents: 2_500, words })
      const job = await openJob(database, one, { rewardPoints: 1_000, slots: 2 })
      await arrives(reversal(2_500, words))
      expect((await waiting()).entries.at(-1)).toMatchObject({ takenPoints: 300 })
      const withdraw = { key: newKey('withdraw'), job: job.publicId, slots: 1 }
      await database.withTx((tx) => jobs.withdrawSlots(tx, one, withdraw))
      expect(await pointsOf(database, one, 'budget')).toBe(0)
      expect((await waiting()).entries.at(-1)).toMatchObject({ takenPoints: 1_400 })
      await database.assertWorld()
    }
    const count = (await waiting()).entries.length
    const mia = await client(database, { points: 1_500, platform: 'discord' })
    const left = await linked(database, clara, mia)
    // 11 were missing: the entry waits for nobody, and the clock tells.
    expect([await pointsOf(database, left, 'budget'), (await waiting()).entries.length]).toEqual([400, count - 1])
    expect(await told(left, 'deposit.reversed')).toHaveLength(1)
    await database.assertWorld()
    await runDue(database)
    expect(await told(left, 'deposit.reversed')).toHaveLength(2)
    expect(await keepsHere(left)).toBe(false)
    expect(await keepsHere(dora)).toBe(true)
  })
})

test('the world is in order after all of it', () => database.assertWorld())
