import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Identity, Member, Platform } from './member.ts'
import { identities, members, operators } from './tables.ts'

const columns = {
  id: members.id,
  publicId: members.publicId,
  status: members.status,
  name: members.name,
  language: members.language,
  birthDate: members.birthDate,
  timeZone: members.timeZone,
  quietFrom: members.quietFrom,
  quietTo: members.quietTo,
  wantsWork: members.wantsWork,
  wantsPost: members.wantsPost,
  wantsShop: members.wantsShop,
  workLanguages: members.workLanguages,
  joinedAt: members.joinedAt,
  depositReference: members.depositReference,
  firstPlatform: members.firstPlatform,
  mutedTopics: members.mutedTopics,
  formerZone: members.formerZone,
  zoneSettlesAt: members.zoneSettlesAt,
}

const is = (platform: Platform, externalId: string) =>
  and(eq(identities.platform, platform), eq(identities.externalId, externalId))

export interface KnownIdentity {
  readonly member: Member
  readonly place: string
  readonly reachable: boolean
}

const identity = (tx: Tx, platform: Platform, externalId: string) =>
  tx
    .select({ member: columns, place: identities.place, reachable: identities.reachable })
    .from(identities)
    .innerJoin(members, eq(members.id, identities.memberId))
    .where(is(platform, externalId))

export async function byIdentity(tx: Tx, platform: Platform, externalId: string): Promise<KnownIdentity | undefined> {
  const [row] = await identity(tx, platform, externalId)
  return row
}

/**
 * The same, and the identity stays where it is until the transaction ends: who merges two accounts waits for what their
 * people are doing, and whoever comes after that acts for the account that is left. Undefined when the identity has
 * moved while this waited: then ask again.
 */
export async function held(tx: Tx, platform: Platform, externalId: string): Promise<KnownIdentity | undefined> {
  const [row] = await identity(tx, platform, externalId).for('key share', { of: identities })
  return row
}

export async function byId(tx: Tx, id: string): Promise<Member | undefined> {
  const [row] = await tx.select(columns).from(members).where(eq(members.id, id))
  return row
}

