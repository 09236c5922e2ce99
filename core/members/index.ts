import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import { TOPICS } from '../notices/index.ts'
import { cleanName } from '../shared/clean.ts'
import type { Language } from '../shared/language.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import {
  ageOn,
  dayIn,
  FULL_AGE,
  hourZones,
  isTimeZone,
  languageOf,
  NEWCOMER_DAYS,
  TERMS_VERSION,
  ZONE_SETTLES_DAYS,
  type Identity,
  type Member,
  type Platform,
} from './member.ts'
import { isBarred, knownBirthDate } from './barred.ts'
import * as store from './store.ts'
import { DAY } from '../shared/time.ts'

export * from './member.ts'
export { bar, forgetBarred, forgetMinors, rememberMinor, unbar } from './barred.ts'
export { absorb, lockBoth, olderFirst, setFirstPlatform, takeInNewcomer } from './merge.ts'
export { isQuietHour, quietUntil, wallClock } from './quiet-hours.ts'
export { accountsOf, presentId } from './store.ts'
export { forgetAgeRefusals, forgetTooYoung, wasTooYoung } from './too-young.ts'

/**
 * The member of an identity; at the first contact one is made, with status `joining` and the language of the client.
 * Whoever writes is reachable again. Refuses `member.suspended`, unless `evenSuspended`: what is open to them all the same is
 * then the caller's to say.
 */
export async function meet(
  tx: Tx,
  identity: Identity,
  { evenSuspended = false, vault }: { readonly evenSuspended?: boolean; readonly vault?: Vault } = {},
): Promise<Member> {
  const { platform, externalId } = identity
  const known = (await store.held(tx, platform, externalId)) ?? (await store.held(tx, platform, externalId))
  if (known !== undefined) {
    if (!known.reachable || known.place !== identity.place) {
      await store.setReach(tx, identity.platform, identity.externalId, true, identity.place)
    }
    if (known.member.status === 'suspended' && !evenSuspended) refuse('member.suspended', {})
    return known.member
  }
  if (vault !== undefined && (await isBarred(tx, identity, vault))) refuse('member.suspended', {})
  const member = await store.insert(tx, { name: '—', language: languageOf(identity.locale) })
  const named = await store.change(tx, member.id, {
    name: cleanName(identity.name, `#${member.publicId.slice(0, 4).toUpperCase()}`),
  })
  if (await store.insertIdentity(tx, identity, member.id)) return named
  // Two first updates at the same moment: the other one's member counts.
  await store.remove(tx, member.id)
  const first = await store.byIdentity(tx, identity.platform, identity.externalId)
  if (first === undefined) throw new Error('an identity vanished')
  return first.member
}

/** The member of an identity, without making one. */
export async function ofIdentity(tx: Tx, platform: Platform, externalId: string): Promise<Member | undefined> {
  return (await store.byIdentity(tx, platform, externalId))?.member
}

/** A member by the database’s id; undefined when there is none. */
export async function byId(tx: Tx, id: string): Promise<Member | undefined> {
  return store.byId(tx, id)
}

/** A member by the public id; a merged one's leads to who is left. Undefined when there is none. */
export async function byPublicId(tx: Tx, publicId: string): Promise<Member | undefined> {
  return store.byPublicId(tx, publicId)
}

/** Takes from a member the right to do anything, or gives it back; who and why is moderation's business, and only its. */
export async function setSuspended(tx: Tx, memberId: string, suspended: boolean): Promise<void> {
  await store.change(tx, memberId, { status: suspended ? 'suspended' : 'active' })
}

/** The member of an id that was kept for later: if it was merged meanwhile, the one that is left. */
export async function present(tx: Tx, id: string): Promise<Member | undefined> {
  return store.present(tx, id)
}

/** The member whose permanent deposit reference this is, already normalised; a merged one's leads to who is left. */
export async function byReference(tx: Tx, reference: string): Promise<Member | undefined> {
  return store.byReference(tx, reference)
}

