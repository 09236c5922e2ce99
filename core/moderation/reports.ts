import * as assignments from '../assignments/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { charactersIn, cleanText, firstCharacters } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { letRun } from './let-run.ts'
import {
  MODERATION_LIMITS,
  REPORT_CODES,
  REPORT_DECISIONS,
  type Report,
  type ReportCode,
  type ReportDecision,
  type ReportTarget,
} from './moderation.ts'
import { audit, enoughReason, requireNoParty, requireOperator, tellOperators } from './operators.ts'
import * as store from './store.ts'
import { suspendLocked } from './suspend.ts'
import { DAY } from '../shared/time.ts'

/** What is reported: its kind and public id. Of a message the id is its author's, and `quoted` what it said. */
export interface Reported {
  readonly kind: ReportTarget
  readonly id: string
  readonly quoted?: string
}

/**
 * Takes a report down and tells the operators; the third person who reports a job pauses it until one of them has
 * looked. Whoever was told that nothing is wrong with the job may report it again, and is none of the three. At most
 * ten a day. Returns the report: its public id is the receipt. Refuses `report.too_many`, `report.given` while the same
 * person's report on the same thing is open, `report.own`, `report.say_more` (a report as `other` needs at least ten
 * characters), and that the thing is unknown.
 */
export async function report(
  tx: Tx,
  reporter: Member,
  input: { readonly key: string; readonly target: Reported; readonly code: ReportCode; readonly words: string },
): Promise<Report> {
  members.requireJoined(reporter)
  const { key, target, code, words } = input
  const publicId = await once(
    tx,
    { key, kind: 'report', actorId: reporter.id, input: { kind: target.kind, id: target.id, code, words } },
    async () => {
      if (!REPORT_CODES.includes(code)) refuse('job.bad_field', { field: 'reason' })
      // Ten a day is true only while nobody else reports in this name.
      await members.lock(tx, reporter.id)
      const { reportsADay, reportWords, quoted } = MODERATION_LIMITS
      if ((await store.reportsSince(tx, reporter.id, new Date(tx.now.getTime() - DAY))) >= reportsADay) {
        refuse('report.too_many', { limit: reportsADay })
      }
      const said = firstCharacters(cleanText(words), reportWords.max)
      if (code === 'other' && charactersIn(said) < reportWords.min) {
        refuse('report.say_more', { characters: reportWords.min })
      }
      const found = await concerned(tx, reporter, target)
      if (found.subjectId === reporter.id) refuse('report.own', {})
      const made = await store.insertReport(tx, {
        ...found,
        reporterId: reporter.id,
        target: target.kind,
        code,
        words: said,
        quoted: firstCharacters(cleanText(target.quoted ?? ''), quoted),
      })
      if (made === undefined) return refuse('report.given', {})
      if (target.kind === 'job') await pauseWhenReported(tx, made)
      await tellOperators(tx, {
        topic: 'report',
        id: made.publicId,
        dedupeKey: `report:${made.id}`,
        except: [found.subjectId],
      })
      return made.publicId
    },
  )
  return (await store.reportByPublicId(tx, publicId)) ?? refuse('report.unknown', {})
}

/** The thing, and the person whom a report on it is about. */
async function concerned(
  tx: Tx,
  reporter: Member,
  { kind, id }: Reported,
): Promise<{ readonly targetId: string; readonly subjectId: string }> {
  switch (kind) {
    case 'job': {
      const job = await jobs.byPublicId(tx, reporter, id)
      return { targetId: job.id, subjectId: job.clientId }
    }
    case 'submission': {
      const { submission, assignment, job } = await assignments.seenByParty(tx, reporter, id)
      return {
        targetId: submission.id,
        subjectId: assignment.workerId === reporter.id ? job.clientId : assignment.workerId,
      }
    }
    case 'member':
    case 'message': {
      const member = await members.byPublicId(tx, id)
      if (member === undefined || member.status === 'joining') return refuse('member.unknown', {})
      return { targetId: member.id, subjectId: member.id }
    }
  }
}

/** A rule may pause, never decide: at the third reporter the job takes nobody until an operator has looked. */
async function pauseWhenReported(tx: Tx, { targetId }: Report): Promise<void> {
  const job = await jobs.lockById(tx, targetId)
  if ((await store.freshReportersOf(tx, targetId)) < MODERATION_LIMITS.reportersThatPause) return
  if (!(await jobs.hold(tx, job, 'reports'))) return
  await notices.tell(tx, job.clientId, {
    kind: 'job.held',
    data: { job: job.publicId, why: 'reports' },
    dedupeKey: `job:${job.id}:held:reports:${tx.now.toISOString()}`,
  })
}

/**
 * An operator decides on everything that was reported about one thing, with a reason: nothing is wrong, a warning, the
 * job ends, or the member is suspended. Reporters and the person concerned are told. Refuses `operator.only`,
 * `operator.own_case`, `operator.say_more`, `report.decided`.
 */
