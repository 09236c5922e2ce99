import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { PROGRAM_ROLE } from '../../../core/db/migrate.ts'
import { testDatabase } from '../../support/database.ts'
import { broken, NO_GRANT } from '../../support/law.ts'
import { newKey } from '../../support/people.ts'
import { account, asSuperuser, balance, post } from './accounts.ts'

const database = await testDatabase()
const bank = await account(database, 'bank')
const ana = await account(database, 'budget', randomUUID())
const journal = await post(database, newKey('deposit'), [
  { account: bank, amount: -500 },
  { account: ana, amount: 500 },
])

/** Every way to write past post_journal, by what it would do. */
const FORGERIES: Readonly<Record<string, string>> = {
  'update an entry': `update entries set amount = amount * 2 where journal_id = '${journal}'`,
  'delete an entry': `delete from entries where journal_id = '${journal}'`,
  'update a journal': `update journals set kind = 'gift' where id = '${journal}'`,
  'delete a journal': `delete from journals where id = '${journal}'`,
  'insert a journal': `insert into journals (key, kind, entries_hash, at) values ('forged', 'move', '', now())`,
  'insert an entry': `insert into entries (journal_id, account_id, amount, at) values ('${journal}', '${ana}', 5, now())`,
  'set a balance': `update accounts set balance = 1000000 where id = '${ana}'`,
  'set a balance with its version': `update accounts set balance = 1000000, version = version + 1 where id = '${ana}'`,
  'change the kind of an account': `update accounts set kind = 'earnings', version = version + 1 where id = '${ana}'`,
  'change the owner of an account': `update accounts set owner_id = gen_random_uuid(), version = version + 1 where id = '${ana}'`,
  'open an account by hand': `insert into accounts (kind, owner_id, balance) values ('budget', gen_random_uuid(), 500)`,
  'delete an account': `delete from accounts where id = '${ana}'`,
}
const forgeries = Object.entries(FORGERIES)

async function untouched(): Promise<void> {
  expect(await balance(database, ana)).toBe(500)
  expect(await database.sql`select from entries where journal_id = ${journal}`).toHaveLength(2)
  await database.assertWorld()
}

describe('the program itself has no grant to write the ledger past post_journal', () => {
  const asProgram = (statement: SQL) => database.withTx((tx) => tx.execute(statement))

  test.each(forgeries)('to %s is refused', async (_, statement) => {
    expect(await broken(asProgram(sql.raw(statement)))).toBe(NO_GRANT)
    await untouched()
  })

  test.each(forgeries)('to %s is refused with a forged marker too', async (_, statement) => {
    const forged = database.withTx(async (tx) => {
      await tx.execute(sql`select set_config('klickwork.posting', 'on', true)`)
      await tx.execute(sql.raw(statement))
    })
    expect(await broken(forged)).toBe(NO_GRANT)
    await untouched()
  })

  test.each(['entries', 'journals', 'accounts'])('to empty %s is refused', async (table) => {
    expect(await broken(asProgram(sql.raw(`truncate ${table} cascade`)))).toBe(NO_GRANT)
  })

  test('to switch triggers off, or to change the function, is refused', async () => {
    expect(await broken(asProgram(sql.raw('alter table entries disable trigger all')))).toBe(NO_GRANT)
    expect(await broken(asProgram(sql.raw(`set local session_replication_role = replica`)))).toBe(NO_GRANT)
    expect(await broken(asProgram(sql.raw('drop function post_journal(text, text, jsonb)')))).toBe(NO_GRANT)
  })

  test('the audit log is only added to', async () => {
    expect(await broken(asProgram(sql.raw(`update audit set reason = 'x'`)))).toBe(NO_GRANT)
    expect(await broken(asProgram(sql.raw(`delete from audit`)))).toBe(NO_GRANT)
  })
})

