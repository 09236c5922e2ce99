import type { BankAccount } from '../../core/shared/config.ts'
import { csvHead, csvLine, type CsvCell } from '../../core/shared/csv.ts'
import type { Language } from '../../core/shared/language.ts'
import * as taxYear from '../../core/tax-year/index.ts'
import type { Quarter, Seller } from '../../core/tax-year/index.ts'
import type { FormPage, Visit } from './forms.ts'
import { taxYearWords } from './tax-year-words.ts'

/**
 * Where an operator gets the yearly report with everybody's data: never through a chat, and kept nowhere. The link names the
 * year. `bank` is our own account: its holder reports.
 */
export function taxYearPage(options: {
  readonly bank: BankAccount | undefined
  readonly euros: (points: number, language: Language) => string
}): FormPage {
  return {
    async show(visit) {
      const { language } = visit
      const words = taxYearWords[language]
      const year = Number(visit.form.subject)
      const list = await sellersIn(visit, year)
      const counts = taxYear.DUTIES.map((duty) => words.counts[duty](list.filter((one) => one.duty === duty).length))
      return {
        language,
        title: words.title(year),
        lines: [...counts, words.sum(options.euros(pointsOf(list), language)), words.what, words.care],
        inputs: [
          {
            name: 'format',
            label: words.format,
            kind: 'choice',
            options: (['csv', 'xml'] as const).map((value) => ({ value, label: words.formats[value] })),
          },
        ],
        submit: words.save,
      }
    },
    async submit(visit, { values }) {
      const { tx, member, language } = visit
      const year = Number(visit.form.subject)
      const list = await sellersIn(visit, year)
      const format = values['format'] === 'xml' ? 'xml' : 'csv'
      await taxYear.noteReport(tx, member, { year, format, sellers: list.length, points: pointsOf(list) })
      if (format === 'csv')
        return { is: 'file', name: `klickwork-tax-${year}.csv`, type: CSV, content: csvOf(list, language) }
      const platform = { name: options.bank?.holder ?? 'Klickwork', country: options.bank?.iban.slice(0, 2) ?? 'DE' }
      const content = taxYear.dpiXml({ year, madeAt: tx.now, platform, sellers: list })
      return { is: 'file', name: `klickwork-tax-${year}-draft.xml`, type: 'application/xml', content }
    },
  }
}

const CSV = 'text/csv; charset=utf-8'

async function sellersIn({ tx, member, vault }: Visit, year: number): Promise<readonly Seller[]> {
  const list: Seller[] = []
  for await (const seller of taxYear.sellers(tx, member, { vault, year })) list.push(seller)
  return list
}

const pointsOf = (list: readonly Seller[]): number =>
  list.reduce(
    (sum, { sums }) => sum + taxYear.ACTIVITY_KINDS.reduce((all, kind) => all + taxYear.totalOf(sums[kind]).points, 0),
    0,
  )

/** One line for each seller and kind of activity. */
function csvOf(list: readonly Seller[], language: Language): string {
  const words = taxYearWords[language]
  const headings = [...words.columns, ...[1, 2, 3, 4].flatMap(words.quarter), ...words.year]
  const rows = list.flatMap((seller) =>
    taxYear
      .kindsIn(seller.sums)
      .map((kind) =>
        csvLine([
          ...personCells(seller, words.duties[seller.duty]),
          words.kinds[kind],
          ...seller.sums[kind].flatMap(quarterCells),
          ...quarterCells(taxYear.totalOf(seller.sums[kind])),
        ]),
      ),
  )
  return csvHead(headings) + rows.join('')
}

const quarterCells = ({ points, activities, feePoints }: Quarter): readonly CsvCell[] => [
  { euros: points },
  activities,
  { euros: feePoints },
]

function personCells({ publicId, data, account }: Seller, duty: string): readonly CsvCell[] {
  return [
    publicId,
    duty,
    data?.firstName ?? null,
    data?.lastName ?? null,
    data?.street ?? null,
    data?.postcode ?? null,
    data?.city ?? null,
    data?.country ?? null,
    data?.taxIds.map(({ country, number }) => `${country} ${number}`).join(', ') ?? null,
    data?.birthPlace?.city ?? null,
    data?.birthPlace?.country ?? null,
    data?.birthDate ?? null,
    data?.vatId ?? null,
    account?.iban ?? null,
    account?.holder ?? null,
  ]
}
