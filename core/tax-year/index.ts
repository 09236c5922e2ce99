import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as payouts from '../payouts/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import * as tax from '../tax/index.ts'
import * as store from './store.ts'
import { FEW_GOODS, FIRST_YEAR, isEmpty, TAX_ZONE, totalOf, type Duty, type Seller, type YearSums } from './year.ts'

/** The yearly report to the tax office (DAC7, PStTG): who got how much, from the ledger. */
export * from './year.ts'
export { dpiXml } from './dpi-xml.ts'

/** So many members are looked at at once. */
const PAGE = 200

/** The year that somebody who asks now most likely wants: until April the one that has ended. */
export function usualYear(tx: Tx): number {
  const [year = 0, month = 0] = members.dayIn(TAX_ZONE, tx.now).split('-').map(Number)
  return month < 4 ? year - 1 : year
}

/** False for a year that was never reported or has not begun. */
export function hasYear(tx: Tx, year: number): boolean {
  const present = Number(members.dayIn(TAX_ZONE, tx.now).slice(0, 4))
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= present
}

/** Refuses `tax_year.unknown` for a year that was never reported or has not begun. */
export function requireYear(tx: Tx, year: number): number {
  return hasYear(tx, year) ? year : refuse('tax_year.unknown', {})
}

/** What a member got in a year: the numbers that the tax office gets. Refuses `tax_year.unknown`. */
export async function mine(tx: Tx, member: Member, year: number): Promise<YearSums | undefined> {
  const [row] = await store.page(tx, requireYear(tx, year), { memberId: member.id })
  return row === undefined || isEmpty(row.sums) ? undefined : row.sums
}

/**
 * Everybody who got something in the year, with what is reported about them, a page of members after another. In clear: for
 * the report alone. Refuses `operator.only` and `tax_year.unknown`.
 */
export async function* sellers(
  tx: Tx,
  operator: Member,
  input: { readonly vault: Vault; readonly year: number },
): AsyncGenerator<Seller> {
  await moderation.requireOperator(tx, operator)
  const year = requireYear(tx, input.year)
  for (let after: string | undefined; ; ) {
    const rows = await store.page(tx, year, { after, limit: PAGE })
    for (const { memberId, publicId, sums } of rows) {
      if (isEmpty(sums)) continue
      const data = await tax.openFor(tx, input.vault, memberId)
      const account = await payouts.clearAccountOf(tx, input.vault, memberId)
      yield { memberId, publicId, sums, data, account, duty: dutyOf(sums, data) }
    }
    after = rows.at(-1)?.memberId
    if (rows.length < PAGE || after === undefined) return
  }
}

function dutyOf({ services, goods }: YearSums, data: tax.TaxData | undefined): Duty {
  const sold = totalOf(goods)
  const worked = totalOf(services)
  if (
    worked.points === 0 &&
    worked.activities === 0 &&
    sold.activities < FEW_GOODS.sales &&
    sold.points <= FEW_GOODS.points
  )
    return 'few-goods'
  if (data === undefined) return 'no-data'
  return tax.EU.includes(data.country) || data.taxIds.length > 0 ? 'report' : 'outside-eu'
}

/** Writes down that an operator has taken the report with everybody's data. Refuses `operator.only`. */
export async function noteReport(
  tx: Tx,
  operator: Member,
  report: { readonly year: number; readonly format: 'csv' | 'xml'; readonly sellers: number; readonly points: number },
): Promise<void> {
  await moderation.requireOperator(tx, operator)
  const { year, format, sellers: count, points } = report
  await moderation.audit(tx, operator, {
    action: 'tax.report',
    object: `tax-year:${year}`,
    reason: '',
    detail: { format, sellers: count, points },
  })
}
