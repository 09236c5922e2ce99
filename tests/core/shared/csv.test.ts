import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFile, csvLine } from '../../../core/shared/csv.ts'

describe('a CSV file', () => {
  test('begins with the byte order mark, has semicolons, decimal commas and quoted words', () => {
    const bytes = csvFile(
      ['Tag', 'Betrag', 'Stück'],
      [
        ['1.11.', { euros: -123_456 }, 3],
        ['Größe; "L"', { euros: 5 }, null],
      ],
    )
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      '\ufeff"Tag";"Betrag";"Stück"\r\n"1.11.";-1234,56;3\r\n"Größe; ""L""";0,05;\r\n',
    )
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  test.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '\u0001=1', '\u0000@x'])(
    'runs no formula: %j',
    (words) => {
      expect(csvLine([words])).toMatch(/^"'/)
    },
  )

  test.each(['a=b', 'Anna – Köln', '3-Zimmer', "'quoted'"])('leaves ordinary words alone: %s', (words) => {
    expect(csvLine([words])).toBe(`"${words}"\r\n`)
  })

  test('comes back as it was, whatever people write, but for formulas and controls', () => {
    const text = fc.string({ unit: 'binary' }).filter((words) => !/[\p{Cc}\p{Cs}]/u.test(words))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        const [read = []] = parse(csvLine(cells), { delimiter: ';', relax_column_count: true }) as string[][]
        expect(read.map((cell) => cell.replace(/^'(?=\s*[=+\-@＝＋－＠])/, ''))).toEqual(
          cells.map((cell) => cell.replace(/^'(?=\s*[=+\-@＝＋－＠])/, '')),
        )
      }),
    )
  })

  test('a fraction is a bug, not a cell', () => {
    expect(() => csvLine([1.5])).toThrow(RangeError)
    expect(() => csvLine([{ euros: 0.1 }])).toThrow(RangeError)
  })
})
