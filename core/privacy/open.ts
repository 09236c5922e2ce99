import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { DAY } from '../shared/time.ts'

/** What has to be settled before somebody can go. */
export const OPEN_MATTERS = [
  'operator',
  'work',
  'jobs',
  'orders',
  'sales',
  'cards',
  'bank',
  'payouts',
  'payout-return',
  'reports',
  'earnings',
  'budget',
] as const
export type OpenMatter = (typeof OPEN_MATTERS)[number]

export interface Open {
  readonly matter: OpenMatter
  /** How many, or for `earnings` and `budget` how many points. */
  readonly count: number
}

/**
 * A transfer that was made may come back from the bank for so long: ten bank days for a recall (SEPA rulebook), and the
 * weekends.
 */
export const RETURN_DAYS = 14

/** Who owes what the bank has taken back may go after so many days: long enough to ask for it. */
export const OWING_DAYS = 90

/**
 * Everything that is still open around a member, in the order in which it is best settled; empty when nothing is. Work and
 * jobs count until nobody can contest anything about them, orders until the points are with their shop.
 */
export async function openMatters(tx: Tx, member: Member): Promise<readonly Open[]> {
  const returnable = new Date(tx.now.getTime() - RETURN_DAYS * DAY).toISOString()
  const owing = new Date(tx.now.getTime() - OWING_DAYS * DAY).toISOString()
  const me = member.id
  const [found] = await tx.execute<Readonly<Record<OpenMatter, number>>>(sql`
    select
      -- Apart, because each of them has an index of its own.
      ((select count(*) from assignments where worker_id = ${me} and status in ('working', 'submitted', 'revising'))
        + (select count(*) from assignments where worker_id = ${me} and status = 'rejected'))::int as work,
      (select count(*) from jobs j where j.client_id = ${me} and (j.status in ('checking', 'open', 'paused')
        or exists (select from assignments a where a.job_id = j.id
          and a.status in ('working', 'submitted', 'revising', 'rejected'))))::int as jobs,
      (select count(*) from orders where buyer_id = ${me} and ended_at is null)::int as orders,
      (select count(*) from orders o where o.ended_at is null
        and o.offer_id = any (array(select f.id from offers f join shops s on s.id = f.shop_id where s.owner_id = ${me})))::int as sales,
      ((select count(*) from checkouts where member_id = ${me} and status in ('new', 'open', 'pending'))
        + (select count(*) from checkouts c join chargebacks b on b.checkout_id = c.id
            where c.member_id = ${me} and b.status = 'open')
        + (select count(*) from checkouts c join card_refunds r on r.checkout_id = c.id
            where c.member_id = ${me} and r.status in ('asked', 'sent')))::int as cards,
      -- What the bank has taken back keeps nobody for ever: whether it is given up, operators may decide without them.
      (select count(*) from bank_entries where (status = 'suspicious' or (status = 'uncovered' and created_at > ${owing}::timestamptz))
        and member_id = ${me})::int as bank,
      (select count(*) from payouts where member_id = ${me}
        and status in ('requested', 'held', 'approved', 'batched', 'exported'))::int as payouts,
      (select count(*) from payouts where member_id = ${me} and status = 'paid'
        and paid_at > ${returnable}::timestamptz)::int as "payout-return",
      (select count(*) from reports where subject_id = ${me} and status = 'open')::int as reports,
      coalesce((select balance from accounts where kind = 'earnings' and owner_id = ${me}), 0)::float8 as earnings,
      coalesce((select balance from accounts where kind = 'budget' and owner_id = ${me}), 0)::float8 as budget`)
  const counts = { ...found, operator: (await members.isOperator(tx, member)) ? 1 : 0 }
  return OPEN_MATTERS.map((matter) => ({ matter, count: counts[matter] ?? 0 })).filter(({ count }) => count > 0)
}

/** A rest that is too small to be paid out may be given up; everything else has to be settled. */
export function canBeGivenUp({ matter, count }: Open, minimumPoints: number): boolean {
  return (matter === 'earnings' || matter === 'budget') && count < minimumPoints
}
