import type { Vault } from '../../core/shared/vault.ts'
import type { Act, Incoming } from './incoming.ts'

/** What an update is known by, and what its words are sealed for. */
export interface UpdateName {
  readonly platform: string
  readonly externalId: string
}

/** What a person did, as it lies in the inbox: everything that somebody typed is sealed until its turn. */
export type Packed = Omit<Incoming, 'act'> & {
  readonly act: Act | { readonly is: 'sealed'; readonly sealed: string }
}

/** A press on a button of ours: what was pressed, and on which message. Both are words of ours. */
export function pressOf({ act, message }: Incoming): { readonly act: string; readonly message: string } | undefined {
  if (message === undefined || (act.is !== 'go' && act.is !== 'move')) return undefined
  return { act: storable(act), message: storable(message) }
}

/**
 * As JSON for the inbox. People paste voucher codes, and check them by command, and what fails lies there for up to 90
 * days: so all that is no press is sealed for its row. A press stays readable; the same press is found by it.
 */
export function pack(vault: Vault, name: UpdateName, incoming: Incoming): string {
  if (pressOf(incoming) !== undefined) return storable(incoming)
  return storable({ ...incoming, act: { is: 'sealed', sealed: vault.seal(contextOf(name), storable(incoming.act)) } })
}

/** The update again. When the key is gone nobody can read it any more: then it is something that we cannot use. */
export function unpack(vault: Vault, name: UpdateName, packed: Packed): Incoming {
  const { act, ...rest } = packed
  if (act.is !== 'sealed') return { ...rest, act }
  try {
    return { ...rest, act: JSON.parse(vault.open(contextOf(name), act.sealed)) as Act }
  } catch {
    return { ...rest, act: { is: 'unusable' } }
  }
}

const contextOf = ({ platform, externalId }: UpdateName): string => `inbox:${platform}:${externalId}:act`

/** As JSON that a jsonb column takes: it holds neither U+0000 nor half a surrogate pair. */
export function storable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\u0000', '').toWellFormed() : part,
  )
}