describe('whoever owns the server is stopped by the triggers', () => {
  test.each(forgeries)('to %s outside the program’s transaction is refused', async (_, statement) => {
    expect(await broken(asSuperuser(database, [], (own) => own.unsafe(statement)))).toBe('ledger_own_transaction')
    expect(await broken(asSuperuser(database, ['posting'], (own) => own.unsafe(statement)))).toBe(
      'ledger_own_transaction',
    )
    await untouched()
  })

  test.each(forgeries)('to %s without post_journal is refused', async (_, statement) => {
    expect(await broken(asSuperuser(database, ['tx'], (own) => own.unsafe(statement)))).toBe('ledger_post_journal')
    await untouched()
  })

  test.each([
    ['update an entry', 'entries_append_only'],
    ['delete an entry', 'entries_append_only'],
    ['update a journal', 'journals_append_only'],
    ['delete a journal', 'journals_append_only'],
    ['delete an account', 'accounts_append_only'],
    ['set a balance', 'account_changes_by_entry'],
    ['change the kind of an account', 'account_changes_by_entry'],
    ['change the owner of an account', 'account_changes_by_entry'],
    ['insert a journal', 'journal_two_entries'],
    ['insert an entry', 'entry_once'],
  ])('to %s is refused with both markers forged', async (name, law) => {
    const statement = FORGERIES[name] ?? ''
    expect(await broken(asSuperuser(database, ['tx', 'posting'], (own) => own.unsafe(statement)))).toBe(law)
    await untouched()
  })

  test.each(['entries', 'journals', 'accounts'])('to empty %s is refused', async (table) => {
    const attempt = asSuperuser(database, ['tx', 'posting'], (own) => own.unsafe(`truncate ${table} cascade`))
    expect(await broken(attempt)).toMatch(/^(entries|journals|accounts|.*)_append_only$/)
    await untouched()
  })

  test('to change the audit log is refused', async () => {
    await database.sql`insert into audit (action, object, reason, at) values ('test', 'test', 'test', now())`
    expect(await broken(database.sql`update audit set reason = 'x'`.execute())).toBe('audit_append_only')
    expect(await broken(database.sql`delete from audit`.execute())).toBe('audit_append_only')
    expect(await broken(database.sql`truncate audit`.execute())).toBe('audit_append_only')
  })
})

describe('law 6: outside the program’s own transaction nothing is posted', () => {
  const stray = postgres(database.url, { max: 1, connection: { role: PROGRAM_ROLE }, onnotice: () => undefined })
  afterAll(() => stray.end({ timeout: 1 }))

  test('post_journal is refused without the marker, also for the program’s role', async () => {
    const lines = JSON.stringify([
      { account: bank, amount: -5 },
      { account: ana, amount: 5 },
    ])
    const attempt = stray`select post_journal('stray', 'move', ${lines}::text::jsonb)`.execute()
    expect(await broken(attempt)).toBe('ledger_own_transaction')
    await untouched()
  })

  test('the marker ends with its transaction', async () => {
    await database.withTx(async (tx) => {
      await tx.execute(sql`select set_config('klickwork.tx', 'on', true)`)
    })
    const markers = await database.withTx(async (tx) => {
      const [inside] = await tx.execute<{ marker: string }>(sql`select current_setting('klickwork.tx', true) as marker`)
      return inside?.marker
    })
    expect(markers).toBe('on')
    const rows =
      await stray`begin; set local klickwork.tx = 'on'; commit; select current_setting('klickwork.tx', true) as marker`.simple()
    expect(rows.at(-1)?.[0]).toEqual({ marker: '' })
  })

  test('the marker of post_journal does not outlive its call', async () => {
    const marker = await database.withTx(async (tx) => {
      await tx.execute(sql`select open_account('budget', ${randomUUID()}::uuid)`)
      const [row] = await tx.execute<{ marker: string | null }>(
        sql`select current_setting('klickwork.posting', true) as marker`,
      )
      return row?.marker
    })
    expect(marker).toBe('off')
  })
})
