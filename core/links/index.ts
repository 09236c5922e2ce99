import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import { freshSecret } from '../db/secret.ts'
import * as guardians from '../guardians/index.ts'
import * as members from '../members/index.ts'
import type { Member, Platform } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import {
  CODE_MINUTES,
  CONFIRM_MINUTES,
  hashOfCode,
  linkVerbs,
  readCode,
  writeCode,
  WRONG_CODES_AN_HOUR,
  type Link,
} from './link.ts'
import { merge } from './merge.ts'
import * as store from './store.ts'
import { MINUTE } from '../shared/time.ts'
import type { Vault } from '../shared/vault.ts'

export * from './link.ts'

const inMinutes = (tx: Tx, minutes: number): Date => new Date(tx.now.getTime() + minutes * MINUTE)

/**
 * Makes a one-time code, to be typed on the other platform within ten minutes; an earlier code of this member is void
 * from now on. The code is in no row: only its hash is. Refuses `member.not_joined`.
 */
export async function offer(
  tx: Tx,
  maker: Member,
  platform: Platform,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  members.requireJoined(maker)
  await members.lock(tx, maker.id)
  await store.lapse(tx, [maker.id], ['open'])
  const code = writeCode(await freshSecret(tx))
  const expiresAt = inMinutes(tx, CODE_MINUTES)
  await store.insert(tx, { codeHash: hashOf(code), makerId: maker.id, makerPlatform: platform, expiresAt })
  return { code, expiresAt }
}

const hashOf = (code: string): string => hashOfCode(readCode(code) ?? '')

/**
 * A code was typed on the other platform. A member is asked first whether both accounts are theirs; for somebody who
 * has not joined, the maker of the code is asked to confirm at once. Undefined for a code that is wrong, used or run
 * out: nobody learns which, and the attempt counts, so this must not be thrown. Of two who type the same code one wins.
 * Refuses `link.too_many_tries` after five wrong ones within an hour, `link.own_code`, and `link.same_platform` when
 * both accounts have a chat on one platform: an account has one on each.
 */
export async function take(tx: Tx, taker: Member, platform: Platform, words: string): Promise<Link | undefined> {
  await members.lock(tx, taker.id)
  const wrong = await store.attemptsSince(tx, taker.id, inMinutes(tx, -60))
  if (wrong >= WRONG_CODES_AN_HOUR) refuse('link.too_many_tries', { limit: WRONG_CODES_AN_HOUR })
  const taken = await taking(tx, taker, platform, words)
  if (taken === undefined) await store.insertAttempt(tx, taker.id)
  else if (taken.status === 'agreed') await tellMaker(tx, taken)
  return taken
}

async function taking(tx: Tx, taker: Member, platform: Platform, words: string): Promise<Link | undefined> {
  const letters = readCode(words)
  const offered = letters === undefined ? undefined : await store.openByHash(tx, hashOfCode(letters))
  if (offered === undefined) return undefined
  if (offered.makerId === taker.id) refuse('link.own_code', {})
  await requireOtherPlatforms(tx, offered.makerId, taker.id)
  const verb = taker.status === 'joining' ? linkVerbs.askNewcomer : linkVerbs.ask
  return store.tryMove(tx, offered.id, verb, {
    takerId: taker.id,
    takerPlatform: platform,
    takenAt: tx.now,
    expiresAt: inMinutes(tx, CONFIRM_MINUTES),
  })
}

async function requireOtherPlatforms(tx: Tx, one: string, other: string): Promise<void> {
  const taken = (await members.places(tx, one)).map(({ platform }) => platform)
  const twice = (await members.places(tx, other)).find(({ platform }) => taken.includes(platform))
  if (twice !== undefined) refuse('link.same_platform', { platform: twice.platform })
}

/**
 * Whoever typed the code says that both accounts are theirs; the maker is asked to confirm. Refuses `link.unknown` to
 * everybody else, `link.wrong_state`.
 */
export async function agree(tx: Tx, taker: Member, publicId: string): Promise<Link> {
  const link = await store.byPublicId(tx, publicId)
  if (link?.takerId !== taker.id) refuse('link.unknown', {})
  const agreed = await store.move(tx, link.id, linkVerbs.agree)
  await tellMaker(tx, agreed)
  return agreed
}

async function tellMaker(tx: Tx, link: Link): Promise<void> {
  await notices.tell(tx, link.makerId, {
    kind: 'link.agreed',
    data: { link: link.publicId, platform: link.makerPlatform },
    dedupeKey: `link:${link.id}:agreed`,
  })
}

