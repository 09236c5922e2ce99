/**
 * A cell of a table: words (a person's or ours), a whole number, or an amount in points, which is written as euros. Null
 * is an empty cell.
 */
export type CsvCell = string | number | { readonly euros: number } | null

/** Tells spreadsheets that the file is UTF-8: without it Excel shows umlauts as two characters. */
const BOM = '\ufeff'
/** What a spreadsheet takes for the beginning of a formula, also in its full width, and what such a beginning hides behind. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
/** Controls but tab and line ends: nobody sees them, and some programs cut a cell there. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu

/**
 * A line of a CSV file as German spreadsheets open it: semicolons, decimal commas, words in quotes, `\r\n` at the end.
 * Words that a spreadsheet would run as a formula get an apostrophe in front. A number that is not whole is a bug
 * (RangeError).
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(';')}\r\n`
}

/** The beginning of a file: the byte order mark and the headings. */
export const csvHead = (headings: readonly string[]): string => BOM + csvLine(headings)

/** A whole file in memory, as its bytes; longer ones are written line by line with `csvHead` and `csvLine`. */
export function csvFile(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): Uint8Array {
  return Buffer.from(csvHead(headings) + rows.map(csvLine).join(''), 'utf8')
}

function written(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(whole(cell))
  return typeof cell === 'string' ? quoted(cell) : decimal(whole(cell.euros))
}

/** `-1234,56` from -123456 points. */
function decimal(points: number): string {
  const digits = String(Math.abs(points)).padStart(3, '0')
  return `${points < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}

function quoted(words: string): string {
  const shown = words.toWellFormed().replace(CONTROL, '')
  const harmless = FORMULA.test(shown) ? `'${shown}` : shown
  return `"${harmless.replace(/\r\n?/g, '\n').replaceAll('"', '""')}"`
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return value
}
