import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../core/shared/config.ts'
import { secret } from '../core/shared/secret.ts'
import { createVault, type Vault, type VaultKey } from '../core/shared/vault.ts'

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
