import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import * as store from './code-store.ts'
import { fingerprintOf } from './imports.ts'
import { SHOP_LIMITS, type Checked } from './shop.ts'
import { newestShopOf } from './shop-store.ts'

const HOUR = 3_600_000
const DAY = 86_400_000

/**
 * An owner looks a code up that somebody shows at the counter, among the codes of the own shop. Refuses `shop.not_open`
 * to whoever never had a shop, and `check.too_many` after ten unknown codes within an hour.
 */
export async function checkCode(tx: Tx, owner: Member, vault: Vault, words: string): Promise<Checked> {
  members.requireJoined(owner)
  if ((await newestShopOf(tx, owner.id)) === undefined) refuse('shop.not_open', { status: 'none' })
  await members.lock(tx, owner.id)
  const limit = SHOP_LIMITS.unknownChecksAnHour
  if ((await store.unknownChecksSince(tx, owner.id, new Date(tx.now.getTime() - HOUR))) >= limit) {
    refuse('check.too_many', { limit })
  }
  const row = await store.ofOwner(tx, owner.id, { fingerprint: fingerprintOf(vault, words) })
  await store.insertCheck(tx, owner.id, row !== undefined)
  if (row === undefined) return { is: 'unknown', id: undefined, title: undefined, usedAt: null }
  return { is: stateOf(tx, row), id: row.publicId, title: row.title, usedAt: row.usedAt }
}

function stateOf(tx: Tx, code: { readonly status: string; readonly validUntil: string | null }): Checked['is'] {
  if (code.status === 'used') return 'used'
  if (code.status !== 'sold') return 'unsold'
  const today = tx.now.toISOString().slice(0, 10)
  return code.validUntil !== null && code.validUntil < today ? 'expired' : 'valid'
}

/** The owner has taken the code: it cannot be used again. Refuses `check.wrong_state` when it was not sold, or used before. */
export async function useCode(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly code: string },
): Promise<void> {
  members.requireJoined(owner)
  const { key, code: id } = input
  await once(tx, { key, kind: 'code.use', actorId: owner.id, input: { code: id } }, async () => {
    const row = await store.ofOwner(tx, owner.id, { publicId: id })
    if (row === undefined || !(await store.markUsed(tx, row.id))) refuse('check.wrong_state', {})
    return null
  })
}

/** What was looked up is of no interest after a day. */
export async function forgetChecks(tx: Tx, limit: number): Promise<number> {
  return store.forgetChecks(tx, new Date(tx.now.getTime() - DAY), limit)
}
