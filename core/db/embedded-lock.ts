import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EmbeddedServerError, readIfThere, startOfProcess, systemCode } from './embedded-process.ts'

const LOCK_FILE = 'klickwork.lock'

/** A folder that only this process may use until `release()`. */
export interface Lock {
  readonly release: () => void
}

/**
 * Takes the folder for this process. The file names the process and when it began, so that neither a killed program nor a
 * recycled process number keeps anybody out. Throws an `EmbeddedServerError` with the other's number when it is taken.
 */
export function lockFolder(folder: string): Lock {
  const path = join(folder, LOCK_FILE)
  const mine = `${process.pid}\n${startOfProcess(process.pid) ?? ''}\n`
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (writeIfAbsent(path, mine)) return { release: () => release(path, mine) }
    const found = readIfThere(path)
    if (found !== undefined && isHeld(found)) throw taken(found, folder)
    if (found !== undefined) removeStale(path, found)
  }
  throw new EmbeddedServerError(`The file ${path} cannot be taken. Please remove it and start again.`)
}

function taken(found: string, folder: string): EmbeddedServerError {
  const [pid] = found.split('\n')
  return new EmbeddedServerError(
    `Another Klickwork (process ${pid}) is using the folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
  )
}

function isHeld(content: string): boolean {
  const [pid, started] = content.split('\n')
  const holder = Number(pid)
  return Number.isSafeInteger(holder) && holder > 0 && startOfProcess(holder) === started
}

/** Written aside and linked into place, so that nobody ever reads half a lock. */
function writeIfAbsent(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, content)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    throw new EmbeddedServerError(
      `The folder ${dirname(path)} cannot be written to (${code}). Set DATA_DIR to another.`,
    )
  }
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the stale lock away. When another program was faster and this is its fresh lock, the lock is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, path)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(systemCode(error) ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(path: string, mine: string): void {
  if (readIfThere(path) === mine) rmSync(path, { force: true })
}
