import * as forms from '../../core/forms/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { csvFile } from '../../core/shared/csv.ts'
import * as tax from '../../core/tax/index.ts'
import * as taxYear from '../../core/tax-year/index.ts'
import type { Quarter, YearSums } from '../../core/tax-year/index.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { plain, type Text } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'
import { taxState } from './tax.ts'

/** The year that a button names; without one the one that somebody most likely wants. Refuses `tax_year.unknown`. */
const yearIn = (turn: Turn, words: string | undefined): number =>
  words === undefined ? taxYear.usualYear(turn.tx) : taxYear.requireYear(turn.tx, Number(words))

/** The years beside this one, as far as there is something in them. */
function neighbours(turn: Turn, screen: string, year: number): readonly (Button | undefined)[] {
  const to = (other: number): Button | undefined => {
    return taxYear.hasYear(turn.tx, other) ? go(String(other), screen, String(other)) : undefined
  }
  return [to(year - 1), to(year + 1)]
}

/** What of a member is reported for a year: `[year]`. */
export const myTaxYear: Screen = async (turn, [words]) => {
  const { tx, member, copy } = turn
  const year = yearIn(turn, words)
  const sums = await taxYear.mine(tx, member, year)
  const record = await tax.recordOf(tx, member)
  const said = copy.tax.year
  return card(
    [
      title(said.title(year)),
      fields({ label: copy.tax.label, value: taxState(turn, record?.enteredAt) }),
      ...(sums === undefined ? [lines(said.nothing)] : sumLines(turn, sums)),
      lines(sums === undefined ? undefined : said.what, copy.account.wallet.tax),
    ],
    [
      [sums === undefined ? undefined : looks('main', go(said.fileButton, 'tax.year-file', String(year)))],
      [...neighbours(turn, 'tax.year', year)],
      [go(copy.tax.button, 'tax'), wayBack(turn)],
    ],
  )
}

function sumLines({ copy }: Turn, sums: YearSums) {
  const said = copy.tax.year
  const line = (one: Quarter, label: string): Text => said.line(label, one.points, one.activities)
  return taxYear
    .kindsIn(sums)
    .map((kind) =>
      lines(
        said.kinds[kind],
        ...sums[kind].map((one, index) => line(one, said.quarter(index + 1))),
        line(taxYear.totalOf(sums[kind]), said.whole),
      ),
    )
}

/** The same as a file to keep. */
export const taxYearFile: Action = async (turn, [words]) => {
  const year = String(yearIn(turn, words))
  return {
    note: turn.copy.tax.year.fileComing,
    show: { do: 'tax.year', args: [year] },
    also: [{ is: 'made', name: 'tax-year', args: [year] }],
  }
}

/** Made at delivery. Neither a birth date nor a tax number stands in it: those are on nobody's chat. */
export const taxYearMaker: Maker = async (turn, [words]) => {
  const { tx, member, copy } = turn
  const year = yearIn(turn, words)
  const sums = await taxYear.mine(tx, member, year)
  const said = copy.tax.year
  const rows = taxYear.ACTIVITY_KINDS.flatMap((kind) =>
    (sums?.[kind] ?? []).map((one, index) => [
      year,
      index + 1,
      said.activities[kind],
      { euros: one.points },
      one.activities,
      { euros: one.feePoints },
    ]),
  )
  const bytes = csvFile(said.columns, rows)
  return async () => [
    { is: 'document', bytes, name: `klickwork-${year}.csv`, picture: false, caption: said.caption(year) },
  ]
}

/** The yearly report for operators: `[year]`. */
export const operatorTaxYear: Screen = async (turn, [words]) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  const year = yearIn(turn, words)
  const said = copy.tax.operator
  return card(
    [title(said.title(year)), lines(said.what, said.due(year + 1))],
    [
      [looks('main', go(said.linkButton, 'op.tax-link', String(year)))],
      [...neighbours(turn, 'op.tax-year', year)],
      [go(copy.books.button, 'op.money'), go(copy.moderation.operator.back, 'operator')],
    ],
  )
}

/** A one-time link to the report: nobody's data go through a chat. */
export const taxYearLink: Action = async (turn, [words]) => {
  await moderation.requireOperator(turn.tx, turn.member)
  const year = String(yearIn(turn, words))
  return {
    note: turn.copy.tax.linkComing,
    show: { do: 'op.tax-year', args: [year] },
    also: [{ is: 'made', name: 'tax-year-link', args: [year] }],
  }
}

/** The link is made at delivery: nobody finds it in the database. */
export const taxYearLinkMaker: Maker = async (turn, [words]) => {
  const { tx, member, copy, settings } = turn
  await moderation.requireOperator(tx, member)
  const subject = String(yearIn(turn, words))
  const token = await forms.open(tx, member, { kind: 'tax-year', subject })
  const url = settings.webLink(`/f/${token}`)
  const said = copy.tax.operator
  return async () => [
    {
      is: 'card',
      card: card([lines(plain(said.link))], [[{ is: 'url', label: said.linkButton, url }]]),
      secret: true,
    },
  ]
}
