import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAccount } from '../../../core/payouts/account.ts'
import { nextBankDay } from '../../../core/payouts/bank-day.ts'
import { pain001, type Transfer } from '../../../core/payouts/pain-001.ts'
import { sepaWords } from '../../../core/payouts/sepa-words.ts'
import { pain001Faults } from '../../support/pain-001-rules.ts'
import { TEST_BANK } from '../../support/payouts.ts'

test('a file cannot be written with an id that a bank would cut', () => {
  const file = {
    builtAt: new Date('2026-11-27T12:05:09Z'),
    executionOn: '2026-11-30',
    from: TEST_BANK.account,
    transfers: [],
  }
  expect(() => pain001({ ...file, messageId: 'X'.repeat(29) })).toThrow('not an id')
})

test.each([
  ['2026-11-27', '2026-11-30'],
  ['2026-12-23', '2026-12-24'],
  ['2026-12-24', '2026-12-28'],
  ['2026-12-31', '2027-01-04'],
  ['2027-03-25', '2027-03-30'],
  ['2027-04-30', '2027-05-03'],
  ['2025-04-30', '2025-05-02'],
])('what is built on %s is made on %s', (day, next) => expect(nextBankDay(day)).toBe(next))

const FILE = { messageId: 'KWB-ABCDEFGHIJ', builtAt: new Date('2026-11-27T12:05:09Z'), executionOn: '2026-11-30' }
const transfer = (more: Partial<Transfer> = {}): Transfer => ({
  iban: 'DE89370400440532013000',
  holder: 'Mia Schulz',
  endToEnd: 'PO-ABCDEFGHIJ',
  points: 1_000,
  ...more,
})

test('the file says at which moment it was built, on the bank’s clock', () => {
  expect(fileOf(transfer())).toContain('<CreDtTm>2026-11-27T13:05:09</CreDtTm>')
})

const fileOf = (...transfers: readonly Transfer[]) => pain001({ ...FILE, from: TEST_BANK.account, transfers }).xml

test('whatever names people have, a file keeps the rules of pain.001.001.09', () => {
  const name = fc.string({ unit: fc.constantFrom(...`aZéß/ '-.&_ü/`), minLength: 2, maxLength: 35 })
  const oneOf = fc.record({ holder: name, points: fc.integer({ min: 1, max: 1_000_000_000 }) })
  fc.assert(
    fc.property(fc.array(oneOf, { minLength: 1, maxLength: 5 }), (list) => {
      const typed = list.filter(({ holder }) => !('problem' in readAccount({ ...transfer(), holder })))
      fc.pre(typed.length > 0)
      expect(pain001Faults(fileOf(...typed.map((one) => transfer(one))))).toEqual([])
    }),
  )
  const most = Array.from({ length: 500 }, () => transfer({ points: 1_000_000_000, holder: 'X'.repeat(70) }))
  expect(pain001Faults(fileOf(...most))).toEqual([])
})

test('the rules see what a bank would refuse', () => {
  const xml = fileOf(transfer())
  const bent: readonly (readonly [string, string])[] = [
    ['<Nm>Mia Schulz</Nm>', '<Nm></Nm>'],
    ['<Nm>Mia Schulz</Nm>', '<Nm>Mia//Schulz</Nm>'],
    ['<Nm>Mia Schulz</Nm>', `<Nm>${'x'.repeat(71)}</Nm>`],
    ['<Nm>Mia Schulz</Nm>', '<Nm>Mia Müller</Nm>'],
    ['<ChrgBr>SLEV</ChrgBr>', ''],
    ['<PmtMtd>TRF</PmtMtd>', ''],
    [
      '<CreDtTm>2026-11-27T13:05:09</CreDtTm><NbOfTxs>1</NbOfTxs>',
      '<NbOfTxs>1</NbOfTxs><CreDtTm>2026-11-27T13:05:09</CreDtTm>',
    ],
    ['Ccy="EUR">10.00', 'Ccy="EUR">0.00'],
    ['Ccy="EUR"', 'Ccy="USD"'],
    ['<Ustrd>', '<Strd>x</Strd><Ustrd>'],
    ['pain.001.001.09"', 'pain.001.001.03"'],
  ]
  const faults = bent.map(([from, to]) => pain001Faults(xml.replace(from, to)).length)
  expect(pain001Faults(xml)).toEqual([])
  // Who bears the charges may be left out.
  expect(faults.map((count) => count > 0)).toEqual(bent.map(([from]) => !from.startsWith('<ChrgBr>')))
})

test('no file has a transfer without a name or an amount, and none is from nobody', () => {
  for (const bad of [{ holder: '///' }, { holder: 'Мария' }, { points: 0 }, { points: 1.5 }, { endToEnd: 'PO/1' }])
    expect(() => fileOf(transfer(bad))).toThrow('not a transfer')
  const nobody = { holder: 'Мария', iban: TEST_BANK.account.iban }
  expect(() => pain001({ ...FILE, from: nobody, transfers: [transfer()] })).toThrow('batch.no_bank')
})

test.each([
  ['A//B', 'A/B'],
  ['/ A / / B /', 'A / B'],
  ['///', ''],
])('a bank reads %s as %s', (name, read) => expect(sepaWords(name)).toBe(read))
