import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { CategoryId } from '../jobs/index.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import { spanOf, type Period } from './period.ts'

/** What a client has spent on one job in a month or year, in points. */
export interface JobSpending {
  readonly publicId: string
  readonly title: string
  readonly category: CategoryId
  readonly rewards: number
  readonly fees: number
  readonly tips: number
  /** Came home from escrow in that time. */
  readonly refunded: number
  /** Still in escrow at its end. */
  readonly open: number
}

export interface Spending {
  readonly period: Period
  /** The most expensive first. */
  readonly jobs: readonly JobSpending[]
  readonly categories: readonly { readonly category: CategoryId; readonly points: number }[]
  readonly total: Omit<JobSpending, 'publicId' | 'title' | 'category'>
}

/** So many jobs are read at once. */
const PAGE = 500

/** What is gone for good: rewards, fees and tips. */
export const spentOn = ({ rewards, fees, tips }: Pick<JobSpending, 'rewards' | 'fees' | 'tips'>): number =>
  rewards + fees + tips

/**
 * What a client has spent in a month or year by job and by category, from the ledger alone: the jobs whose escrow moved in
 * that time or still holds something. Jobs are read in pages by their ids.
 */
export async function spendingOf(tx: Tx, client: Member, period: Period): Promise<Spending> {
  const time = spanOf(period, client.timeZone)
  const tips = await tipsOf(tx, await ledger.span(tx, client.id, 'budget', time))
  const jobs: JobSpending[] = []
  for (let after: string | undefined; ; ) {
    const page = await jobsPage(tx, client.id, time, { after, tipped: [...tips.keys()] })
    jobs.push(...page.map(({ id, ...job }) => ({ ...job, tips: tips.get(id) ?? 0 })))
    after = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  const moved = jobs.filter((job) => spentOn(job) + job.refunded + job.open > 0)
  const sum = (of: keyof Spending['total']): number => moved.reduce((all, job) => all + job[of], 0)
  return {
    period,
    jobs: moved.toSorted((one, other) => spentOn(other) - spentOn(one) || other.open - one.open),
    categories: byCategory(moved),
    total: {
      rewards: sum('rewards'),
      fees: sum('fees'),
      tips: sum('tips'),
      refunded: sum('refunded'),
      open: sum('open'),
    },
  }
}

function byCategory(jobs: readonly JobSpending[]): Spending['categories'] {
  const points = new Map<CategoryId, number>()
  for (const job of jobs) points.set(job.category, (points.get(job.category) ?? 0) + spentOn(job))
  return [...points]
    .map(([category, spent]) => ({ category, points: spent }))
    .filter((one) => one.points > 0)
    .toSorted((one, other) => other.points - one.points)
}

/** Tips in a span of the client's budget, by the job. */
async function tipsOf(tx: Tx, of: ledger.Span): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.execute<{ job: string; points: string }>(sql`
    select s.job_id as job, -sum(t.amount) as points
      from (
        select e.amount, case when l.kind = 'tip' then split_part(l.key, ':', 2)::uuid end as assignment_id
          from ${ledger.entriesOf(of)} join journals l on l.id = e.journal_id where l.kind = 'tip') t
        join assignments s on s.id = t.assignment_id
      group by s.job_id`)
  return new Map(rows.map((row) => [row.job, Number(row.points)]))
}

/** Where a job's escrow went: the other sides of its entries say who got what. */
async function jobsPage(
  tx: Tx,
  clientId: string,
  time: { readonly from: Date; readonly to: Date },
  page: { readonly after: string | undefined; readonly tipped: readonly string[] },
): Promise<readonly (Omit<JobSpending, 'tips'> & { readonly id: string })[]> {
  const [from, to] = [time.from.toISOString(), time.to.toISOString()]
  const rows = await tx.execute<{
    id: string
    publicId: string
    title: string
    category: CategoryId
    rewards: string
    fees: string
    refunded: string
    open: string
  }>(sql`
    with mine as (
      select j.id, j.public_id, j.title, j.category, a.id as account
        from jobs j join accounts a on a.kind = 'escrow' and a.owner_id = j.id
        where j.client_id = ${clientId} and j.id > coalesce(${page.after ?? null}::uuid, '00000000-0000-0000-0000-000000000000')
          and (a.balance > 0 or j.id = any (${`{${page.tipped.join(',')}}`}::uuid[])
            or (select e.at from entries e where e.account_id = a.id order by e.number desc limit 1) >= ${from}::timestamptz)
        order by j.id limit ${PAGE})
    select s.id, s.public_id as "publicId", s.title, s.category, m.rewards, m.fees, m.refunded,
        coalesce((select e.balance_after from entries e where e.account_id = s.account and e.at < ${to}::timestamptz
          order by e.number desc limit 1), 0) as open
      from mine s cross join lateral (
        select coalesce(sum(o.amount) filter (where c.kind = 'earnings'), 0) as rewards,
            coalesce(sum(o.amount) filter (where c.kind = 'fees'), 0) as fees,
            coalesce(sum(o.amount) filter (where c.kind = 'budget' and o.amount > 0), 0) as refunded
          from entries e join entries o on o.journal_id = e.journal_id and o.account_id <> e.account_id
            join accounts c on c.id = o.account_id
          where e.account_id = s.account and e.at >= ${from}::timestamptz and e.at < ${to}::timestamptz) m
      order by s.id`)
  return rows.map((row) => ({
    ...row,
    rewards: Number(row.rewards),
    fees: Number(row.fees),
    refunded: Number(row.refunded),
    open: Number(row.open),
  }))
}
