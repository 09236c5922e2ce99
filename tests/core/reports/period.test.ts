import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthOf, readPeriod, shifted, spanOf, writePeriod } from '../../../core/reports/index.ts'

const HOUR = 3_600_000
const span = (words: string, zone: string) => spanOf(readPeriod(words) ?? expect.fail(words), zone)
const hours = ({ from, to }: { readonly from: Date; readonly to: Date }): number =>
  (to.getTime() - from.getTime()) / HOUR

describe('a month on the clock of a member', () => {
  test.each([
    ['2026-03', 'Europe/Berlin', '2026-02-28T23:00:00Z', 31 * 24 - 1],
    ['2026-10', 'Europe/Berlin', '2026-09-30T22:00:00Z', 31 * 24 + 1],
    ['2026-11', 'Europe/Berlin', '2026-10-31T23:00:00Z', 30 * 24],
    ['2024-02', 'America/New_York', '2024-02-01T05:00:00Z', 29 * 24],
    ['2026-11', 'Asia/Kathmandu', '2026-10-31T18:15:00Z', 30 * 24],
    // The clock leaves midnight of the first out: the month begins at one.
    ['2018-11', 'America/Sao_Paulo', '2018-11-01T03:00:00Z', 30 * 24 - 1],
    ['2026', 'Europe/Berlin', '2025-12-31T23:00:00Z', 365 * 24],
  ])('%s in %s', (words, zone, from, length) => {
    const found = span(words, zone)
    expect(found.from.toISOString()).toBe(new Date(from).toISOString())
    expect(hours(found)).toBe(length)
  })

  test('a day on which the clock leaves midnight out begins at one, and one that has two midnights at the first', () => {
    const starts = span('2018-11', 'America/Sao_Paulo').starts.map((at) => at.toISOString())
    expect(starts.slice(2, 5)).toEqual([
      '2018-11-03T03:00:00.000Z',
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
    ])
    const back = span('2018-02', 'America/Sao_Paulo').starts.map((at) => at.toISOString())
    expect(back.slice(16, 19)).toEqual([
      '2018-02-17T02:00:00.000Z',
      '2018-02-18T03:00:00.000Z',
      '2018-02-19T03:00:00.000Z',
    ])
  })

  test('every moment lies in its own month, and months follow each other without a gap', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC']
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (at, zone) => {
          const month = monthOf(at, zone)
          const { from, to, starts } = spanOf(month, zone)
          expect(from <= at && at < to).toBe(true)
          expect(spanOf(shifted(month, 1), zone).from).toEqual(to)
          expect(starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? start))).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('is written as it is read, and nothing else is a month', () => {
    expect(
      ['2026-01', '2026-12', '2026'].map((words) => writePeriod(readPeriod(words) ?? { year: 0, month: 0 })),
    ).toEqual(['2026-01', '2026-12', '2026'])
    for (const words of ['2026-13', '2026-00', '2026-1', '1026', '99999', 'now', '2026-01-01', '']) {
      expect(readPeriod(words)).toBeUndefined()
    }
    expect(shifted({ year: 2026, month: 1 }, -1)).toEqual({ year: 2025, month: 12 })
    expect(shifted({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 })
  })
})