/** Whole years of a birth date today, in the zone that a member has before joining. */
export function ageToday(tx: Tx, birthDate: string, timeZone = 'Europe/Berlin'): number {
  return ageOn(birthDate, dayIn(timeZone, tx.now))
}

/** People who looked in and never joined: after two weeks nothing of them is kept. Returns how many. */
export async function forgetNewcomers(tx: Tx, limit: number): Promise<number> {
  return store.removeNewcomers(tx, new Date(tx.now.getTime() - NEWCOMER_DAYS * DAY), limit)
}

export interface JoinInput {
  readonly key: string
  readonly language: Language
  /** `YYYY-MM-DD`, a real day. */
  readonly birthDate: string
  readonly wants: readonly ('work' | 'post' | 'shop')[]
  readonly minimumAge: number
  /** Knows a minor again who has gone. */
  readonly vault?: Vault
}

/**
 * A person becomes a member: terms and privacy text are accepted in their present version, and the accounts are
 * opened. Refuses `member.too_young`, and for ten-year-olds with a hundred candles a birth date in the future or
 * before 1900 is the question's business.
 */
export async function join(tx: Tx, member: Member, input: JoinInput): Promise<Member> {
  const known = input.vault === undefined ? undefined : await knownBirthDate(tx, member.id, input.vault)
  // Of two birth dates the later one counts.
  const birthDate = known !== undefined && known > input.birthDate ? known : input.birthDate
  if (ageToday(tx, birthDate, member.timeZone) < input.minimumAge) {
    refuse('member.too_young', { minimumAge: input.minimumAge })
  }
  await once(
    tx,
    {
      key: input.key,
      kind: 'member.join',
      actorId: member.id,
      input: { wants: [...input.wants], language: input.language },
    },
    async () => {
      await store.lock(tx, member.id)
      // Whoever has joined keeps the birth date that was given first: a minor does not grow up by joining again.
      if ((await store.byId(tx, member.id))?.status !== 'joining') return null
      await store.change(tx, member.id, {
        status: 'active',
        language: input.language,
        birthDate,
        wantsWork: input.wants.includes('work'),
        wantsPost: input.wants.includes('post'),
        wantsShop: input.wants.includes('shop'),
        termsVersion: TERMS_VERSION,
        termsAcceptedAt: tx.now,
        joinedAt: tx.now,
      })
      await ledger.open(tx, { kind: 'budget', ownerId: member.id })
      await ledger.open(tx, { kind: 'earnings', ownerId: member.id })
      return null
    },
  )
  return (await store.byId(tx, member.id)) ?? refuse('member.not_joined', {})
}

/**
 * The language in which this member is spoken to from now on. Whoever has joined and never chose the languages of work
 * goes on working in the one that counted so far.
 */
export async function setLanguage(tx: Tx, member: Member, language: Language): Promise<Member> {
  const stays = member.status !== 'joining' && member.workLanguages.length === 0
  return store.change(tx, member.id, { language, ...(stays ? { workLanguages: [member.language] } : {}) })
}

/**
 * The zone of a member's clock. The hours in which a minor may take work have to be kept for seven days more in the zone
 * that counted before; changing it again begins the days again, and going back ends them. Refuses `member.bad_time_zone`
 * for anything but an IANA zone.
 */
export async function setTimeZone(tx: Tx, member: Member, timeZone: string): Promise<Member> {
  if (!isTimeZone(timeZone)) refuse('member.bad_time_zone', {})
  await store.lock(tx, member.id)
  const present = (await store.byId(tx, member.id)) ?? refuse('member.not_joined', {})
  const [now, former = now] = hourZones(present, tx.now)
  const moves = present.birthDate !== null && isMinor(tx, present) && former !== timeZone
  return store.change(tx, member.id, {
    timeZone,
    formerZone: moves ? former : null,
    zoneSettlesAt: moves ? new Date(tx.now.getTime() + ZONE_SETTLES_DAYS * DAY) : null,
  })
}

