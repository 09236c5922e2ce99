import { rankingPicture, type Ranking } from '../../core/pictures/index.ts'
import * as reports from '../../core/reports/index.ts'
import { csvFile } from '../../core/shared/csv.ts'
import { go } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { plain, text } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'
import { file, picture, type Make } from './report-parts.ts'
import { filesOf, stepsOf, wanted } from './reports.ts'
import { SHOWN } from './spending.ts'

/** What a member's shop has sold in a month or year: `[period]`. */
export const sales: Screen = async (turn, [given]) => {
  const { copy } = turn
  const words = copy.reports.sales
  const { period, problem } = wanted(turn, given)
  const sold = await reports.salesOf(turn.tx, turn.member, period)
  const rest = sold.offers.length - SHOWN.onScreen
  return card(
    [
      problem,
      title(words.title(copy.format.period(period))),
      ...(sold.offers.length === 0
        ? [lines(words.nothing)]
        : [
            fields(...figuresOf(turn, sold).map(({ label, value }) => ({ label, value: plain(value) }))),
            lines(
              text`**${plain(words.offers)}**`,
              ...sold.offers
                .slice(0, SHOWN.onScreen)
                .map((offer) => words.line(keptOf(offer), offer.sold, offer.title)),
              rest > 0 ? plain(words.more(rest)) : undefined,
            ),
          ]),
      lines(words.about),
    ],
    [
      filesOf(turn, ['sales-picture', 'sales-csv'], period),
      ...stepsOf(turn, 'sales', period),
      [go(copy.shop.mine.back, 'offers'), wayBack(turn)],
    ],
  )
}

type Sold = reports.Sales['total']
/** What did not go back. */
const keptOf = ({ points, refunded }: Pick<Sold, 'points' | 'refunded'>): number => points - refunded
const waitingOf = (sold: Pick<Sold, 'points' | 'refunded' | 'earned'>): number => keptOf(sold) - sold.earned

function figuresOf({ copy }: Turn, { total }: reports.Sales): readonly { label: string; value: string }[] {
  const words = copy.reports.sales
  const { euros, number } = copy.format
  return [
    { label: words.sold, value: number(total.sold) },
    { label: words.points, value: euros(total.points) },
    { label: words.refunded, value: euros(total.refunded) },
    { label: words.earned, value: euros(total.earned) },
    { label: words.waiting, value: euros(waitingOf(total)) },
  ]
}

export const salesPicture: Make = async (turn, period) => {
  const { copy, member } = turn
  const words = copy.reports.sales
  const { euros, number } = copy.format
  const sold = await reports.salesOf(turn.tx, member, period)
  const heading = copy.reports.titles.sales(copy.format.period(period))
  const sums = figuresOf(turn, sold).map(({ label, value }) => `${label}: ${value}`)
  const rest = sold.offers.length - SHOWN.inPicture
  const content: Ranking = {
    title: heading,
    subtitle: `${member.name} · ${words.earned}: ${euros(sold.total.earned)}`,
    parts: [
      {
        title: words.offers,
        rows: sold.offers.slice(0, SHOWN.inPicture).map((offer) => ({
          label: `${number(offer.sold)} × ${offer.title}`,
          value: keptOf(offer),
          words: euros(keptOf(offer)),
        })),
        ...(sold.offers.length === 0 ? { note: words.none } : rest > 0 ? { note: words.more(rest) } : {}),
      },
    ],
    footer: sums.slice(2).join(' · '),
  }
  const caption = [heading, ...sums].join('\n')
  return async () => ({ ...picture(turn, 'sales', period, caption), bytes: await rankingPicture(content) })
}

export const salesTable: Make = async (turn, period) => {
  const { offers } = await reports.salesOf(turn.tx, turn.member, period)
  const rows = offers.map((offer) => [
    offer.publicId,
    offer.title,
    offer.sold,
    ...[offer.points, offer.refunded, offer.earned, waitingOf(offer)].map((points) => ({ euros: points })),
  ])
  const { table } = turn.copy.reports.sales
  return async () => ({ ...file(turn, 'sales', period, 'csv'), bytes: csvFile(table, rows) })
}
