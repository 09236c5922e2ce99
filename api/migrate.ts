import { migrate } from '../core/db/migrate.ts'
import { runCommand, type Command } from './command.ts'

/** Where the migrations lie. */
export const MIGRATIONS = new URL('../migrations/', import.meta.url)

/** `npm run migrate`: brings the database to this program's schema without starting the program. */
async function run({ databaseUrl, say }: Command): Promise<void> {
  const { applied } = await migrate(databaseUrl, MIGRATIONS)
  say(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
}

if (import.meta.main) await runCommand(run)
