import type { Tx } from '../db/connect.ts'
import * as codes from './code-store.ts'
import type { RewardProvider, StockedCode } from './provider.ts'

/**
 * The codes of one offer as a provider: an order reserves the code that ends first, in the caller's transaction. `failed`
 * when there is none.
 */
export function poolOf(tx: Tx, offerId: string): RewardProvider<StockedCode> {
  const lookup = async (orderId: string) => {
    const held = await codes.ofOrder(tx, orderId)
    return held === undefined ? undefined : ready(held.id)
  }
  return {
    async order({ orderId }) {
      const before = await lookup(orderId)
      if (before !== undefined) return before
      const codeId = await codes.hold(tx, offerId, orderId)
      return codeId === undefined ? { is: 'failed' } : ready(codeId)
    },
    lookup,
  }
}

const ready = (codeId: string) => ({ is: 'ready', good: { kind: 'code', codeId } }) as const
