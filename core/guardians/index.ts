import * as assignments from '../assignments/index.ts'
import * as consents from '../consents/index.ts'
import { CONSENT_LIMITS, isContact, RELATIONS, SCOPES, type Guardian, type Scope } from '../consents/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as forms from '../forms/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import * as payouts from '../payouts/index.ts'
import { charactersIn, cleanLine } from '../shared/clean.ts'
import type { Language } from '../shared/language.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'

/**
 * A one-time link (its token) with which a guardian agrees, for the worker to hand on. Refuses `guardian.not_needed` from
 * 18 on, and `member.not_joined`.
 */
export async function openForm(tx: Tx, member: Member): Promise<string> {
  members.requireJoined(member)
  if (!members.isMinor(tx, member)) refuse('guardian.not_needed', {})
  return forms.open(tx, member, { kind: 'guardian' })
}

/** The same to withdraw. Refuses `consent.nothing_left` when nothing is agreed to. */
export async function openRevokeForm(tx: Tx, member: Member): Promise<string> {
  members.requireJoined(member)
  return openRevoke(tx, member)
}

async function openRevoke(tx: Tx, member: Member): Promise<string> {
  if ((await consents.scopesFor(tx, member.id)).size === 0) refuse('consent.nothing_left', {})
  return forms.open(tx, member, { kind: 'guardian-revoke' })
}

/**
 * The same for an operator whom a guardian without a code has written to: with who agreed, so that the operator can see
 * whether it is them. It is written to the audit log. Refuses `operator.only`, `operator.own_case`, `member.unknown`,
 * `consent.nothing_left`.
 */
export async function openRevokeFormFor(
  tx: Tx,
  operator: Member,
  vault: Vault,
  publicId: string,
): Promise<{ readonly token: string; readonly guardian: Guardian }> {
  const member = await memberFor(tx, operator, publicId)
  const token = await openRevoke(tx, member)
  const guardian = (await consents.guardianOf(tx, vault, member.id)) ?? refuse('consent.nothing_left', {})
  await moderation.audit(tx, operator, {
    action: 'consent.link',
    object: `member:${member.publicId}`,
    reason: 'a guardian wants to withdraw and has no code',
    detail: {},
  })
  return { token, guardian }
}

/** The member whom a guardian has agreed for, for an operator. Refuses as `openRevokeFormFor` does. */
export async function memberFor(tx: Tx, operator: Member, publicId: string): Promise<Member> {
  await moderation.requireOperator(tx, operator)
  const member = (await members.byPublicId(tx, publicId)) ?? refuse('member.unknown', {})
  moderation.requireNoParty(operator, member.id)
  if ((await consents.scopesFor(tx, member.id)).size === 0) refuse('consent.nothing_left', {})
  return member
}

export interface Agreement extends Guardian {
  readonly key: string
  readonly scopes: readonly Scope[]
  /** In which the text was read. */
  readonly language: Language
}

/**
 * A guardian agrees; the worker is told at once. Returns the code that withdraws it at any time, which nobody can read a
 * second time. Refuses `guardian.not_needed`, `consent.bad_field` for what the form would not have let through, and
 * `form.over` under a key that was used before.
 */
export async function agree(tx: Tx, vault: Vault, member: Member, input: Agreement): Promise<string> {
  if (!members.isMinor(tx, member)) refuse('guardian.not_needed', {})
  const { relation, language } = input
  const [name, contact] = [cleanLine(input.name), cleanLine(input.contact)]
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope))
  const problem = badField({ name, contact, relation }, scopes)
  if (problem !== undefined) refuse('consent.bad_field', { field: problem })
  let shown: string | undefined
  // Who agreed stays out of the command: a plain hash of a name and a number could be guessed.
  const said = { scopes, relation, language }
  await once(tx, { key: input.key, kind: 'consent.give', actorId: member.id, input: said }, async () => {
    await members.lock(tx, member.id)
    const { consent, code } = await consents.give(tx, vault, member, { name, contact, relation, scopes, language })
    shown = code
    await notices.tell(tx, member.id, {
      kind: 'consent.given',
      data: { consent: consent.publicId },
      dedupeKey: `consent:${consent.id}:given`,
    })
    return consent.publicId
  })
  return shown ?? refuse('form.over', {})
}

/** Which field of a form is wrong, the first from the top; undefined when all is well. */
export function badField(
  guardian: Guardian,
  scopes: readonly Scope[],
): 'name' | 'relation' | 'contact' | 'scopes' | undefined {
  const { name, contact } = CONSENT_LIMITS
  const fits = (words: string, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    charactersIn(words) >= min && charactersIn(words) <= max
  if (!fits(guardian.name, name) || !/\p{L}/u.test(guardian.name)) return 'name'
  if (!RELATIONS.includes(guardian.relation)) return 'relation'
  if (!fits(guardian.contact, contact) || !isContact(guardian.contact)) return 'contact'
  return scopes.length === 0 ? 'scopes' : undefined
}

/** What a withdrawal has come to. */
export interface Withdrawal {
  readonly ended: readonly Scope[]
  /** How much running work was released, and how many applications were taken back. */
  readonly released: number
  readonly takenBack: number
}

/**
 * A guardian withdraws, all or a part. Without `jobs` running work is released without harm to the worker and slots open
 * again; what is handed in is still decided and paid. The worker is told at once. Refuses `consent.nothing_left`.
 */
export async function revoke(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly scopes: readonly Scope[] },
): Promise<Withdrawal> {
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope))
  const { ended, released, takenBack } = await once(
    tx,
    { key: input.key, kind: 'consent.revoke', actorId: member.id, input: { scopes } },
    async () => {
      await members.lock(tx, member.id)
      const withdrawn = await consents.withdraw(tx, member.id, scopes)
      if (withdrawn.length === 0) refuse('consent.nothing_left', {})
      const stopped = await settle(tx, member)
      const data = { scopes: SCOPES.filter((scope) => withdrawn.includes(scope)), ...stopped }
      await notices.tell(tx, member.id, {
        kind: 'consent.withdrawn',
        data,
        dedupeKey: `consent:${member.id}:withdrawn:${input.key}`,
      })
      return { ended: data.scopes, ...stopped }
    },
  )
  return { ended, released, takenBack }
}

/**
 * Lets go of what a minor may not do any more: work in hand and waiting applications, when nobody agrees to jobs;
 * payouts that are not on their way to the bank yet, when nobody agrees to those. The member must be locked. For
 * core/links too: a minor does not grow up by a merge.
 */
export async function settle(tx: Tx, member: Member): Promise<Omit<Withdrawal, 'ended'>> {
  if (!(await consents.isAgreed(tx, member, 'payout'))) await payouts.takeBackAll(tx, member)
  const may = await consents.isAgreed(tx, member, 'jobs')
  return may ? { released: 0, takenBack: 0 } : assignments.releaseWork(tx, member.id)
}
