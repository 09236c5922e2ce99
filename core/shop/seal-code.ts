import type { Vault } from '../shared/vault.ts'
import { contextOf, type NewCode } from './code-store.ts'
import { normalized, type ReadCode } from './read-codes.ts'

/** The same for one code however it is written. */
export const fingerprintOf = (vault: Vault, code: string): string => vault.fingerprint('offer-code', normalized(code))

/** How a code goes into its row: found again by its fingerprint, sealed for that row alone. */
export function sealCode(
  vault: Vault,
  read: ReadCode,
): { readonly fingerprint: string; readonly forRow: (id: string) => NewCode } {
  const { code, pin, note, faceCents, costCents, validUntil } = read
  const fingerprint = fingerprintOf(vault, code)
  const forRow = (id: string): NewCode => ({
    id,
    fingerprint,
    sealedCode: vault.seal(contextOf(id, 'code'), code),
    sealedPin: pin === undefined ? null : vault.seal(contextOf(id, 'pin'), pin),
    sealedNote: note === undefined ? null : vault.seal(contextOf(id, 'note'), note),
    faceCents,
    costCents,
    validUntil,
  })
  return { fingerprint, forRow }
}
