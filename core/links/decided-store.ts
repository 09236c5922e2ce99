import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'

/**
 * True when one of two members, or an account that was merged into it, has decided as an operator on a case of the other:
 * as one person they would have decided on a case of their own. Of a batch of payouts whoever built it is a side, because a
 * second person has to let it go. Cases that have ended count too: what was decided stays decided.
 */
export async function decidedEachOther(tx: Tx, one: string, other: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    with sides as (select id, one_side from (
        select id, true as one_side from members where id = ${one} or merged_into = ${one}
        union all select id, false from members where id = ${other} or merged_into = ${other}) both_sides),
    pairs as (select d.id as decider, p.id as party from sides d join sides p on d.one_side <> p.one_side)
    select from pairs x where
      exists (select from reports r where r.decided_by = x.decider and x.party in (r.reporter_id, r.subject_id))
      or exists (select from suspensions s where s.member_id = x.party and x.decider in (s.decided_by, s.lifted_by))
      or exists (select from job_checks c join jobs j on j.id = c.job_id where c.decided_by = x.decider and j.client_id = x.party)
      or exists (select from flags f join jobs j on j.id = f.job_id where f.decided_by = x.decider and j.client_id = x.party)
      or exists (select from disputes d where d.decided_by = x.decider and x.party in (d.worker_id, d.client_id))
      or exists (select from shops s where s.decided_by = x.decider and s.owner_id = x.party)
      or exists (select from complaints c join orders o on o.id = c.order_id join shops s on s.id = o.shop_id
        where c.decided_by = x.decider and x.party in (o.buyer_id, s.owner_id))
      or exists (select from bank_entries e where e.decided_by = x.decider and e.member_id = x.party)
      or exists (select from payout_batches b where b.approved_by = x.decider and (b.built_by = x.party
        or exists (select from payouts p where p.batch_id = b.id and p.member_id = x.party)))
    limit 1`)
  return rows.length > 0
}
