import { createHash } from 'node:crypto'
import { recall, remember } from '../db/settings.ts'
import type { Tx } from '../db/connect.ts'
import { freshSecret } from '../db/secret.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import type { AgeLimits } from '../shared/config.ts'
import type { Language } from '../shared/language.ts'
import { refuse, type Missing } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { readCode, writeCode } from '../shared/written-code.ts'
import { barredBy, DEFAULT_AGE_LIMITS, limitsAt } from './age-limits.ts'
import { CONSENT_VERSION, type Consent, type Guardian, type Scope } from './consent.ts'
import * as store from './store.ts'

export * from './consent.ts'

const LIMITS_KEY = 'age-limits'
const contextOf = (id: string): string => `consents:${id}:guardian`
const hashOf = (letters: string): string => createHash('sha256').update(`consent-code:${letters}`).digest('hex')

/** Keeps what the configuration allows to minors in the database, so that the core checks every claim by itself. */
export async function setAgeLimits(tx: Tx, limits: AgeLimits): Promise<void> {
  const { minutesAt14, hoursAt14, hoursFrom15 } = limits
  await remember(tx, LIMITS_KEY, { minutesAt14, hoursAt14: { ...hoursAt14 }, hoursFrom15: { ...hoursFrom15 } })
}

/** What the configuration allows to minors. */
export async function ageLimits(tx: Tx): Promise<AgeLimits> {
  // What stands there was written by `setAgeLimits`.
  return ((await recall(tx, LIMITS_KEY)) as AgeLimits | undefined) ?? DEFAULT_AGE_LIMITS
}

/** What holds for a minor today: the longest job in minutes (no limit: undefined), and the hours for claims. */
export async function limitsFor(tx: Tx, minor: Member): Promise<ReturnType<typeof limitsAt>> {
  return limitsAt(ageOf(tx, minor), await ageLimits(tx))
}

/** Whoever has no birth date has not joined, and may do nothing. */
const ageOf = (tx: Tx, { birthDate, timeZone }: Member): number =>
  birthDate === null ? 0 : members.ageToday(tx, birthDate, timeZone)

/** What a guardian has agreed to for this member. */
export async function scopesFor(tx: Tx, memberId: string): Promise<ReadonlySet<Scope>> {
  return new Set((await store.running(tx, memberId)).map(({ scope }) => scope))
}

/** True for everybody from 18 on, and for whom a guardian has agreed to this. */
export async function isAgreed(tx: Tx, member: Member, scope: Scope): Promise<boolean> {
  return !members.isMinor(tx, member) || (await scopesFor(tx, member.id)).has(scope)
}

/**
 * Under 18 a guardian has to have agreed to this: refuses `member.guardian_needed` with what is missing, and
 * `member.not_joined` or `member.suspended`. Lock the member first where a withdrawal at the same moment must not slip by.
 */
export async function requireConsent(tx: Tx, member: Member, scope: Scope): Promise<void> {
  members.requireJoined(member)
  if (!(await isAgreed(tx, member, scope))) refuse('member.guardian_needed', { scope })
}

/**
 * What stands between a minor and a job: a guardian's consent, the job's length, the hour of the day. The hour is the
 * member's own, and only counts when the member acts: nothing of it when `anyHour`. Empty for everybody from 18 on.
 */
export async function barriers(
  tx: Tx,
  worker: Member,
  job: { readonly minutes: number },
  { anyHour = false }: { readonly anyHour?: boolean } = {},
): Promise<readonly Missing[]> {
  if (!members.isMinor(tx, worker)) return []
  const agreed = await isAgreed(tx, worker, 'jobs')
  const minor = { age: ageOf(tx, worker), zones: [...members.hourZones(worker, tx.now)] }
  const barred = barredBy(minor, job.minutes, await ageLimits(tx), anyHour ? undefined : tx.now)
  return agreed ? barred : [{ need: 'guardian' }, ...barred]
}

/**
 * Writes down that a guardian has agreed; what was agreed to before goes on under the new consent, and the rest of it as
 * it was. Returns the consent, and the code that withdraws it: the only moment at which anybody knows it. The member must
 * be locked. For core/guardians only.
 */
export async function give(
  tx: Tx,
  vault: Vault,
  member: Member,
  given: Guardian & { readonly scopes: readonly Scope[]; readonly language: Language },
): Promise<{ readonly consent: Consent; readonly code: string }> {
  const { scopes, language, relation, name, contact } = given
  await store.end(tx, member.id, scopes, 'renewed')
  const id = await store.newId(tx)
  const code = writeCode(await freshSecret(tx))
  const consent = await store.insert(
    tx,
    {
      id,
      memberId: member.id,
      relation,
      sealed: vault.seal(contextOf(id), JSON.stringify({ name, contact })),
      textVersion: CONSENT_VERSION,
      textLanguage: language,
      revokeHash: hashOf(readCode(code) ?? ''),
      givenAt: tx.now,
    },
    scopes,
  )
  return { consent, code }
}

/** Ends these for a member; returns which of them ran. The member must be locked. For core/guardians only. */
export async function withdraw(tx: Tx, memberId: string, scopes: readonly Scope[]): Promise<readonly Scope[]> {
  return store.end(tx, memberId, scopes, 'withdrawn')
}

/** The consent that a guardian's code belongs to, as typed. Refuses `consent.unknown_code`. */
export async function byCode(tx: Tx, words: string): Promise<Consent> {
  const letters = readCode(words)
  const found = letters === undefined ? undefined : await store.byRevokeHash(tx, hashOf(letters))
  return found ?? refuse('consent.unknown_code', {})
}

/** A consent of the member's own, with what it covered when it was given. Refuses `consent.unknown`. */
export async function own(
  tx: Tx,
  member: Member,
  publicId: string,
): Promise<Consent & { readonly scopes: readonly Scope[] }> {
  const consent = await store.byPublicId(tx, publicId)
  if (consent?.memberId !== member.id) return refuse('consent.unknown', {})
  return { ...consent, scopes: await store.scopesOf(tx, consent.id) }
}

/** Who agreed last to what still holds; undefined when nothing does. For operators, never for a screen that stays. */
export async function guardianOf(tx: Tx, vault: Vault, memberId: string): Promise<Guardian | undefined> {
  const consent = await store.newestRunning(tx, memberId)
  if (consent === undefined) return undefined
  // Sealed by `give`, and the seal proves that nobody has changed it.
  const { name, contact } = JSON.parse(vault.open(contextOf(consent.id), consent.sealed)) as Omit<Guardian, 'relation'>
  return { name, contact, relation: consent.relation }
}

/** Gives a member's consents to the one that this one is merged into: a guardian's last word counts. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way.from, way.to)
}