/** Hours 0 to 23 in the member's zone; equal hours switch quiet hours off. */
export async function setQuietHours(
  tx: Tx,
  member: Member,
  hours: { readonly from: number; readonly to: number },
): Promise<Member> {
  return store.change(tx, member.id, { quietFrom: hours.from, quietTo: hours.to })
}

/** What a member wants to do here; at least one thing, changeable at any time. */
export async function setWants(tx: Tx, member: Member, wants: readonly ('work' | 'post' | 'shop')[]): Promise<Member> {
  return store.change(tx, member.id, {
    wantsWork: wants.includes('work'),
    wantsPost: wants.includes('post'),
    wantsShop: wants.includes('shop'),
  })
}

/**
 * Switches a group of notices on or off, from the next one that would be sent. Refuses `member.topic_fixed` for anything
 * that is no such group: money, decisions and security are always told (product.md section 2).
 */
export async function setTopic(
  tx: Tx,
  member: Member,
  change: { readonly topic: string; readonly isOn: boolean },
): Promise<Member> {
  requireJoined(member)
  const topic = TOPICS.find((known) => known === change.topic) ?? refuse('member.topic_fixed', {})
  await store.lock(tx, member.id)
  const present = (await store.byId(tx, member.id)) ?? refuse('member.not_joined', {})
  const others = present.mutedTopics.filter((muted) => muted !== topic)
  return store.change(tx, member.id, { mutedTopics: change.isOn ? others : [...others, topic] })
}

/** The languages in which this member takes jobs; at least one. */
export async function setWorkLanguages(tx: Tx, member: Member, languages: readonly Language[]): Promise<Member> {
  return store.change(tx, member.id, { workLanguages: [...languages] })
}

/** Refuses `member.not_joined` to whoever has not finished joining. Every verb that costs or earns begins with it. */
export function requireJoined(member: Member): void {
  if (member.status === 'suspended') refuse('member.suspended', {})
  if (member.status !== 'active') refuse('member.not_joined', {})
}

/** Refuses `member.adults_only` below 18, whoever agrees. */
export function requireAdult(tx: Tx, member: Member): void {
  requireJoined(member)
  if (isMinor(tx, member)) refuse('member.adults_only', {})
}

/** True below 18, on the member's own calendar. */
export function isMinor(tx: Tx, member: Member): boolean {
  return member.birthDate === null || ageToday(tx, member.birthDate, member.timeZone) < FULL_AGE
}

/** Locks the member: after the command's key, before any job (the lock order of architecture.md section 4). */
export async function lock(tx: Tx, memberId: string): Promise<void> {
  await store.lock(tx, memberId)
}

/** Where a member can be written to, and whether the platform still lets us. */
export async function places(tx: Tx, memberId: string): ReturnType<typeof store.places> {
  return store.places(tx, memberId)
}

/** The platform said that this person cannot be written to any more. */
export async function markUnreachable(tx: Tx, platform: Platform, externalId: string): Promise<void> {
  await store.setReach(tx, platform, externalId, false)
}

/** Stars, work done and the share on time; what a card shows of a worker. */
export async function record(tx: Tx, memberId: string, category: string): Promise<store.RecordRow> {
  return store.record(tx, memberId, category)
}

/** Keeps who runs this installation in the database, so that the core authorises every press by itself. */
export async function setOperators(
  tx: Tx,
  list: readonly { readonly platform: Platform; readonly externalId: string }[],
): Promise<void> {
  await store.replaceOperators(tx, list)
}

/** True for whoever the configuration names as an operator. */
export async function isOperator(tx: Tx, member: Member): Promise<boolean> {
  return store.isOperator(tx, member.id)
}

/** Gives a member the permanent reference for deposits; the caller made it. Returns the one that counts. */
export async function giveReference(tx: Tx, member: Member, reference: string): Promise<string> {
  await store.lock(tx, member.id)
  const present = await store.byId(tx, member.id)
  if (present?.depositReference != null) return present.depositReference
  await store.change(tx, member.id, { depositReference: reference })
  return reference
}
