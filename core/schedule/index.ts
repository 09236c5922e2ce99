import { sql } from 'drizzle-orm'
import { forgetCommands } from '../db/command.ts'
import * as alerts from '../alerts/index.ts'
import * as asides from '../asides/index.ts'
import * as books from '../books/index.ts'
import * as assignments from '../assignments/index.ts'
import * as checkouts from '../checkouts/index.ts'
import * as corrections from '../corrections/index.ts'
import * as changes from '../changes/index.ts'
import * as digests from '../digests/index.ts'
import * as disputes from '../disputes/index.ts'
import { Outage, type Database, type Tx } from '../db/connect.ts'
import * as boards from '../boards/index.ts'
import * as files from '../files/index.ts'
import * as forms from '../forms/index.ts'
import * as guides from '../guides/index.ts'
import * as jobs from '../jobs/index.ts'
import * as living from '../living/index.ts'
import * as links from '../links/index.ts'
import * as members from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import * as payouts from '../payouts/index.ts'
import * as privacy from '../privacy/index.ts'
import * as reminders from '../reminders/index.ts'
import * as statements from '../statements/index.ts'
import { Refusal } from '../shared/refusal.ts'
import * as shop from '../shop/index.ts'

/** Works off at most `limit` rows in one transaction and says how many it found. */
type Work = (tx: Tx, limit: number) => Promise<number>
/** One thing that time brings, and how many rows at once. */
export type Chore = readonly [name: string, work: Work, batch: number]

/**
 * What locks members, jobs or accounts does one thing in a transaction: after the first one's accounts the second one's
 * member would be out of the lock order, and claims and closings would wait in a circle.
 */
const ONE = 1
/** What only writes notices or deletes; small, so that a transaction is short. */
const BATCH = 20
/** What is only noted: many rows say little, and are worked off together. */
const CHANGES = 500
/** In one tick at most; the rest comes a minute later. */
const MOST = 1_000
/** So many rows of one chore fail in one tick, and it rests until the next: it is not the rows. */
const MOST_FAILED = 10

const everyMinute: readonly Chore[] = [
  ['lapse-assignments', assignments.lapseAssignments, ONE],
  ['approve-unanswered', assignments.approveUnanswered, ONE],
  ['lapse-applications', assignments.lapseApplications, BATCH],
  ['lapse-attempts', guides.lapseAttempts, BATCH],
  ['answer-requests', assignments.expireRequests, BATCH],
  ['lapse-checks', moderation.lapseChecks, ONE],
  ['tell-checks', moderation.tellChecks, BATCH],
  ['tell-operators', moderation.tellGathered, BATCH],
  ['flag-clients', moderation.flagClients, ONE],
  ['close-jobs', jobs.closeDue, ONE],
  ['lapse-flags', moderation.lapseFlags, BATCH],
  ['pass-offers', jobs.passOffers, ONE],
  ['retry-waiting', jobs.retryWaiting, ONE],
  ['refund-rejected', disputes.refundUncontested, ONE],
  ['end-hearings', disputes.endHearings, BATCH],
  ['remind-disputes', disputes.remind, BATCH],
  ['remind-undecided', moderation.remindUndecided, CHANGES],
  ['match-alerts', alerts.matchNew, BATCH],
  ['tell-alerts', alerts.tellDue, ONE],
  ['work-off-changes', changes.workOff, CHANGES],
  ['tell-digests', digests.tellDue, BATCH],
  ['remind', reminders.tellDue, BATCH],
  ['forget-living-messages', living.forgetOld, BATCH],
  ['forget-reminders', reminders.forgetOld, BATCH],
  ['release-payouts', payouts.release, BATCH],
  ['remind-payouts', payouts.remind, BATCH],
  ['tell-covered', statements.tellCovered, ONE],
  ['lapse-corrections', corrections.lapse, BATCH],
  ['lapse-orders', shop.lapseOrders, ONE],
  ['end-waiting-goods', shop.endWaiting, ONE],
  ['remind-of-goods', shop.remindWaiting, BATCH],
  ['close-shown-vouchers', shop.closeShown, ONE],
  ['end-complaint-hearings', shop.endComplaintHearings, BATCH],
  ['remind-of-complaints', shop.remindComplaints, BATCH],
  ['tell-late-purchases', shop.tellLatePurchases, ONE],
  ['end-purchases', shop.endPurchases, ONE],
  ['wipe-addresses', shop.wipeAddresses, BATCH],
  ['remind-buyers', shop.remindBuyers, BATCH],
  ['tell-goals', shop.tellGoals, BATCH],
  ['gather-looks', shop.gatherLooks, BATCH],
  ['look-at-stock', shop.lookAtStock, CHANGES],
  ['forget-staged-codes', shop.forgetStaged, ONE],
  ['forget-code-checks', shop.forgetChecks, BATCH],
  ['forget-newcomers', members.forgetNewcomers, BATCH],
  ['forget-age-refusals', members.forgetAgeRefusals, BATCH],
  ['forget-commands', forgetCommands, CHANGES],
  ['forget-links', links.forgetOld, BATCH],
  ['forget-forms', forms.forgetOld, BATCH],
  ['forget-statements', statements.forgetDrafts, BATCH],
  ['forget-provider-events', checkouts.forgetEvents, BATCH],
  ['forget-sealed-files', files.forgetSealed, BATCH],
  ['forget-board-cards', boards.forgetOld, BATCH],
  ['forget-proofs', assignments.forgetProofs, BATCH],
  ['forget-notices', notices.forgetWords, CHANGES],
  ['forget-barred', members.forgetBarred, BATCH],
  ['forget-minors', members.forgetMinors, BATCH],
  ['forget-tax-data', privacy.forgetTaxData, BATCH],
  ['forget-ticks', forgetTicks, BATCH],
  ['forget-set-aside', asides.forgetOld, BATCH],
  // Last: it reads all there is.
  ['check-books', books.checkNightly, ONE],
]

