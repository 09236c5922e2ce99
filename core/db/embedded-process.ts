import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Why the embedded server cannot be used, as a sentence for the person who starts the program. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError'
}

/** Waits. Its own function, so that loops here read as sentences. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** The `code` of a system error (`ENOENT`, `EPERM`, …), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Text of the file, or undefined when it is not there (a process that has just ended counts as not there). */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined
    throw error
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return answer === '' ? undefined : answer
  } catch (error) {
    // ps ends with status 1 when there is no such process.
    if (error instanceof Error && 'status' in error && error.status === 1) return undefined
    throw error
  }
}

/**
 * When the process began, as text that no other process with the same number ever has; undefined when no such process
 * runs. A process that ended but was not collected by its parent yet (a zombie) does not run.
 */
export function startOfProcess(pid: number): string | undefined {
  if (process.platform !== 'linux') return askPs(pid, 'lstart')
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // proc(5): the command stands in parentheses and may hold anything; state is field 3, starttime (ticks) field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  return `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${fields[19] ?? ''}`
}

/** Whether process `pid` is a postmaster that serves exactly `dataFolder` (a real path). Numbers of processes are recycled. */
export function isServerOf(pid: number, dataFolder: string): boolean {
  if (startOfProcess(pid) === undefined) return false
  if (process.platform !== 'linux') {
    const command = askPs(pid, 'command') ?? ''
    return command.includes('postgres') && command.includes(` -D ${dataFolder} `)
  }
  const [program = '', ...args] = (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0')
  return basename(program) === 'postgres' && args[args.indexOf('-D') + 1] === dataFolder
}

/** What a server wrote about itself into `postmaster.pid`. */
interface ServerFile {
  readonly pid: number
  readonly ready: boolean
}

/** Reads `postmaster.pid` of the folder. PostgreSQL: line 1 is the process, line 8 its state. */
export function readServerFile(dataFolder: string): ServerFile | undefined {
  const lines = readIfThere(join(dataFolder, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  if (lines === undefined || !Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

/** Greater than any process number of Linux (2^22) or macOS, so that no process ever has it. */
const NOBODYS_PID = '2147483646'

/**
 * Makes PostgreSQL disbelieve a `postmaster.pid` whose number now belongs to some other program, which would keep it from
 * starting. Only the number is replaced: the rest of the file lets the new server see whether worker processes of the old
 * one still hold its memory, and a deleted file would take that protection away.
 */
export function disownServerFile(dataFolder: string): void {
  const path = join(dataFolder, 'postmaster.pid')
  const found = readServerFile(dataFolder)
  if (found === undefined || startOfProcess(found.pid) === undefined || isServerOf(found.pid, dataFolder)) return
  const [, ...rest] = (readIfThere(path) ?? '').split('\n')
  writeFileSync(path, [NOBODYS_PID, ...rest].join('\n'))
}

/** Sends a signal. False when the process has ended already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false
    throw error
  }
}

/**
 * Stops a running server: first fast (SIGINT: open transactions are rolled back, everything committed is written), then, if
 * it does not end within 20 s, at once (SIGQUIT: it recovers at its next start), then by force.
 */
export async function stopServer(pid: number, dataFolder: string): Promise<void> {
  // Its command line is empty before it has ended, so that it is known by when it began.
  const began = startOfProcess(pid)
  if (!isServerOf(pid, dataFolder)) return
  const hasEnded = () => startOfProcess(pid) !== began
  for (const [name, patienceMilliseconds] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (hasEnded() || !signal(pid, name)) return
    for (let waited = 0; waited < patienceMilliseconds; waited += 20) {
      await pause(20)
      if (hasEnded()) return
    }
  }
  throw new EmbeddedServerError(
    `The database server (process ${pid}) cannot be stopped. Please end it and start again.`,
  )
}

/** A name for the server of this folder. PostgreSQL shows it in the titles of its worker processes. */
export function clusterName(dataFolder: string): string {
  return `klickwork-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`
}

function titlesOfProcesses(): (readonly [pid: number, title: string])[] {
  if (process.platform === 'linux') {
    const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return numbers.map((name) => [Number(name), readIfThere(`/proc/${name}/cmdline`) ?? ''])
  }
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.map((line) => [Number.parseInt(line, 10), line.trim().replace(/^\d+\s+/, '')])
}

/**
 * Ends the worker processes that outlived their killed server. Idle ones go by themselves, but one in the middle of a long
 * statement would hold the server's memory, and keep a new server out, until it is through. Call it only when no server of
 * this folder runs. SIGQUIT is how PostgreSQL itself ends workers at once; nothing uncommitted could survive anyway.
 */
export async function endLeftovers(dataFolder: string): Promise<void> {
  const title = `postgres: ${clusterName(dataFolder)}:`
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const leftovers = titlesOfProcesses().filter(([, found]) => found.startsWith(title))
    if (leftovers.length === 0) return
    for (const [pid] of leftovers) signal(pid, attempt < 100 ? 'SIGQUIT' : 'SIGKILL')
    await pause(25)
  }
}
