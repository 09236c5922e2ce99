import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../core/db/connect.ts'
import { startEmbedded } from '../../core/db/embedded.ts'
import { migrate } from '../../core/db/migrate.ts'
import { FLAWLESS, startStorm, summary } from './writers.ts'

const KILLS = 50
const WRITERS = 16

// A server of its own, with everything that makes commits last: fsync, full pages, synchronous commit.
const folder = mkdtempSync(join(tmpdir(), 'klickwork-kills-'))
chmodSync(folder, 0o755)
const server = await startEmbedded({ dataDir: folder, say: () => undefined })
afterAll(async () => {
  await server.stop()
  const data = join(folder, 'postgres')
  const real = existsSync(data) ? realpathSync(data) : data
  if (!real.startsWith(realpathSync(folder))) rmSync(dirname(real), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

function postmaster(): number {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

/** The server's process and all of its workers, at once, as when the machine's power fails. */
function killServer(pid: number): void {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const stat = existsSync(`/proc/${name}/stat`) ? readFileSync(`/proc/${name}/stat`, 'utf8') : ''
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid
    })
  for (const target of [pid, ...children.map(Number)]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch (error) {
      // A worker may have ended by itself in this moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

async function isBack(): Promise<boolean> {
  const sql = postgres(server.url, { max: 1, connect_timeout: 1, onnotice: () => undefined })
  try {
    await sql`select 1`
    return true
  } catch {
    // Starting or recovering: asked again in a moment.
    return false
  } finally {
    await sql.end({ timeout: 0 })
  }
}

const untilBack = async (): Promise<void> => {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await isBack()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the server did not come back within 30 s')
}

test.skipIf(process.platform !== 'linux')('fifty kills of the server under sixteen writers harm nothing', async () => {
  const { role } = await migrate(server.url, new URL('../../migrations/', import.meta.url))
  const database = connect({ url: server.url, leases: WRITERS, ...(role === undefined ? {} : { role }) })
  const before = postgres(server.url, { max: 1, onnotice: () => undefined })
  const storm = await startStorm(database, before, WRITERS)
  await before.end({ timeout: 1 })
  const began = performance.now()
  let killed = 0
  while (killed < KILLS) {
    // Some work has to be under way, a different amount each time.
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 500))
    const pid = postmaster()
    if (pid <= 0) continue
    killServer(pid)
    killed += 1
    await untilBack()
  }
  const seconds = (performance.now() - began) / 1_000
  await storm.stop()
  await untilBack()
  const after = postgres(server.url, { max: 1, onnotice: () => undefined })
  const verdict = await storm.judge(after)
  await after.end({ timeout: 1 })
  await database.close()
  process.stdout.write(
    `${summary(`${killed} kill -9 of the server in ${seconds.toFixed(0)} s`, storm.told, verdict)}\n`,
  )
  expect(verdict).toEqual(FLAWLESS)
})
