import { parse } from 'csv-parse/sync'
import { charactersIn, cleanLine } from '../shared/clean.ts'
import { CODE_COLUMNS, columnsOf, type CodeColumn } from './code-columns.ts'
import { readDay } from '../shared/time.ts'
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

/** What can stand between two cells; Excel says which in a line of its own. */
const SEPARATORS = [';', '\t', ','] as const
const EXCEL = /^"?sep=(.)"?$/i

/** The lines of a list that are not blank, counted without taking it apart: whoever sends a million is told at once. */
export function linesIn(words: string): number {
  let lines = 0
  for (const _ of words.matchAll(/\S[^\r\n]*/g)) lines += 1
  return lines
}

/**
 * Reads codes as people paste them: one a line, or a line as `code;pin;value;valid until;cost;note`, with or without a
 * first line of headings, which may name other columns first; between the cells a semicolon, a tab or a comma. What cannot
 * be read is counted as `malformed`; blank lines are nothing. Whoever calls has counted the lines.
 */
export function readCodes(words: string): { readonly codes: readonly ReadCode[]; readonly malformed: number } {
  const lines = words
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  const said = EXCEL.exec(lines[0]?.trim() ?? '')?.[1]
  const rest = said === undefined ? lines : lines.slice(1)
  const separator = said ?? separatorOf(rest)
  const rows = recordsOf(rest, separator) ?? rest.map((line) => cellsOf(line, separator))
  // A line that stands alone is the code of all, even when it is called `GUTSCHEIN`.
  const columns = rows.length > 1 ? columnsOf(rows[0] ?? []) : undefined
  const body = columns === undefined ? rows : rows.slice(1)
  const read = body.map((row) => (row === undefined ? undefined : readRow(row, columns ?? CODE_COLUMNS)))
  const codes = read.filter((code) => code !== undefined)
  return { codes, malformed: read.length - codes.length }
}

/** Of the first line that has one; the semicolon before the comma, which also stands in amounts. */
function separatorOf(lines: readonly string[]): string {
  const first = lines.find((line) => SEPARATORS.some((separator) => line.includes(separator))) ?? ''
  return SEPARATORS.find((separator) => first.includes(separator)) ?? ';'
}

/**
 * All lines together, so that a quoted note may have several; undefined when the quotes do not come out even, or when one
 * would swallow codes: only a note has more than one line.
 */
function recordsOf(lines: readonly string[], delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    const rows: readonly (readonly string[])[] = parse(lines.join('\n'), { delimiter, relax_column_count: true })
    const note = (columnsOf(rows[0] ?? []) ?? CODE_COLUMNS).indexOf('note')
    return rows.every((row) => row.every((cell, index) => index === note || !cell.includes('\n'))) ? rows : undefined
  } catch {
    return undefined
  }
}

/** Each line for itself, so that one with a lonely quote does not swallow the rest. */
function cellsOf(line: string, delimiter: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter)
  try {
    const [row] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true, trim: delimiter !== '\t' })
    return row
  } catch {
    return undefined
  }
}

function readRow(row: readonly string[], columns: readonly (CodeColumn | undefined)[]): ReadCode | undefined {
  const cells = row.map((cell) => cleanLine(cell, 500))
  const of = (column: CodeColumn): string => cells[columns.indexOf(column)] ?? ''
  const [code, pin, note] = [of('code'), of('pin'), of('note')]
  const { min, max } = SHOP_LIMITS.code
  const length = charactersIn(normalized(code))
  const faceCents = readCents(of('value'))
  const costCents = readCents(of('cost'))
  const until = of('until')
  const validUntil = until === '' ? null : readDay(until)
  // A cell under no heading may say that the code was used, or anything.
  const isMore = cells.some((cell, index) => cell !== '' && columns[index] === undefined)
  if (length < min || charactersIn(code) > max || charactersIn(pin) > max || isMore) return undefined
  if (faceCents === undefined || costCents === undefined || validUntil === undefined) return undefined
  const some = (words: string): string | undefined => (words === '' ? undefined : words)
  return { code, pin: some(pin), note: some(note), faceCents, costCents, validUntil }
}

/** What may be shown of a code to whoever knows the list: two signs at each end, and of a short one fewer. */
export function masked(code: string): string {
  const signs = [...code]
  const shown = Math.min(2, Math.floor(signs.length / 4))
  return `${signs.slice(0, shown).join('')}…${signs.slice(signs.length - shown).join('')}`
}

/** The last signs of a code, by which its shop finds it: four, and of a short one fewer. */
export const endOf = (code: string): string => {
  const signs = [...code]
  return signs.slice(signs.length - Math.min(4, Math.floor(signs.length / 3))).join('')
}

/** A code as it is written: `aB-1` and `AB1` may be two. */
export const exactly = (code: string): string => cleanLine(code.normalize('NFKC'))

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