/**
 * Everything that time has brought by now. Each work is safe to run twice and on several instances at once: a row is
 * moved by compare-and-set, a notice has its dedupe key. `more` is what others than the core keep and time takes away.
 * Returns how much was done, by name. Work that fails holds up no other, and a row that fails is set aside for a while
 * (core/asides), so that it holds up nobody behind it: what failed is thrown together at the end. While the books are
 * closed, what moves points waits for them without a word.
 */
export async function runDue(
  database: Database,
  more: readonly Chore[] = [],
): Promise<Readonly<Record<string, number>>> {
  const done: Record<string, number> = {}
  const failures: Error[] = []
  const withAsides = await database.withTx(asides.chores)
  for (const chore of [...everyMinute, ...more]) {
    const [name] = chore
    try {
      const { total, failed } = await workedOff(database, chore, withAsides.has(name))
      done[name] = total
      failures.push(...failed)
    } catch (error) {
      if (error instanceof Outage) throw error
      if (error instanceof Refusal && error.code === 'books.closed') continue
      failures.push(new Error(name, { cause: error }))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join(', '))
  return done
}

async function workedOff(
  database: Database,
  [name, work, batch]: Chore,
  hasAsides: boolean,
): Promise<{ readonly total: number; readonly failed: readonly Error[] }> {
  const failed = new Map<string, Error>()
  let total = 0
  let size = batch
  while (total < MOST && failed.size < MOST_FAILED) {
    let rows: readonly string[] = []
    try {
      const worked = await database.withTx(async (tx) => {
        const count = await work(tx, size).finally(() => (rows = asides.worked(tx)))
        if (hasAsides) await asides.takeBack(tx, name, rows)
        return count
      })
      total += worked
      if (worked < size) break
    } catch (error) {
      if (error instanceof Outage || (error instanceof Refusal && error.code === 'books.closed')) throw error
      // One at a time from here on, so that it is known which one it is, also when only the commit says no.
      if (rows.length > 1 && size > 1) {
        size = 1
        continue
      }
      const [row] = rows
      if (row === undefined || failed.has(row)) throw error
      await database.withTx((tx) => asides.setAside(tx, name, row, error))
      failed.set(row, new Error(`${name}: a row is set aside`, { cause: error }))
    }
  }
  return { total, failed: [...failed.values()] }
}

/**
 * Runs the tick of a minute once, whatever the number of instances: whoever inserts the slot's row first does the work.
 * Undefined when another instance has it.
 */
export async function tick(
  database: Database,
  slot: Date,
  more: readonly Chore[] = [],
): Promise<Readonly<Record<string, number>> | undefined> {
  const mine = await database.withTx(async (tx) => {
    const rows = await tx.execute(sql`
      insert into job_run (name, slot) values ('every-minute', ${slot.toISOString()}::timestamptz)
      on conflict do nothing returning name`)
    return rows.length === 1
  })
  if (!mine) return undefined
  const done = await runDue(database, more)
  await database.withTx((tx) =>
    tx.execute(
      sql`update job_run set finished_at = now() where name = 'every-minute' and slot = ${slot.toISOString()}::timestamptz`,
    ),
  )
  return done
}

/** Old ticks: who did what in which minute is of no interest after a week. */
async function forgetTicks(tx: Tx, limit: number): Promise<number> {
  const forgotten = await tx.execute(sql`
    delete from job_run where (name, slot) in (
      select name, slot from job_run where slot < now() - interval '7 days' order by slot limit ${limit})
    returning name`)
  return forgotten.length
}
