import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { copyBinaries, findBinaries } from './embedded-binaries.ts'
import type { Binaries } from './embedded-binaries.ts'
import { EmbeddedServerError, readIfThere, systemCode } from './embedded-process.ts'

/** An account of this machine that the server runs under. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Where the server's files are and who runs it. All paths are absolute and free of symbolic links. */
export interface Place {
  readonly dataDir: string
  /** PostgreSQL's data folder; it may not exist yet. */
  readonly dataFolder: string
  /** Set when `<dataDir>/postgres` has to become a link to `dataFolder`. */
  readonly link: string | undefined
  readonly binaries: Binaries
  /** Absent: the server runs as the user who runs this program. */
  readonly account: Account | undefined
}

/** What the server's programs see of our environment: nothing, so that a PGPORT or PGDATA cannot lead them astray. */
export const PLAIN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Options that start a child process as `account`, in a folder that everybody may enter. */
export function childOptions(account: Account | undefined) {
  return { cwd: '/', env: PLAIN_ENVIRONMENT, ...account }
}

/**
 * Decides where the server lives. PostgreSQL refuses to run as root, so for root it is an unprivileged account, and its
 * files move to /var/lib/klickwork when that account may not enter DATA_DIR or read the installed programs.
 */
export function choosePlace(dataDirectory: string, say: (line: string) => void): Place {
  makeFolder(resolve(dataDirectory))
  const dataDir = realpathSync(dataDirectory)
  const existing = existingFolder(join(dataDir, 'postgres'))
  return process.getuid?.() === 0 ? placeForRoot(dataDir, existing, say) : placeForUser(dataDir, existing)
}

/** Step by step: Node's own `recursive` never ends where a folder exists but takes no folders, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST' && statSync(path).isDirectory()) return
    if (code === undefined) throw error
    throw new EmbeddedServerError(`The folder ${path} cannot be made (${code}). ${WAYS_OUT}`)
  }
}

function existingFolder(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch (error) {
    if (systemCode(error) === 'EACCES') throw new EmbeddedServerError(`You may not enter ${path}. ${WAYS_OUT}`)
    if (systemCode(error) !== 'ENOENT') throw error
  }
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined
  throw new EmbeddedServerError(
    `${path} is a link to a folder that is gone, and with it the database. Remove the link to begin with an empty one.`,
  )
}

const WAYS_OUT = 'Set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL server of your own.'

function placeForUser(dataDir: string, existing: string | undefined): Place {
  const owner = existing === undefined ? undefined : statSync(existing).uid
  if (existing !== undefined && process.getuid !== undefined && owner !== process.getuid())
    throw new EmbeddedServerError(`The database in ${existing} belongs to another user (id ${owner}). ${WAYS_OUT}`)
  const dataFolder = existing ?? join(dataDir, 'postgres')
  return { dataDir, dataFolder, link: undefined, binaries: findBinaries(), account: undefined }
}

function placeForRoot(dataDir: string, existing: string | undefined, say: (line: string) => void): Place {
  const account = (existing === undefined ? undefined : ownerOf(existing)) ?? unprivilegedAccount()
  const binaries = readableBinaries(account, say)
  if (existing !== undefined) {
    if (ownerOf(existing) === undefined) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, existing])
    if (!canEnter(account, existing))
      throw new EmbeddedServerError(
        `The database server cannot run as root, and the account that it runs under (id ${account.uid}) may not enter ` +
          `${existing}. Allow that (chmod o+x on the folders above). ${WAYS_OUT}`,
      )
    return { dataDir, dataFolder: existing, link: undefined, binaries, account }
  }
  const link = join(dataDir, 'postgres')
  if (canEnter(account, dataDir)) return { dataDir, dataFolder: link, link: undefined, binaries, account }
  const dataFolder = join(newPublicFolder(dataDir), 'data')
  say(`The database server may not run as root and cannot enter ${dataDir}; its files go to ${dataFolder}.`)
  return { dataDir, dataFolder, link, binaries, account }
}

function ownerOf(folder: string): Account | undefined {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { uid, gid }
}

function unprivilegedAccount(): Account {
  const lines = (readIfThere('/etc/passwd') ?? '').split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? []
    // macOS writes the ids of nobody as -2.
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
  }
  throw new EmbeddedServerError(
    'The database server may not run as root, and this machine has neither an account "postgres" nor "nobody". ' +
      'Start Klickwork as an ordinary user, or set DATABASE_URL.',
  )
}

/** Asked of the system itself and not read from modes, which say nothing of access lists or mounted folders. */
function passes(account: Account, test: string, path: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', test, 'sh', path], { ...childOptions(account), stdio: 'ignore' })
  if (result.error === undefined) return result.status === 0
  throw new EmbeddedServerError(
    `The database server may not run as root, and this machine does not let root start it as another user ` +
      `(${systemCode(result.error) ?? result.error.message}). Start Klickwork as an ordinary user, or set DATABASE_URL.`,
  )
}

function canEnter(account: Account, folder: string): boolean {
  return passes(account, 'cd "$1"', folder)
}

/** The installed programs when the account can use them, else a copy that it can, made once for each version. */
function readableBinaries(account: Account, say: (line: string) => void): Binaries {
  const installed = findBinaries()
  const usable = (folder: string) => passes(account, 'cd "$1" && test -x bin/postgres -a -r lib/postgresql', folder)
  if (usable(installed.folder)) return installed
  const copy = { ...installed, folder: join(publicFolder(), `postgresql-${installed.version}-${installed.platform}`) }
  if (!existsSync(copy.folder)) {
    say(`Copying the database server to ${copy.folder} (only the first time) ...`)
    copyBinaries(installed.folder, copy.folder)
  }
  return copy
}

/** A folder that every account may enter and only root may write to. */
function publicFolder(): string {
  for (const parent of ['/var/lib', '/opt', '/srv']) {
    const folder = join(parent, 'klickwork')
    try {
      mkdirSync(folder, { recursive: true })
      if (statSync(folder).uid !== 0) continue
      chmodSync(folder, 0o755)
      return folder
    } catch (error) {
      if (!['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw error
    }
  }
  throw new EmbeddedServerError(
    'The database server may not run as root, and no folder for it can be made in /var/lib, /opt or /srv. ' +
      'Start Klickwork as an ordinary user, or set DATABASE_URL.',
  )
}

function newPublicFolder(dataDir: string): string {
  const folder = join(publicFolder(), randomBytes(8).toString('hex'))
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'belongs-to'), `${dataDir}\n`)
  return folder
}

/** Makes an empty folder of `account` that nobody else may enter, as PostgreSQL demands. */
export function makePrivateFolder(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { mode: 0o700 })
  chmodSync(folder, 0o700)
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
}
