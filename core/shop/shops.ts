import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { charactersIn, cleanLine, cleanText } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { lookAtGoalsOf } from './goal-store.ts'
import { SHOP_LIMITS, shopVerbs, type Shop } from './shop.ts'
import * as store from './shop-store.ts'

/**
 * Opens a shop: it waits for an operator. One at a time. Refuses `shop.exists`, `member.adults_only` to minors (BGB
 * section 112), and `job.bad_field` for what the questions would not have let through.
 */
export async function openShop(
  tx: Tx,
  owner: Member,
  input: { readonly key: string } & Pick<Shop, 'name' | 'website' | 'sells' | 'imprint'>,
): Promise<Shop> {
  members.requireAdult(tx, owner)
  const fields = {
    name: cleanLine(input.name),
    website: readWebsite(cleanLine(input.website)) ?? '',
    sells: cleanText(input.sells),
    imprint: cleanText(input.imprint),
  }
  for (const [field, words] of Object.entries(fields) as [keyof typeof fields, string][]) {
    const { min, max } = SHOP_LIMITS[field]
    if (charactersIn(words) < min || charactersIn(words) > max) refuse('job.bad_field', { field })
  }
  const publicId = await once(tx, { key: input.key, kind: 'shop.open', actorId: owner.id, input: fields }, async () => {
    const shop = (await store.insertShop(tx, { ...fields, ownerId: owner.id })) ?? refuse('shop.exists', {})
    await moderation.tellOperators(tx, { topic: 'shop', id: shop.publicId, dedupeKey: `shop:${shop.id}` })
    return shop.publicId
  })
  return found(tx, publicId)
}

/**
 * An address of the web with a host that has a dot, and no user name in it, as somebody types it: without `https://` before
 * it that is meant. Undefined for anything else.
 */
export function readWebsite(words: string): string | undefined {
  const address = words.includes('://') ? words : `https://${words}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || address.length > SHOP_LIMITS.website.max) return undefined
  const isWeb = ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.hostname.includes('.')
  return isWeb ? address : undefined
}

/** The member's shop, or the last one that there was. */
export async function shopOf(tx: Tx, owner: Member): Promise<Shop | undefined> {
  return store.newestShopOf(tx, owner.id)
}

/** The member's shop while it is open. Refuses `shop.not_open` with what it is instead (`none`: there is no shop). */
export async function openShopOf(tx: Tx, owner: Member): Promise<Shop> {
  members.requireJoined(owner)
  const shop = await store.newestShopOf(tx, owner.id)
  return shop?.status === 'approved' ? shop : refuse('shop.not_open', { status: shop?.status ?? 'none' })
}

/** The owner closes the shop: nothing of it is offered any more; codes that are reserved or sold stay their buyers'. */
export async function closeShop(tx: Tx, owner: Member, key: string): Promise<void> {
  members.requireJoined(owner)
  await once(tx, { key, kind: 'shop.close', actorId: owner.id, input: null }, async () => {
    const shop = (await store.newestShopOf(tx, owner.id)) ?? refuse('shop.unknown', {})
    await store.moveShop(tx, shop.id, shopVerbs.close, {})
    await lookAtGoalsOf(tx, { shopId: shop.id })
    return null
  })
}

/**
 * An operator approves or refuses a shop, with a reason that its owner reads. Refuses `operator.only`,
 * `operator.own_case`, `operator.say_more`, `shop.wrong_state`.
 */
export async function decideShop(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly shop: string; readonly approve: boolean; readonly reason: string },
): Promise<Shop> {
  await moderation.requireOperator(tx, operator)
  const { key, shop: id, approve } = input
  const said = { shop: id, approve, reason: input.reason }
  await once(tx, { key, kind: 'shop.decide', actorId: operator.id, input: said }, async () => {
    const reason = moderation.enoughReason(input.reason)
    const shop = await found(tx, id)
    moderation.requireNoParty(operator, shop.ownerId)
    const verb = approve ? shopVerbs.approve : shopVerbs.refuse
    await store.moveShop(tx, shop.id, verb, { reason, decidedBy: operator.id, decidedAt: tx.now })
    await notices.tell(tx, shop.ownerId, {
      kind: 'shop.decided',
      data: { shop: shop.publicId },
      dedupeKey: `shop:${shop.id}:decided`,
    })
    await moderation.audit(tx, operator, {
      action: approve ? 'shop.approve' : 'shop.refuse',
      object: `shop:${shop.publicId}`,
      reason,
      detail: {},
    })
    return null
  })
  return found(tx, id)
}

async function found(tx: Tx, publicId: string): Promise<Shop> {
  return (await store.shopByPublicId(tx, publicId)) ?? refuse('shop.unknown', {})
}

/** A shop for its owner. Refuses `shop.unknown`. */
export async function ownShop(tx: Tx, owner: Member, publicId: string): Promise<Shop> {
  const shop = await found(tx, publicId)
  return shop.ownerId === owner.id ? shop : refuse('shop.unknown', {})
}

/**
 * A shop for its customers, also after it has closed: who is behind it, and what it sells. Refuses `shop.unknown` as long as
 * no operator has let it open, and of the house, which has an imprint of its own.
 */
export async function shopForAll(tx: Tx, publicId: string): Promise<Shop> {
  const shop = await found(tx, publicId)
  const wasOpen = shop.status === 'approved' || (shop.status === 'closed' && shop.decidedAt !== null)
  return wasOpen ? shop : refuse('shop.unknown', {})
}

/** A shop for an operator. Refuses `operator.only`, `shop.unknown`. */
export async function shopFor(tx: Tx, operator: Member, publicId: string): Promise<Shop> {
  await moderation.requireOperator(tx, operator)
  return found(tx, publicId)
}

/** Shops that wait for an operator, oldest first; `after` is the public id of the last one seen. */
export async function waitingShops(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly shops: readonly Shop[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.shopByPublicId(tx, page.after)
  const rows = await store.waitingShops(tx, { after: last?.id, limit: page.limit + 1 })
  return { shops: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How many shops wait, counted up to `most`. */
export async function countWaitingShops(tx: Tx, most: number): Promise<number> {
  return (await store.waitingShops(tx, { after: undefined, limit: most })).length
}
