import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { afterAll, inject, onTestFinished } from 'vitest'
import { connect, type Database } from '../../core/db/connect.ts'
import { migrate, PROGRAM_ROLE } from '../../core/db/migrate.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)
const TEMPLATE_LOCK = 7_031_203

export interface TestDatabase extends Database {
  /** For a second connection, or another process. */
  readonly url: string
  /** The superuser's connection: looks at anything, and tries to break the laws. */
  readonly sql: postgres.Sql
  /** Moves the product's clock forward. */
  forward(interval: string): Promise<void>
  /** Sets the product's clock to a moment. */
  setClock(at: string): Promise<void>
  /** Throws when anything in the database contradicts anything else. */
  assertWorld(): Promise<void>
}

/**
 * A migrated database of its own: cloned from a template, dropped at the end of the test file, or of the test in which it is
 * asked for (`ends: 'test'`).
 */
export async function testDatabase(
  options: { readonly leases?: number; readonly ends?: 'file' | 'test' } = {},
): Promise<TestDatabase> {
  const server = inject('databaseUrl')
  const template = await templateDatabase(server)
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = postgres(server, { max: 1, onnotice: () => undefined })
  await admin.unsafe(`create database ${name} template ${template}`)
  const url = withDatabase(server, name)
  const database = connect({ url, leases: options.leases ?? 10, role: PROGRAM_ROLE })
  const sql = postgres(url, { max: 2, onnotice: () => undefined })
  const drop = async (): Promise<void> => {
    await database.close()
    await sql.end({ timeout: 1 })
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end({ timeout: 1 })
  }
  if (options.ends === 'test') onTestFinished(drop)
  else afterAll(drop)
  return {
    ...database,
    url,
    sql,
    forward: async (interval) => void (await sql`update clock_shift set ahead = ahead + ${interval}::interval`),
    setClock: async (at) => void (await sql`update clock_shift set ahead = ${at}::timestamptz - now()`),
    assertWorld: async () => void (await sql`select assert_world()`),
  }
}

/** Migrated once per state of the migrations, by whichever test file comes first. */
async function templateDatabase(server: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(FOLDER)).sort()) hash.update(await readFile(new URL(file, FOLDER)))
  const name = `template_${hash.digest('hex').slice(0, 16)}`
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`
    const [known] = await sql`select from pg_database where datname = ${name} and datistemplate`
    if (known === undefined) {
      await sql.unsafe(`drop database if exists ${name}`)
      await sql.unsafe(`create database ${name}`)
      await migrate(withDatabase(server, name), FOLDER)
      await sql.unsafe(`alter database ${name} is_template true`)
    }
    return name
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}