/** Either side says no, and the other is told. Refuses `link.unknown` to everybody else, `link.wrong_state`. */
export async function decline(tx: Tx, member: Member, publicId: string): Promise<Link> {
  const link = (await ofParty(tx, member, publicId)) ?? refuse('link.unknown', {})
  const declined = await store.move(tx, link.id, linkVerbs.decline, { endedAt: tx.now })
  const { makerId, makerPlatform, takerId, takerPlatform } = declined
  const [otherId, platform] = member.id === makerId ? [takerId, takerPlatform] : [makerId, makerPlatform]
  if (otherId !== null && platform !== null) {
    await notices.tell(tx, otherId, {
      kind: 'link.declined',
      data: { link: link.publicId, platform },
      dedupeKey: `link:${link.id}:declined`,
    })
  }
  return declined
}

/**
 * The maker of the code confirms, having seen both accounts: from now on they are one, and the other side is told.
 * Somebody who had not joined just gets this account; two members are merged (see merge.ts). Once per key; all of it in
 * this transaction. Refuses `link.unknown` to everybody but the maker, `link.wrong_state`, `link.same_platform`,
 * `link.open_work`, `link.operator`, `link.open_report`, `link.too_young`, `member.suspended`. Returns the member that is left.
 */
export async function confirm(
  tx: Tx,
  maker: Member,
  input: { readonly key: string; readonly link: string; readonly vault: Vault },
): Promise<Member> {
  const left = await once(
    tx,
    { key: input.key, kind: 'member.merge', actorId: maker.id, input: { link: input.link } },
    async () => {
      const link = await store.byPublicId(tx, input.link)
      if (link?.makerId !== maker.id || link.takerId === null || link.takerPlatform === null) {
        return refuse('link.unknown', {})
      }
      await members.lockBoth(tx, maker.id, link.takerId)
      await store.move(tx, link.id, linkVerbs.confirm, { endedAt: tx.now })
      const member = await joined(tx, input.vault, link, { makerId: maker.id, takerId: link.takerId })
      await notices.tell(tx, member.id, {
        kind: 'link.confirmed',
        data: { link: link.publicId, platform: link.takerPlatform },
        dedupeKey: `link:${link.id}:confirmed`,
      })
      return member.id
    },
  )
  return (await members.present(tx, left)) ?? refuse('link.unknown', {})
}

async function joined(
  tx: Tx,
  vault: Vault,
  link: Link,
  { makerId, takerId }: { readonly makerId: string; readonly takerId: string },
): Promise<Member> {
  // As they are now, behind the locks: a button may be an hour old.
  const [maker, taker] = [await members.byId(tx, makerId), await members.byId(tx, takerId)]
  if (maker === undefined || taker === undefined) return refuse('link.wrong_state', { status: 'lapsed' })
  members.requireJoined(maker)
  if (taker.status === 'deleted') refuse('link.wrong_state', { status: 'lapsed' })
  await requireOtherPlatforms(tx, maker.id, taker.id)
  if (taker.status === 'joining') {
    // First, because the newcomer's row goes and takes along what refers to it.
    await store.setTaker(tx, link.id, maker.id)
    const present = await members.takeInNewcomer(tx, taker, maker, vault)
    // Younger than was said: work may run now for which nobody has agreed.
    if (present.birthDate !== maker.birthDate) await guardians.settle(tx, present)
    return present
  }
  members.requireJoined(taker)
  // Joined after typing the code: then there is something to lose about which nobody was asked.
  if (taker.joinedAt !== null && link.takenAt !== null && taker.joinedAt > link.takenAt) {
    refuse('link.wrong_state', { status: 'lapsed' })
  }
  const left = await merge(tx, maker, taker)
  await store.lapse(tx, [maker.id, taker.id], ['open', 'asked', 'agreed'])
  return left
}

/** A link of one of its two sides, as it stands by the clock; undefined for everybody else. */
export async function ofParty(tx: Tx, member: Member, publicId: string): Promise<Link | undefined> {
  const link = await store.byPublicId(tx, publicId)
  if (link === undefined || (link.makerId !== member.id && link.takerId !== member.id)) return undefined
  return { ...link, status: store.statusNow(tx, link) }
}

/** Old codes and attempts. For the schedule; returns how many went. */
export async function forgetOld(tx: Tx, limit: number): Promise<number> {
  return store.removeOld(tx, limit)
}
