import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import { isBefore, monthOf, spanOf, type Period, type Span } from './period.ts'
import { addUp, type Purse } from './sums.ts'

export { isBefore, monthOf, readPeriod, shifted, spanOf, writePeriod, type Period, type Span } from './period.ts'
export { salesOf, type Sales } from './sales.ts'
export { spendingOf, spentOn, type Spending } from './spending.ts'
export type { KindSum, Purse } from './sums.ts'

/** A member's month or year: from the ledger alone, in points. */
export interface Statement {
  readonly period: Period
  readonly span: Span
  readonly earnings: Purse
  readonly budget: Purse
  /** In escrow, held for orders, on its way to a bank or card, and frozen because of disputes, before and after. */
  readonly held: { readonly opening: number; readonly closing: number }
}

/** So many lines are read at once. */
const PAGE = 500

/** The months that a member can ask for: from the one of joining to the present one, on the member's calendar. */
export function monthsOf(tx: Tx, member: Member): { readonly first: Period; readonly last: Period } {
  const last = monthOf(tx.now, member.timeZone)
  return { first: member.joinedAt === null ? last : monthOf(member.joinedAt, member.timeZone), last }
}

/** The period itself, or the nearest one between joining and now. */
export function within(tx: Tx, member: Member, period: Period): Period {
  const { first, last } = monthsOf(tx, member)
  const as = (month: Period): Period => (period.month === null ? { year: month.year, month: null } : month)
  if (isBefore(period, as(first))) return as(first)
  return isBefore(as(last), period) ? as(last) : period
}

/** A member's month or year in the member's time zone, added up. Reads the entries of that time by their numbers. */
export async function statementOf(tx: Tx, member: Member, period: Period): Promise<Statement> {
  const span = spanOf(period, member.timeZone)
  const purse = async (account: 'earnings' | 'budget'): Promise<Purse> => {
    const entries = await ledger.span(tx, member.id, account, span)
    return addUp(entries, await ledger.spanSums(tx, entries, span.starts), span.starts.length)
  }
  return {
    period,
    span,
    earnings: await purse('earnings'),
    budget: await purse('budget'),
    held: {
      opening: await ledger.heldAt(tx, member.id, span.from),
      closing: await ledger.heldAt(tx, member.id, span.to),
    },
  }
}

/**
 * The lines of a purse, oldest first, at most `most`, read in pages. Those of accounts that were merged stand between the
 * others by their time, each with what all of them together held after it. What an operator wrote about a deposit is left
 * out: it may name somebody else.
 */
export async function linesOf(tx: Tx, { span }: Purse, most: number): Promise<readonly ledger.StatementLine[]> {
  const parts: ledger.StatementLine[][] = []
  for (const part of span.parts) parts.push(await linesOfPart(tx, span.account, part, most))
  const [only, ...others] = parts
  if (only === undefined || others.length === 0) return only ?? []
  let balanceAfter = span.opening
  return parts
    .flat()
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .slice(0, most)
    .map((line) => {
      balanceAfter += line.amount
      return { ...line, balanceAfter }
    })
}

async function linesOfPart(
  tx: Tx,
  account: ledger.Span['account'],
  part: ledger.SpanPart,
  most: number,
): Promise<ledger.StatementLine[]> {
  const lines: ledger.StatementLine[] = []
  for (;;) {
    const last = lines.at(-1)
    const limit = Math.min(PAGE, most - lines.length)
    if (limit === 0) return lines
    const page = await ledger.spanLines(tx, account, part, {
      limit,
      ...(last === undefined ? {} : { after: last.number }),
    })
    lines.push(...page.map((line) => (line.kind === 'deposit' ? { ...line, about: null } : line)))
    if (page.length < limit) return lines
  }
}
