import { startEmbedded } from '../core/db/embedded.ts'
import { migrate } from '../core/db/migrate.ts'
import { ConfigError, explainProblems, readConfig } from '../core/shared/config.ts'

/** Where the migrations lie. */
export const MIGRATIONS = new URL('../migrations/', import.meta.url)

/** `npm run migrate`: brings the database to this program's schema without starting the program. */
async function run(): Promise<void> {
  const config = readConfig()
  const say = (line: string): void => console.log(line)
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir, say }) : undefined
  try {
    const { applied } = await migrate(embedded?.url ?? config.databaseUrl?.reveal() ?? '', MIGRATIONS)
    say(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
  } finally {
    await embedded?.stop()
  }
}

if (import.meta.main) {
  run().catch((error: unknown) => {
    console.error(
      error instanceof ConfigError ? explainProblems(error) : error instanceof Error ? error.message : error,
    )
    process.exitCode = 1
  })
}
