import { parse } from 'csv-parse/sync'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { MOST_POINTS, type ReadEntry, type ReadStatement } from './statement.ts'

/** The columns of a bank's export, each by the names that it may have. The first profile that fits is taken. */
interface Profile {
  readonly date: readonly string[]
  readonly name: readonly string[]
  readonly iban: readonly string[]
  readonly words: readonly string[]
  readonly amount: readonly string[]
  readonly currency: readonly string[]
  /** Says what kind of entry it is: returns, and what is not booked yet. */
  readonly kind: readonly string[]
  readonly own: readonly string[]
}

const PROFILES: readonly Profile[] = [
  // Sparkasse, "CSV-CAMT".
  {
    date: ['Buchungstag'],
    name: ['Beguenstigter/Zahlungspflichtiger', 'Begünstigter/Zahlungspflichtiger'],
    iban: ['Kontonummer/IBAN', 'IBAN'],
    words: ['Verwendungszweck', 'Kundenreferenz (End-to-End)'],
    amount: ['Betrag'],
    currency: ['Waehrung', 'Währung'],
    kind: ['Buchungstext', 'Info'],
    own: ['Auftragskonto'],
  },
  // Volksbanken and Raiffeisenbanken.
  {
    date: ['Buchungstag'],
    name: ['Name Zahlungsbeteiligter'],
    iban: ['IBAN Zahlungsbeteiligter'],
    words: ['Verwendungszweck'],
    amount: ['Betrag'],
    currency: ['Waehrung', 'Währung'],
    kind: ['Buchungstext'],
    own: ['IBAN Auftragskonto'],
  },
  // DKB.
  {
    date: ['Buchungsdatum'],
    name: ['Zahlungspflichtige*r'],
    iban: ['IBAN'],
    words: ['Verwendungszweck', 'Kundenreferenz'],
    amount: ['Betrag (€)'],
    currency: [],
    kind: ['Umsatztyp', 'Status'],
    own: [],
  },
  // ING: no account number of the other side.
  {
    date: ['Buchung'],
    name: ['Auftraggeber/Empfänger'],
    iban: [],
    words: ['Verwendungszweck'],
    amount: ['Betrag'],
    currency: ['Währung'],
    kind: ['Buchungstext'],
    own: [],
  },
]
/** Banks put some lines about the account above the table. */
const MOST_PREAMBLE = 30
const PENDING = /vorgemerkt|vormerkposten/i
const RETURNED = /storno|r(ü|ue)ck(ruf|buchung|überweisung|ueberweisung|lastschrift|gabe)|retoure/i

/**
 * Reads the CSV of a German bank: semicolons, decimal comma, days as 26.11.2026 or 26.11.26. A CSV has no balances to
 * check. Refuses `statement.unreadable` when no profile fits, and for days and amounts that are none.
 */
export function readCsv(words: string): ReadStatement {
  const rows = rowsOf(words)
  for (const [index, row] of rows.slice(0, MOST_PREAMBLE).entries()) {
    const profile = PROFILES.find((one) =>
      [one.date, one.name, one.words, one.amount].every((names) => indexOf(row, names) >= 0),
    )
    if (profile === undefined) continue
    const body = rows.slice(index + 1).filter((line) => line.length > 1 && line.some((cell) => cell.trim() !== ''))
    return {
      format: 'csv',
      iban: ownAccount(profile, row, body, rows.slice(0, index)),
      openingPoints: null,
      closingPoints: null,
      entries: body.map((line) => entryOf(profile, row, line)),
    }
  }
  return refuse('statement.unreadable', { why: 'columns' })
}

function rowsOf(words: string): readonly (readonly string[])[] {
  try {
    return parse(words, {
      delimiter: ';',
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch {
    // An unclosed quotation mark, or no table at all.
    return refuse('statement.unreadable', { why: 'columns' })
  }
}

const indexOf = (header: readonly string[], names: readonly string[]): number =>
  header.findIndex((cell) => names.includes(cell.trim()))

function cell(header: readonly string[], line: readonly string[], names: readonly string[]): string {
  return names
    .map((name) => line[indexOf(header, [name])]?.trim() ?? '')
    .filter((value) => value !== '')
    .join(' ')
}

function ownAccount(
  profile: Profile,
  header: readonly string[],
  body: readonly (readonly string[])[],
  preamble: readonly (readonly string[])[],
): string | null {
  const inColumn = new Set(body.map((line) => cell(header, line, profile.own).replace(/\s/g, '')))
  if (inColumn.size > 1) refuse('statement.unreadable', { why: 'account' })
  const [first = ''] = inColumn
  if (first !== '') return first
  const above = preamble.flat().map((value) => value.replace(/\s/g, ''))
  return above.find((value) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) ?? null
}

function entryOf(profile: Profile, header: readonly string[], line: readonly string[]): ReadEntry {
  const currency = cell(header, line, profile.currency)
  if (profile.currency.length > 0 && !['EUR', '€'].includes(currency.split(' ')[0] ?? '')) {
    refuse('statement.unreadable', { why: 'currency' })
  }
  const points = pointsOf(cell(header, line, profile.amount))
  const words = cell(header, line, profile.words)
  const kind = cell(header, line, profile.kind)
  return {
    points,
    bookedOn: dayOf(cell(header, line, profile.date)),
    bankReference: null,
    name: cleanLine(cell(header, line, profile.name), 140),
    iban: cell(header, line, profile.iban).replace(/\s/g, ''),
    words: cleanLine(words, 500),
    searched: [words],
    reversal: points < 0 && RETURNED.test(kind),
    pending: PENDING.test(kind),
  }
}

/** `1.234,56` or `-25,00`, with or without a euro sign, in cents. */
function pointsOf(words: string): number {
  const bare = words.replace(/[\s\u00a0€]/g, '')
  const [, sign = '', whole, decimals = ''] = /^([+-]?)(\d{1,3}(?:\.\d{3})*|\d{1,10})(?:,(\d{1,2}))?$/.exec(bare) ?? []
  if (whole === undefined) return refuse('statement.unreadable', { why: 'amount' })
  const points = Number(whole.replaceAll('.', '')) * 100 + Number(decimals.padEnd(2, '0'))
  if (points === 0 || points > MOST_POINTS) refuse('statement.unreadable', { why: 'amount' })
  return sign === '-' ? -points : points
}

function dayOf(words: string): string {
  const [, day = '', month = '', year = ''] = /^(\d\d)\.(\d\d)\.(\d{4}|\d\d)$/.exec(words) ?? []
  const iso = `${year.length === 2 ? `20${year}` : year}-${month}-${day}`
  return Number.isNaN(Date.parse(iso)) ? refuse('statement.unreadable', { why: 'columns' }) : iso
}
