import { sql } from 'drizzle-orm'
import * as assignments from '../assignments/index.ts'
import type { Database, Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import { remindClients, remindWorkers } from './remind.ts'

/** One thing that time brings: works off at most `limit` rows in one transaction and says how many it found. */
type Work = (tx: Tx, limit: number) => Promise<number>

/**
 * What locks members, jobs or accounts does one thing in a transaction: after the first one's accounts the second one's
 * member would be out of the lock order, and claims and closings would wait in a circle.
 */
const ONE = 1
/** What only writes notices or deletes; small, so that a transaction is short. */
const BATCH = 20
/** In one tick at most; the rest comes a minute later. */
const MOST = 1_000

const everyMinute: readonly (readonly [name: string, work: Work, batch: number])[] = [
  ['lapse-assignments', assignments.lapseAssignments, ONE],
  ['approve-unanswered', assignments.approveUnanswered, ONE],
  ['lapse-applications', assignments.lapseApplications, BATCH],
  ['close-jobs', jobs.closeDue, ONE],
  ['remind-workers', remindWorkers, BATCH],
  ['remind-clients', remindClients, BATCH],
  ['clear-away', clearAway, BATCH],
]

/**
 * Everything that time has brought by now. Each work is safe to run twice and on several instances at once: a row is
 * moved by compare-and-set, a notice has its dedupe key. Returns how much was done, by name.
 */
export async function runDue(database: Database): Promise<Readonly<Record<string, number>>> {
  const done: Record<string, number> = {}
  for (const [name, work, batch] of everyMinute) {
    let total = 0
    while (total < MOST) {
      const worked = await database.withTx((tx) => work(tx, batch))
      total += worked
      if (worked < batch) break
    }
    done[name] = total
  }
  return done
}

/**
 * Runs the tick of a minute once, whatever the number of instances: whoever inserts the slot's row first does the work.
 * Undefined when another instance has it.
 */
export async function tick(database: Database, slot: Date): Promise<Readonly<Record<string, number>> | undefined> {
  const mine = await database.withTx(async (tx) => {
    const rows = await tx.execute(sql`
      insert into job_run (name, slot) values ('every-minute', ${slot.toISOString()}::timestamptz)
      on conflict do nothing returning name`)
    return rows.length === 1
  })
  if (!mine) return undefined
  const done = await runDue(database)
  await database.withTx((tx) =>
    tx.execute(
      sql`update job_run set finished_at = now() where name = 'every-minute' and slot = ${slot.toISOString()}::timestamptz`,
    ),
  )
  return done
}

/** What nobody needs any more: finished updates after 30 days, dialogs after their week, old ticks. */
async function clearAway(tx: Tx, limit: number): Promise<number> {
  const cleared = await tx.execute(sql`
    with old_updates as (
      delete from inbox where (platform, external_id) in (
        select platform, external_id from inbox where status in ('done', 'dead') and received_at < now() - interval '30 days'
        order by received_at limit ${limit}) returning 1),
    old_dialogs as (
      delete from dialogs where id in (select id from dialogs where expires_at < moment() order by expires_at limit ${limit}) returning 1),
    old_ticks as (
      delete from job_run where (name, slot) in (
        select name, slot from job_run where slot < now() - interval '7 days' limit ${limit}) returning 1)
    select 1 from old_updates union all select 1 from old_dialogs union all select 1 from old_ticks`)
  return cleared.length
}
