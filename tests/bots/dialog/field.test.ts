import { HOUR_UNIT } from '../../../bots/flows/quiet-hours.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dialog as german } from '../../../bots/copy/de/dialog.ts'
import { dialog as english } from '../../../bots/copy/en/dialog.ts'
import { readAmount } from '../../../bots/dialog/amount.ts'
import { readTypedDay } from '../../../core/shared/time.ts'
import * as field from '../../../bots/dialog/field.ts'
import { flat, plain } from '../../../bots/dialog/text.ts'

const ask = plain('?')
/** Intl puts a no-break space before the euro sign. */
const spaced = (words: string): string => words.replaceAll('\u00A0', ' ')

describe('an amount', () => {
  test.each([
    ['250', 250],
    ['0', 0],
    ['250 Punkte', 250],
    ['1 point', 1],
    ['2,50 €', 250],
    ['2.50', 250],
    ['2,5', 250],
    ['€2.50', 250],
    ['€ 3', 300],
    ['3 Euro', 300],
    ['0,01 EUR', 1],
    ['1000000', 1_000_000],
  ])('%s is %i points', (words, points) => {
    expect(readAmount(words)).toEqual({ points })
  })

  test.each(['2.500', '1 000', "12'345", '2.500,00 €', '1.000.000', '€2,500', '1\u202F000 €'])(
    '%s is refused because of its thousands separator',
    (words) => {
      expect(readAmount(words)).toEqual({ problem: 'thousands' })
    },
  )

  test.each([
    '',
    'abc',
    '-5',
    '+5',
    '1e3',
    '2,',
    ',5',
    '€2€',
    '5 €€',
    '٢٥٠',
    '２５０',
    '1/2',
    '2.5.',
    '05',
    '2,50 Punkte',
    'NaN',
    '0x10',
  ])('„%s“ is no amount', (words) => {
    expect(readAmount(words)).toEqual({ problem: 'not-an-amount' })
  })

  test('every amount of euros and cents comes out to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99 }), (euros, cents) => {
        const words = `${euros},${String(cents).padStart(2, '0')} €`
        expect(readAmount(words)).toEqual({ points: euros * 100 + cents })
      }),
    )
  })

  test('reading never throws and only ever gives whole points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const read = readAmount(words)
        expect('problem' in read || Number.isSafeInteger(read.points)).toBe(true)
      }),
    )
  })

  test('an amount out of range is refused naming both units', () => {
    const price = field.points({ label: 'Price', ask, min: 10, max: 100_000 })
    const parsed = price.parse(['9'], german)
    expect('error' in parsed && spaced(flat(parsed.error))).toBe(
      'Möglich sind 10 bis 100.000 Punkte, also 0,10 € bis 1.000,00 €.',
    )
    expect(price.parse(['10'], german)).toEqual({ ok: 10 })
    expect(spaced(flat(price.show(800, german)))).toBe('800 Punkte (8,00 €)')
    expect(flat(price.show(800, english))).toBe('800 points (€8.00)')
  })
})

describe('a day', () => {
  test.each([
    ['24.12.2008', '2008-12-24'],
    ['4.2.2008', '2008-02-04'],
    ['24. 12. 2008', '2008-12-24'],
    ['24/12/2008', '2008-12-24'],
    ['2008-12-24', '2008-12-24'],
    ['29.02.2008', '2008-02-29'],
  ])('%s is %s', (words, iso) => {
    expect(readTypedDay(words)).toBe(iso)
  })

  test.each([
    '30.02.2008',
    '29.02.2007',
    '31.04.2010',
    '12/24/2008',
    '0.1.2000',
    '24.12.08',
    '24.12',
    '2008-2-4',
    'heute',
    '24.12.2008x',
    '24-12-2008',
    '',
  ])('„%s“ is no day', (words) => {
    expect(readTypedDay(words)).toBeUndefined()
  })

  test('a day outside the range is refused with the range', () => {
    const born = field.date({ label: 'Born', ask, from: '1900-01-01', to: '2026-11-23' })
    const parsed = born.parse(['24.12.2030'], english)
    expect('error' in parsed && flat(parsed.error)).toBe('It can be a date from 01/01/1900 to 23/11/2026.')
    expect(born.parse(['23.11.2026'], english)).toEqual({ ok: '2026-11-23' })
  })
})

