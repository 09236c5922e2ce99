import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { testDatabase } from '../../support/database.ts'
import { pain001Faults } from '../../support/pain-001-rules.ts'
import {
  approvedBatch,
  asked,
  builtBatch,
  debitOf,
  exported,
  payee,
  returnOf,
  statement,
  TEST_BANK,
} from '../../support/payouts.ts'
import { newKey, operator, pointsOf } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
await database.setClock('2026-11-27T12:00:00Z')
let [olga, otto]: readonly Member[] = []
let mia: Member
beforeAll(async () => {
  olga = await operator(database, { name: 'Olga' })
  otto = await operator(database, { name: 'Otto' })
  mia = await payee(database, 500_000, { holder: 'Zoë Müller' })
  const first = await asked(database, mia, 1_000)
  await database.forward('49 hours')
  await database.withTx((tx) => payouts.release(tx, 100))
  await exported(database, one(), await approvedBatch(database, other(), one()))
  await statement(database, one(), debitOf(first))
})
const one = (): Member => olga ?? expect.fail('no operator')
const other = (): Member => otto ?? expect.fail('no operator')
/** What a test before it has left approved goes into a batch of its own. */
beforeEach(async () => {
  const seen = await database.withTx((tx) => payouts.overview(tx, one(), { limit: 1 }))
  if (seen.approved.count > 0) await builtBatch(database, one())
})

const present = (payout: payouts.Payout) => database.withTx((tx) => payouts.payoutFor(tx, one(), payout.publicId))
const batchNow = (batch: payouts.Batch) => database.withTx((tx) => payouts.batchFor(tx, one(), batch.publicId))
const clearing = (payout: payouts.Payout) =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'payout_clearing', ownerId: payout.id }))
const bank = () => database.withTx((tx) => ledger.balance(tx, { kind: 'bank' }))
const told = async (payout: payouts.Payout) => {
  const rows = await database.sql`select data ->> 'to' as to from notices
    where kind in ('payout.moved', 'payout.underway') and data ->> 'payout' = ${payout.publicId} order by id`
  return rows.map(({ to }) => String(to))
}
const approve = (batch: payouts.Batch, by: Member, change: { hash?: string; points?: number } = {}) =>
  database.withTx((tx) =>
    payouts.approveBatch(tx, by, {
      ...TEST_BANK,
      key: newKey('approve'),
      batch: batch.publicId,
      hash: batch.fileHash,
      points: batch.points,
      ...change,
    }),
  )

/** Some payouts that lie with the bank. */
async function atTheBank(...points: readonly number[]) {
  const list: payouts.Payout[] = []
  for (const amount of points) list.push(await asked(database, mia, amount))
  const batch = await approvedBatch(database, one(), other())
  const xml = await exported(database, one(), batch)
  const [first, second] = list
  if (first === undefined) throw new Error('no payout')
  return { batch, xml, list, first, second: second ?? first }
}

describe('a file for the bank', () => {
  test('has each transfer with its number, names as banks read them, and the sums of the ledger', async () => {
    const { batch, xml, first, second } = await atTheBank(1_010, 2_021)
    expect(xml).toContain('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"')
    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs><CtrlSum>30.31<\/CtrlSum>/g)).toHaveLength(2)
    expect(xml).toContain(`<MsgId>KWB-${batch.publicId.toUpperCase()}</MsgId>`)
    expect(xml).toContain('<Nm>Zoe Mueller</Nm>')
    for (const payout of [first, second])
      expect(xml).toContain(`<EndToEndId>${payouts.endToEndOf(payout)}</EndToEndId>`)
    expect(xml).not.toMatch(/PstlAdr/)
    expect(pain001Faults(xml)).toEqual([])
  })

  test('is the same, byte for byte, however often it is taken, and stands nowhere in the database', async () => {
    const { batch, xml } = await atTheBank(1_000)
    expect(await exported(database, other(), batch)).toBe(xml)
    expect(await told((await atTheBank(1_100)).first)).toEqual(['batched', 'exported'])
    const tables = await database.sql<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const found = await database.sql`select from ${database.sql(name)} t where t::text ~ 'CdtTrfTxInf|Zo[eë] M'`
      expect([name, found.length]).toEqual([name, 0])
    }
  })
})

