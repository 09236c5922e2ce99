import { parse } from 'csv-parse/sync'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { isDay } from '../shared/time.ts'
import { MOST_POINTS, MOST_SEARCHED, NO_REFERENCE, type ReadEntry, type ReadStatement } from './statement.ts'

/** The columns of a bank's export, each by the names that it may have. The first profile that fits is taken. */
interface Profile {
  readonly date: readonly string[]
  readonly name: readonly string[]
  readonly iban: readonly string[]
  readonly words: readonly string[]
  readonly amount: readonly string[]
  readonly currency: readonly string[]
  /** The payer's own number of the transfer. */
  readonly reference: readonly string[]
  /** Says what kind of entry it is: what is not booked yet, and returns. */
  readonly kind: readonly string[]
  /** Where else a debit says that it gives something back. Never for what comes in: there the payer writes what he likes. */
  readonly returned?: readonly string[]
  readonly own: readonly string[]
}

const PROFILES: readonly Profile[] = [
  // Sparkasse, "CSV-CAMT".
  {
    date: ['Buchungstag'],
    name: ['Beguenstigter/Zahlungspflichtiger', 'Begünstigter/Zahlungspflichtiger'],
    iban: ['Kontonummer/IBAN', 'IBAN'],
    words: ['Verwendungszweck'],
    reference: ['Kundenreferenz (End-to-End)'],
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
    reference: [],
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
    words: ['Verwendungszweck'],
    reference: ['Kundenreferenz'],
    amount: ['Betrag (€)'],
    currency: [],
    kind: ['Umsatztyp', 'Status'],
    // Its kinds are incoming and outgoing, and no more.
    returned: ['Verwendungszweck'],
    own: [],
  },
  // ING: no account number of the other side.
  {
    date: ['Buchung'],
    name: ['Auftraggeber/Empfänger'],
    iban: [],
    words: ['Verwendungszweck'],
    reference: [],
    amount: ['Betrag'],
    currency: ['Währung'],
    kind: ['Buchungstext'],
    own: [],
  },
  // George, of Erste Bank and the Austrian Sparkassen, as importers of others describe it: not tried with a bank's own file.
  {
    date: ['Buchungsdatum'],
    name: ['Partnername'],
    iban: ['Partner IBAN'],
    words: ['Buchungs-Details', 'Verwendungszweck', 'Zahlungsreferenz'],
    reference: [],
    amount: ['Betrag'],
    currency: ['Währung'],
    kind: ['Buchungstyp'],
    returned: ['Buchungs-Details', 'Verwendungszweck'],
    own: ['Eigene IBAN'],
  },
  // Any other bank, when it calls its columns as most do. No account of ours: several columns could be meant by "IBAN".
  {
    date: ['Buchungstag', 'Buchungsdatum', 'Datum', 'Booking Date', 'Date'],
    name: [
      ...['Name', 'Auftraggeber', 'Auftraggeber/Empfänger', 'Empfänger/Auftraggeber', 'Auftraggeber / Empfänger'],
      ...['Partner', 'Partnername', 'Partner Name', 'Zahlungspartner', 'Zahlungsbeteiligter', 'Zahlungspflichtiger'],
    ],
    iban: ['Partner IBAN', 'Partner Iban', 'IBAN Auftraggeber', 'IBAN Partner', 'Zahlungspartner IBAN'],
    words: ['Verwendungszweck', 'Zahlungsreferenz', 'Buchungsdetails', 'Buchungs-Details', 'Text', 'Payment Reference'],
    reference: ['Kundenreferenz', 'End-to-End-Referenz', 'End-to-End-ID'],
    // What says that it is in euros comes first: the other one may be in the payer's currency.
    amount: ['Betrag (EUR)', 'Betrag in EUR', 'Betrag (€)', 'Amount (EUR)', 'Betrag', 'Amount'],
    currency: ['Währung', 'Waehrung', 'Currency'],
    kind: ['Buchungstext', 'Umsatzart', 'Status'],
    returned: ['Verwendungszweck', 'Buchungsdetails', 'Text'],
    own: [],
  },
]
/** Banks put some lines about the account above the table. */
const MOST_PREAMBLE = 30
/** Of a file of 2,000 entries, with the lines above it and those that a quoted text has. */
const [MOST_CELLS, MOST_LINES] = [150_000, 10_000]
const PENDING = /vorgemerkt|vormerkposten/i
const RETURNED = /storno|r(ü|ue)ck(ruf|buchung|überweisung|ueberweisung|lastschrift|gabe)|retoure/i

/**
 * Reads the CSV of a German or Austrian bank: semicolons, decimal comma, days as 26.11.2026 or 26.11.26. A CSV has no balances to
 * check. Refuses `statement.unreadable` when no profile fits, for days and amounts that are none, and for too many lines.
 */
export function readCsv(words: string): ReadStatement {
  const rows = rowsOf(words)
  if (isElba(rows[0] ?? [])) {
    const entries = rows.map(elbaEntryOf).filter(({ points }) => points !== 0)
    return { format: 'csv', iban: null, openingPoints: null, closingPoints: null, entries }
  }
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
      entries: body.map((line) => entryOf(profile, row, line)).filter(({ points }) => points !== 0),
    }
  }
  return refuse('statement.unreadable', { why: 'columns' })
}

/** `15.01.2026 04:13:12:345`, in ELBA's last column. */
const MOMENT = /^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d:\d{3}$/
/** What ELBA writes before each part of its one text. */
const ELBA_LABEL = /\s(?:(?:IBAN|BIC) )?(?:Auftraggeber|Zahlungsreferenz|Verwendungszweck|Urspr\. Empfänger)[\w.-]*: ?/

