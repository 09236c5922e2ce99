import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { codeOf } from './outage.ts'

/** What can be wrong with the migrations: said once, at the start, in a sentence. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Any number will do, as long as all instances use the same one. */
const MIGRATION_LOCK = 7_031_202
const OLDEST_VERSION = 150_000

/** The role that the program's connections take on; made by migration 0007 where the database lets us. */
export const PROGRAM_ROLE = 'klickwork_app'

/**
 * Brings the database to this program's schema: each file of `folder` once, in order, each in one transaction, one
 * instance at a time (drizzle's own migrator takes no lock and opens transactions that must not be used here). Returns
 * the names of those applied now, and the role that the program may take on, if there is one. Throws a MigrationError
 * when the database does not answer or refuses the address, is older than PostgreSQL 15, was migrated by a newer
 * program, or when a file was changed after it had been applied.
 */
export async function migrate(
  url: string,
  folder: URL,
): Promise<{ readonly applied: readonly string[]; readonly role: string | undefined }> {
  const migrations = await readMigrations(folder)
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'klickwork migrate' },
  })
  try {
    const [server] = await firstAnswer(
      sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`,
    )
    if (server === undefined || server.version < OLDEST_VERSION) {
      throw new MigrationError('Klickwork needs PostgreSQL 15 or newer. Point DATABASE_URL at a newer server.')
    }
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await sql`create table if not exists migrations (name text primary key, sha256 text not null, at timestamptz not null default now())`
    const done = await sql<{ name: string; sha256: string }[]>`select name, sha256 from migrations order by name`
    const applied: string[] = []
    checkKnown(migrations, done)
    for (const migration of migrations.filter(({ name }) => !done.some((row) => row.name === name))) {
      await apply(sql, migration)
      applied.push(migration.name)
    }
    const [role] = await sql<{ usable: boolean }[]>`
      select pg_has_role(rolname, 'member') as usable from pg_roles where rolname = ${PROGRAM_ROLE}`
    return { applied, role: role?.usable === true ? PROGRAM_ROLE : undefined }
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/**
 * The first statement finds out whether the address in DATABASE_URL is right. The sentence never repeats it: it holds a
 * password.
 */
async function firstAnswer<Rows>(statement: PromiseLike<Rows>): Promise<Rows> {
  try {
    return await statement
  } catch (error) {
    if (error instanceof postgres.PostgresError) {
      throw new MigrationError(`The database that DATABASE_URL names says no: ${error.message}.`, { cause: error })
    }
    const code = codeOf(error)
    if (code === undefined) throw error
    throw new MigrationError(
      `The database does not answer (${code}). Start it, or correct DATABASE_URL; without DATABASE_URL a database comes along.`,
      { cause: error },
    )
  }
}

async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function checkKnown(migrations: readonly Migration[], done: readonly { name: string; sha256: string }[]): void {
  for (const row of done) {
    const known = migrations.find(({ name }) => name === row.name)
    if (known === undefined) {
      throw new MigrationError(
        `The database has migration ${row.name}, which this program does not know: start a newer one.`,
      )
    }
    if (known.sha256 !== row.sha256) {
      throw new MigrationError(`Migration ${row.name} was changed after it had been applied: write a new one instead.`)
    }
  }
}

async function apply(sql: postgres.Sql, migration: Migration): Promise<void> {
  // One simple query: the server runs all of it in one transaction, also when the connection dies in the middle.
  try {
    await sql.unsafe(
      `begin; set local lock_timeout = '10s'; ${migration.text}\n;
       insert into migrations (name, sha256) values ('${migration.name}', '${migration.sha256}'); commit;`,
    )
  } catch (error) {
    await sql.unsafe('rollback').catch(() => undefined)
    throw new MigrationError(
      `Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}
