import { beforeAll, describe, expect, test } from 'vitest'
import * as corrections from '../../../core/corrections/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { testDatabase } from '../../support/database.ts'
import { approvedBatch, asked, debitOf, exported, payee, returnOf, statement } from '../../support/payouts.ts'
import { newKey, operator, pointsOf } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
let olga: Member
let otto: Member
const one = (): Member => olga
let mia: Member
beforeAll(async () => {
  olga = await operator(database)
  otto = await operator(database)
  mia = await payee(database, 500_000)
  const first = await asked(database, mia, 1_000)
  await database.forward('49 hours')
  await database.withTx((tx) => payouts.release(tx, 100))
  await exported(database, one(), await approvedBatch(database, one(), otto))
  await statement(database, one(), debitOf(first))
})

const present = (payout: payouts.Payout) => database.withTx((tx) => payouts.payoutFor(tx, one(), payout.publicId))
const batchNow = (batch: payouts.Batch) => database.withTx((tx) => payouts.batchFor(tx, one(), batch.publicId))

/** Some payouts that lie with the bank. */
async function atTheBank(...points: readonly number[]) {
  const list: payouts.Payout[] = []
  for (const amount of points) list.push(await asked(database, mia, amount))
  const batch = await approvedBatch(database, one(), otto)
  await exported(database, one(), batch)
  const [first, second] = list
  if (first === undefined) throw new Error('no payout')
  return { batch, list, first, second: second ?? first }
}

