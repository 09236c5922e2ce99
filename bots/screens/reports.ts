import * as reports from '../../core/reports/index.ts'
import * as shop from '../../core/shop/index.ts'
import { LANGUAGES } from '../../core/shared/language.ts'
import { formats } from '../copy/format.ts'
import { go, type Block, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { plain, text, type Text } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, inRows, lines, note, title } from './parts.ts'

/** What a chosen period is shown as: the screen with its numbers, and where its files come from. */
export type Subject = 'report.period' | 'spending' | 'sales'

const PURSES = ['earnings', 'budget'] as const
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** A member's month or year in numbers: `[period]`, as a button carries it or as somebody types it. */
export const report: Screen = async (turn, [words]) => {
  const { copy } = turn
  const { period, problem } = wanted(turn, words)
  const statement = await reports.statementOf(turn.tx, turn.member, period)
  const purses = shownPurses(statement)
  return card(
    [
      problem,
      title(copy.reports.title(copy.format.period(period))),
      ...purses.flatMap((purse) => purseBlocks(turn, purse, statement[purse])),
      purses.every((purse) => statement[purse].entries === 0) ? lines(copy.reports.nothing) : undefined,
      heldLine(turn, statement),
      lines(plain(copy.reports.tax)),
    ],
    [
      filesOf(turn, ['statement-picture', 'statement-pdf', 'statement-csv'], period),
      ...stepsOf(turn, 'report.period', period),
      [
        turn.member.wantsPost || statement.budget.entries > 0
          ? go(copy.reports.spending.button, 'spending', reports.writePeriod(period))
          : undefined,
        (await shop.shopOf(turn.tx, turn.member)) === undefined
          ? undefined
          : go(copy.reports.sales.button, 'sales', reports.writePeriod(period)),
      ],
      [go(copy.account.wallet.statementButton, 'statement', 'earnings'), go(copy.account.wallet.toWallet, 'wallet')],
      [wayBack(turn)],
    ],
  )
}

/** The purses that held or moved something; the earnings when neither did. */
export function shownPurses(statement: reports.Statement): readonly ('earnings' | 'budget')[] {
  const used = PURSES.filter((purse) => statement[purse].entries > 0 || statement[purse].opening > 0)
  return used.length === 0 ? ['earnings'] : used
}

function purseBlocks({ copy }: Turn, name: 'earnings' | 'budget', purse: reports.Purse): readonly Block[] {
  const words = copy.reports
  const { euros } = copy.format
  const sums = figuresOf({ copy }, purse).map(({ label, value }) => ({ label, value: plain(value) }))
  return [
    lines(text`**${plain(words.purses[name])}**`),
    ...(purse.entries === 0
      ? [fields({ label: words.closing, value: plain(euros(purse.closing)) })]
      : [fields(...sums)]),
    ...(purse.kinds.length === 0 ? [] : [lines(...purse.kinds.map((sum) => kindLine({ copy }, sum)))]),
  ]
}

/** Balances and sums of a purse, written out; the same on the screen, in the picture and below it. */
export function figuresOf(
  { copy }: Pick<Turn, 'copy'>,
  purse: reports.Purse,
): readonly { readonly label: string; readonly value: string }[] {
  const words = copy.reports
  const { euros, signedEuros } = copy.format
  return [
    { label: words.opening, value: euros(purse.opening) },
    { label: words.incoming, value: signedEuros(purse.incoming) },
    { label: words.outgoing, value: signedEuros(-purse.outgoing) },
    { label: words.closing, value: euros(purse.closing) },
  ]
}

function kindLine({ copy }: Pick<Turn, 'copy'>, { kind, incoming, points, entries }: reports.KindSum): Text {
  const names = copy.account.wallet.kinds[kind]
  return copy.reports.kind(incoming ? names.in : names.out, incoming ? points : -points, entries)
}

function heldLine({ copy }: Turn, { held }: reports.Statement): Block | undefined {
  if (held.opening === 0 && held.closing === 0) return undefined
  return lines(plain(copy.reports.held(held.opening, held.closing)))
}

