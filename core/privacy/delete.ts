import { sql, type SQL } from 'drizzle-orm'
import * as assignments from '../assignments/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import * as shop from '../shop/index.ts'
import { ERASED } from './erased.ts'
import { canBeGivenUp, openMatters } from './open.ts'

/**
 * Deletes a member, once per key: work applied for is taken back, the shop is closed, a small rest is given to the house when
 * `givesUp` says so, and everything about the person is erased (see erased.ts); what others need stays without a name. The
 * chat identities are free for a fresh start, unless the member is suspended. The other chats are told. Refuses
 * `privacy.open` while something is to be settled, `member.not_joined` for whoever is no member.
 */
export async function remove(
  tx: Tx,
  member: Member,
  input: {
    readonly key: string
    readonly vault: Vault
    /** Where the member asked for it: answered there, and not told again. */
    readonly place: string
    /** The least that is paid out, in points. */
    readonly minimumPoints: number
    readonly givesUp: boolean
  },
): Promise<void> {
  const { key, vault, place, minimumPoints, givesUp } = input
  await once(tx, { key, kind: 'member.delete', actorId: member.id, input: { givesUp } }, async () => {
    await members.lockBoth(tx, member.id, member.id)
    const present = await members.byId(tx, member.id)
    if (present === undefined || present.status === 'joining' || present.status === 'deleted')
      return refuse('member.not_joined', {})
    // First: whoever is buying there is waited for, and counted below.
    await closeShop(tx, present, key)
    const open = await openMatters(tx, present)
    if (open.some((one) => !canBeGivenUp(one, minimumPoints) || !givesUp)) refuse('privacy.open', {})
    // What waits and costs nobody anything: no work is in hand here.
    await assignments.releaseWork(tx, present.id)
    for (const { matter, count } of open) await giveUp(tx, present, matter === 'budget' ? 'budget' : 'earnings', count)
    await tellElsewhere(tx, present, place)
    await members.rememberMinor(tx, present, vault)
    if (present.status === 'suspended') await members.bar(tx, present, vault)
    await moderation.audit(tx, present, {
      action: 'member.delete',
      object: `member:${present.publicId}`,
      reason: 'asked for by the member',
      detail: {},
    })
    await erase(tx, present)
    await ledger.close(tx, present.id)
    return null
  })
}

async function closeShop(tx: Tx, member: Member, key: string): Promise<void> {
  const own = await shop.shopOf(tx, member)
  // The right to go is also a suspended member's.
  if (own?.status === 'waiting' || own?.status === 'approved')
    await shop.closeShop(tx, { ...member, status: 'active' }, `${key}:shop`)
}

async function giveUp(tx: Tx, { id }: Member, purse: 'budget' | 'earnings', points: number): Promise<void> {
  await ledger.post(tx, {
    key: `member:${id}:given-up:${purse}`,
    kind: 'given-up',
    postings: [{ from: { kind: purse, ownerId: id }, to: { kind: 'fees' }, points }],
  })
}

async function tellElsewhere(tx: Tx, { id }: Member, place: string): Promise<void> {
  for (const chat of await members.places(tx, id)) {
    if (chat.place === place || !chat.reachable) continue
    await notices.tell(tx, id, {
      kind: 'member.deleted',
      data: { platform: chat.platform, place: chat.place },
      dedupeKey: `member:${id}:deleted:${chat.platform}`,
    })
  }
}

async function erase(tx: Tx, { id }: Member): Promise<void> {
  const ids = await members.accountsOf(tx, id)
  const me: SQL = sql`array[${sql.join(
    ids.map((one) => sql`${one}::uuid`),
    sql`, `,
  )}]`
  const now = sql`${tx.now.toISOString()}::timestamptz`
  for (const { statement } of ERASED) await tx.execute(statement(me, now))
}