export async function decideReport(
  tx: Tx,
  operator: Member,
  input: {
    readonly key: string
    readonly report: string
    readonly decision: ReportDecision
    readonly reason: string
  },
): Promise<Report> {
  await requireOperator(tx, operator)
  const { key, report: id, decision } = input
  const said = { report: id, decision, reason: input.reason }
  await once(tx, { key, kind: 'report.decide', actorId: operator.id, input: said }, async () => {
    const reason = enoughReason(input.reason)
    const seen = (await store.reportByPublicId(tx, id)) ?? refuse('report.unknown', {})
    const allowed = REPORT_DECISIONS.includes(decision) && (decision !== 'close-job' || seen.target === 'job')
    if (!allowed) refuse('job.bad_field', { field: 'decision' })
    await members.lock(tx, seen.subjectId)
    if (seen.target === 'job') await jobs.lockById(tx, seen.targetId)
    const open = await store.openReportsOn(tx, seen.target, seen.targetId)
    requireNoParty(operator, seen.subjectId, seen.reporterId, ...open.map(({ reporterId }) => reporterId))
    const decided = await store.decideReports(tx, seen, { decision, reason, decidedBy: operator.id })
    if (decided.length === 0) refuse('report.decided', {})
    await store.forgetWordsOfGone(tx, decided)
    const wasHeld = await carryOut(tx, operator, seen, { decision, reason })
    await tellAbout(tx, decided, seen, { decision, wasHeld })
    await audit(tx, operator, {
      action: `report.${decision}`,
      object: `${seen.target}:${seen.targetId}`,
      reason,
      detail: { reports: decided.map(({ publicId }) => publicId) },
    })
    return null
  })
  return (await store.reportByPublicId(tx, id)) ?? refuse('report.unknown', {})
}

/** True when the reports had paused a job. */
async function carryOut(
  tx: Tx,
  operator: Member,
  { target, targetId, subjectId }: Report,
  { decision, reason }: { readonly decision: ReportDecision; readonly reason: string },
): Promise<boolean> {
  const job = target === 'job' ? await jobs.lockById(tx, targetId) : undefined
  // First: a job whose client is suspended is not let run in between, and nobody in line is offered its slots.
  if (decision === 'suspend') await suspendLocked(tx, operator, subjectId, reason)
  if (job !== undefined && decision === 'close-job') await jobs.closeByOperator(tx, job)
  else if (job !== undefined) await letRun(tx, job, 'reports')
  return job?.heldFor === 'reports'
}

/** Whoever reported hears what came of it; the person concerned hears the reason, unless nothing came of it. */
async function tellAbout(
  tx: Tx,
  decided: readonly Report[],
  seen: Report,
  { decision, wasHeld }: { readonly decision: ReportDecision; readonly wasHeld: boolean },
): Promise<void> {
  for (const one of decided) {
    await notices.tell(tx, one.reporterId, {
      kind: 'report.decided',
      data: { report: one.publicId },
      dedupeKey: `report:${one.id}:decided`,
    })
  }
  // Its client was told about the pause, so also that this reason for it is over.
  if (decision === 'suspend' || (decision === 'dismiss' && !wasHeld)) return
  await notices.tell(tx, seen.subjectId, {
    kind: 'report.about',
    data: { report: seen.publicId },
    dedupeKey: `report:${seen.id}:about`,
  })
}

/** A page of what was reported and not decided, oldest first; `after` is the public id of the last one seen. */
export async function openReports(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly reports: readonly Report[]; readonly more: boolean }> {
  await requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.reportByPublicId(tx, page.after)
  const rows = await store.openReports(tx, { after: last?.id, limit: page.limit + 1, notAbout: operator.id })
  return { reports: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * A report with how many different people have reported the same thing, for operators. Refuses `operator.only`,
 * `report.unknown`, and `operator.own_case` to the operator whom it is about.
 */
export async function reportFor(
  tx: Tx,
  operator: Member,
  publicId: string,
): Promise<{ readonly report: Report; readonly reporters: number }> {
  await requireOperator(tx, operator)
  const found = (await store.reportByPublicId(tx, publicId)) ?? refuse('report.unknown', {})
  // Nobody reads who has reported him, and what was said.
  requireNoParty(operator, found.subjectId)
  const open = await store.openReportsOn(tx, found.target, found.targetId)
  return { report: found, reporters: new Set(open.map(({ reporterId }) => reporterId)).size }
}

/** For its reporter and for the person whom it is about: what was decided. Refuses `report.unknown`. */
export async function reportOf(tx: Tx, member: Member, publicId: string): Promise<Report> {
  const found = await store.reportByPublicId(tx, publicId)
  const isParty = found?.reporterId === member.id || found?.subjectId === member.id
  return found !== undefined && isParty ? found : refuse('report.unknown', {})
}

/** How many reports are open, counted up to `most`. */
export async function countReports(tx: Tx, most: number): Promise<number> {
  return (await store.openReports(tx, { after: undefined, limit: most })).length
}
