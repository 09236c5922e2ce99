import { parse } from 'csv-parse/sync'
import { charactersIn, cleanLine } from '../shared/clean.ts'
import { SHOP_LIMITS } from './shop.ts'

/** A line of a file or a message, in clear. */
export interface ReadCode {
  readonly code: string
  readonly pin: string | undefined
  readonly note: string | undefined
  readonly faceCents: number | null
  readonly costCents: number | null
  readonly validUntil: string | null
}

/** How a column may be called in the first line. */
const HEADINGS: readonly RegExp[] = [/^codes?$|^gutschein-?codes?$/i]

/**
 * Reads codes as people paste them: one a line, or a line as `code;pin;value;valid until;cost;note`, with or without a
 * first line of headings. What cannot be read is counted as `malformed`; blank lines are nothing.
 */
export function readCodes(words: string): { readonly codes: readonly ReadCode[]; readonly malformed: number } {
  const lines = words
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  const cells = lines.map(cellsOf)
  const [first] = cells
  const body = HEADINGS.some((heading) => heading.test(first?.[0] ?? '')) ? cells.slice(1) : cells
  const read = body.map((row) => (row === undefined ? undefined : readRow(row)))
  const codes = read.filter((code) => code !== undefined)
  return { codes, malformed: read.length - codes.length }
}

/** Each line for itself, so that one with a lonely quote does not swallow the rest. */
function cellsOf(line: string): readonly string[] | undefined {
  try {
    const [row] = parse(line, { delimiter: ';', relax_quotes: true, relax_column_count: true, trim: true })
    return row
  } catch {
    return undefined
  }
}

function readRow(row: readonly string[]): ReadCode | undefined {
  const [code = '', pin = '', value = '', until = '', cost = '', note = '', ...surplus] = row.map((cell) =>
    cleanLine(cell, 500),
  )
  const { min, max } = SHOP_LIMITS.code
  const length = charactersIn(normalized(code))
  const faceCents = readCents(value)
  const costCents = readCents(cost)
  const validUntil = readDay(until)
  if (length < min || charactersIn(code) > max || charactersIn(pin) > max || surplus.some((cell) => cell !== ''))
    return undefined
  if (faceCents === undefined || costCents === undefined || validUntil === undefined) return undefined
  const some = (words: string): string | undefined => (words === '' ? undefined : words)
  return { code, pin: some(pin), note: some(note), faceCents, costCents, validUntil }
}

/** A code without what people leave out or add when they copy it: spaces, hyphens, small letters. */
export const normalized = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '')

/** `5`, `5,00`, `5.50 €` as cents; null for nothing, undefined for anything else. */
function readCents(words: string): number | null | undefined {
  if (words === '') return null
  const [, euros, cents = ''] = /^([0-9]{1,4})(?:[.,]([0-9]{1,2}))?\s*(?:€|EUR)?$/i.exec(words) ?? []
  return euros === undefined ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, '0'))
}

/** `2027-01-31` or `31.01.2027` as `2027-01-31`; null for nothing, undefined for what is no day. */
function readDay(words: string): string | null | undefined {
  if (words === '') return null
  const [, day = '', month = '', year = ''] = /^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$/.exec(words) ?? []
  const iso = year === '' ? words : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(iso)) return undefined
  const at = new Date(`${iso}T00:00:00Z`)
  // The 31st of February becomes a day of March, which nobody meant.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? undefined : iso
}
