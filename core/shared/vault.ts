import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Secret } from './secret.ts'

/** A key of the configuration: 32 bytes in base64, with the name that stands beside everything sealed with it. */
export interface VaultKey {
  readonly id: string
  readonly key: Secret
}

/** Something sealed, as it is stored: the key's id, the nonce, the tag and the text, all in one string of ASCII. */
export type Sealed = string

/**
 * Encryption at rest of what nobody but its owner may read: codes, addresses, bank accounts, tax data, a guardian's
 * contact. AES-256-GCM; what is sealed for one row opens for no other (`context` is the additional data).
 */
export interface Vault {
  /** `context` names table, row and column: `offer_codes:ID:code`. */
  seal(context: string, plain: string): Sealed
  /** Throws when it was sealed for another context, with a key that is gone, or when a byte of it was changed. */
  open(context: string, sealed: Sealed): string
  /** The same for the same words and purpose: 64 hex digits that find a thing again without showing it. */
  fingerprint(purpose: string, plain: string): string
  /** The name of the newest key, which everything sealed with it begins with: re-keying finds the rest by that. */
  readonly keyId: string
  /** The names of all keys that it opens with. */
  readonly keyIds: readonly string[]
}

const ALGORITHM = 'aes-256-gcm'
/** NIST SP 800-38D: a nonce of 96 bits and a tag of 128. node:crypto takes shorter tags unless the length is given. */
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/**
 * A vault that seals with the first key and opens with each. `nonce` gives fresh random bytes: the core rolls no dice.
 * The fingerprint hangs on the last key, which therefore stays when new ones are put in front of it.
 */
export function createVault(keys: readonly VaultKey[], nonce: (bytes: number) => Uint8Array): Vault {
  const [newest] = keys
  const oldest = keys.at(-1)
  if (newest === undefined || oldest === undefined) throw new Error('a vault without a key')
  const raw = (key: VaultKey): Buffer => {
    const bytes = Buffer.from(key.key.reveal(), 'base64')
    if (bytes.byteLength !== KEY_BYTES) throw new Error(`the key ${key.id} has not 32 bytes`)
    return bytes
  }
  const fingerprints = Buffer.from(hkdfSync('sha256', raw(oldest), '', 'klickwork fingerprints', KEY_BYTES))
  return {
    seal(context, plain) {
      const iv = nonce(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, raw(newest), iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(context))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [newest.id, ...[iv, cipher.getAuthTag(), text].map((part) => Buffer.from(part).toString('base64'))].join(
        '.',
      )
    },
    open(context, sealed) {
      const [id, iv = '', tag = '', text = ''] = sealed.split('.')
      const key = keys.find((one) => one.id === id)
      if (key === undefined) throw new Error('sealed with a key that is not in VOUCHER_KEYS')
      const decipher = createDecipheriv(ALGORITHM, raw(key), Buffer.from(iv, 'base64'), { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(Buffer.from(tag, 'base64'))
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8')
    },
    fingerprint: (purpose, plain) => createHmac('sha256', fingerprints).update(`${purpose}\n${plain}`).digest('hex'),
    keyId: newest.id,
    keyIds: keys.map(({ id }) => id),
  }
}
