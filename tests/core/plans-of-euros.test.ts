import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import * as checkoutStore from '../../core/checkouts/store.ts'
import * as claims from '../../core/claims/index.ts'
import * as correctionStore from '../../core/corrections/store.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as batches from '../../core/payouts/batch-store.ts'
import * as entries from '../../core/statements/store.ts'
import { testDatabase } from '../support/database.ts'
import { readsOf } from '../support/reads.ts'

const database = await testDatabase()
/** Rows of one table that a page, or one thing and what belongs to it, may read. */
const PAGE = 200
/** A member, an account and a batch like all others here. */
const [MEMBER, ACCOUNT] = ['00000000-0000-7000-8000-000000000007', 'DE07'] as const
let batch = ''

/** Many rows that look like those of the product, past every foreign key: only the planner looks at them. */
beforeAll(async () => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  await sql`set session_replication_role = replica`
  await sql`create function pg_temp.who(n bigint) returns uuid language sql
    as $$ select ('00000000-0000-7000-8000-' || lpad((n % 500)::text, 12, '0'))::uuid $$`
  await sql`
    insert into statements (operator_id, status, file_hash, account, created_at, booked_at, closing_points, sealed)
    select pg_temp.who(n), case n % 500 when 1 then 'draft' else 'booked' end, md5(n::text), 'DE' || lpad((n % 20)::text, 2, '0'), now(),
      case n % 500 when 1 then null else now() - n * interval '1 hour' end, n, case n % 500 when 1 then 'sealed' end
    from generate_series(1, 4500) n`
  await sql`
    insert into bank_entries (statement_id, account, bank_reference, content_hash, points, booked_on, payer, payer_account, payer_print,
      words, status, member_id, created_at)
    select uuid7(), 'DE' || lpad((n % 20)::text, 2, '0'), 'B' || n, md5(n::text), case s.status when 'outgoing' then -1 else 1 end
      * (1 + n % 700), current_date - (n % 365)::integer, 'x', 'x', 'x', 'x', s.status, pg_temp.who(n), now()
    from generate_series(1, 4000) n
      cross join lateral (select case when n % 300 = 0 then 'unmatched' when n % 4 = 1 then 'outgoing' else 'matched' end as status) s`
  await sql`
    insert into bank_entries (statement_id, account, content_hash, points, booked_on, payer, payer_account, payer_print, words, status,
      member_id, created_at)
    select uuid7(), 'DE07', 'owed' || n, -n, current_date, 'x', 'x', 'x', 'x', 'uncovered', pg_temp.who(n), now()
    from generate_series(1, 20) n`
  await sql`
    insert into claims (object, member_id, points, taken_points, account_kind, account_owner, journal_kind, owed, opened_at, ended_at)
    select 'many:' || n, pg_temp.who(n), 100, case when n % 600 = 0 then 0 else 100 end, 'frozen', uuid7(), 'chargeback', n % 3 = 0, now(),
      case when n % 600 = 0 then null else now() end from generate_series(1, 4200) n`
  await sql`
    insert into claims (object, member_id, points, taken_points, account_kind, journal_kind, owed, opened_at, ended_at)
    select 'bank-entry:' || id, member_id, -points, -points, 'bank', 'deposit', true, now(), now() from bank_entries
      where status = 'uncovered' and points % 2 = 0`
  await sql`
    insert into corrections (kind, status, member_id, points, journal_id, reason, single, asked_by, asked_at, due_at, decided_by, decided_at)
    select case n % 2 when 0 then 'deposit' else 'credit' end, s.status, pg_temp.who(n), n, case n % 2 when 0 then uuid7() end, 'typed twice',
      false, uuid7(), now(), now() + interval '9 days', case s.status when 'made' then uuid7() end, case s.status when 'made' then now() end
    from generate_series(1, 4000) n cross join lateral (select case when n % 200 = 0 then 'asked' else 'made' end as status) s`
  await sql`
    insert into payout_batches (status, single, built_by, built_at, execution_on, payouts, points, file_hash, approved_by, approved_at,
      exported_by, exported_at, ended_at, remind_at)
    select s.status, false, pg_temp.who(n), now(), current_date, 2, 2000, md5('a') || md5('a'), pg_temp.who(n + 1), now(), pg_temp.who(n), now(),
      case s.status when 'settled' then now() end, now() - interval '1 hour'
    from generate_series(1, 4000) n cross join lateral (select case when n % 500 = 0 then 'exported' else 'settled' end as status) s`
  await sql`
    insert into payouts (batch_id, member_id, points, status, flag, sealed, masked, fingerprint, held_until, requested_at, exported_at, paid_at)
    select case s.status when 'paid' then b.ids[1 + n % 4000] end, pg_temp.who(n), 1000, s.status, case s.status when 'requested' then 'shared-account' end, 'sealed', 'DE•• •••• 1234',
      md5(n::text) || md5(n::text), now(), now(), case s.status when 'paid' then now() end, case s.status when 'paid' then now() end
    from generate_series(1, 4000) n cross join (select array_agg(id) as ids from payout_batches) b
      cross join lateral (select case n % 400 when 0 then 'requested' when 1 then 'approved' else 'paid' end as status) s`
  await sql`
    insert into checkouts (member_id, points, language, status, session_id, payment_id, deposit_id, fee_points, fee_due_at, due_at, created_at,
      ended_at)
    select pg_temp.who(n), 1000, 'de', 'paid', 'cs_' || n, 'pi_' || n, uuid7(), case when n % 400 = 0 then null else 50 end,
      case when n % 400 = 0 then now() - interval '1 hour' end, now(), now(), now() from generate_series(1, 4000) n`
  const [one] = await sql<{ id: string }[]>`select id from payout_batches where status = 'settled' limit 1`
  batch = one?.id ?? ''
  await sql`vacuum analyze`
  await sql.end({ timeout: 1 })
})