export async function byReference(tx: Tx, reference: string): Promise<Member | undefined> {
  const owner = tx
    .select({ id: sql`coalesce(${members.mergedInto}, ${members.id})` })
    .from(members)
    .where(eq(members.depositReference, reference))
  const [row] = await tx.select(columns).from(members).where(inArray(members.id, owner))
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Member | undefined> {
  const owner = tx
    .select({ id: sql`coalesce(${members.mergedInto}, ${members.id})` })
    .from(members)
    .where(eq(members.publicId, publicId))
  const [row] = await tx.select(columns).from(members).where(inArray(members.id, owner))
  return row
}

/** The member, or the one that it was merged into. */
export async function present(tx: Tx, id: string): Promise<Member | undefined> {
  const [row] = await tx
    .select(columns)
    .from(members)
    .where(eq(members.id, sql`present_member(${id}::uuid)`))
  return row
}

/** A member and the accounts that were merged into it. */
export async function accountsOf(tx: Tx, id: string): Promise<readonly string[]> {
  const rows = await tx.select({ id: members.id }).from(members).where(eq(members.mergedInto, id))
  return [id, ...rows.map((row) => row.id)]
}

/** Who this member is now, if the account was merged. */
export async function presentId(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select present_member(${id}::uuid) as id`)
  return row?.id ?? id
}

/**
 * Locks the member's row: the second place in the lock order. Not `for update`: every notice refers to its member and
 * would wait for that, so two members who take each other's jobs would wait for each other.
 */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.select({ id: members.id }).from(members).where(eq(members.id, id)).for('no key update')
}

export async function insert(
  tx: Tx,
  member: { readonly name: string; readonly language: Member['language'] },
): Promise<Member> {
  const [row] = await tx
    .insert(members)
    .values({
      id: sql`default`,
      publicId: sql`default`,
      status: 'joining',
      name: member.name,
      language: member.language,
      timeZone: sql`default`,
      quietFrom: sql`default`,
      quietTo: sql`default`,
      wantsWork: false,
      wantsPost: false,
      wantsShop: false,
      workLanguages: [],
      mutedTopics: [],
      createdAt: tx.now,
    })
    .returning(columns)
  if (row === undefined) throw new Error('no member was inserted')
  return row
}

/** False when somebody else inserted the identity first. */
export async function insertIdentity(tx: Tx, identity: Identity, memberId: string): Promise<boolean> {
  const rows = await tx
    .insert(identities)
    .values({
      platform: identity.platform,
      externalId: identity.externalId,
      memberId,
      place: identity.place,
      reachable: true,
      createdAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ memberId: identities.memberId })
  return rows.length === 1
}

export async function change(
  tx: Tx,
  id: string,
  set: Partial<Omit<typeof members.$inferInsert, 'id'>>,
): Promise<Member> {
  const [row] = await tx.update(members).set(set).where(eq(members.id, id)).returning(columns)
  if (row === undefined) throw new Error('no such member')
  return row
}

export async function remove(tx: Tx, id: string): Promise<void> {
  await tx.delete(identities).where(eq(identities.memberId, id))
  await tx.delete(members).where(and(eq(members.id, id), eq(members.status, 'joining')))
}

/** Never joined, met long ago, and no dialog in progress that points here. */
export async function removeNewcomers(tx: Tx, metBefore: Date, limit: number): Promise<number> {
  const removed = await tx.execute(sql`
    with gone as (
      select id from members m where status = 'joining' and created_at < ${metBefore.toISOString()}::timestamptz
        and not exists (select from dialogs d where d.member_id = m.id)
        order by created_at limit ${limit} for update skip locked),
    unnamed as (delete from identities where member_id in (select id from gone))
    delete from members where id in (select id from gone) returning id`)
  return removed.length
}

export async function setReach(
  tx: Tx,
  platform: Platform,
  externalId: string,
  reachable: boolean,
  place?: string,
): Promise<void> {
  await tx
    .update(identities)
    .set({ reachable, ...(place === undefined ? {} : { place }) })
    .where(is(platform, externalId))
}

export async function places(
  tx: Tx,
  memberId: string,
): Promise<readonly { platform: Platform; externalId: string; place: string; reachable: boolean }[]> {
  return tx
    .select({
      platform: identities.platform,
      externalId: identities.externalId,
      place: identities.place,
      reachable: identities.reachable,
    })
    .from(identities)
    .where(eq(identities.memberId, memberId))
    .orderBy(identities.platform)
}

export async function isOperator(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: operators.externalId })
    .from(operators)
    .innerJoin(
      identities,
      and(eq(identities.platform, operators.platform), eq(identities.externalId, operators.externalId)),
    )
    .where(eq(identities.memberId, memberId))
    .limit(1)
  return rows.length === 1
}

export async function replaceOperators(
  tx: Tx,
  list: readonly { readonly platform: Platform; readonly externalId: string }[],
): Promise<void> {
  await tx.delete(operators)
  if (list.length > 0)
    await tx
      .insert(operators)
      .values([...list])
      .onConflictDoNothing()
}

/**
 * Stars over the last 50 reviews that are not blind any more, and work done, for cards that help to decide (product.md
 * section 4).
 */
export async function record(tx: Tx, memberId: string, category: string): Promise<RecordRow> {
  const [row] = await tx.execute<{
    stars: string | null
    reviews: number
    done: number
    done_here: number
    ended: number
    on_time: number
  }>(sql`
    select
      (select avg(stars) from (select stars from seen_reviews where subject_id = ${memberId} order by id desc limit 50) last) as stars,
      (select count(*)::int from seen_reviews where subject_id = ${memberId}) as reviews,
      count(*) filter (where a.status = 'approved')::int as done,
      count(*) filter (where a.status = 'approved' and j.category = ${category})::int as done_here,
      count(*) filter (where a.status in ('approved', 'rejected', 'refunded', 'split', 'lapsed', 'withdrawn') or a.given_back_late)::int as ended,
      count(*) filter (where a.status in ('approved', 'rejected', 'refunded', 'split'))::int as on_time
    from assignments a join jobs j on j.id = a.job_id where a.worker_id = ${memberId}`)
  return {
    starsTenths: row?.stars == null ? undefined : Math.round(Number(row.stars) * 10),
    reviews: row?.reviews ?? 0,
    jobsDone: row?.done ?? 0,
    jobsDoneInCategory: row?.done_here ?? 0,
    onTimePercent: row === undefined || row.ended === 0 ? undefined : Math.round((row.on_time * 100) / row.ended),
  }
}

/** What a worker has done so far. Stars in tenths, so that nothing is a fraction. */
export interface RecordRow {
  readonly starsTenths: number | undefined
  readonly reviews: number
  readonly jobsDone: number
  readonly jobsDoneInCategory: number
  readonly onTimePercent: number | undefined
}
