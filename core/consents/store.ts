import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Consent, EndReason, Scope } from './consent.ts'
import { consents, consentScopes } from './tables.ts'

const { id, publicId, memberId, relation, textVersion, textLanguage, givenAt } = consents
const columns = { id, publicId, memberId, relation, textVersion, textLanguage, givenAt }

/** An id for what is still to be sealed: the seal names its row. */
export async function newId(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select uuid7() as id`)
  if (row === undefined) throw new Error('the database made no id')
  return row.id
}

export async function insert(
  tx: Tx,
  consent: Omit<Consent, 'publicId'> & { readonly sealed: string; readonly revokeHash: string },
  scopes: readonly Scope[],
): Promise<Consent> {
  const [row] = await tx
    .insert(consents)
    .values({ ...consent, publicId: sql`default` })
    .returning(columns)
  if (row === undefined) throw new Error('no consent was inserted')
  await tx
    .insert(consentScopes)
    .values(scopes.map((scope) => ({ consentId: row.id, scope, memberId: row.memberId, givenAt: row.givenAt })))
  return row
}

export async function byPublicId(tx: Tx, wanted: string): Promise<Consent | undefined> {
  const [row] = await tx.select(columns).from(consents).where(eq(consents.publicId, wanted))
  return row
}

export async function byRevokeHash(tx: Tx, hash: string): Promise<Consent | undefined> {
  const [row] = await tx.select(columns).from(consents).where(eq(consents.revokeHash, hash))
  return row
}

/** The newest consent of a member that covers something still; undefined when nothing is agreed to. */
export async function newestRunning(
  tx: Tx,
  ofMember: string,
): Promise<(Consent & { readonly sealed: string }) | undefined> {
  // One after the other: joined, the planner would rather read all consents than trust that so few scopes run.
  const [newest] = await tx
    .select({ id: consentScopes.consentId })
    .from(consentScopes)
    .where(and(eq(consentScopes.memberId, ofMember), isNull(consentScopes.endedAt)))
    .orderBy(desc(consentScopes.givenAt), desc(consentScopes.consentId))
    .limit(1)
  if (newest === undefined) return undefined
  const [row] = await tx
    .select({ ...columns, sealed: consents.sealed })
    .from(consents)
    .where(eq(consents.id, newest.id))
  return row
}

/** What is agreed to for a member now, and since when. */
export async function running(
  tx: Tx,
  ofMember: string,
): Promise<readonly { readonly scope: Scope; readonly givenAt: Date }[]> {
  return tx
    .select({ scope: consentScopes.scope, givenAt: consentScopes.givenAt })
    .from(consentScopes)
    .where(and(eq(consentScopes.memberId, ofMember), isNull(consentScopes.endedAt)))
}

/** What a consent covered when it was given. */
export async function scopesOf(tx: Tx, consentId: string): Promise<readonly Scope[]> {
  const rows = await tx
    .select({ scope: consentScopes.scope })
    .from(consentScopes)
    .where(eq(consentScopes.consentId, consentId))
  return rows.map(({ scope }) => scope)
}

/** Ends what runs of these; returns which of them did. */
export async function end(
  tx: Tx,
  ofMember: string,
  scopes: readonly Scope[],
  endReason: EndReason,
): Promise<readonly Scope[]> {
  if (scopes.length === 0) return []
  const rows = await tx
    .update(consentScopes)
    .set({ endedAt: tx.now, endReason })
    .where(
      and(
        eq(consentScopes.memberId, ofMember),
        inArray(consentScopes.scope, [...scopes]),
        isNull(consentScopes.endedAt),
      ),
    )
    .returning({ scope: consentScopes.scope })
  return rows.map(({ scope }) => scope)
}

/**
 * Gives a member's consents to another. Of each scope the last word counts: what was withdrawn later than anything was
 * given is over for both, and of two that run the newer one goes on.
 */
export async function moveToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    with last as (
      select scope, max(ended_at) filter (where end_reason = 'withdrawn') as withdrawn_at,
             (array_agg(consent_id order by given_at desc, consent_id desc) filter (where ended_at is null))[1] as newest_id
        from consent_scopes where member_id in (${from}, ${to}) group by scope)
    update consent_scopes s set ended_at = ${tx.now.toISOString()}::timestamptz, end_reason = 'merged'
      from last
      where s.member_id in (${from}, ${to}) and s.ended_at is null and s.scope = last.scope
        and (last.withdrawn_at >= s.given_at or s.consent_id <> last.newest_id)`)
  await tx.update(consentScopes).set({ memberId: to }).where(eq(consentScopes.memberId, from))
  await tx.update(consents).set({ memberId: to }).where(eq(consents.memberId, from))
}