/** A page, and the one after its last row. */
async function twoPages<Row extends { readonly publicId: string }>(
  page: (after: string | undefined) => Promise<readonly Row[]>,
): Promise<void> {
  const rows = await page(undefined)
  if (rows.length === 0) expect.fail('an empty page')
  await page(rows.at(-1)?.publicId)
}

const day = new Date().toISOString().slice(0, 10)
const questions: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'entries like those of a file': (tx) =>
    entries.alike(tx, ACCOUNT, [
      { bankReference: 'B27', bookedOn: day, points: 28 },
      { bankReference: 'B47', bookedOn: day, points: 48 },
    ]),
  'what was on an account': (tx) => entries.lastClosing(tx, ACCOUNT),
  'what a reversal may take back': (tx) => entries.reversible(tx, ACCOUNT, 28),
  'what is covered by now': (tx) => entries.covered(tx, 5),
  'who has paid for a member': (tx) => entries.payersOf(tx, MEMBER),
  'pages of bank entries that wait': (tx) => twoPages((after) => entries.waiting(tx, after, 5)),
  'what is claimed of a member': (tx) => claims.settle(tx, MEMBER),
  'pages of corrections that wait': (tx) => twoPages((after) => correctionStore.waiting(tx, after, 5)),
  'fees of the provider that are due': (tx) => checkoutStore.takeDueFees(tx, 5),
  'pages of batches': async (tx) => {
    const page = await batches.openBatches(tx, undefined, 3)
    await batches.openBatches(tx, page.at(-1)?.id ?? expect.fail('an empty page'), 3)
  },
  'batches to remind of': (tx) => batches.dueBatches(tx, { open: 1, exported: 3 }, 5),
  'what waits for a batch': (tx) => batches.approvedTotal(tx, 20),
  'what has waited for long': (tx) => batches.waitsSince(tx, tx.now),
  'a page of a batch, and whether one is in it': async (tx) => {
    await batches.pageOf(tx, batch, undefined, 5)
    await batches.isParty(tx, batch, MEMBER)
    await batches.holdsUnsendable(tx, batch)
  },
  'batches with something of a member': (tx) => batches.waitingWith(tx, MEMBER),
}

test.each(Object.entries(questions))(
  '%s: no table is read as a whole, and no more rows than are needed',
  async (_, ask) => {
    const reads = await readsOf(database, ask)
    expect(reads.filter(({ scans, rows }) => scans > 0 || rows > PAGE)).toEqual([])
  },
)