/** Mein ELBA, of the Austrian Raiffeisenbanken, has no line with the names of its six columns. */
const isElba = (line: readonly string[]): boolean => line.length === 6 && MOMENT.test(line[5] ?? '')

/**
 * Day, text, value date, amount, currency, moment. The text has everything in one: `Auftraggeber: NAME Zahlungsreferenz: WORDS
 * IBAN Auftraggeber: AT… BIC Auftraggeber: …`. Who pays writes in the middle of it, and could write the bank's labels there:
 * only the name, which stands before that, is taken for the bank's word, and no account, to which money could go back.
 */
function elbaEntryOf(line: readonly string[]): ReadEntry {
  const [day = '', text = '', , amount = '', currency = ''] = line
  if (!isElba(line)) refuse('statement.unreadable', { why: 'columns' })
  if (currency !== 'EUR') refuse('statement.unreadable', { why: 'currency' })
  const points = pointsOf(amount)
  const [, named] = /^Auftraggeber: ?([^]*)$/.exec(text) ?? []
  const [name = ''] = named?.split(ELBA_LABEL, 1) ?? []
  return {
    points,
    bookedOn: dayOf(day),
    bankReference: null,
    name: cleanLine(name, 140),
    iban: '',
    words: cleanLine(named === undefined ? text : named.slice(name.length), 500),
    endToEnd: '',
    searched: [text.slice(0, MOST_SEARCHED)],
    reversal: points < 0 && RETURNED.test(text),
    pending: false,
  }
}

/** True when a sign stands more often in these words than so many times. */
function hasMore(words: string, sign: string, most: number): boolean {
  let at = -1
  for (let count = 0; count <= most; count += 1) {
    at = words.indexOf(sign, at + 1)
    if (at < 0) return false
  }
  return true
}

function rowsOf(words: string): readonly (readonly string[])[] {
  // Before anything is parsed: five megabytes of nothing but separators would be ten million cells.
  if (hasMore(words, ';', MOST_CELLS) || hasMore(words, '\n', MOST_LINES) || hasMore(words, '"', MOST_CELLS * 2))
    return refuse('statement.unreadable', { why: 'too-many' })
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

function cells(header: readonly string[], line: readonly string[], names: readonly string[]): readonly string[] {
  return names.map((name) => line[indexOf(header, [name])]?.trim() ?? '').filter((value) => value !== '')
}
/** What can be said only once: several of these columns say the same in other ways. */
const first = (...of: Parameters<typeof cells>): string => cells(...of)[0] ?? ''
/** What several columns say together. */
const joined = (...of: Parameters<typeof cells>): string => cells(...of).join(' ')

function ownAccount(
  profile: Profile,
  header: readonly string[],
  body: readonly (readonly string[])[],
  preamble: readonly (readonly string[])[],
): string | null {
  const inColumn = new Set(body.map((line) => first(header, line, profile.own).replace(/\s/g, '')))
  if (inColumn.size > 1) refuse('statement.unreadable', { why: 'account' })
  const [named = ''] = inColumn
  if (named !== '') return named
  const above = preamble.flat().map((value) => value.replace(/\s/g, ''))
  return above.find((value) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) ?? null
}

function entryOf(profile: Profile, header: readonly string[], line: readonly string[]): ReadEntry {
  const currency = first(header, line, profile.currency)
  if (indexOf(header, profile.currency) >= 0 && !['EUR', '€'].includes(currency)) {
    refuse('statement.unreadable', { why: 'currency' })
  }
  const points = pointsOf(first(header, line, profile.amount))
  const words = joined(header, line, profile.words)
  const reference = first(header, line, profile.reference)
  const endToEnd = NO_REFERENCE.test(reference) ? '' : reference
  const kind = joined(header, line, profile.kind)
  return {
    points,
    bookedOn: dayOf(first(header, line, profile.date)),
    bankReference: null,
    name: cleanLine(first(header, line, profile.name), 140),
    iban: first(header, line, profile.iban).replace(/\s/g, ''),
    words: cleanLine(words, 500),
    endToEnd,
    searched: [words, endToEnd].map((one) => one.slice(0, MOST_SEARCHED)),
    reversal: points < 0 && RETURNED.test(`${kind} ${joined(header, line, profile.returned ?? [])}`),
    pending: PENDING.test(kind),
  }
}

/** `1.234,56` or `-25,00`, with or without a euro sign, in cents. */
function pointsOf(words: string): number {
  const bare = words.replace(/[\s\u00a0€]/g, '')
  const [, sign = '', whole, decimals = ''] = /^([+-]?)(\d{1,3}(?:\.\d{3})*|\d{1,10})(?:,(\d{1,2}))?$/.exec(bare) ?? []
  if (whole === undefined) return refuse('statement.unreadable', { why: 'amount' })
  const points = Number(whole.replaceAll('.', '')) * 100 + Number(decimals.padEnd(2, '0'))
  if (points > MOST_POINTS) refuse('statement.unreadable', { why: 'amount' })
  return sign === '-' ? -points : points
}

function dayOf(words: string): string {
  const [, day = '', month = '', year = ''] = /^(\d\d)\.(\d\d)\.(\d{4}|\d\d)$/.exec(words) ?? []
  const iso = `${year.length === 2 ? `20${year}` : year}-${month}-${day}`
  return isDay(iso) ? iso : refuse('statement.unreadable', { why: 'columns' })
}
