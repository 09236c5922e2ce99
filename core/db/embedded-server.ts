import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { childOptions } from './embedded-place.ts'
import type { Place } from './embedded-place.ts'
import { clusterName, disownServerFile, EmbeddedServerError, endLeftovers, isServerOf } from './embedded-process.ts'
import { pause, readServerFile, signal, stopServer } from './embedded-process.ts'

/** PostgreSQL's settings by name; they win over our own. */
export type ServerSettings = Readonly<Record<string, string>>

/** A server that is brought back until it is stopped. */
export interface RunningServer {
  readonly port: number
  readonly stop: () => Promise<void>
}

/**
 * What we ask of the server. Commits are durable. Statements and their values stay out of its log, because they hold what
 * people wrote. The connections suffice for the tests of a machine with many cores.
 */
const SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

/**
 * Starts the server at a free port of 127.0.0.1, and starts it again at the same port whenever it ends unasked, with
 * growing pauses of at most 5 s. Throws an `EmbeddedServerError` with the end of the server's log when it does not start.
 */
export async function runServer(
  place: Place,
  settings: ServerSettings,
  say: (line: string) => void,
): Promise<RunningServer> {
  let stopping: Promise<void> | undefined
  let recovering: Promise<void> = Promise.resolve()
  let current: ChildProcess | undefined
  const start = async (port: number) => {
    const child = await launch(place, port, settings, (spawned) => (current = spawned))
    child.once('exit', (code, signalName) => {
      if (stopping !== undefined) return
      say(`The database server ended unexpectedly (${signalName ?? `status ${code}`}). Starting it again ...`)
      recovering = recover(port)
    })
    // It may have ended between being ready and being watched.
    if (hasEnded(child)) throw new EmbeddedServerError('The database server ended right after its start.')
  }
  const recover = async (port: number) => {
    let lastProblem = ''
    for (let wait = 50; stopping === undefined; wait = Math.min(wait * 2, 5_000)) {
      const problem = await start(port).then(() => undefined, sentenceOf)
      if (problem === undefined) {
        if (stopping === undefined) say('The database server is back.')
        return
      }
      if (problem !== lastProblem && stopping === undefined) say(problem)
      lastProblem = problem
      await pause(wait)
    }
  }
  const stopCurrent = async () => {
    if (current?.pid !== undefined) await stopServer(current.pid, place.dataFolder)
  }
  const stop = async () => {
    await stopCurrent()
    // A recovery that was under way may have brought up one more server.
    await recovering
    await stopCurrent()
    process.off('exit', stopAtExit)
  }
  // A program that ends without stopping the server, by a bug for example, does not leave it behind.
  const stopAtExit = () => {
    const pid = current?.pid
    if (pid !== undefined && isServerOf(pid, place.dataFolder)) signal(pid, 'SIGINT')
  }
  process.on('exit', stopAtExit)
  const port = await startSomewhere(start).catch((error: unknown) => {
    process.off('exit', stopAtExit)
    throw error
  })
  return { port, stop: () => (stopping ??= stop()) }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** What PostgreSQL says of an obstacle that goes away by itself or with another port. */
const PASSING_OBSTACLE = /shared memory block|address already in use|could not create any TCP|lock file/i

/** Tries for about 30 s: worker processes of a killed server need a moment, and a free port may be lost to a neighbour. */
async function startSomewhere(start: (port: number) => Promise<void>): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    try {
      await start(port)
      return port
    } catch (error) {
      if (attempt >= 60 || !(error instanceof Error) || !PASSING_OBSTACLE.test(error.message)) throw error
      await pause(500)
    }
  }
}

/**
 * A free port below the range that systems hand out to outgoing connections (32768 and up on Linux, 49152 on macOS): a
 * client that tries again and again at a port of that range while the server is down can end up connected to itself.
 */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new EmbeddedServerError('No free port for the database was found on 127.0.0.1 (tried 100 from 20000 to 32000).')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** Starts the server once and resolves when it takes connections. */
async function launch(
  place: Place,
  port: number,
  settings: ServerSettings,
  spawned: (child: ChildProcess) => void,
): Promise<ChildProcess> {
  await endLeftovers(place.dataFolder)
  disownServerFile(place.dataFolder)
  const log = openLog(place.dataDir)
  const options = Object.entries({
    ...SETTINGS,
    cluster_name: clusterName(place.dataFolder),
    port: String(port),
    ...settings,
  })
  const args = ['-D', place.dataFolder, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // Detached: Ctrl-C in a terminal goes to all processes in front, and the server has to outlive the turns that end then.
  const child = spawn(join(place.binaries.folder, 'bin', 'postgres'), args, {
    ...childOptions(place.account),
    detached: true,
    stdio: ['ignore', log.file, log.file],
  })
  closeSync(log.file)
  let broken: Error | undefined
  child.once('error', (error) => (broken = error))
  spawned(child)
  while (broken === undefined && !hasEnded(child)) {
    const found = readServerFile(place.dataFolder)
    if (found?.ready === true && found.pid === child.pid) return child
    await pause(15)
  }
  const reason = broken?.message ?? readFileSync(log.path).subarray(log.size).toString('utf8').trim().slice(-1500)
  throw new EmbeddedServerError(`The database server does not start: ${reason} (log: ${log.path})`)
}

const LARGEST_LOG_BYTES = 10 * 1024 * 1024

/** A file and not a pipe to us: the server goes on writing when this program is killed. One old log is kept. */
function openLog(dataDir: string) {
  const path = join(dataDir, 'postgres.log')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_LOG_BYTES) renameSync(path, `${path}.old`)
  return { path, file: openSync(path, 'a', 0o600), size: size > LARGEST_LOG_BYTES ? 0 : size }
}
