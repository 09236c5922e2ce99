import { rankingPicture, type Ranking } from '../../core/pictures/index.ts'
import * as reports from '../../core/reports/index.ts'
import { csvFile } from '../../core/shared/csv.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { plain, text } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, categoryName, lines, title } from './parts.ts'
import { file, picture, type Make } from './report-parts.ts'
import { filesOf, stepsOf, wanted } from './reports.ts'

/** So many jobs or offers are shown one by one; a table takes all. */
export const SHOWN = { onScreen: 5, inPicture: 10 } as const

/** What a client has spent in a month or year: `[period]`. */
export const spending: Screen = async (turn, [given]) => {
  const { copy } = turn
  const words = copy.reports.spending
  const { period, problem } = wanted(turn, given)
  const spent = await reports.spendingOf(turn.tx, turn.member, period)
  const rest = spent.jobs.length - SHOWN.onScreen
  return card(
    [
      problem,
      title(words.title(copy.format.period(period))),
      spent.jobs.length === 0
        ? lines(words.nothing)
        : fields(...figuresOf(turn, spent).map(({ label, value }) => ({ label, value: plain(value) }))),
      spent.categories.length === 0
        ? undefined
        : lines(
            text`**${plain(words.categories)}**`,
            ...spent.categories.map((one) => words.line(one.points, categoryName(turn, one.category))),
          ),
      spent.jobs.length === 0
        ? undefined
        : lines(
            text`**${plain(words.jobs)}**`,
            ...spent.jobs.slice(0, SHOWN.onScreen).map((job) => words.line(reports.spentOn(job), job.title)),
            rest > 0 ? plain(words.more(rest)) : undefined,
          ),
    ],
    [
      filesOf(turn, ['spending-picture', 'spending-csv'], period),
      ...stepsOf(turn, 'spending', period),
      [wayBack(turn)],
    ],
  )
}

/** The sums, written out: the same on the screen and below the picture. */
function figuresOf({ copy }: Turn, { total }: reports.Spending): readonly { label: string; value: string }[] {
  const words = copy.reports.spending
  const { euros } = copy.format
  return [
    { label: words.total, value: euros(reports.spentOn(total)) },
    { label: words.rewards, value: euros(total.rewards) },
    { label: words.fees, value: euros(total.fees) },
    { label: words.tips, value: euros(total.tips) },
    { label: words.refunded, value: euros(total.refunded) },
    { label: words.open, value: euros(total.open) },
  ]
}

export const spendingPicture: Make = async (turn, period) => {
  const { copy, member } = turn
  const words = copy.reports.spending
  const { euros } = copy.format
  const spent = await reports.spendingOf(turn.tx, member, period)
  const paid = spent.jobs.filter((job) => reports.spentOn(job) > 0)
  const heading = copy.reports.titles.spending(copy.format.period(period))
  const sums = figuresOf(turn, spent).map(({ label, value }) => `${label}: ${value}`)
  const content: Ranking = {
    title: heading,
    subtitle: `${member.name} · ${words.total}: ${euros(reports.spentOn(spent.total))}`,
    parts: [
      {
        title: words.categories,
        rows: spent.categories.map((one) => ({
          label: categoryName(turn, one.category),
          value: one.points,
          words: euros(one.points),
        })),
        ...(paid.length === 0 ? { note: words.none } : {}),
      },
      {
        title: words.jobs,
        rows: paid.slice(0, SHOWN.inPicture).map((job) => ({
          label: job.title,
          value: reports.spentOn(job),
          words: euros(reports.spentOn(job)),
        })),
        ...(paid.length > SHOWN.inPicture ? { note: words.more(paid.length - SHOWN.inPicture) } : {}),
      },
    ],
    footer: sums.slice(-2).join(' · '),
  }
  const caption = [heading, ...sums].join('\n')
  return async () => ({ ...picture(turn, 'spending', period, caption), bytes: await rankingPicture(content) })
}

export const spendingTable: Make = async (turn, period) => {
  const spent = await reports.spendingOf(turn.tx, turn.member, period)
  const rows = spent.jobs.map((job) => [
    job.publicId,
    job.title,
    categoryName(turn, job.category),
    ...[job.rewards, job.fees, job.tips, reports.spentOn(job), job.refunded, job.open].map((points) => ({
      euros: points,
    })),
  ])
  const { table } = turn.copy.reports.spending
  return async () => ({ ...file(turn, 'spending', period, 'csv'), bytes: csvFile(table, rows) })
}
