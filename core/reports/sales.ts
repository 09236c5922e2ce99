import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { spanOf, type Period } from './period.ts'

/** What became of an offer's orders that were placed in a month or year; amounts in points. */
export interface OfferSales {
  readonly publicId: string
  readonly title: string
  /** Pieces whose points did not go back. */
  readonly sold: number
  /** All that was ordered: what was earned, went back, and is still held. */
  readonly points: number
  readonly refunded: number
  readonly earned: number
}

export interface Sales {
  readonly period: Period
  /** The best sold first. */
  readonly offers: readonly OfferSales[]
  readonly total: Omit<OfferSales, 'publicId' | 'title'>
}

/** More offers than this nobody sells in a year; what is beyond would be the smallest. */
const MOST_OFFERS = 5_000

/** What a member's shops have sold in a month or year, by offer. Nothing in it says who bought, and no code. */
export async function salesOf(tx: Tx, owner: Member, period: Period): Promise<Sales> {
  const { from, to } = spanOf(period, owner.timeZone)
  const rows = await tx.execute<{
    publicId: string
    title: string
    sold: number
    points: string
    refunded: string
    earned: string
  }>(sql`
    select f.public_id as "publicId", f.title,
        coalesce(sum(o.quantity) filter (where o.status not in ('cancelled', 'lapsed', 'declined', 'refunded')), 0)::int as sold,
        sum(o.points) as points,
        coalesce(sum(o.points) filter (where o.status in ('cancelled', 'lapsed', 'declined', 'refunded')), 0) as refunded,
        coalesce(sum(o.points) filter (where o.status = 'closed'), 0) as earned
      from shops s join orders o on o.shop_id = s.id join offers f on f.id = o.offer_id
      where s.owner_id = ${owner.id} and o.placed_at >= ${from.toISOString()}::timestamptz
        and o.placed_at < ${to.toISOString()}::timestamptz
      group by f.id order by sum(o.points) desc, f.id limit ${MOST_OFFERS}`)
  const offers = rows.map((row) => ({
    ...row,
    points: Number(row.points),
    refunded: Number(row.refunded),
    earned: Number(row.earned),
  }))
  const sum = (of: keyof Sales['total']): number => offers.reduce((all, offer) => all + offer[of], 0)
  return {
    period,
    offers,
    total: { sold: sum('sold'), points: sum('points'), refunded: sum('refunded'), earned: sum('earned') },
  }
}
