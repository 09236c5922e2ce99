import { cp, mkdtemp, readdir, rm, writeFile, appendFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate, PROGRAM_ROLE } from '../../../core/db/migrate.ts'

const FOLDER = new URL('../../../migrations/', import.meta.url)
const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined })
const databases: string[] = []
const folders: string[] = []
afterAll(async () => {
  for (const name of databases) await admin.unsafe(`drop database if exists ${name} with (force)`)
  await admin.end({ timeout: 1 })
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function emptyDatabase(): Promise<string> {
  const name = `migrate_${randomBytes(6).toString('hex')}`
  await admin.unsafe(`create database ${name}`)
  databases.push(name)
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return url.href
}

/** A copy of our migrations that a test may change. */
async function copyOfMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'klickwork-migrations-'))
  folders.push(folder)
  await cp(FOLDER, folder, { recursive: true })
  return folder
}
const at = (folder: string): URL => pathToFileURL(`${folder}/`)

async function ask(url: string, statement: string): Promise<readonly postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

test('an empty database gets every file in order, and a second start does nothing', async () => {
  const url = await emptyDatabase()
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  expect(await migrate(url, FOLDER)).toEqual({ applied: files, role: PROGRAM_ROLE })
  expect(await migrate(url, FOLDER)).toEqual({ applied: [], role: PROGRAM_ROLE })
  await ask(url, 'select assert_world()')
})

test('of four instances that start at once each file is applied by one', async () => {
  const url = await emptyDatabase()
  const starts = await Promise.all([1, 2, 3, 4].map(() => migrate(url, FOLDER)))
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  expect(starts.flatMap(({ applied }) => applied).sort()).toEqual(files)
})

test('a file that was changed after it had been applied is refused', async () => {
  const [url, folder] = [await emptyDatabase(), await copyOfMigrations()]
  await migrate(url, at(folder))
  await appendFile(join(folder, '0004_jobs.sql'), '\n-- changed\n')
  await expect(migrate(url, at(folder))).rejects.toThrow(
    'Migration 0004_jobs.sql was changed after it had been applied',
  )
})

test('a database of a newer program is refused', async () => {
  const [url, folder] = [await emptyDatabase(), await copyOfMigrations()]
  await writeFile(join(folder, '9999_future.sql'), 'create table future ();')
  await migrate(url, at(folder))
  await expect(migrate(url, FOLDER)).rejects.toThrow('9999_future.sql, which this program does not know')
})

test('a file that fails leaves nothing of itself and is tried again', async () => {
  const [url, folder] = [await emptyDatabase(), await copyOfMigrations()]
  await writeFile(join(folder, '9998_half.sql'), 'create table half (); select 1 / 0;')
  await expect(migrate(url, at(folder))).rejects.toThrow('Migration 9998_half.sql failed: division by zero')
  expect(await ask(url, `select from pg_class where relname = 'half'`)).toHaveLength(0)
  await writeFile(join(folder, '9998_half.sql'), 'create table half ();')
  expect((await migrate(url, at(folder))).applied).toEqual(['9998_half.sql'])
})

test('a user who may not make roles runs the program as himself', async () => {
  const url = await emptyDatabase()
  const name = new URL(url).pathname.slice(1)
  const user = `plain_${randomBytes(4).toString('hex')}`
  await admin.unsafe(`create role ${user} login password 'plain'`)
  await admin.unsafe(`alter database ${name} owner to ${user}`)
  try {
    const own = new URL(url)
    own.username = user
    own.password = 'plain'
    const { applied, role } = await migrate(own.href, FOLDER)
    expect([applied.length > 0, role]).toEqual([true, undefined])
    await ask(own.href, 'select assert_world()')
  } finally {
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.unsafe(`drop role ${user}`)
  }
})

test('a server that is away, or does not know the database, is named in a sentence without the password', async () => {
  const away = migrate('postgres://somebody:open-sesame@127.0.0.1:1/nowhere', FOLDER)
  await expect(away).rejects.toThrow(/^The database does not answer \(ECONNREFUSED\)/)
  await expect(away).rejects.not.toThrow('open-sesame')
  const unknown = new URL(inject('databaseUrl'))
  unknown.pathname = '/there_is_no_such_database'
  await expect(migrate(unknown.href, FOLDER)).rejects.toThrow(/says no: .*there_is_no_such_database/)
})