describe('words', () => {
  const title = field.text({ label: 'Title', ask, min: 5, max: 10 })

  test('are counted as people count letters, after cleaning', () => {
    expect(title.parse(['  Ha\u202Ello  '], german)).toEqual({ ok: 'Hallo' })
    expect(title.parse(['𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜'], german)).toEqual({ ok: '𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜' })
    const short = title.parse(['Hey'], german)
    expect('error' in short && flat(short.error)).toContain('mindestens 5 Zeichen, bisher sind es 3')
    const long = title.parse(['elf Zeichen'], german)
    expect('error' in long && flat(long.error)).toContain('höchstens 10 Zeichen, du hast 11 geschrieben')
  })

  test('that are only blank or invisible are no answer', () => {
    for (const words of ['', ' \n ', '\u200B\u2060']) {
      const parsed = title.parse([words], english)
      expect('error' in parsed && flat(parsed.error)).toBe('I need an answer here.')
    }
  })

  test('keep their lines only where several are asked for', () => {
    const brief = field.text({ label: 'Brief', ask, min: 1, max: 100, multiline: true })
    expect(brief.parse(['one\r\ntwo'], english)).toEqual({ ok: 'one\ntwo' })
    expect(field.text({ label: 'Line', ask, min: 1, max: 100 }).parse(['one\r\ntwo'], english)).toEqual({
      ok: 'one two',
    })
  })

  test('can be refused by a rule of the question', () => {
    const link = field.text({
      label: 'Link',
      ask,
      min: 1,
      max: 100,
      check: (words) => (words.startsWith('https:') ? undefined : plain('no link')),
    })
    expect(link.parse(['ftp:x'], english)).toEqual({ error: plain('no link') })
    expect(link.parse(['https:x'], english)).toEqual({ ok: 'https:x' })
  })

  test('may be passed over where they are optional', () => {
    const link = field.text({ label: 'Link', ask, min: 3, max: 100, optional: true })
    expect(link.parse([], english)).toEqual({ ok: undefined })
    expect(flat(link.show(undefined, english))).toBe('not given')
  })
})

describe('a whole number', () => {
  const slots = field.number({ label: 'Slots', ask, min: 1, max: 1000 })
  test.each(['1', '1000', ' 12 '])('%s is taken', (words) => {
    expect(slots.parse([words], german)).toEqual({ ok: Number(words) })
  })
  test('in groups of three is read as the language writes it, with its unit where there is one', () => {
    expect(slots.parse(['1.000'], german)).toEqual({ ok: 1000 })
    expect(slots.parse(['1,000'], english)).toEqual({ ok: 1000 })
    expect(slots.parse(['1,000'], german)).toHaveProperty('error')
    const hour = field.number({ label: 'Hour', ask, min: 0, max: 23, unit: HOUR_UNIT })
    const read = ['9 Uhr', '20 uhr', '21:00', '07:00', '8 h', '9:30', '9 Euro'].map((words) =>
      hour.parse([words], german),
    )
    expect(read.map((one) => ('ok' in one ? one.ok : 'refused'))).toEqual([9, 20, 21, 7, 8, 'refused', 'refused'])
  })
  test.each(['0', '1001', '1.00', '-1', '1,5', '1e2', '٣', 'zwei', '007'])('%s is refused', (words) => {
    expect(slots.parse([words], german)).toHaveProperty('error')
  })
})

describe('a choice', () => {
  const options = [
    { value: 'de', label: 'Deutsch' },
    { value: 'en', label: 'English' },
  ] as const
  test('takes only what is offered', () => {
    const language = field.choice({ label: 'Language', ask, options })
    expect(language.parse(['de'], german)).toEqual({ ok: 'de' })
    expect(language.parse(['fr'], german)).toHaveProperty('error')
    expect(language.parse(['de', 'en'], german)).toHaveProperty('error')
    expect(language.parse(['__proto__'], german)).toHaveProperty('error')
  })
  test('of several keeps to its least and most', () => {
    const languages = field.choices({ label: 'Languages', ask, options, max: 1 })
    expect(languages.parse([], german)).toHaveProperty('error')
    expect(languages.parse(['en', 'de'], german)).toHaveProperty('error')
    expect(languages.parse(['en'], german)).toEqual({ ok: ['en'] })
    expect(field.choices({ label: 'Languages', ask, options }).parse(['en', 'de'], german)).toEqual({
      ok: ['de', 'en'],
    })
  })
})

test('a question that does not fit a platform is a bug, found when it is made', () => {
  const option = (value: string) => () => field.choice({ label: 'A', ask, options: [{ value, label: 'a' }] })
  expect(() => field.text({ label: 'x'.repeat(46), ask, min: 1, max: 2 })).toThrow('46')
  expect(option('a b')).toThrow()
  expect(option('x'.repeat(25))).toThrow()
  expect(option('ä')).toThrow()
  expect(() =>
    field.choices({
      label: 'A',
      ask,
      options: [
        { value: 'a', label: 'a' },
        { value: 'a', label: 'b' },
      ],
    }),
  ).toThrow()
})

test('a kept file survives being stored, whatever its name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.boolean(), (name, bytes, picture) => {
      const file = { id: 'f1', name, mimeType: 'image/png', bytes, picture }
      expect(field.readKeptFile(field.writeKeptFile(file))).toEqual(file)
    }),
  )
  expect(field.readKeptFile('words of a person')).toBeUndefined()
})

test('both languages explain in whole sentences', () => {
  for (const copy of [german, english]) {
    for (const [key, entry] of Object.entries(copy)) {
      const sentence = typeof entry === 'function' ? '' : typeof entry === 'string' ? entry : flat(entry)
      expect(sentence, key).not.toMatch(/["']|\bSie\b|\bIhr\b/)
    }
  }
})
