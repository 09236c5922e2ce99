import type { Vault } from '../shared/vault.ts'
import { contextOf, type NewCode } from './code-store.ts'
import type { ClearCode, CodePool } from './shop.ts'
import { exactly, normalized, type ReadCode } from './read-codes.ts'

/** The same for one code however it is written: to look up what somebody reads out. */
export const looseOf = (vault: Vault, code: string): string => vault.fingerprint('offer-code', normalized(code))

/** Of a code exactly as it is written: to tell one from another. */
export const exactOf = (vault: Vault, code: string): string => vault.fingerprint('offer-code-exact', exactly(code))

/** A code in clear; undefined when its key is gone, or when a byte of it was changed. */
export function openCode(
  vault: Vault,
  row: {
    readonly id: string
    readonly sealedCode: string
    readonly sealedPin: string | null
    readonly validUntil: string | null
  },
): ClearCode | undefined {
  try {
    return {
      code: vault.open(contextOf(row.id, 'code'), row.sealedCode),
      pin: row.sealedPin === null ? undefined : vault.open(contextOf(row.id, 'pin'), row.sealedPin),
      validUntil: row.validUntil,
    }
  } catch {
    return undefined
  }
}

/**
 * How a code goes into its row: told from others by its fingerprint, found again by the loose one, sealed for that row
 * alone. `shared`: there is but one, which is the same however it is written.
 */
export function sealCode(
  vault: Vault,
  read: ReadCode,
  pool: CodePool = 'single',
): { readonly fingerprint: string; readonly forRow: (id: string) => NewCode } {
  const { code, pin, note, faceCents, costCents, validUntil } = read
  const loose = looseOf(vault, code)
  const fingerprint = pool === 'shared' ? loose : exactOf(vault, code)
  const forRow = (id: string): NewCode => ({
    id,
    fingerprint,
    loose,
    sealedCode: vault.seal(contextOf(id, 'code'), code),
    sealedPin: pin === undefined ? null : vault.seal(contextOf(id, 'pin'), pin),
    sealedNote: note === undefined ? null : vault.seal(contextOf(id, 'note'), note),
    faceCents,
    costCents,
    validUntil,
  })
  return { fingerprint, forRow }
}
