import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import * as store from './code-store.ts'
import { exactOf, looseOf } from './seal-code.ts'
import { countBuyers } from './share-store.ts'
import { SHOP_LIMITS, type Checked, type CodePool } from './shop.ts'
import { today } from './sale-day.ts'
import { newestShopOf } from './shop-store.ts'
import { DAY, HOUR } from '../shared/time.ts'

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
  const alike = await store.ofOwner(tx, owner.id, { loose: looseOf(vault, words) })
  await store.insertCheck(tx, owner.id, alike.length > 0)
  // Written exactly so; of what came before, and of what is everybody's, nobody knows more than how it reads.
  const exact = exactOf(vault, words)
  const meant = alike.filter(({ fingerprint, loose }) => fingerprint === exact || fingerprint === loose)
  const different = new Set((meant.length > 0 ? meant : alike).map(({ fingerprint }) => fingerprint))
  const [row] = meant.length > 0 ? meant : alike
  const nothing = { id: undefined, title: undefined, buyers: 0, usedAt: null }
  if (row === undefined) return { is: 'unknown', ...nothing }
  if (meant.length === 0 && different.size > 1) return { is: 'several', ...nothing }
  const buyers = row.pool === 'shared' ? await countBuyers(tx, row.offerId, row.fingerprint) : 0
  return { is: stateOf(tx, row), id: row.publicId, title: row.title, buyers, usedAt: row.usedAt }
}

function stateOf(
  tx: Tx,
  code: { readonly status: string; readonly validUntil: string | null; readonly pool: CodePool },
): Checked['is'] {
  const isExpired = code.validUntil !== null && code.validUntil < today(tx)
  if (code.pool === 'shared') return isExpired ? 'expired' : 'shared'
  if (code.status === 'used' || code.status === 'void') return code.status
  if (code.status !== 'sold') return 'unsold'
  return isExpired ? 'expired' : 'valid'
}

/**
 * The owner has taken the code: it cannot be used again. Refuses `check.wrong_state` when it was not sold, was used
 * before, or is everybody's: nobody could say whose it was.
 */
export async function useCode(
  tx: Tx,
  owner: Member,
  input: { readonly key: string; readonly code: string },
): Promise<void> {
  members.requireJoined(owner)
  const { key, code: id } = input
  await once(tx, { key, kind: 'code.use', actorId: owner.id, input: { code: id } }, async () => {
    const [row] = await store.ofOwner(tx, owner.id, { publicId: id })
    if (row === undefined || row.pool === 'shared' || !(await store.markUsed(tx, row.id)))
      refuse('check.wrong_state', {})
    return null
  })
}

/** What was looked up is of no interest after a day. */
export async function forgetChecks(tx: Tx, limit: number): Promise<number> {
  return store.forgetChecks(tx, new Date(tx.now.getTime() - DAY), limit)
}
