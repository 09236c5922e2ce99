import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { LookAt, Week } from './looks.ts'

/** The day as looks count it: UTC's, in which their weeks are, too. */
const today = (tx: Tx): string => tx.now.toISOString().slice(0, 10)

export async function insertLook(tx: Tx, memberId: string, look: LookAt): Promise<void> {
  await tx.execute(sql`
    insert into shelf_looks (thing_id, what, day, member_id)
      values (${look.id}::uuid, ${look.what}, ${today(tx)}::date, ${memberId}::uuid) on conflict do nothing`)
}

/** Turns rows of days that are over into numbers of their weeks; returns how many rows those were. */
export async function gather(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    with old as materialized (
      select thing_id, what, day, member_id from shelf_looks where day < ${today(tx)}::date
        order by day limit ${limit} for update skip locked),
    gone as (
      delete from shelf_looks l using old
        where (l.thing_id, l.what, l.day, l.member_id) = (old.thing_id, old.what, old.day, old.member_id)
        returning l.thing_id, l.what, l.day),
    counted as (
      insert into shelf_weeks (thing_id, week, views, taps)
        select thing_id, date_trunc('week', day)::date, count(*) filter (where what = 'view'), count(*) filter (where what = 'tap')
          from gone group by 1, 2 order by 1, 2
        on conflict (thing_id, week) do update
          set views = shelf_weeks.views + excluded.views, taps = shelf_weeks.taps + excluded.taps)
    select count(*)::int as count from gone`)
  return row?.count ?? 0
}

/** The last weeks of one thing, the oldest first, this one included. */
export async function weeksOf(tx: Tx, thingId: string, weeks: number): Promise<readonly Week[]> {
  return tx.execute<Week & Record<string, unknown>>(sql`
    select to_char(w.week, 'YYYY-MM-DD') as week,
      coalesce(s.views, 0) + (select count(*) from shelf_looks l where l.thing_id = ${thingId}::uuid and l.what = 'view'
        and l.day >= w.week and l.day < w.week + 7)::int as views,
      coalesce(s.taps, 0) + (select count(*) from shelf_looks l where l.thing_id = ${thingId}::uuid and l.what = 'tap'
        and l.day >= w.week and l.day < w.week + 7)::int as taps,
      o.redeemed, o.points
    from (select date_trunc('week', ${today(tx)}::date)::date - 7 * back as week from generate_series(0, ${weeks - 1}::int) back) w
      left join shelf_weeks s on s.thing_id = ${thingId}::uuid and s.week = w.week
      cross join lateral (
        select count(*)::int as redeemed, coalesce(sum(points), 0)::int as points from orders
          where offer_id = ${thingId}::uuid and status in ('shown', 'closed')
            and placed_at >= w.week::timestamp at time zone 'UTC' and placed_at < (w.week + 7)::timestamp at time zone 'UTC') o
    order by w.week`)
}

/** What two accounts looked at on one day counts once; the account that goes is nobody any more. */
export async function moveLooksToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from shelf_looks where member_id = ${from}::uuid returning thing_id, what, day)
    insert into shelf_looks (thing_id, what, day, member_id)
      select thing_id, what, day, ${to}::uuid from gone
        where not exists (
          select from shops s where s.owner_id = ${to}::uuid and s.id = coalesce(
            (select shop_id from offers f where f.id = thing_id), (select shop_id from adverts a where a.id = thing_id)))
      on conflict do nothing`)
}
