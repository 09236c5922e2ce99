import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { SearchFilter } from '../jobs/index.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import type { Alert, AlertStatus } from './alert.ts'
import type { Moment } from './moment.ts'
import { alertDue, alertHits, alertNotices, alerts } from './tables.ts'

/** All of a member's alerts, the oldest first: there are few. */
export async function ofMember(tx: Tx, memberId: string): Promise<readonly Alert[]> {
  return tx.select().from(alerts).where(eq(alerts.memberId, memberId)).orderBy(asc(alerts.id))
}

export async function ofMemberById(tx: Tx, memberId: string, publicId: string): Promise<Alert | undefined> {
  const [row] = await tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.publicId, publicId), eq(alerts.memberId, memberId)))
  return row
}

/** Saves a search with the keys by which new jobs find it; undefined, and nothing saved, when its words say nothing. */
export async function insert(tx: Tx, memberId: string, filter: Required<SearchFilter>): Promise<Alert | undefined> {
  const keys = await tx.execute<{ key: string }>(sql`
    select alert_keys_of(${filter.words}::text, ${filter.category}::text) as key`)
  if (keys.length === 0) return undefined
  const [row] = await tx
    .insert(alerts)
    .values({ ...filter, id: sql`default`, publicId: sql`default`, memberId, status: 'active', createdAt: tx.now })
    .returning()
  if (row === undefined) throw new Error('no alert was inserted')
  await tx.execute(sql`
    insert into alert_keys (key, alert_id) select key, ${row.id}::uuid from alert_keys_of(${filter.words}::text, ${filter.category}::text) key`)
  return row
}

/** Compare-and-set, for the member's own alert. */
export async function move(tx: Tx, alert: Alert, verb: Transition<AlertStatus>): Promise<Alert | undefined> {
  const [row] = await tx
    .update(alerts)
    .set({ status: verb.to })
    .where(and(eq(alerts.id, alert.id), inArray(alerts.status, [...verb.from])))
    .returning()
  return row
}

export async function remove(tx: Tx, memberId: string, publicId: string): Promise<void> {
  const rows = await tx
    .delete(alerts)
    .where(and(eq(alerts.publicId, publicId), eq(alerts.memberId, memberId)))
    .returning({ id: alerts.id })
  if (rows.length === 0) refuse('alert.unknown', {})
}

/** Takes some of the jobs that no alert has looked at yet; another instance's are passed over. */
export async function takeNewJobs(tx: Tx, limit: number): Promise<readonly { readonly id: string }[]> {
  return tx.execute<{ id: string }>(sql`
    delete from new_jobs where job_id in (
      select job_id from new_jobs where ${asides.notSetAside(tx, 'match-alerts', sql`job_id`)}
        order by job_id limit ${limit} for update skip locked)
    returning job_id as id`)
}

/**
 * Writes down for whom these jobs are news, each job once for each member, and returns the members. The jobs' own stems
 * and categories lead to the alerts; these are locked, so that a merge hands over what is found at the same moment.
 */
export async function match(tx: Tx, jobIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.execute<{ member_id: string }>(sql`
    with keys as (
      select j.id as job_id, 'w:' || stem as key from jobs j cross join unnest(tsvector_to_array(j.words)) stem
        where j.id in ${jobIds}
      union all
      select j.id, key from jobs j cross join lateral (values ('*'), ('c:' || j.category)) general (key) where j.id in ${jobIds}),
    matched as (
      select a.member_id, a.id as alert_id, j.id as job_id
        from keys join alert_keys k on k.key = keys.key join alerts a on a.id = k.alert_id join jobs j on j.id = keys.job_id
        where a.status = 'active' and j.client_id <> a.member_id and j.published_at >= a.created_at
          and j.reward_points >= coalesce(a.minimum_reward_points, 0) and j.minutes <= coalesce(a.maximum_minutes, j.minutes)
          and j.language = coalesce(a.language, j.language) and j.category = coalesce(a.category, j.category)
          and (a.words is null or j.words @@ (plainto_tsquery('german', a.words) || plainto_tsquery('english', a.words)))
        for share of a)
    insert into alert_hits (member_id, job_id, alert_id, found_at)
      select member_id, job_id, alert_id, moment() from matched order by member_id, job_id, alert_id
      on conflict do nothing
      returning member_id`)
  return [...new Set(rows.map(({ member_id: id }) => id))].toSorted()
}

/** Whoever waits for a moment already keeps it. */
export async function putDue(tx: Tx, memberId: string, dueAt: Date): Promise<void> {
  await tx.insert(alertDue).values({ memberId, dueAt }).onConflictDoNothing()
}