/** The months of a year, and years around it: `[subject, year]`. */
export const choosePeriod: Screen = async (turn, [name, words = '']) => {
  const { tx, member, copy } = turn
  const subject = subjectOf(name)
  const { first, last } = reports.monthsOf(tx, member)
  const { year } = reports.within(tx, member, reports.readPeriod(words) ?? last)
  const isThere = (month: number): boolean =>
    !reports.isBefore({ year, month }, first) && !reports.isBefore(last, { year, month })
  const months = MONTHS.filter(isThere).map((month) =>
    go(copy.format.period({ year, month }), subject, reports.writePeriod({ year, month })),
  )
  return card(
    [title(copy.reports.chooseTitle)],
    [
      ...inRows(months, 3),
      [go(copy.reports.wholeYear(year), subject, year)],
      [
        year > first.year ? go(`‹ ${year - 1}`, 'report.choose', subject, year - 1) : undefined,
        year < last.year ? go(`${year + 1} ›`, 'report.choose', subject, year + 1) : undefined,
      ],
      [go(copy.account.wallet.toWallet, 'wallet'), wayBack(turn)],
    ],
  )
}

/** Buttons to the periods around one, and to all of them. */
export function stepsOf(
  { tx, member, copy }: Turn,
  subject: Subject,
  period: reports.Period,
): readonly (readonly (Button | undefined)[])[] {
  const [before, after] = [reports.shifted(period, -1), reports.shifted(period, 1)]
  const exists = (one: reports.Period): boolean =>
    reports.writePeriod(reports.within(tx, member, one)) === reports.writePeriod(one)
  const to = (one: reports.Period, label: string): Button | undefined =>
    exists(one) ? go(label, subject, reports.writePeriod(one)) : undefined
  return [
    [
      to(before, `‹ ${copy.format.period(before)}`),
      to(after, `${copy.format.period(after)} ›`),
      go(copy.reports.choose, 'report.choose', subject, period.year),
    ],
  ]
}

/** What a file is asked for by, in buttons: they stay for years. */
export const FILES = [
  'statement-picture',
  'statement-pdf',
  'statement-csv',
  'spending-picture',
  'spending-csv',
  'sales-picture',
  'sales-csv',
] as const
export type FileName = (typeof FILES)[number]

/** Buttons that send files of a period into the chat. */
export function filesOf({ copy }: Turn, files: readonly FileName[], period: reports.Period): readonly Button[] {
  const { picture, pdf, csv } = copy.reports
  const labels = { picture, pdf, csv }
  return files.map((file) => go(labels[formOf(file)], 'report.file', file, reports.writePeriod(period)))
}

/** Sends one of the files: `[file, period]`. */
export const reportFile: Action = async (turn, [name, words]) => {
  const file = FILES.find((one) => one === name) ?? 'statement-picture'
  const period = reports.writePeriod(wanted(turn, words).period)
  const show = { do: subjectOf(file.split('-')[0]), args: [period] }
  return { note: turn.copy.reports.coming, show, also: [{ is: 'made', name: 'report', args: [file, period] }] }
}

/** `csv` of `statement-csv`. */
export const formOf = (file: FileName): 'picture' | 'pdf' | 'csv' =>
  file.endsWith('-pdf') ? 'pdf' : file.endsWith('-csv') ? 'csv' : 'picture'

const subjectOf = (name: string | undefined): Subject =>
  name === 'spending' || name === 'sales' ? name : 'report.period'

/**
 * The period that was asked for, between joining and now; this month when nothing was. What cannot be understood gets
 * this month, too, and a sentence.
 */
export function wanted(
  { tx, member, copy }: Turn,
  words: string | undefined,
): { readonly period: reports.Period; readonly problem?: Block } {
  const { last } = reports.monthsOf(tx, member)
  if (words === undefined) return { period: last }
  const period = readTyped(words, last)
  if (period === undefined) return { period: last, problem: note(copy.reports.unknown) }
  return { period: reports.within(tx, member, period) }
}

/** `2026-11`, `2026`, `11.2026`, `11/2026`, `November 2026` and `november`, which is the last one. */
function readTyped(words: string, last: reports.Period): reports.Period | undefined {
  const typed = words.trim().toLowerCase()
  const [, number, ofYear] = /^(\d{1,2})[./](\d{4})$/.exec(typed) ?? []
  if (number !== undefined) return reports.readPeriod(`${ofYear}-${number.padStart(2, '0')}`)
  const [, name, year] = /^(\p{L}+)(?: (\d{4}))?$/u.exec(typed) ?? []
  if (name === undefined) return reports.readPeriod(typed)
  const month = MONTHS.find((one) =>
    LANGUAGES.some((language) => formats[language].period({ year: 2000, month: one }).toLowerCase() === `${name} 2000`),
  )
  if (month === undefined) return undefined
  if (year !== undefined) return reports.readPeriod(`${year}-${String(month).padStart(2, '0')}`)
  return { year: month > (last.month ?? 12) ? last.year - 1 : last.year, month }
}
