import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { EXPORTED, exportZip, LEFT_OUT } from '../../../core/privacy/index.ts'
import { testDatabase } from '../../support/database.ts'
import { testVault } from '../../support/vault.ts'
import { livedIn, memoryStorage } from './world.ts'

const database = await testDatabase()
const storage = memoryStorage()
const world = await livedIn(database, storage)
const { ben, clara } = world
async function exported(member = ben): Promise<Readonly<Record<string, string>>> {
  const pieces: Uint8Array[] = []
  const source = { database, vault: testVault, storage, memberId: member.id }
  for await (const piece of exportZip(source, { name: 'README.txt', words: 'hello' }, new Date(2026, 10, 1)))
    pieces.push(piece)
  const files = unzipSync(Buffer.concat(pieces))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
}
const rowsOf = (files: Readonly<Record<string, string>>, file: string): Record<string, unknown>[] =>
  JSON.parse(files[`json/${file}.json`] ?? '[]')

test('every table is exported or left out with a reason, and so is every column that leads to a member', async () => {
  const tables = await database.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const listed = [...new Set(EXPORTED.map(({ table }) => table)), ...Object.keys(LEFT_OUT)]
  expect(listed.toSorted()).toEqual(tables.map(({ name }) => name).toSorted())
  for (const reason of Object.values(LEFT_OUT)) expect(reason.length).toBeGreaterThan(10)

  const links = await database.sql<{ table: string; column: string }[]>`
    select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'members'::regclass`
  expect(links.length).toBeGreaterThan(60)
  for (const { table, column } of links.filter((link) => !Object.hasOwn(LEFT_OUT, link.table))) {
    // Nobody's id is handed out: it is one's own, becomes a name, or is left out, in every file of the table.
    for (const one of EXPORTED.filter((exported) => exported.table === table)) {
      const known = [...one.own, ...(one.named ?? []), ...(one.hidden ?? [])]
      expect(known, `${one.file} hands out ${table}.${column}`).toContain(column)
    }
  }
  const secrets = await database.sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and column_name ~ '((^|_)(sealed|hash|fingerprint|print|token)(_|$)|^lease|storage_key)'`
  for (const { table, column } of secrets)
    for (const one of EXPORTED.filter((exported) => exported.table === table && column !== 'entries_hash'))
      expect([...(one.hidden ?? []), ...Object.keys(one.opened ?? {})], `${one.file}.${column}`).toContain(column)
})

test('a member gets what is theirs, opened, and of others only the name', async () => {
  const files = await exported()
  const everything = Object.values(files).join('\n')
  expect(rowsOf(files, 'profile')).toEqual([expect.objectContaining({ name: 'Ben Zug', birth_date: '1990-01-01' })])
  expect(rowsOf(files, 'vouchers').map(({ code, pin }) => [code, pin])).toEqual([['{BEN-SHOWN', 'PIN-BEN']])
  expect(rowsOf(files, 'bank_accounts')).toEqual([
    expect.objectContaining({ account: expect.objectContaining({ holder: 'Mia Schulz' }) }),
  ])
  expect(rowsOf(files, 'tax_data')).toEqual([
    expect.objectContaining({ tax: expect.objectContaining({ city: 'Berlin' }) }),
  ])
  expect(rowsOf(files, 'order_addresses')).toEqual([
    expect.objectContaining({ address: expect.objectContaining({ city: 'Berlin' }) }),
  ])
  expect(rowsOf(files, 'submissions').map(({ words }) => words)).toContain('=HYPERLINK("http://evil.example")')
  expect(rowsOf(files, 'disputes')).toEqual([expect.objectContaining({ client: 'Clara Canary' })])
  expect(rowsOf(files, 'ledger-entries').map(({ what }) => what)).toEqual([
    'move',
    'approval',
    'order',
    'order',
    'payout',
  ])
  expect(files[`files/${world.file.publicId}-bens-lebenslauf.txt`]).toBe('=words of a file')
  for (const secret of ['BEN-HIDDEN', clara.id, world.otto.id]) expect(everything).not.toContain(secret)
  // Who bought a voucher is nobody's to know; who gets something sent is.
  expect(rowsOf(await exported(world.voucherOwner), 'sales').map(({ buyer }) => buyer)).toEqual([null])
  expect(rowsOf(await exported(world.seller), 'sales').map(({ buyer }) => buyer)).toEqual(['Ben Zug'])
  expect(Object.keys(await exported(clara))).toContain('json/submissions-received.json')
})

test('nobody gets a stranger’s bank details, or why an operator decided on a report', async () => {
  const mine = { statement: crypto.randomUUID(), member: ben.id }
  await database.sql.unsafe(`
    set session_replication_role = replica;
    insert into bank_entries (statement_id, account, content_hash, points, booked_on, payer, payer_account, payer_print,
        words, named, status, reason, member_id, created_at)
      values ('${mine.statement}', 'x', 'x', 700, '2026-10-01', 'STRANGER-NAME', 'STRANGER-IBAN', 'x', 'STRANGER-WORDS',
        'STRANGER-REFERENCE', 'suspicious', 'STRANGER-REASON', '${mine.member}', now());
    insert into reports (reporter_id, target, target_id, subject_id, code, words, status, decision, reason, decided_by,
        decided_at, created_at)
      values ('${mine.member}', 'member', '${clara.id}', '${clara.id}', 'other', 'x', 'decided', 'dismiss',
        'OPERATORS-REASON', '${world.otto.id}', now(), now());
    set session_replication_role = origin`)
  const files = await exported()
  expect(rowsOf(files, 'bank-entries-unclear')).toEqual([
    expect.objectContaining({ points: 700, status: 'suspicious' }),
  ])
  expect(rowsOf(files, 'reports')).toEqual([expect.objectContaining({ subject: 'Clara Canary', decision: 'dismiss' })])
  expect(Object.values(files).join('\n')).not.toMatch(/STRANGER|OPERATORS-REASON/)
})

test('a spreadsheet runs nothing of it, and each table has the same rows in both forms', async () => {
  const files = await exported()
  expect(files['csv/submissions.csv']).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  for (const name of Object.keys(files).filter((one) => one.startsWith('json/'))) {
    const rows = JSON.parse(files[name] ?? '') as Record<string, unknown>[]
    const csv = files[name.replaceAll('json', 'csv')] ?? expect.fail(name)
    expect(csv.split('\r\n')[0]?.split(';')).toHaveLength(Object.keys(rows[0] ?? {}).length)
    expect(csv.split('\r\n')).toHaveLength(rows.length + 2)
  }
})

test('what is long comes page by page, each row once', async () => {
  await database.sql`
    insert into alerts (member_id, words, created_at) select ${ben.id}, 'word ' || n, now() from generate_series(1, 450) n`
  const read = rowsOf(await exported(), 'alerts')
  expect(new Set(read.map(({ words }) => words)).size).toBe(450)
  expect(read).toHaveLength(450)
})
