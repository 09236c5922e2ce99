import { expect, test } from 'vitest'
import { giroCode } from '../../../core/deposits/index.ts'
import { qrPicture } from '../../../core/pictures/index.ts'
import { scanned } from '../../support/qr.ts'

const account = { holder: 'Kühn & Söhne, Straße', iban: 'DE02120300000000202051' }

test('a GiroCode carries holder, IBAN, amount and reference as EPC069-12 wants them', () => {
  expect(giroCode(account, { reference: 'KW-7K3F-92QX', points: 2_505 }).split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    'Kuehn + Soehne, Strasse',
    'DE02120300000000202051',
    'EUR25.05',
    '',
    '',
    'KW-7K3F-92QX',
  ])
})

test('without an amount the line stays empty, and the client types one', () => {
  expect(giroCode(account, { reference: 'KW-7K3F-92QX' }).split('\n')[7]).toBe('')
})

test.each([
  ['Łódź Şükrü', 'Lodz Suekrue'],
  ['Müller\nEUR1.00', 'Mueller EUR1.00'],
  ['ß'.repeat(60), 's'.repeat(70)],
])('a holder %j cannot break the code', (holder, name) => {
  const lines = giroCode({ ...account, holder }, { reference: 'KW-7K3F-92QX', points: 1_000_000 }).split('\n')
  expect(lines).toHaveLength(11)
  expect([lines[5], lines[7]]).toEqual([name, 'EUR10000.00'])
})

test('the picture is read again letter by letter, and stays small enough for every app', async () => {
  for (const holder of [account.holder, 'W'.repeat(70)]) {
    const words = giroCode({ ...account, holder }, { reference: 'KW-7K3F-92QX', points: 123_456 })
    const read = scanned(await qrPicture(words))
    expect(read?.words).toBe(words)
    // EPC069-12: at most version 13.
    expect(read?.version).toBeLessThanOrEqual(13)
  }
})
