import { paper, type Table } from '../../core/papers/index.ts'
import { flowPicture } from '../../core/pictures/index.ts'
import * as reports from '../../core/reports/index.ts'
import { csvFile, type CsvCell } from '../../core/shared/csv.ts'
import type { Maker, Turn } from '../dialog/routes.ts'
import { file, picture, type Make } from './report-parts.ts'
import { FILES, figuresOf, shownPurses, wanted, type FileName } from './reports.ts'
import { salesPicture, salesTable } from './sales.ts'
import { spendingPicture, spendingTable } from './spending.ts'

/** So many lines of each purse stand on paper; a file for a spreadsheet takes more. */
const MOST_ON_PAPER = 1_000
const MOST_IN_TABLE = 50_000

/** A file of a month or year: `[file, period]`. Numbers are read in the turn, drawn after it. */
export const reportMaker: Maker = async (turn, [name, words]) => {
  const which = FILES.find((one) => one === name) ?? 'statement-picture'
  const make = await MAKERS[which](turn, wanted(turn, words).period)
  return async () => [await make()]
}

const statementPicture: Make = async (turn, period) => {
  const { member, copy } = turn
  const words = copy.reports
  const statement = await reports.statementOf(turn.tx, member, period)
  const purses = shownPurses(statement)
  const charts = purses.map((purse) => ({
    title: words.purses[purse],
    figures: figuresOf(turn, statement[purse]),
    incoming: words.incoming,
    outgoing: words.outgoing,
    steps: statement[purse].steps.map((flow, index) => ({
      ...flow,
      label: period.month === null ? copy.format.shortMonth(index + 1) : String(index + 1),
    })),
  }))
  const caption = [
    words.titles.statement(copy.format.period(period)),
    ...purses.flatMap((purse) => [
      `${words.purses[purse]}:`,
      ...figuresOf(turn, statement[purse]).map(({ label, value }) => `${label} ${value}`),
    ]),
  ].join('\n')
  return async () => ({
    ...picture(turn, 'statement', period, caption),
    bytes: await flowPicture({
      title: copy.format.period(period),
      subtitle: words.subtitle(member.name),
      charts,
      footer: words.tax,
      write: copy.format.euros,
    }),
  })
}

const statementPaper: Make = async (turn, period) => {
  const { tx, member, copy } = turn
  const { paper: words, ...rest } = copy.reports
  const statement = await reports.statementOf(tx, member, period)
  const purses = shownPurses(statement)
  const tables: Table[] = [sumsTable(turn, statement)]
  for (const purse of purses) tables.push(await linesTable(turn, rest.purses[purse], statement[purse]))
  const { from, to } = statement.span
  const day = (at: Date): string => copy.format.day(at, member.timeZone)
  const content = {
    language: member.language,
    title: rest.titles.statement(copy.format.period(period)),
    lines: [
      words.member(member.name, member.publicId.slice(0, 4).toUpperCase()),
      words.period(day(from), day(new Date(to.getTime() - 1)), member.timeZone),
      words.points,
      ...(statement.held.opening === 0 && statement.held.closing === 0
        ? []
        : [rest.held(statement.held.opening, statement.held.closing)]),
      rest.tax,
    ],
    tables,
    footer: rest.tax,
    pageOf: words.pageOf,
    madeAt: tx.now,
  }
  return async () => ({ ...file(turn, 'statement', period, 'pdf'), bytes: await paper(content, othersTurn) })
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Balances, and what moved for which reason, of all purses that are shown. */
function sumsTable(turn: Turn, statement: reports.Statement): Table {
  const { copy } = turn
  const { paper: words, purses } = copy.reports
  const { signedEuros, number } = copy.format
  const rows = shownPurses(statement).flatMap((purse) => {
    const name = purses[purse]
    const [opening, incoming, outgoing, closing] = figuresOf(turn, statement[purse])
    const figure = (one: typeof opening): readonly string[] => [name, one?.label ?? '', '', one?.value ?? '']
    return [
      figure(opening),
      ...statement[purse].kinds.map((sum) => [
        name,
        kindName(turn, sum),
        number(sum.entries),
        signedEuros(sum.incoming ? sum.points : -sum.points),
      ]),
      figure(incoming),
      figure(outgoing),
      figure(closing),
    ]
  })
  return {
    title: words.sums,
    columns: [
      { label: words.sumOf, share: 0.28 },
      { label: words.kind, share: 0.37 },
      { label: words.entries, share: 0.15, end: true },
      { label: words.amount, share: 0.2, end: true },
    ],
    rows,
  }
}

async function linesTable({ tx, member, copy }: Turn, name: string, purse: reports.Purse): Promise<Table> {
  const words = copy.reports.paper
  const { day, signedEuros, euros } = copy.format
  const lines = await reports.linesOf(tx, purse, MOST_ON_PAPER)
  const note =
    lines.length === 0
      ? words.noLines
      : lines.length < purse.entries
        ? words.cut(lines.length, purse.entries)
        : undefined
  return {
    title: words.lines(name),
    columns: [
      { label: words.day, share: 0.13 },
      { label: words.kind, share: 0.23 },
      { label: words.what, share: 0.32 },
      { label: words.amount, share: 0.15, end: true },
      { label: words.after, share: 0.17, end: true },
    ],
    rows: lines.map((line) => [
      day(line.at, member.timeZone),
      kindName({ copy }, { kind: line.kind, incoming: line.amount > 0 }),
      line.about ?? '',
      signedEuros(line.amount),
      euros(line.balanceAfter),
    ]),
    ...(note === undefined ? {} : { note }),
  }
}

const statementTable: Make = async (turn, period) => {
  const { tx, member, copy } = turn
  const { table: words, purses } = copy.reports
  const statement = await reports.statementOf(tx, member, period)
  const rows: CsvCell[][] = []
  for (const purse of shownPurses(statement)) {
    const lines = await reports.linesOf(tx, statement[purse], MOST_IN_TABLE)
    for (const line of lines) {
      rows.push([
        copy.format.day(line.at, member.timeZone),
        copy.format.time(line.at, member.timeZone),
        purses[purse],
        line.number,
        kindName({ copy }, { kind: line.kind, incoming: line.amount > 0 }),
        line.about,
        { euros: line.amount },
        { euros: line.balanceAfter },
      ])
    }
    if (lines.length < statement[purse].entries) rows.push([words.cut(statement[purse].entries)])
  }
  const { day, time, account, number, kind, what, amount, after } = words
  const headings = [day, time, account, number, kind, what, amount, after]
  return async () => ({ ...file(turn, 'statement', period, 'csv'), bytes: csvFile(headings, rows) })
}

function kindName(
  { copy }: Pick<Turn, 'copy'>,
  { kind, incoming }: Pick<reports.KindSum, 'kind' | 'incoming'>,
): string {
  const names = copy.account.wallet.kinds[kind]
  return incoming ? names.in : names.out
}

const MAKERS: Readonly<Record<FileName, Make>> = {
  'statement-picture': statementPicture,
  'statement-pdf': statementPaper,
  'statement-csv': statementTable,
  'spending-picture': spendingPicture,
  'spending-csv': spendingTable,
  'sales-picture': salesPicture,
  'sales-csv': salesTable,
}
