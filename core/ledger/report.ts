import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { JournalKind, StatementLine } from './ledger.ts'
import { linesWhere } from './store.ts'

/** The entries of one account in a span of time, by their numbers; empty when `first` is `next`. */
export interface SpanPart {
  readonly accountId: string
  /** The first entry of the span. */
  readonly first: number
  /** The first one behind it. */
  readonly next: number
}

/**
 * A member's budget or earnings in a span of time, with those of the accounts that were merged into this one. What a merge
 * has moved from one to the other is neither income nor expense, and left out.
 */
export interface Span {
  readonly account: StatementLine['account']
  readonly parts: readonly SpanPart[]
  /** What was held before the first and after the last, in points. */
  readonly opening: number
  readonly closing: number
}

/** What came in or went out for one reason in one step of a span. */
export interface SpanSum {
  /** Which of the steps, from 0. */
  readonly step: number
  readonly kind: JournalKind
  readonly incoming: boolean
  /** More than zero, whichever way. */
  readonly points: number
  readonly entries: number
}

/** The entries of a member's accounts from one moment until before another. An account that was never opened has none. */
export async function span(
  tx: Tx,
  memberId: string,
  account: Span['account'],
  time: { readonly from: Date; readonly to: Date },
): Promise<Span> {
  const rows = await tx.execute<{ id: string; first: string; next: string; opening: string; closing: string }>(sql`
    with ends as (
      select a.id, first_entry_from(a.id, ${time.from.toISOString()}) as first, first_entry_from(a.id, ${time.to.toISOString()}) as next
        from accounts a where a.kind = ${account} and a.owner_id = any (array(
          select ${memberId}::uuid union all select m.id from members m where m.merged_into = ${memberId})))
    select id, first, next,
      coalesce((select balance_after from entries e where e.account_id = ends.id and e.number = first - 1), 0) as opening,
      coalesce((select balance_after from entries e where e.account_id = ends.id and e.number = next - 1), 0) as closing
      from ends order by id`)
  return {
    account,
    parts: rows.map(({ id, first, next }) => ({ accountId: id, first: Number(first), next: Number(next) })),
    opening: rows.reduce((sum, { opening }) => sum + Number(opening), 0),
    closing: rows.reduce((sum, { closing }) => sum + Number(closing), 0),
  }
}

/** Sums of a span by reason, and by the steps of time that begin at `starts`. */
export async function spanSums(tx: Tx, of: Span, starts: readonly Date[]): Promise<readonly SpanSum[]> {
  const moments = `{${starts.map((start) => start.toISOString()).join(',')}}`
  const rows = await tx.execute<{
    step: number
    kind: JournalKind
    incoming: boolean
    points: string
    entries: number
  }>(sql`
    select width_bucket(e.at, ${moments}::timestamptz[]) - 1 as step, l.kind, e.amount > 0 as incoming,
        abs(sum(e.amount)) as points, count(*)::int as entries
      from ${entriesOf(of)} join journals l on l.id = e.journal_id
      where l.kind <> 'merge'
      group by 1, 2, 3 order by 1, 2, 3`)
  // What was booked at the same moment as the border may be a step too early.
  return rows.map((row) => ({ ...row, step: Math.max(0, row.step), points: Number(row.points) }))
}

/** The entries of a span, as `e` behind `from`. */
export function entriesOf({ parts }: Pick<Span, 'parts'>): SQL {
  const list = (of: keyof SpanPart): string => `{${parts.map((part) => part[of]).join(',')}}`
  return sql`unnest(${list('accountId')}::uuid[], ${list('first')}::int8[], ${list('next')}::int8[])
    p (account_id, first, next) cross join lateral (
      select * from entries n where n.account_id = p.account_id and n.number >= p.first and n.number < p.next) e`
}

/** A page of a part of a span, oldest first; `after` is the number of the last line seen. */
export async function spanLines(
  tx: Tx,
  account: Span['account'],
  part: SpanPart,
  page: { readonly after?: number; readonly limit: number },
): Promise<readonly StatementLine[]> {
  const from = page.after === undefined ? part.first : page.after + 1
  return linesWhere(
    tx,
    account,
    sql`e.account_id = ${part.accountId} and e.number >= ${from} and e.number < ${part.next} and l.kind <> 'merge'
      order by e.number limit ${page.limit}`,
  )
}

/**
 * What was held for a member at a moment: in escrow for their jobs, for their orders, on its way to their bank or card, and
 * frozen because a card payment is disputed, in points.
 */
export async function heldAt(tx: Tx, memberId: string, at: Date): Promise<number> {
  const [row] = await tx.execute<{ points: string }>(sql`
    select coalesce(sum(h.balance_after), 0) as points from (
        select 'escrow' as kind, id from jobs where client_id = ${memberId}
        union all select 'order_hold', id from orders where buyer_id = ${memberId}
        union all select 'payout_clearing', id from payouts where member_id = ${memberId}
        union all select 'payout_clearing', r.id from card_refunds r join checkouts c on c.id = r.checkout_id
          where c.member_id = ${memberId}
        union all select 'frozen', b.id from chargebacks b join checkouts c on c.id = b.checkout_id
          where c.member_id = ${memberId}) o
      join accounts a on a.kind = o.kind and a.owner_id = o.id
      cross join lateral (
        select e.balance_after from entries e where e.account_id = a.id and e.at < ${at.toISOString()}
          order by e.number desc limit 1) h`)
  return Number(row?.points ?? 0)
}
