import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/**
 * Points that came into a budget at once, and how many of them have not gone back: by a deposit, or out of the own
 * earnings.
 */
export interface Lot {
  readonly depositId: string | null
  readonly publicId: string | null
  readonly source: 'operator' | 'play-money' | 'transfer' | 'card' | 'move'
  readonly points: number
  readonly at: Date
}

/** Older ones are not looked at: who has paid in a hundred times since then has spent them. */
const MOST = 100
/** Of a budget's entries so many are looked through for what came out of earnings. */
const MOST_ENTRIES = 1_000

/**
 * What came into a member's budget, the newest first. Of a deposit that the bank or the card holder has taken back, covered
 * or not, or disputes at the moment, nothing is left, nor of one that was corrected. What accounts that became this one had
 * moved out of their earnings has no way back either.
 */
export async function lotsOf(tx: Tx, memberId: string): Promise<readonly Lot[]> {
  const rows = await tx.execute<{
    deposit_id: string | null
    public_id: string | null
    source: Lot['source']
    points: string
    milliseconds: number
  }>(sql`
    with paid_in as (
      select d.id, d.public_id, d.source, d.at, d.points
          - coalesce((select sum(p.points) from payouts p
              where p.deposit_id = d.id and p.status not in ('rejected', 'returned', 'cancelled')), 0)
          - coalesce((select sum(r.points) from card_refunds r
              where r.checkout_id = c.id and r.status <> 'failed'), 0)
          - coalesce((select sum(b.points) from chargebacks b where b.checkout_id = c.id and b.status <> 'won'), 0)
          - case when exists (select from bank_entries r where r.reverses_id = e.id)
              or exists (select from corrections k where k.journal_id = d.journal_id and k.status = 'made')
            then d.points else 0 end as points
        from (select * from deposits where member_id = ${memberId} order by id desc limit ${MOST}) d
        left join checkouts c on c.deposit_id = d.id
        left join bank_entries e on e.deposit_id = d.id),
    moved as (
      select e.at, e.amount from (
        select mine.* from (
            select id from accounts where kind = 'budget' and owner_id = ${memberId}
            union all select a.id from accounts a join members m on m.id = a.owner_id
              where a.kind = 'budget' and m.merged_into = ${memberId}) a
          cross join lateral (
            select * from entries where account_id = a.id order by number desc limit ${MOST_ENTRIES}) mine) e
        join journals j on j.id = e.journal_id where j.kind = 'move' and e.amount > 0),
    lots as (
      select id as deposit_id, public_id, source, at, greatest(points, 0) as points from paid_in
      union all select null, null, 'move', at, amount from moved)
    select deposit_id, public_id, source, points, (extract(epoch from at) * 1000)::float8 as milliseconds
      from lots order by at desc, deposit_id desc limit ${MOST}`)
  return rows.map((row) => ({
    depositId: row.deposit_id,
    publicId: row.public_id,
    source: row.source,
    points: Number(row.points),
    at: new Date(row.milliseconds),
  }))
}
