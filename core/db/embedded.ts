import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './embedded-lock.ts'
import type { Lock } from './embedded-lock.ts'
import { choosePlace } from './embedded-place.ts'
import { isServerOf, readServerFile, stopServer } from './embedded-process.ts'
import { runServer } from './embedded-server.ts'
import type { RunningServer, ServerSettings } from './embedded-server.ts'
import { DATABASE_NAME, setUp } from './embedded-setup.ts'

export { EmbeddedServerError } from './embedded-process.ts'

/** What the embedded server needs. */
export interface EmbeddedOptions {
  /** The folder of DATA_DIR; made when absent. The database is `postgres` in it, perhaps as a link (see `choosePlace`). */
  readonly dataDir: string
  /** Gets plain sentences about what takes time or went wrong, for the person who started the program. */
  readonly say: (line: string) => void
  /** PostgreSQL's settings for special runs, such as `{ fsync: 'off' }` in tests. */
  readonly settings?: ServerSettings
}

/** The embedded server while it runs. */
export interface Embedded {
  /** Address with the password, of an account that may do everything. The port stays the same while the program runs. */
  readonly url: string
  /** Stops the server and frees the folder. May be called more than once. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a real PostgreSQL for those who have none, with its data in `dataDir`. A server that a killed program left behind
 * is stopped first; nothing committed is lost. While it runs, it is brought back when it ends. Throws an
 * `EmbeddedServerError` whose message a person can act on: the folder is in use, the machine has no programs for it, ...
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { say } = options
  const place = choosePlace(options.dataDir, say)
  const locks: Lock[] = [lockFolder(place.dataDir)]
  const releaseAll = () => locks.forEach((lock) => lock.release())
  process.on('exit', releaseAll)
  const free = () => {
    releaseAll()
    process.off('exit', releaseAll)
  }
  try {
    // The database has a lock of its own, because two data folders may link to one database (a copied DATA_DIR).
    const isThere = existsSync(join(place.dataFolder, 'PG_VERSION'))
    if (isThere) locks.push(lockFolder(place.dataFolder))
    await stopOrphan(place.dataFolder, say)
    const password = await setUp(place, say)
    if (!isThere) locks.push(lockFolder(place.dataFolder))
    say('Starting the database ...')
    const server = await runServer(place, options.settings ?? {}, say)
    const url = `postgres://${DATABASE_NAME}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${DATABASE_NAME}`
    return { url, stop: stopOnce(server, free) }
  } catch (error) {
    free()
    throw error
  }
}

/** The folder is freed after the server has ended, and only once: a later start may own it by then. */
function stopOnce(server: RunningServer, free: () => void): () => Promise<void> {
  let stopped: Promise<void> | undefined
  return () => (stopped ??= server.stop().finally(free))
}

/** We hold the lock, so a server of this database that still runs belongs to nobody. */
async function stopOrphan(dataFolder: string, say: (line: string) => void): Promise<void> {
  const found = readServerFile(dataFolder)
  if (found === undefined || !isServerOf(found.pid, dataFolder)) return
  say(`A database server of an earlier run is still there (process ${found.pid}). Stopping it ...`)
  await stopServer(found.pid, dataFolder)
}
