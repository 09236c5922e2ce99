import { connect } from '../core/db/connect.ts'
import { migrate } from '../core/db/migrate.ts'
import { rekey } from '../core/rekey/index.ts'
import { runCommand, type Command } from './command.ts'
import { MIGRATIONS } from './migrate.ts'
import { openVault } from './vault.ts'

/** `npm run rekey`: seals everything with the first key of VOUCHER_KEYS that an older one has sealed. */
async function run({ config, databaseUrl: url, say }: Command): Promise<void> {
  const { role } = await migrate(url, MIGRATIONS)
  const database = connect({ url, leases: 1, ...(role === undefined ? {} : { role }) })
  try {
    const done = await rekey(database, await openVault(config, say))
    for (const { column, fresh, unreadable } of done) {
      say(`${column}: ${fresh} sealed anew${unreadable === 0 ? '' : `, ${unreadable} that no key opens`}`)
    }
    if (done.length === 0) say('Everything is sealed with the newest key.')
    if (done.some(({ unreadable }) => unreadable > 0)) process.exitCode = 1
  } finally {
    await database.close()
  }
}

if (import.meta.main) await runCommand(run)
