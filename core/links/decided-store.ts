import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'

/**
 * True when one of two members, or an account that was merged into it, has decided as an operator on a case of the other:
 * as one person they would have decided on a case of their own. Of a batch of payouts whoever built it is a side, because a
 * second person has to let it go. Cases that have ended count too: what was decided stays decided.
 */
export async function decidedEachOther(tx: Tx, one: string, other: string): Promise<boolean> {
  const [ones, others] = [await members.accountsOf(tx, one), await members.accountsOf(tx, other)]
  for (const left of ones) {
    for (const right of others) {
      if ((await hasDecidedOn(tx, left, right)) || (await hasDecidedOn(tx, right, left))) return true
    }
  }
  return false
}

/** One pair at a time, so that each question is answered through an index of one of the two. */
async function hasDecidedOn(tx: Tx, decider: string, party: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select where
      exists (select from reports r where r.decided_by = ${decider} and r.reporter_id = ${party})
      or exists (select from reports r where r.decided_by = ${decider} and r.subject_id = ${party})
      or exists (select from suspensions s where s.member_id = ${party} and ${decider} in (s.decided_by, s.lifted_by))
      or exists (select from job_checks c join jobs j on j.id = c.job_id where c.decided_by = ${decider} and j.client_id = ${party})
      or exists (select from flags f join jobs j on j.id = f.job_id where f.decided_by = ${decider} and j.client_id = ${party})
      or exists (select from disputes d where d.decided_by = ${decider} and ${party} in (d.worker_id, d.client_id))
      or exists (select from shops s where s.decided_by = ${decider} and s.owner_id = ${party})
      or exists (select from complaints c join orders o on o.id = c.order_id join shops s on s.id = o.shop_id
        where c.decided_by = ${decider} and ${party} in (o.buyer_id, s.owner_id))
      or exists (select from purchases p join orders o on o.id = p.order_id
        where p.stopped_by = ${decider} and o.buyer_id = ${party})
      or exists (select from corrections k where ${decider} in (k.asked_by, k.decided_by) and k.member_id = ${party})
      or exists (select from corrections k join payouts p on p.batch_id = k.batch_id
        where ${decider} in (k.asked_by, k.decided_by) and p.member_id = ${party})
      or exists (select from deposits d where d.operator_id = ${decider} and d.member_id = ${party})
      or exists (select from payouts p where p.decided_by = ${decider} and p.member_id = ${party})
      or exists (select from checkouts c where c.decided_by = ${decider} and c.member_id = ${party})
      or exists (select from bank_entries e where ${decider} in (e.decided_by, e.given_up_by) and e.member_id = ${party})
      or exists (select from payout_batches b where b.approved_by = ${decider} and b.built_by = ${party})
      or exists (select from payout_batches b join payouts p on p.batch_id = b.id
        where b.approved_by = ${decider} and p.member_id = ${party})`)
  return rows.length > 0
}
