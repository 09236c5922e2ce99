import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Stored } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { AuditEntry, Report, ReportDecision, ReportTarget, Suspension } from './moderation.ts'
import { reportVerbs } from './moderation.ts'
import { auditLog, reports, suspensions } from './tables.ts'

const reportColumns = getTableColumns(reports)
const suspensionColumns = getTableColumns(suspensions)

export async function insertAudit(
  tx: Tx,
  actorId: string,
  entry: { readonly action: string; readonly object: string; readonly reason: string; readonly detail: Stored },
): Promise<void> {
  await tx.insert(auditLog).values({
    ...entry,
    detail: sql`${JSON.stringify(entry.detail)}::jsonb`,
    id: sql`default`,
    number: sql`default`,
    prevHash: sql`default`,
    hash: sql`default`,
    actorId,
    at: tx.now,
  })
}

export async function auditPage(
  tx: Tx,
  page: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly AuditEntry[]> {
  return tx
    .select()
    .from(auditLog)
    .where(page.before === undefined ? undefined : lt(auditLog.number, page.before))
    .orderBy(desc(auditLog.number))
    .limit(page.limit)
}

export async function brokenAudit(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.execute<{ fact: string | null }>(sql`
    select coalesce(c.fault, (select min(fact) from audit_faults_after(c.number, c.hash))) as fact from audit_checks c`)
  return row?.fact ?? undefined
}

/** Reads all of the chain in one statement, and notes up to where. Returns where it is broken. */
export async function checkAudit(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.execute<{ fault: string | null }>(sql`
    update audit_checks set fault = (select fact from faults_of_audit() limit 1), number = h.number, hash = h.hash,
      made_at = ${tx.now.toISOString()}::timestamptz from audit_head h returning fault`)
  return row?.fault ?? undefined
}

/** The members whom the configuration names as operators. */
export async function operatorIds(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct i.member_id as id from operators o
      join identities i on i.platform = o.platform and i.external_id = o.external_id
      join members m on m.id = i.member_id and m.status = 'active' order by 1`)
  return rows.map(({ id }) => id)
}

/** Undefined when this reporter has an open report on the same thing. */
export async function insertReport(
  tx: Tx,
  report: Pick<Report, 'reporterId' | 'target' | 'targetId' | 'subjectId' | 'code' | 'words' | 'quoted'>,
): Promise<Report | undefined> {
  const [row] = await tx
    .insert(reports)
    .values({ ...report, id: sql`default`, publicId: sql`default`, status: 'open', createdAt: tx.now })
    .onConflictDoNothing()
    .returning(reportColumns)
  return row
}

export async function reportByPublicId(tx: Tx, publicId: string): Promise<Report | undefined> {
  const [row] = await tx.select(reportColumns).from(reports).where(eq(reports.publicId, publicId))
  return row
}

export async function reportsSince(tx: Tx, reporterId: string, since: Date): Promise<number> {
  return tx.$count(reports, and(eq(reports.reporterId, reporterId), gt(reports.createdAt, since)))
}

/** Open reports on one thing, oldest first. */
export async function openReportsOn(tx: Tx, target: ReportTarget, targetId: string): Promise<readonly Report[]> {
  return tx
    .select(reportColumns)
    .from(reports)
    .where(and(eq(reports.target, target), eq(reports.targetId, targetId), eq(reports.status, 'open')))
    .orderBy(asc(reports.id))
}

/**
 * How many people have reported a job and wait for an operator, without those who were told before that nothing is wrong with
 * it: what a live job says does not change, so saying it again is no news.
 */
export async function freshReportersOf(tx: Tx, jobId: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(distinct r.reporter_id)::int as count from reports r
      where r.target = 'job' and r.target_id = ${jobId} and r.status = 'open' and not exists (
        select from reports d where d.reporter_id = r.reporter_id and d.target = 'job' and d.target_id = r.target_id
          and d.decision = 'dismiss')`)
  return row?.count ?? 0
}

/** Oldest first: `after` is the last one seen; `notBy`: of nothing that this member has reported as well. */
export async function openReports(
  tx: Tx,
  page: {
    readonly after: string | undefined
    readonly limit: number
    readonly notAbout?: string
    readonly notBy?: string
  },
): Promise<readonly Report[]> {
  const { after, notAbout, notBy } = page
  return tx
    .select(reportColumns)
    .from(reports)
    .where(
      and(
        eq(reports.status, 'open'),
        after === undefined ? undefined : gt(reports.id, after),
        notAbout === undefined ? undefined : ne(reports.subjectId, notAbout),
        notBy === undefined
          ? undefined
          : sql`not exists (select from reports o where o.status = 'open' and o.target = ${reports.target}
              and o.target_id = ${reports.targetId} and o.reporter_id = ${notBy})`,
      ),
    )
    .orderBy(asc(reports.id))
    .limit(page.limit)
}

/** Compare-and-set: all open reports on one thing are decided together. Returns those that were. */
export async function decideReports(
  tx: Tx,
  on: Pick<Report, 'target' | 'targetId'>,
  set: { readonly decision: ReportDecision; readonly reason: string; readonly decidedBy: string },
): Promise<readonly Report[]> {
  return tx
    .update(reports)
    .set({ ...set, status: reportVerbs.decide.to, decidedAt: tx.now })
    .where(
      and(
        eq(reports.target, on.target),
        eq(reports.targetId, on.targetId),
        inArray(reports.status, [...reportVerbs.decide.from]),
      ),
    )
    .returning(reportColumns)
}

/**
 * What a reporter who has gone had left behind, because it was still to be decided; a statement of its own, behind the
 * locks.
 */
export async function forgetWordsOfGone(tx: Tx, decided: readonly Pick<Report, 'id'>[]): Promise<void> {
  const ids = decided.map(({ id }) => id)
  await tx.execute(sql`
    update reports set words = '', quoted = '' where id in ${ids} and exists (
      select from members m where m.id = reporter_id and m.status = 'deleted')`)
}

export async function insertSuspension(
  tx: Tx,
  suspension: { readonly memberId: string; readonly reason: string; readonly decidedBy: string },
): Promise<Suspension> {
  const [row] = await tx
    .insert(suspensions)
    .values({ ...suspension, id: sql`default`, publicId: sql`default`, at: tx.now })
    .returning(suspensionColumns)
  if (row === undefined) throw new Error('no suspension was inserted')
  return row
}

export async function suspensionByPublicId(tx: Tx, publicId: string): Promise<Suspension | undefined> {
  const [row] = await tx.select(suspensionColumns).from(suspensions).where(eq(suspensions.publicId, publicId))
  return row
}

/** Newest first: `before` is the last one seen. */
export async function runningSuspensions(
  tx: Tx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Suspension[]> {
  return tx
    .select(suspensionColumns)
    .from(suspensions)
    .where(and(isNull(suspensions.liftedAt), page.before === undefined ? undefined : lt(suspensions.id, page.before)))
    .orderBy(desc(suspensions.id))
    .limit(page.limit)
}

/** Compare-and-set; undefined when it was lifted before. */
export async function liftSuspension(
  tx: Tx,
  id: string,
  set: { readonly liftedBy: string; readonly liftReason: string },
): Promise<Suspension | undefined> {
  const [row] = await tx
    .update(suspensions)
    .set({ ...set, liftedAt: tx.now })
    .where(and(eq(suspensions.id, id), isNull(suspensions.liftedAt)))
    .returning(suspensionColumns)
  return row
}
