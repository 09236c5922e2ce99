import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { JournalKind } from '../ledger/index.ts'
import { NO_QUARTER, TAX_ZONE, type Quarter, type YearSums } from './year.ts'

/** What comes into earnings as pay. A gift, a merge or a payout that came back is none. */
const SERVICES: readonly JournalKind[] = ['approval', 'split', 'tip']
const GOODS: readonly JournalKind[] = ['order-shown', 'order-closed']

export interface SumsOf {
  readonly memberId: string
  readonly publicId: string
  readonly sums: YearSums
}

const listed = (kinds: readonly JournalKind[]): SQL =>
  sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )

/**
 * Members with an earnings account, after the one with this id, with what they got: also in accounts that were merged
 * into theirs.
 */
export async function page(
  tx: Tx,
  year: number,
  of: { readonly after: string | undefined; readonly limit: number } | { readonly memberId: string },
): Promise<readonly SumsOf[]> {
  const which =
    'memberId' in of
      ? sql`a.owner_id = ${of.memberId}::uuid`
      : sql`a.owner_id > ${of.after ?? '00000000-0000-0000-0000-000000000000'}::uuid and not exists (
          select from members g where g.id = a.owner_id and g.merged_into is not null)`
  const rows = await tx.execute<{
    member_id: string
    public_id: string
    quarter: number | null
    goods: boolean | null
    points: string | null
    activities: string | null
    fees: string | null
  }>(sql`
    with seller as materialized (
      select a.owner_id as id from accounts a where a.kind = 'earnings' and ${which}
        order by a.owner_id limit ${'memberId' in of ? 1 : of.limit})
    select s.id as member_id, m.public_id, i.* from seller s join members m on m.id = s.id left join lateral (
      select extract(quarter from e.at at time zone ${TAX_ZONE})::int as quarter, j.kind in (${listed(GOODS)}) as goods,
          sum(e.amount) as points, count(*) filter (where j.kind <> 'tip') as activities, sum(coalesce(fee.points, 0)) as fees
        from (select s.id union all select g.id from members g where g.merged_into = s.id) who (id)
        join accounts a on a.kind = 'earnings' and a.owner_id = who.id
        join entries e on e.account_id = a.id
          and e.at >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, ${TAX_ZONE})
          and e.at < make_timestamptz(${year + 1}::int, 1, 1, 0, 0, 0, ${TAX_ZONE})
        join journals j on j.id = e.journal_id and j.kind in (${listed([...SERVICES, ...GOODS])})
        left join lateral (
          select sum(f.amount) as points from entries f join accounts p on p.id = f.account_id and p.kind = 'fees'
            where f.journal_id = j.id) fee on true
        group by 1, 2) i on true
      order by s.id`)
  const found = new Map<string, { publicId: string; services: Quarter[]; goods: Quarter[] }>()
  for (const row of rows) {
    const one = found.get(row.member_id) ?? { publicId: row.public_id, services: empty(), goods: empty() }
    found.set(row.member_id, one)
    if (row.quarter === null) continue
    const quarter = { points: Number(row.points), activities: Number(row.activities), feePoints: Number(row.fees) }
    one[row.goods === true ? 'goods' : 'services'][row.quarter - 1] = quarter
  }
  return [...found].map(([memberId, { publicId, services, goods }]) => ({
    memberId,
    publicId,
    sums: { services, goods },
  }))
}

const empty = (): Quarter[] => [NO_QUARTER, NO_QUARTER, NO_QUARTER, NO_QUARTER]
