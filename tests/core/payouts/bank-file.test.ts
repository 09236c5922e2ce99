import { expect, test } from 'vitest'
import { nextBankDay } from '../../../core/payouts/bank-day.ts'
import { pain001 } from '../../../core/payouts/pain-001.ts'
import { TEST_BANK } from '../../support/payouts.ts'

test('a file cannot be written with an id that a bank would cut', () => {
  const file = { builtOn: '2026-11-27', executionOn: '2026-11-30', from: TEST_BANK.account, transfers: [] }
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
