import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

const MAIN = join(import.meta.dirname, '..', '..', 'api', 'main.ts')
const START_PATIENCE_MILLISECONDS = 30_000

/** The whole program in a process of its own, as somebody at a terminal starts it. */
export interface RunningProgram {
  /** Everything it has said so far. */
  output(): string
  /** Resolves with the address of the page when the program says it; throws with its words when it ends before. */
  readonly url: Promise<string>
  signal(name: NodeJS.Signals): void
  /** How it ended: the exit code, or the signal. */
  readonly ended: Promise<number | string>
  /** SIGTERM, and how it ended then. */
  stop(): Promise<number | string>
}

/**
 * Starts `api/main.ts` with nothing in the environment but `environment` and what a process needs anyway, in a folder
 * without a `.env`. Killed when the test ends.
 */
export function startProgram(environment: Readonly<Record<string, string>>): RunningProgram {
  const { PATH = '', HOME = '' } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'klickwork-program-'))
  const child = spawn(process.execPath, [MAIN], { cwd: folder, env: { PATH, HOME, LOG_LEVEL: 'warn', ...environment } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => (said += words.toString()))
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  const url = addressIn(() => said, ended)
  // A program that is expected to end has nobody who waits for its address.
  url.catch(() => undefined)
  return {
    output: () => said,
    url,
    signal: (name) => void child.kill(name),
    ended,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function addressIn(output: () => string, ended: Promise<number | string>): Promise<string> {
  let end: number | string | undefined
  void ended.then((how) => {
    end = how
  })
  for (const until = Date.now() + START_PATIENCE_MILLISECONDS; Date.now() < until; await wait(20)) {
    const address = /running: (http:\/\/localhost:\d+)\//.exec(output())?.[1]
    if (address !== undefined) return address.replace('localhost', '127.0.0.1')
    if (end !== undefined) throw new Error(`the program ended (${end}):\n${output()}`)
  }
  throw new Error(`the program did not start in time:\n${output()}`)
}

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** An empty DATA_DIR that goes when the test ends, with the database's files when they had to lie elsewhere. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'klickwork-data-'))
  onTestFinished(() => {
    const database = join(folder, 'postgres')
    const real = existsSync(database) ? realpathSync(database) : database
    if (!real.startsWith(realpathSync(folder))) rmSync(dirname(real), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
