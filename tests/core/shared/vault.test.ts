import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { secret } from '../../../core/shared/secret.ts'
import { createVault } from '../../../core/shared/vault.ts'

const key = (id: string, fill: number) => ({ id, key: secret(Buffer.alloc(32, fill).toString('base64')) })
const nonce = (bytes: number): Uint8Array => randomBytes(bytes)
const vault = createVault([key('new', 1), key('old', 2)], nonce)
const WORDS = 'LIND-7Q4M-2KX9 · ümläut'

describe('a vault', () => {
  test('opens what it sealed, and what an older key sealed', () => {
    expect(vault.open('codes:1', vault.seal('codes:1', WORDS))).toBe(WORDS)
    const older = createVault([key('old', 2)], nonce).seal('codes:1', WORDS)
    expect(vault.open('codes:1', older)).toBe(WORDS)
    expect([older, vault.seal('codes:1', WORDS)].map((sealed) => sealed.startsWith(`${vault.keyId}.`))).toEqual([
      false,
      true,
    ])
  })

  test('seals the same words differently each time, and never shows them', () => {
    const [one, other] = [vault.seal('codes:1', WORDS), vault.seal('codes:1', WORDS)]
    expect(one).not.toBe(other)
    expect(one).not.toContain('LIND')
  })

  test('does not open for another row, with a key that is gone, or after a change', () => {
    const sealed = vault.seal('codes:1', WORDS)
    expect(() => vault.open('codes:2', sealed)).toThrow()
    expect(() => createVault([key('other', 3)], nonce).open('codes:1', sealed)).toThrow(/VOUCHER_KEYS/)
    const [id, iv, tag = '', text = ''] = sealed.split('.')
    const flipped = Buffer.from(text, 'base64')
    flipped[0] = (flipped[0] ?? 0) ^ 1
    expect(() => vault.open('codes:1', [id, iv, tag, flipped.toString('base64')].join('.'))).toThrow()
    const short = Buffer.from(tag, 'base64').subarray(0, 4).toString('base64')
    expect(() => vault.open('codes:1', [id, iv, short, text].join('.'))).toThrow()
  })

  test('finds the same words again by their fingerprint, also after a new key was put in front', () => {
    const before = createVault([key('old', 2)], nonce).fingerprint('offer:1', WORDS)
    expect(vault.fingerprint('offer:1', WORDS)).toBe(before)
    expect(vault.fingerprint('offer:2', WORDS)).not.toBe(before)
    expect(before).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is not made without a key of 32 bytes', () => {
    expect(() => createVault([], nonce)).toThrow()
    expect(() => createVault([{ id: 'short', key: secret('AAAA') }], nonce)).toThrow(/32 bytes/)
  })
})