describe('four eyes', () => {
  test('whoever has built a batch cannot approve it; the other one can, once, and only this file and this sum', async () => {
    await asked(database, mia, 1_000)
    const batch = await builtBatch(database, one())
    expect(await refused(approve(batch, one()))).toBe('batch.four_eyes')
    expect(await refused(approve(batch, mia))).toBe('operator.only')
    expect(await refused(approve(batch, other(), { hash: '0'.repeat(64) }))).toBe('batch.changed')
    expect(await refused(approve(batch, other(), { points: batch.points + 1 }))).toBe('batch.wrong_sum')
    expect(await refused(exported(database, one(), batch))).toBe('batch.wrong_state')
    expect((await approve(batch, other())).status).toBe('approved')
    expect(await refused(approve(batch, other()))).toBe('batch.wrong_state')
  })

  test('are kept by the database itself', async () => {
    await asked(database, mia, 1_000)
    const batch = await builtBatch(database, one())
    const forced = database.sql`update payout_batches set status = 'approved', approved_by = built_by, approved_at = now()
      where id = ${batch.id}`
    await expect(forced).rejects.toThrow('batch_four_eyes')
  })

  test('nobody approves a batch that holds a payout of his own', async () => {
    const rich = await payee(database, 5_000)
    const payout = await asked(database, rich, 1_000)
    await database.sql`update payouts set status = 'approved' where id = ${payout.id}`
    const batch = await builtBatch(database, one())
    const places = await database.sql`select platform, external_id from identities where member_id = ${rich.id}`
    await database.sql`insert into operators ${database.sql([...places])}`
    expect(await refused(approve(batch, rich))).toBe('operator.own_case')
  })

  test('any change starts again: another account of the platform, another amount, a day that is over', async () => {
    const payout = await asked(database, mia, 1_000)
    const batch = await builtBatch(database, one())
    const elsewhere = { ...TEST_BANK, account: { holder: 'Klickwork GmbH', iban: 'DE89370400440532013000' } }
    const bent = database.withTx((tx) =>
      payouts.approveBatch(tx, other(), {
        ...elsewhere,
        key: newKey('approve'),
        batch: batch.publicId,
        hash: batch.fileHash,
        points: batch.points,
      }),
    )
    expect(await refused(bent)).toBe('batch.changed')
    await approve(batch, other())
    await database.sql`update payouts set points = points + 1 where id = ${payout.id}`
    expect(await refused(exported(database, one(), batch))).toBe('batch.changed')
    await database.sql`update payouts set points = points - 1 where id = ${payout.id}`
    await database.forward('7 days')
    expect(await refused(exported(database, one(), batch))).toBe('batch.day_over')
    const discard = () =>
      database.withTx((tx) => payouts.discardBatch(tx, one(), { key: newKey('discard'), batch: batch.publicId }))
    expect((await discard()).status).toBe('discarded')
    expect(await refused(discard())).toBe('batch.wrong_state')
    expect((await present(payout)).status).toBe('approved')
  })

  test('one operator alone approves a day later, and his own payouts are left out', async () => {
    const rules = { minimumPoints: 1_000, singleOperator: true }
    await asked(database, mia, 1_000)
    // He can approve it tomorrow: its day is the bank day after that.
    const batch = await builtBatch(database, one(), rules)
    const [row] = await database.sql`select moment() + interval '24 hours' < ${batch.executionOn}::date as later`
    expect(row?.['later']).toBe(true)
    expect(await refused(approve(batch, one()))).toBe('batch.too_early')
    await database.forward('23 hours')
    expect(await refused(approve(batch, one()))).toBe('batch.too_early')
    await database.forward('2 hours')
    expect((await approve(batch, one())).status).toBe('approved')
  })

  test('a payout in a batch cannot be cancelled, and two who build at once share nothing', async () => {
    const list = [await asked(database, mia, 1_000), await asked(database, mia, 1_000)]
    const both = await Promise.allSettled([builtBatch(database, one()), builtBatch(database, other())])
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
    const rows =
      await database.sql`select distinct batch_id from payouts where id in ${database.sql(list.map(({ id }) => id))}`
    expect(rows).toHaveLength(1)
    const [first] = list
    const cancel = database.withTx((tx) =>
      payouts.cancel(tx, mia, { key: newKey('cancel'), payout: first?.publicId ?? '' }),
    )
    expect(await refused(cancel)).toBe('payout.wrong_state')
  })
})

