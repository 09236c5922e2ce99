import { plain, text, type Text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en
const bookings = (count: number): string => format.count(count, { one: 'entry', other: 'entries' })

/** Statements, spending and sales of a month or year. */
export const reports: Copy['reports'] = {
  button: '📅 Statement',
  title: (period: string): Text => text`📅 Statement ${period}`,
  nothing: plain('Nothing moved in this time.'),
  unknown: plain('I do not understand this period. Write it like this: 11.2026 or 2026. Here is the present month:'),
  purses: { earnings: 'Earnings', budget: 'Budget for jobs' },
  opening: 'At the start',
  incoming: 'Came in',
  outgoing: 'Went out',
  closing: 'At the end',
  kind: (name: string, points: number, entries: number): Text =>
    text`${plain(format.signedEuros(points))} · ${plain(name)} (${plain(bookings(entries))})`,
  held: (opening: number, closing: number): string =>
    `In escrow, with orders and on its way to the bank: ${format.euros(opening)} at the start, ${format.euros(closing)} at the end`,
  tax: 'Everyone is responsible for the taxes on their own earnings.',
  choose: '📆 Period',
  chooseTitle: plain('📆 Which period?'),
  wholeYear: (year: number): string => `All of ${year}`,
  picture: '📊 Picture',
  pdf: '📄 PDF',
  csv: '📑 CSV',
  coming: plain('It is coming here in a moment.'),
  /** How files of a period are called, and what is said below them. */
  files: { statement: 'statement', spending: 'spending', sales: 'sales' },
  titles: {
    statement: (period: string): string => `Klickwork statement ${period}`,
    spending: (period: string): string => `Klickwork spending ${period}`,
    sales: (period: string): string => `Klickwork sales ${period}`,
  },
  subtitle: (name: string): string => `Statement for ${name} · Klickwork`,
  paper: {
    member: (name: string, id: string): string => `Member: ${name} (${id})`,
    period: (from: string, to: string, zone: string): string => `Period: ${from} to ${to} (time zone ${zone})`,
    points: '1 point = 1 cent.',
    sums: 'Sums',
    sumOf: 'Account',
    kind: 'Kind',
    entries: 'Entries',
    day: 'Day',
    what: 'For',
    amount: 'Amount',
    after: 'Balance after',
    lines: (purse: string): string => `Entries: ${purse}`,
    noLines: 'No entries.',
    cut: (shown: number, all: number): string =>
      `These are the first ${format.number(shown)} of ${format.number(all)} entries. All of them are in the CSV file.`,
    pageOf: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  },
  table: {
    day: 'Date',
    time: 'Time',
    account: 'Account',
    number: 'No.',
    kind: 'Kind',
    what: 'For',
    amount: 'Amount (EUR)',
    after: 'Balance after (EUR)',
    cut: (all: number): string =>
      `The file ends here: the period has ${format.number(all)} entries. Take single months for the rest.`,
  },
}
