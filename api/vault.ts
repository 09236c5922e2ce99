import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../core/db/connect.ts'
import { noteKeys } from '../core/rekey/index.ts'
import type { Config } from '../core/shared/config.ts'
import type { Log } from '../core/shared/log.ts'
import { secret } from '../core/shared/secret.ts'
import { createVault, type Vault, type VaultKey } from '../core/shared/vault.ts'
import { openLost } from '../core/shop/index.ts'

const KEY_BYTES = 32

/**
 * The vault of this installation: with the keys of the configuration, or with one that is made once and kept in the data
 * folder, readable for its owner only. `say` warns the person at the terminal when a key was made.
 */
export async function openVault(
  config: Pick<Config, 'vaultKeys' | 'dataDir'>,
  say: (line: string) => void,
): Promise<Vault> {
  const keys = config.vaultKeys ?? [await keptKey(config.dataDir, say)]
  return createVault(keys, (bytes) => randomBytes(bytes))
}

/**
 * Says loudly that a key is missing with which something lies sealed. No reason not to start: what the other keys open can
 * be used, and a key that is lost for good must not keep everybody else from working.
 */
export async function checkKeys({
  database,
  vault,
  log,
}: {
  readonly database: Database
  readonly vault: Vault
  readonly log: Log
}): Promise<void> {
  const missing = await database.withTx((tx) => noteKeys(tx, vault))
  if (missing.length > 0) {
    log.error({ keys: missing }, 'codes, addresses and bank data lie sealed with keys that are not in VOUCHER_KEYS')
  }
  const { back, lost } = await database.withTx((tx) => openLost(tx, vault))
  if (back + lost > 0)
    log.warn({ back, lost }, 'codes that could not be opened: so many can be had again, so many cannot')
}

async function keptKey(dataDir: string, say: (line: string) => void): Promise<VaultKey> {
  const file = join(dataDir, 'voucher-keys')
  await mkdir(dataDir, { recursive: true })
  const fresh = randomBytes(KEY_BYTES).toString('base64')
  // "wx": of two programs that start at once only one writes.
  const isNew = await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  if (isNew) say(`A key for voucher codes and bank data was made: ${file}. Back it up, or set VOUCHER_KEYS.`)
  return { id: 'kept', key: secret((await readFile(file, 'utf8')).trim()) }
}
