import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../core/db/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL server, with an account that may do everything. */
    databaseUrl: string
    /** From TEST_DATABASE_URL: a server to use in place of the embedded one. Empty when absent. */
    givenDatabaseUrl: string
    /** Under CI: a story is told once, and the worst words but the widest are walked in one language. */
    brief: boolean
    /** PostgreSQL's settings for the embedded server of the run. */
    databaseSettings: Readonly<Record<string, string>>
  }
}

/** One PostgreSQL server for the whole run; vitest calls this before the first test and the result after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { givenDatabaseUrl, databaseSettings } = project.getProvidedContext()
  if (givenDatabaseUrl !== '') {
    project.provide('databaseUrl', givenDatabaseUrl)
    return () => Promise.resolve()
  }
  const folder = mkdtempSync(join(tmpdir(), 'klickwork-tests-'))
  // The account that runs the server for root has to get in, else its files go to /var/lib.
  chmodSync(folder, 0o755)
  const said: string[] = []
  const server = await startEmbedded({
    dataDir: folder,
    say: (line) => said.push(line),
    settings: databaseSettings,
  }).catch((error: unknown) => {
    throw new Error(`The tests have no database server.\n${said.join('\n')}`, { cause: error })
  })
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    removeWithLink(folder)
  }
}

/** Removes a data folder, and the folder behind its link when the server's files had to go elsewhere. */
function removeWithLink(folder: string): void {
  const database = join(folder, 'postgres')
  const real = existsSync(database) ? realpathSync(database) : database
  if (!real.startsWith(realpathSync(folder))) rmSync(dirname(real), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}