describe('the bank’s answer (pain.002)', () => {
  const answer = (batch: payouts.Batch, inner: string, group = '') => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${payouts.messageIdOf(batch)}</OrgnlMsgId>${group}</OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts>${inner}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`
  const transfer = (payout: payouts.Payout, status: string, reason = 'AC01') =>
    `<TxInfAndSts><OrgnlEndToEndId>${payouts.endToEndOf(payout)}</OrgnlEndToEndId><TxSts>${status}</TxSts><StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf></TxInfAndSts>`
  const read = (xml: string) => database.withTx((tx) => payouts.applyReport(tx, one(), payouts.readPain002(xml)))

  test('gives back what was refused, once, and leaves the rest with the bank', async () => {
    const { batch, first, second } = await atTheBank(1_010, 2_021)
    const earnings = await pointsOf(database, mia, 'earnings')
    const xml = answer(batch, transfer(first, 'RJCT') + transfer(second, 'ACSC'))
    expect(payouts.isPain002(xml)).toBe(true)
    expect(await read(xml)).toEqual({ refused: 1, ignored: 0 })
    expect(await read(xml)).toEqual({ refused: 0, ignored: 1 })
    expect((await pointsOf(database, mia, 'earnings')) - earnings).toBe(1_010)
    expect(await present(first)).toMatchObject({ status: 'rejected', reason: 'AC01' })
    expect((await present(second)).status).toBe('exported')
    await statement(database, one(), debitOf(second))
    expect((await batchNow(batch)).status).toBe('settled')
  })

  test('gives back a whole file', async () => {
    const { batch, list } = await atTheBank(1_010, 2_021)
    await read(answer(batch, '', '<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>'))
    expect((await Promise.all(list.map(present))).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await batchNow(batch)).status).toBe('settled')
  })

  test('that a file came twice refuses nothing: the first one is paid', async () => {
    const { batch, list } = await atTheBank(1_010, 2_021)
    await read(answer(batch, '', '<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf>'))
    await read(answer(batch, list.map((payout) => transfer(payout, 'RJCT', 'DU04')).join('')))
    expect((await Promise.all(list.map(present))).map(({ status }) => status)).toEqual(['exported', 'exported'])
  })

  test('is neither read nor said nor agreed to by an operator whose own payout it would give back', async () => {
    const { batch, first } = await atTheBank(1_010)
    await database.sql`insert into operators (platform, external_id)
      select platform, external_id from identities where member_id = ${mia.id} on conflict do nothing`
    const xml = answer(batch, transfer(first, 'RJCT'))
    const own = database.withTx((tx) => payouts.applyReport(tx, mia, payouts.readPain002(xml)))
    expect(await refused(own)).toBe('operator.own_case')
    const said = {
      kind: 'batch-refused',
      batch: batch.publicId,
      reason: 'The bank says so',
      rules: payouts.USUAL_RULES,
    } as const
    const ask = (by: Member) => database.withTx((tx) => corrections.ask(tx, by, { ...said, key: newKey('ask') }))
    expect(await refused(ask(mia))).toBe('operator.own_case')
    const { publicId: correction } = await ask(otto)
    const agreed = database.withTx((tx) =>
      corrections.decide(tx, mia, { key: newKey('agree'), correction, agree: true }),
    )
    expect(await refused(agreed)).toBe('operator.own_case')
    expect((await present(first)).status).toBe('exported')
    await database.sql`delete from operators where (platform, external_id) in (
      select platform, external_id from identities where member_id = ${mia.id})`
  })

  test('of nobody’s file, broken, or made to do harm is refused', async () => {
    const { batch, first } = await atTheBank(1_000)
    expect(await refused(read(answer({ ...batch, publicId: 'zzzzzzzzzz' }, transfer(first, 'RJCT'))))).toBe(
      'batch.unknown',
    )
    for (const xml of [
      '',
      '<a>',
      '<!DOCTYPE x [<!ENTITY a "b">]><CstmrPmtStsRpt/>',
      '<Document><CstmrPmtStsRpt/></Document>',
    ]) {
      expect(() => payouts.readPain002(xml)).toThrow('statement.unreadable')
    }
  })

  test('said by hand waits for a second operator, for one payout or for the whole file', async () => {
    const { batch, first, second, list } = await atTheBank(1_000, 2_000, 3_000)
    const ask = (wrong: { kind: 'refused'; number: string } | { kind: 'batch-refused' }) =>
      database.withTx((tx) => {
        const key = newKey('ask')
        const reason = 'The account is closed'
        return corrections.ask(tx, one(), { ...wrong, key, batch: batch.publicId, reason, rules: payouts.USUAL_RULES })
      })
    const agree = (by: Member, { publicId: correction }: corrections.Correction) =>
      database.withTx((tx) => corrections.decide(tx, by, { key: newKey('agree'), correction, agree: true }))
    expect(await refused(ask({ kind: 'refused', number: 'PO-ZZZZZZZZZZ' }))).toBe('payout.unknown')
    const said = await ask({ kind: 'refused', number: `po ${first.publicId}` })
    expect(await refused(agree(one(), said))).toBe('correction.four_eyes')
    expect((await present(first)).status).toBe('exported')
    await agree(otto, said)
    expect(await present(first)).toMatchObject({ status: 'rejected', reason: 'The account is closed' })
    expect(await refused(ask({ kind: 'refused', number: payouts.endToEndOf(first) }))).toBe('payout.wrong_state')

    // Its points are home and can leave once more: that its debit was nothing no one says alone.
    expect(await statement(database, one(), debitOf(first), debitOf(second))).toMatchObject({ waiting: 1 })
    const { entries } = await database.withTx((tx) => statements.waitingEntries(tx, one(), { limit: 100 }))
    const entry = entries.at(-1)?.publicId ?? ''
    const why = { entry, reason: 'A mistake of the bank' }
    const alone = database.withTx((tx) => statements.noteEntry(tx, one(), { ...why, key: newKey('note') }))
    expect(await refused(alone)).toBe('bank_entry.needs_two')
    const rules = payouts.USUAL_RULES
    const noted = await database.withTx((tx) =>
      corrections.ask(tx, one(), { ...why, kind: 'noted', key: newKey('ask'), rules }),
    )
    await agree(otto, noted)
    expect((await database.withTx((tx) => statements.entryToDecide(tx, one(), entry))).status).toBe('outgoing')

    await agree(otto, await ask({ kind: 'batch-refused' }))
    // What a statement has shown stays paid.
    expect((await Promise.all(list.map(present))).map(({ status }) => status)).toEqual(['rejected', 'paid', 'rejected'])
    expect((await batchNow(batch)).status).toBe('settled')
    expect(await refused(ask({ kind: 'batch-refused' }))).toBe('batch.wrong_state')
  })

  test('that comes after an operator’s word brings the points home, and made after all they leave once more', async () => {
    const { batch, first } = await atTheBank(1_000)
    const [before, earnings] = [await bank(), await pointsOf(database, mia, 'earnings')]
    const reason = 'Seen in online banking'
    await database.withTx((tx) =>
      payouts.confirmBatch(tx, one(), { key: newKey('confirm'), batch: batch.publicId, reason }),
    )
    expect(await read(answer(batch, transfer(first, 'RJCT')))).toEqual({ refused: 1, ignored: 0 })
    expect((await present(first)).status).toBe('rejected')
    expect([await bank(), await pointsOf(database, mia, 'earnings')]).toEqual([before, earnings + 1_000])
    await statement(database, one(), debitOf(first))
    const { entries } = await database.withTx((tx) => statements.waitingEntries(tx, one(), { limit: 100 }))
    const wrong = { kind: 'payout', number: payouts.endToEndOf(first), entry: entries.at(-1)?.publicId ?? '' } as const
    await database.withTx(async (tx) => {
      const asked = { ...wrong, key: newKey('ask'), reason, rules: payouts.USUAL_RULES }
      const { publicId: correction } = await corrections.ask(tx, one(), asked)
      await corrections.decide(tx, otto, { key: newKey('agree'), correction, agree: true })
    })
    expect([(await present(first)).status, (await bank()) - before]).toEqual(['paid', 1_000])
    await database.assertWorld()
  })
})

const bank = () => database.withTx((tx) => ledger.balance(tx, { kind: 'bank' }))

test('a statement that comes after an operator’s word is only noted with it', async () => {
  const { batch, first } = await atTheBank(1_010)
  const confirm = (by: Member, key = newKey('confirm')) =>
    database.withTx((tx) =>
      payouts.confirmBatch(tx, by, { key, batch: batch.publicId, reason: 'Seen in online banking' }),
    )
  expect(await refused(confirm(mia))).toBe('operator.only')
  expect((await confirm(one())).status).toBe('settled')
  const before = await bank()
  expect(await statement(database, one(), debitOf(first))).toMatchObject({ waiting: 0 })
  expect([await bank(), (await present(first)).status]).toEqual([before, 'paid'])
})

test('a return that is short or names nothing is told by an operator: all its points come back, the platform bears the rest', async () => {
  const { first, second } = await atTheBank(1_000, 5_000)
  await statement(database, one(), debitOf(first))
  const earnings = await pointsOf(database, mia, 'earnings')
  const losses = () => database.withTx((tx) => ledger.balance(tx, { kind: 'losses' }))
  const before = await losses()
  expect(await statement(database, one(), returnOf(first, { cents: 950 }))).toMatchObject({ waiting: 1 })
  const { entries } = await database.withTx((tx) => statements.waitingEntries(tx, one(), { limit: 100 }))
  const entry = entries.at(-1)?.publicId ?? ''
  const say = (by: Member, payout: payouts.Payout) =>
    database.withTx((tx) => {
      const number = payouts.endToEndOf(payout)
      return statements.assignReturn(tx, by, { key: newKey('back'), entry, number, reason: 'The account is closed' })
    })
  // Much more is missing than banks keep.
  expect(await refused(say(one(), second))).toBe('bank_entry.no_return')
  expect(await refused(say(mia, first))).toBe('operator.only')
  await say(one(), first)
  expect(await present(first)).toMatchObject({ status: 'returned', reason: 'The account is closed' })
  expect([(await pointsOf(database, mia, 'earnings')) - earnings, (await losses()) - before]).toEqual([1_000, -50])
  expect(await refused(say(one(), first))).toBe('bank_entry.no_return')
})

test('the world is in order after all of it', () => database.assertWorld())