test('a file holds at most ten million euros: what does not fit goes into the next', async () => {
  for (const points of [600_000_000, 600_000_000, 1_000]) await asked(database, await payee(database, points), points)
  await database.forward('49 hours')
  await database.withTx((tx) => payouts.release(tx, 100))
  expect((await builtBatch(database, one())).points).toBe(600_001_000)
  expect((await builtBatch(database, one())).points).toBe(600_000_000)
})

describe('the bank’s statement', () => {
  test('confirms each payout by its number, once, and settles the batch with the last one', async () => {
    const before = await bank()
    const { batch, first, second } = await atTheBank(1_010, 2_021)
    const row = debitOf(first, { number: `D-${first.publicId}` })
    await statement(database, one(), row)
    expect([(await present(first)).status, await clearing(first), (await batchNow(batch)).status]).toEqual([
      'paid',
      0,
      'exported',
    ])
    expect(await statement(database, one(), row)).toMatchObject({ duplicate: 1 })
    await statement(database, one(), debitOf(second))
    expect((await batchNow(batch)).status).toBe('settled')
    expect((await bank()) - before).toBe(3_031)
    expect(await told(first)).toEqual(['batched', 'exported', 'paid'])
  })

  test('confirms a batch that the bank has booked as one sum', async () => {
    const { batch, list } = await atTheBank(1_010, 2_021)
    const sum = { cents: -3_031, words: [payouts.messageIdOf(batch)] }
    expect(await statement(database, one(), sum)).toMatchObject({ paid: 2, cameBack: 0 })
    expect((await Promise.all(list.map(present))).map(({ status }) => status)).toEqual(['paid', 'paid'])
  })

  test('of another amount, for the second time, or of what was never sent moves nothing and waits for an operator', async () => {
    const { first, second } = await atTheBank(1_010, 2_021)
    const early = await asked(database, mia, 1_500)
    const before = await bank()
    expect(
      await statement(
        database,
        one(),
        debitOf(first, { cents: -1_009 }),
        debitOf(second),
        debitOf(second, { number: `twice-${second.publicId}` }),
        debitOf(early),
      ),
    ).toMatchObject({ waiting: 3 })
    expect((await bank()) - before).toBe(2_021)
    expect([(await present(first)).status, (await present(early)).status]).toEqual(['exported', 'approved'])
    const { entries } = await database.withTx((tx) => statements.waitingEntries(tx, one(), { limit: 100 }))
    const odd = entries.filter(({ status }) => status === 'unexpected')
    for (const entry of odd) {
      const reason = 'The bank has taken it back'
      await database.withTx((tx) =>
        statements.noteEntry(tx, one(), { key: newKey('note'), entry: entry.publicId, reason }),
      )
    }
    expect(odd.length).toBeGreaterThanOrEqual(3)
  })

  test('gives the points back when a payout comes back, in the same file or later, with the bank’s reason', async () => {
    const earnings = await pointsOf(database, mia, 'earnings')
    const before = await bank()
    const { batch, first, second } = await atTheBank(1_010, 2_021)
    // The return stands above the debit.
    expect(await statement(database, one(), returnOf(first), debitOf(first))).toMatchObject({ paid: 1, cameBack: 1 })
    await statement(database, one(), debitOf(second))
    await database.forward('3 days')
    await statement(database, one(), returnOf(second))
    expect(await pointsOf(database, mia, 'earnings')).toBe(earnings)
    expect(await bank()).toBe(before)
    expect(await present(first)).toMatchObject({ status: 'returned', reason: 'AC04' })
    expect((await batchNow(batch)).status).toBe('settled')
    expect(await told(second)).toEqual(['batched', 'exported', 'paid', 'returned'])
    // Nothing comes back twice: the second one is nobody's, and waits.
    expect(await statement(database, one(), returnOf(second, { number: `again-${second.publicId}` }))).toMatchObject({
      waiting: 1,
    })
  })
})

test('operators are reminded of what waits, again and again', async () => {
  await asked(database, mia, 1_000)
  const batch = await builtBatch(database, one())
  const reminders = async () =>
    (
      await database.sql`select from notices where kind = 'operator.waiting' and data ->> 'id' = ${batch.publicId}
        and member_id = ${one().id}`
    ).length
  const before = await reminders()
  for (const day of [1, 2]) {
    await database.forward('25 hours')
    await database.withTx((tx) => payouts.remind(tx, 100))
    await database.withTx((tx) => payouts.remind(tx, 100))
    expect((await reminders()) - before).toBe(day)
  }
})

test('the world is in order after all of it', () => database.assertWorld())
