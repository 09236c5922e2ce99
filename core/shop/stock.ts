import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { tellLowStock } from './low-stock.ts'
import { today } from './sale-day.ts'
import { SHOP_LIMITS } from './shop.ts'

/** So many offers at once: each is locked for a moment. */
const MOST_OFFERS = 20

/**
 * Takes off the shelf's index what is sold out or has ended, as far as something has happened to its stock; what comes back is
 * there at once, by the database itself. Owners are told when codes have ended and few are left. For the schedule; `limit` in
 * notes about stock. Returns how many of those were worked off, with the offers whose last day is over, and those of which
 * only a few codes are left since a day ended.
 */
export async function lookAtStock(tx: Tx, limit: number): Promise<number> {
  const noted = await tx.execute<{ offer: string }>(sql`
    delete from stock_news where id in (
      select id from stock_news order by id limit ${limit} for update skip locked)
    returning offer_id as offer`)
  const ended = await tx.execute<{ offer: string }>(sql`
    select id as offer from offers where in_stock and stock_until < ${today(tx)}::date
      order by stock_until limit ${MOST_OFFERS}`)
  const low = await tx.execute<{ offer: string }>(sql`
    select id as offer from offers where low_after < ${today(tx)}::date order by low_after limit ${MOST_OFFERS}`)
  for (const { offer } of low) await tellLowStock(tx, offer)
  const ids = [...new Set([...noted, ...ended, ...low].map(({ offer }) => offer))]
  for (const offer of ids.toSorted()) await look(tx, offer)
  return noted.length + ended.length + low.length
}

/** First the lock, then the look: what came meanwhile is seen, and what comes now waits and puts the offer back. */
async function look(tx: Tx, offer: string): Promise<void> {
  await tx.execute(sql`select from offers where id = ${offer}::uuid for no key update`)
  await tx.execute(sql`
    update offers o set in_stock = s.in_stock, stock_until = s.until, low_after = s.low_after
      from (
        select has_stock(f) as in_stock, (
          select c.valid_until from offer_codes c where c.offer_id = f.id and c.status = 'free'
            order by c.valid_until desc nulls first limit 1) as until, (
          select c.valid_until from offer_codes c where c.offer_id = f.id and c.status = 'free' and f.status = 'live'
            and (c.valid_until is null or c.valid_until >= ${today(tx)}::date)
            order by c.valid_until desc nulls first offset ${SHOP_LIMITS.lowStock} limit 1) as low_after
          from offers f where f.id = ${offer}::uuid) s
      where o.id = ${offer}::uuid and (o.in_stock, o.stock_until, o.low_after) is distinct from (s.in_stock, s.until, s.low_after)`)
}
