import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '../../core/db/embedded.ts'
import { migrate } from '../../core/db/migrate.ts'
import { measureApprovals, type Row } from './approvals.ts'
import { findPgbench } from './pgbench.ts'
import { measureUpdates, updatesTable } from './updates.ts'

// `npm run bench`: how close the core comes to what the database itself can do, in one run on one server; then how many
// updates a second the whole bot answers, and how long one person waits.
const MIGRATIONS = new URL('../../migrations/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'klickwork-bench-'))
chmodSync(folder, 0o755)
const server = await startEmbedded({ dataDir: folder, say: () => undefined })
try {
  const program = findPgbench()
  if (program === undefined) {
    console.log(
      'pgbench was not found, so there is nothing to compare with. Debian: apt-get install postgresql-contrib',
    )
  }
  const { role } = await migrate(server.url, MIGRATIONS)
  console.log(await about(server.url))
  console.log(table(await measureApprovals(server.url, role, program)))
  const url = await emptyDatabase(server.url, 'updates')
  await migrate(url, MIGRATIONS)
  console.log('\nUpdates through the whole bot, Telegram’s stand-in in the same process; so many members at once')
  console.log(updatesTable(await measureUpdates(url, role)))
} finally {
  await server.stop()
  const data = join(folder, 'postgres')
  const real = existsSync(data) ? realpathSync(data) : data
  if (!real.startsWith(realpathSync(folder))) rmSync(dirname(real), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** A second database on the server: the first one is full of approved work and of what was to be told about it. */
async function emptyDatabase(server: string, name: string): Promise<string> {
  const sql = postgres(server, { max: 1 })
  await sql.unsafe(`create database ${name}`)
  await sql.end({ timeout: 1 })
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function about(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 })
  const [row] = await sql<{ version: string; fsync: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync`
  await sql.end({ timeout: 1 })
  const machine = `${cpus().length} cores, Node ${process.versions.node}`
  return `PostgreSQL ${row?.version}, fsync ${row?.fsync}, ${machine}; approvals a second, the median of three in turns`
}

function table(rows: readonly Row[]): string {
  const cell = (value: string | number, width: number): string => String(value).padStart(width)
  const line = ({ connections, core, pgbench }: Row): string => {
    const ratio = pgbench === undefined ? '' : `${Math.round((core / pgbench) * 100)} %`
    return (
      cell(connections, 11) +
      cell(Math.round(core), 10) +
      cell(pgbench === undefined ? '' : Math.round(pgbench), 10) +
      cell(ratio, 8)
    )
  }
  return [
    `${cell('connections', 11)}${cell('core', 10)}${cell('pgbench', 10)}${cell('ratio', 8)}`,
    ...rows.map(line),
  ].join('\n')
}
