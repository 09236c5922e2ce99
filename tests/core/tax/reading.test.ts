import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAustrianTaxNumber, isGermanTaxId, isVatId } from '../../../core/tax/numbers.ts'
import * as tax from '../../../core/tax/index.ts'
import { TAX_DATA } from '../../support/payouts.ts'

const ABOUT = { birthDate: '1990-01-01', today: '2026-11-27' }
const problems = (change: tax.TypedTaxData, about = ABOUT) => {
  const read = tax.readTaxData({ ...TAX_DATA, ...change }, about)
  return 'problems' in read ? read.problems : {}
}
const NONE = { taxCountry1: '', taxNumber1: '' }

describe('a tax number', () => {
  test.each(['86095742719', '47036892816', '65929970489', '57549285017', '25768131411'])('%s is German', (number) => {
    expect(isGermanTaxId(number)).toBe(true)
  })

  test.each([
    ['a digit more', '860957427190'],
    ['one that is for tests', '02476291358'],
    ['no digit twice', '12345678903'],
    ['two digits twice', '11223456780'],
    ['letters', '8609574271O'],
  ])('with %s is not', (_, number) => {
    expect(isGermanTaxId(number)).toBe(false)
  })

  test('with one digit mistyped is never German, nor Austrian', () => {
    const oneOf = fc.constantFrom('86095742719', '47036892816', '65929970489')
    const mistyped = (number: string, at: number, by: number): string =>
      number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1)
    fc.assert(
      fc.property(oneOf, fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        expect(isGermanTaxId(mistyped(number, at, by))).toBe(false)
        expect(isAustrianTaxNumber(mistyped('591199013', at % 9, by))).toBe(false)
      }),
    )
    expect(isAustrianTaxNumber('591199013')).toBe(true)
  })

  test('of the VAT is checked where it can be', () => {
    const ids = ['DE123456788', 'DE123456789', 'ATU12345678', 'AT12345678', 'NL123456789B01', 'US123456', 'DE']
    expect(ids.map(isVatId)).toEqual([true, false, true, false, true, false, false])
  })
})

describe('tax data', () => {
  test('are read as they are written on paper', () => {
    const typed = {
      ...TAX_DATA,
      lastName: ' Müller-Ōta ',
      birthDate: '1.1.1990',
      taxCountry2: 'AT',
      taxNumber2: '59-119/9013',
      vatId: 'de 123 456 788',
    }
    expect(tax.readTaxData(typed, ABOUT)).toEqual({
      data: {
        firstName: 'Mia',
        lastName: 'Müller-Ōta',
        street: 'Lindenallee 7',
        postcode: '12345',
        city: 'Berlin',
        country: 'DE',
        taxIds: [
          { country: 'DE', number: '86095742719' },
          { country: 'AT', number: '591199013' },
        ],
        birthPlace: null,
        birthDate: '1990-01-01',
        vatId: 'DE123456788',
        filledBy: 'member',
      },
    })
  })

  test.each<readonly [tax.TypedTaxData, Partial<Record<tax.TaxField, tax.TaxProblem>>]>([
    [
      { firstName: 'Ben 🙂', lastName: '<b>Müller</b>' },
      { firstName: 'signs', lastName: 'signs' },
    ],
    [{ birthDate: '1990-01-02' }, { birthDate: 'other-date' }],
    [
      { firstName: ' ', lastName: '42' },
      { firstName: 'name', lastName: 'name' },
    ],
    [
      { street: 'A', city: '', country: 'XX', postcode: '1' },
      { street: 'street', city: 'city', country: 'country', postcode: 'postcode' },
    ],
    [{ postcode: '1234' }, { postcode: 'postcode' }],
    [{ taxNumber1: '86095742710' }, { taxNumber1: 'tax-de' }],
    [{ taxCountry1: 'AT', taxNumber1: '591199014' }, { taxNumber1: 'tax-at' }],
    [{ taxCountry1: 'FR', taxNumber1: '12' }, { taxNumber1: 'tax-number' }],
    [{ taxCountry1: '', taxNumber1: '86095742719' }, { taxCountry1: 'tax-country' }],
    [{ taxCountry2: 'DE', taxNumber2: '47036892816' }, { taxNumber2: 'tax-twice' }],
    [NONE, { taxNumber1: 'id-or-place' }],
    [{ ...NONE, birthCity: 'Linz', birthCountry: 'AT' }, {}],
    [{ ...NONE, birthCity: 'Linz' }, { birthCountry: 'birth-place' }],
    [{ vatId: 'DE1' }, { vatId: 'vat' }],
    [{ birthDate: '31.02.1990' }, { birthDate: 'birth-date' }],
    [{ birthDate: '1890-01-01' }, { birthDate: 'birth-date' }],
    [{ birthDate: '2030-01-01' }, { birthDate: 'birth-date' }],
    [{ birthDate: '2009-01-01' }, { birthDate: 'age' }],
  ])('%o: %o', (change, wrong) => {
    expect(problems(change)).toEqual(wrong)
  })

  test('are of the age that somebody joined with: a typing error within it is mended once it is confirmed, no other', () => {
    const lia = { birthDate: '2011-08-01', today: '2026-11-27' }
    expect(problems({ birthDate: '2010-08-01' }, lia)).toEqual({ birthDate: 'other-date' })
    expect(problems({ birthDate: '2010-08-01', birthDateSure: 'yes' }, lia)).toEqual({})
    for (const birthDate of ['2011-12-01', '2012-12-01', '2008-11-27', '2013-01-01'])
      expect([birthDate, problems({ birthDate }, lia)]).toEqual([birthDate, { birthDate: 'age' }])
  })
})
