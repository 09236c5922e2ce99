import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as dialogTables from '../../../bots/dialog/tables.ts'
import * as alertTables from '../../../core/alerts/tables.ts'
import * as asideTables from '../../../core/asides/tables.ts'
import * as assignmentTables from '../../../core/assignments/tables.ts'
import * as bookTables from '../../../core/books/tables.ts'
import * as consentTables from '../../../core/consents/tables.ts'
import * as boardTables from '../../../core/boards/tables.ts'
import * as claimTables from '../../../core/claims/tables.ts'
import * as commandTables from '../../../core/db/command.ts'
import * as depositTables from '../../../core/deposits/tables.ts'
import * as digestTables from '../../../core/digests/tables.ts'
import * as disputeTables from '../../../core/disputes/tables.ts'
import * as fileTables from '../../../core/files/tables.ts'
import * as formTables from '../../../core/forms/tables.ts'
import * as guideTables from '../../../core/guides/tables.ts'
import * as jobTables from '../../../core/jobs/tables.ts'
import { ACCOUNT_KINDS } from '../../../core/ledger/index.ts'
import * as ledgerTables from '../../../core/ledger/tables.ts'
import * as livingTables from '../../../core/living/tables.ts'
import * as linkTables from '../../../core/links/tables.ts'
import * as listTables from '../../../core/lists/tables.ts'
import * as memberTables from '../../../core/members/tables.ts'
import * as moderationTables from '../../../core/moderation/tables.ts'
import * as shopTables from '../../../core/shop/tables.ts'
import * as checkoutTables from '../../../core/checkouts/tables.ts'
import * as correctionTables from '../../../core/corrections/tables.ts'
import * as payoutTables from '../../../core/payouts/tables.ts'
import * as taxTables from '../../../core/tax/tables.ts'
import * as noticeTables from '../../../core/notices/tables.ts'
import * as reminderTables from '../../../core/reminders/tables.ts'
import * as statementTables from '../../../core/statements/tables.ts'
import { testDatabase } from '../../support/database.ts'

const database = await testDatabase()

const tables = [
  dialogTables,
  alertTables,
  asideTables,
  assignmentTables,
  bookTables,
  consentTables,
  boardTables,
  commandTables,
  depositTables,
  digestTables,
  disputeTables,
  fileTables,
  formTables,
  guideTables,
  jobTables,
  ledgerTables,
  linkTables,
  listTables,
  livingTables,
  memberTables,
  moderationTables,
  shopTables,
  noticeTables,
  checkoutTables,
  claimTables,
  payoutTables,
  correctionTables,
  taxTables,
  reminderTables,
  statementTables,
].flatMap((module) => Object.values(module).filter((value) => is(value, PgTable)))

/** What no drizzle table describes, because only SQL of ours touches it. */
const WITHOUT_TABLE = [
  'alert_keys',
  'audit_checks',
  'audit_head',
  'barred_identities',
  'board_news',
  'bytes_to_remove',
  'clock_shift',
  'job_run',
  'member_changes',
  'migrations',
  'minor_prints',
  'new_jobs',
  'proofs_to_forget',
  'rejections_to_count',
  'search_grams',
  'search_words',
  'sealing_keys',
  'settings',
  'stock_news',
  'shelf_looks',
  'shelf_weeks',
  'uploads_to_check',
]
/** Columns that the database makes by itself. */
const GENERATED = ['jobs.words', 'offers.words']
/** Lists that live in the code alone: their verbs, and the configuration, check them. */
const UNCHECKED = [
  'age_refusals.platform',
  'alerts.category',
  'applications.decline_reason',
  'boards.categories',
  'claims.account_kind',
  'claims.journal_kind',
  'job_searches.category',
  'jobs.category',
  'jobs.languages',
  'operators.platform',
  'submissions.reason_code',
]

interface Column {
  readonly name: string
  readonly type: string
  readonly notNull: boolean
}

async function columnsOf(table: string): Promise<readonly Column[]> {
  return database.sql<Column[]>`
    select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as "notNull"
      from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attname`
}

/** The words that the CHECK constraints of a column allow; undefined when no constraint lists any. */
async function allowedIn(table: string, column: string): Promise<readonly string[] | undefined> {
  const rows = await database.sql<{ definition: string }[]>`
    select pg_get_constraintdef(c.oid) as definition from pg_constraint c
      cross join lateral (
        select attnum from pg_attribute where attrelid = c.conrelid and attname = ${column}) a
      where c.conrelid = ${table}::regclass and c.contype = 'c' and (c.conkey = array[a.attnum]
        -- What an array may hold may stand beside how long it is.
        or strpos(pg_get_constraintdef(c.oid), '(' || ${column}::text || ' <@ ARRAY[') > 0)`
  const lists = rows
    .map(({ definition }) => [...definition.matchAll(/'([^']+)'::text/g)].flatMap(([, word]) => word ?? []))
    .filter((list) => list.length > 0)
  return lists[0]
}

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  'the columns of %s are the same in the database and in the code',
  async (name, table) => {
    const inCode = getTableConfig(table).columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      notNull: column.notNull,
    }))
    const inDatabase = (await columnsOf(name)).filter((column) => !GENERATED.includes(`${name}.${column.name}`))
    expect(inCode.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([...inDatabase])
  },
)

test('every table is described, or is one of those that only SQL touches', async () => {
  const rows = await database.sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`
  const described = tables.map((table) => getTableConfig(table).name)
  expect(rows.map(({ name }) => name)).toEqual([...described, ...WITHOUT_TABLE].toSorted())
})

const lists = tables.flatMap((table) => {
  const { name, columns } = getTableConfig(table)
  return columns.flatMap((column) => {
    // An array's own type says nothing; the type of what it holds does.
    const words = 'baseColumn' in column ? enumOf(column.baseColumn) : enumOf(column)
    return words === undefined ? [] : [{ column: `${name}.${column.name}`, table: name, name: column.name, words }]
  })
})

function enumOf(column: unknown): readonly string[] | undefined {
  if (typeof column !== 'object' || column === null || !('enumValues' in column)) return undefined
  const words = column.enumValues
  if (!Array.isArray(words) || words.length === 0) return undefined
  return words.map(String)
}

test.each(lists.filter(({ column }) => !UNCHECKED.includes(column)).map((list) => [list.column, list] as const))(
  'the words that %s may hold are the same in the database and in the code',
  async (_, { table, name, words }) => {
    expect((await allowedIn(table, name))?.toSorted()).toEqual(words.toSorted())
  },
)

test('the lists that live in the code alone are those that are named here', async () => {
  const unchecked: string[] = []
  for (const list of lists) if ((await allowedIn(list.table, list.name)) === undefined) unchecked.push(list.column)
  expect(unchecked.toSorted()).toEqual(UNCHECKED)
})

test('every status has its list of words', () => {
  const withStatus = tables.filter((table) => getTableConfig(table).columns.some(({ name }) => name === 'status'))
  const listed = lists.map(({ column }) => column)
  expect(listed).toEqual(expect.arrayContaining(withStatus.map((table) => `${getTableConfig(table).name}.status`)))
})

test('the kinds of accounts are the same in the database and in the code', async () => {
  expect((await allowedIn('accounts', 'kind'))?.toSorted()).toEqual(ACCOUNT_KINDS.toSorted())
})
