import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, renameSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { childOptions, makePrivateFolder } from './embedded-place.ts'
import type { Place } from './embedded-place.ts'
import { EmbeddedServerError, readIfThere } from './embedded-process.ts'

/** Both the account inside the server and the name of its database. */
export const DATABASE_NAME = 'klickwork'

/**
 * Makes the database unless it is there, and returns the password of its account. A setup that was cut off leaves nothing
 * behind that a later start could mistake for a database: it is made aside and moved into place.
 */
export async function setUp(place: Place, say: (line: string) => void): Promise<string> {
  const passwordFile = join(place.dataDir, 'postgres.password')
  const kept = readIfThere(passwordFile)?.trim()
  const password = kept === undefined || kept === '' ? randomBytes(24).toString('base64url') : kept
  if (!existsSync(join(place.dataFolder, 'PG_VERSION'))) {
    say(`Setting up the database in ${join(place.dataDir, 'postgres')} (only the first time) ...`)
    await makeDatabase(place, password)
  } else if (password !== kept) {
    say('The password of the database is gone; setting a new one ...')
    await runAlone(place, place.dataFolder, `alter role ${DATABASE_NAME} password '${password}'\n`)
  }
  if (password !== kept) {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    chmodSync(passwordFile, 0o600)
  }
  if (place.link !== undefined) symlinkSync(place.dataFolder, place.link)
  return password
}

async function makeDatabase(place: Place, password: string): Promise<void> {
  const draft = `${place.dataFolder}.new`
  const passwordDraft = `${place.dataFolder}.new-password`
  removeEmpty(place.dataFolder)
  for (const path of [draft, passwordDraft]) rmSync(path, { recursive: true, force: true })
  try {
    makePrivateFolder(draft, place.account)
    writeFileSync(passwordDraft, password, { mode: 0o600 })
    if (place.account !== undefined) chownSync(passwordDraft, place.account.uid, place.account.gid)
    await initialise(place, draft, passwordDraft)
    await runAlone(place, draft, `create database ${DATABASE_NAME}\n`)
    renameSync(draft, place.dataFolder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (place.link !== undefined) rmSync(dirname(place.dataFolder), { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordDraft, { force: true })
  }
}

/** A folder that holds something, but no database, is not ours to delete. */
function removeEmpty(folder: string): void {
  if (!existsSync(folder)) return
  try {
    rmdirSync(folder)
  } catch (error) {
    throw new EmbeddedServerError(
      `The folder ${folder} is not empty, and what it holds is not a database. Move it away, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
}

/** The built-in provider sorts and folds Unicode alike on every machine, whatever locales are installed there. */
function initialise(place: Place, dataFolder: string, passwordFile: string): Promise<void> {
  const args = ['-D', dataFolder, '-U', DATABASE_NAME, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--data-checksums', '--encoding=UTF8', '--locale=C', '--no-instructions')
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  return new Promise((resolve, reject) => {
    execFile(
      join(place.binaries.folder, 'bin', 'initdb'),
      args,
      childOptions(place.account),
      (error, _out, problem) => {
        if (error === null) resolve()
        else reject(failure('initdb', problem.trim() || error.message))
      },
    )
  })
}

/** Runs one statement in a server of its own that nobody can connect to. */
function runAlone(place: Place, dataFolder: string, statement: string): Promise<void> {
  const args = [
    '--single',
    '-D',
    dataFolder,
    '-c',
    'exit_on_error=on',
    '-c',
    'log_min_error_statement=panic',
    'postgres',
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.binaries.folder, 'bin', 'postgres'), args, {
      ...childOptions(place.account),
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    let problem = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      problem += text
    })
    child.on('error', (error) => reject(failure('postgres', error.message)))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(failure('postgres', problem.trim()))
    })
    child.stdin.end(statement)
  })
}

function failure(program: string, problem: string): EmbeddedServerError {
  return new EmbeddedServerError(
    `The database could not be set up (${program}: ${problem.slice(-1500)}). ` +
      'If this machine cannot run it, set DATABASE_URL to a PostgreSQL server of your own.',
  )
}