export async function setDue(tx: Tx, memberId: string, dueAt: Date | undefined): Promise<void> {
  if (dueAt === undefined) await tx.delete(alertDue).where(eq(alertDue.memberId, memberId))
  else await tx.update(alertDue).set({ dueAt }).where(eq(alertDue.memberId, memberId))
}

export async function due(
  tx: Tx,
  limit: number,
): Promise<readonly { readonly memberId: string; readonly dueAt: Date }[]> {
  return tx
    .select()
    .from(alertDue)
    .where(and(lte(alertDue.dueAt, tx.now), asides.notSetAside(tx, 'tell-alerts', alertDue.memberId)))
    .orderBy(alertDue.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** What was found and not told, the newest first, and whether only what this member may take was wanted. */
export async function untold(
  tx: Tx,
  memberId: string,
  limit: number,
): Promise<readonly { readonly jobId: string; readonly onlyOpenToMe: boolean }[]> {
  return tx
    .select({ jobId: alertHits.jobId, onlyOpenToMe: sql<boolean>`coalesce(${alerts.onlyOpenToMe}, false)` })
    .from(alertHits)
    .leftJoin(alerts, eq(alerts.id, alertHits.alertId))
    .where(and(eq(alertHits.memberId, memberId), isNull(alertHits.noticeId)))
    .orderBy(sql`${alertHits.jobId} desc`)
    .limit(limit)
}

/** Forgets what is no news any more; a job that only rests may come back. */
export async function forgetUntold(tx: Tx, memberId: string, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return
  await tx.execute(sql`
    delete from alert_hits where member_id = ${memberId} and notice_id is null and job_id in ${jobIds}
      and not exists (select from jobs j where j.id = job_id and j.status = 'paused')`)
}

/** A notice for this moment of this member's day; undefined when there was one already. */
export async function insertNotice(
  tx: Tx,
  memberId: string,
  { day, slot }: Moment,
): Promise<{ readonly id: string; readonly publicId: string } | undefined> {
  const [row] = await tx
    .insert(alertNotices)
    .values({ id: sql`default`, publicId: sql`default`, memberId, day, slot, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: alertNotices.id, publicId: alertNotices.publicId })
  return row
}

export async function markTold(tx: Tx, memberId: string, noticeId: string, jobIds: readonly string[]): Promise<void> {
  await tx
    .update(alertHits)
    .set({ noticeId })
    .where(and(eq(alertHits.memberId, memberId), inArray(alertHits.jobId, [...jobIds])))
}

/** The jobs that a notice collects; none when it is not this member's. */
export async function jobsOfNotice(tx: Tx, memberId: string, publicId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ jobId: alertHits.jobId })
    .from(alertNotices)
    .innerJoin(alertHits, eq(alertHits.noticeId, alertNotices.id))
    .where(and(eq(alertNotices.publicId, publicId), eq(alertNotices.memberId, memberId)))
  return rows.map(({ jobId }) => jobId)
}

/** Alerts first: what is being found for them at this moment waits here, and is moved with the rest. */
export async function moveToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(alerts).set({ memberId: to }).where(eq(alerts.memberId, from))
  await tx.execute(sql`
    with waiting as (delete from alert_due where member_id = ${from} returning due_at)
    insert into alert_due (member_id, due_at) select ${to}, due_at from waiting on conflict do nothing`)
  // What both have found stays told if either was told; nobody is told of a job of one's own.
  await tx.execute(sql`
    delete from alert_hits h where h.member_id in (${from}, ${to}) and exists (
      select from jobs j where j.id = h.job_id and j.client_id in (${from}, ${to}))`)
  await tx.execute(sql`
    delete from alert_hits h where h.notice_id is null and h.member_id in (${from}, ${to}) and exists (
      select from alert_hits o where o.job_id = h.job_id and o.member_id in (${from}, ${to}) and o.member_id <> h.member_id
        and (o.notice_id is not null or h.member_id = ${from}))`)
  await tx.execute(sql`
    delete from alert_hits h where h.member_id = ${from} and exists (
      select from alert_hits o where o.job_id = h.job_id and o.member_id = ${to})`)
  // Both may have been told at the same moment of the day: then the notices are one.
  await tx.execute(sql`
    update alert_hits h set member_id = ${to}, notice_id = coalesce((
      select k.id from alert_notices g join alert_notices k on k.member_id = ${to} and k.day = g.day and k.slot = g.slot
        where g.id = h.notice_id), h.notice_id)
      where h.member_id = ${from}`)
  await tx.execute(sql`
    delete from alert_notices g where g.member_id = ${from} and exists (
      select from alert_notices k where k.member_id = ${to} and k.day = g.day and k.slot = g.slot)`)
  await tx.update(alertNotices).set({ memberId: to }).where(eq(alertNotices.memberId, from))
}
