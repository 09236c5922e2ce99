import { randomBytes } from 'node:crypto'
import { secret } from '../../core/shared/secret.ts'
import { createVault } from '../../core/shared/vault.ts'

/** A vault with a key that is known to everybody who reads this. */
export const testVault = createVault([{ id: 'test', key: secret(Buffer.alloc(32, 7).toString('base64')) }], (bytes) =>
  randomBytes(bytes),
)

/** Where our pages would be found. */
export const testWebLink = (path: string): string => `https://klickwork.example${path}`
