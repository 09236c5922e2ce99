import type { Tx } from '../db/connect.ts'
import type { Language } from '../shared/language.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { knownBirthDate } from './barred.ts'
import { hourZones, ZONE_SETTLES_DAYS, type Member, type Platform } from './member.ts'
import * as mergeStore from './merge-store.ts'
import * as store from './store.ts'
import { wasTooYoung } from './too-young.ts'
import { DAY } from '../shared/time.ts'

/**
 * Locks two members, or one that is given twice, in the one order: first their identities, so that nobody is in the
 * middle of something, then the members, ascending. For core/links and core/privacy only.
 */
export async function lockBoth(tx: Tx, one: string, other: string): Promise<void> {
  await mergeStore.lockIdentities(tx, [one, other])
  for (const id of [one, other].toSorted()) await store.lock(tx, id)
}

/**
 * Somebody who has only begun to join has an account elsewhere: the identity moves there and the newcomer goes. Linking is
 * no way around an age: whoever came back to this chat as a minor is as old as before, and who was too young today is not
 * taken in (`link.too_young`). Returns the member as it is now.
 */
export async function takeInNewcomer(tx: Tx, newcomer: Member, member: Member, vault: Vault): Promise<Member> {
  for (const { platform, externalId } of await store.places(tx, newcomer.id)) {
    if (await wasTooYoung(tx, platform, externalId)) refuse('link.too_young', {})
  }
  const known = (await knownBirthDate(tx, newcomer.id, vault)) ?? null
  await mergeStore.moveIdentities(tx, newcomer.id, member.id)
  await mergeStore.removeNewcomer(tx, newcomer.id)
  return store.change(tx, member.id, { birthDate: later(member.birthDate, known) })
}

/**
 * What the member itself takes over from the one that is merged into it: identities, conversations, what one wants to
 * do and speaks, the deposit reference. Of two birth dates the later one counts, so that a minor does not grow up by
 * merging. Returns the member as it is now. For core/links only, after the work and before the points.
 */
export async function absorb(tx: Tx, gone: Member, kept: Member): Promise<Member> {
  await mergeStore.moveIdentities(tx, gone.id, kept.id)
  await mergeStore.moveDialogs(tx, gone.id, kept.id)
  await mergeStore.markMerged(tx, gone, kept)
  // Of a minor's two zones the hours of both count for a while: a merge is no shorter way than a setting.
  const [, former = gone.timeZone] = hourZones(kept, tx.now)
  return store.change(tx, kept.id, {
    formerZone: former === kept.timeZone ? null : former,
    zoneSettlesAt: former === kept.timeZone ? null : new Date(tx.now.getTime() + ZONE_SETTLES_DAYS * DAY),
    wantsWork: kept.wantsWork || gone.wantsWork,
    wantsPost: kept.wantsPost || gone.wantsPost,
    wantsShop: kept.wantsShop || gone.wantsShop,
    workLanguages: spokenByBoth(kept, gone),
    birthDate: later(kept.birthDate, gone.birthDate),
  })
}

function spokenByBoth(kept: Member, gone: Member): Language[] {
  const spoken = [kept, gone].flatMap(({ workLanguages, language }) =>
    workLanguages.length === 0 ? [language] : workLanguages,
  )
  // Whoever has never chosen goes on working in the language that the bot speaks.
  if (spoken.every((language) => language === kept.language) && kept.workLanguages.length === 0) return []
  return [...new Set(spoken)].toSorted()
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}

/** Which of two members stays when they become one: whoever joined first, so that "member since" stays true. */
export function olderFirst(one: Member, other: Member): readonly [kept: Member, gone: Member] {
  const age = (member: Member): string => `${member.joinedAt?.toISOString() ?? '9999'} ${member.id}`
  return age(one) < age(other) ? [one, other] : [other, one]
}

/** Where a member wants to be written to first; a platform without a chat of theirs changes nothing. */
export async function setFirstPlatform(tx: Tx, member: Member, platform: Platform): Promise<Member> {
  const known = (await store.places(tx, member.id)).some((place) => place.platform === platform)
  return known ? store.change(tx, member.id, { firstPlatform: platform }) : member
}
