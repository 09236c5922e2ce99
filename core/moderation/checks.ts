import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import { checkVerbs, type Job, type JobCheck } from '../jobs/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { tellCollected } from './news.ts'
import { audit, enoughReason, requireNoParty, requireOperator } from './operators.ts'

/** A check with its job. */
export interface CheckSeen {
  readonly check: JobCheck
  readonly job: Job
}

/** A check with the job that it is about, for operators. Refuses `operator.only`, `check.unknown`. */
export async function checkFor(tx: Tx, operator: Member, publicId: string): Promise<CheckSeen> {
  await requireOperator(tx, operator)
  const check = (await jobs.checkByPublicId(tx, publicId)) ?? refuse('check.unknown', {})
  return { check, job: await jobs.byId(tx, check.jobId) }
}

/** What became of a check, for the client whose job it is about. Refuses `check.unknown` to everybody else. */
export async function endOfCheck(tx: Tx, client: Member, publicId: string): Promise<CheckSeen> {
  const check = (await jobs.checkByPublicId(tx, publicId)) ?? refuse('check.unknown', {})
  const job = await jobs.byId(tx, check.jobId)
  return job.clientId === client.id ? { check, job } : refuse('check.unknown', {})
}

/** A page of the jobs that wait to be looked at, oldest first; `after` is the public id of the last check seen. */
export async function waitingChecks(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly checks: readonly JobCheck[]; readonly more: boolean }> {
  await requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await jobs.checkByPublicId(tx, page.after)
  const rows = await jobs.waitingChecks(tx, { after: last?.id, limit: page.limit + 1 })
  return { checks: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How many jobs wait to be looked at, counted up to `most`. */
export async function countChecks(tx: Tx, most: number): Promise<number> {
  return (await jobs.waitingChecks(tx, { after: undefined, limit: most })).length
}

/**
 * An operator lets a job go live, or sends it back as a draft with all its points; with a reason, which the client reads.
 * Refuses `operator.only`, `operator.own_case`, `operator.say_more`, `check.unknown`, `check.over`, and
 * `member.wrong_state` for the job of a client who is suspended: that is not let live.
 */
export async function decideCheck(
  tx: Tx,
  operator: Member,
  input: {
    readonly key: string
    readonly check: string
    readonly decision: 'approve' | 'refuse'
    readonly reason: string
  },
): Promise<CheckSeen> {
  await requireOperator(tx, operator)
  const { key, check: id, decision } = input
  const said = { check: id, decision, reason: input.reason }
  await once(tx, { key, kind: 'check.decide', actorId: operator.id, input: said }, async () => {
    const reason = enoughReason(input.reason)
    const seen = await checkFor(tx, operator, id)
    await members.lock(tx, seen.job.clientId)
    const client = (await members.byId(tx, seen.job.clientId)) ?? refuse('member.unknown', {})
    const job = await jobs.lockById(tx, seen.job.id)
    requireNoParty(operator, job.clientId)
    if (decision === 'approve' && client.status !== 'active') refuse('member.wrong_state', { status: client.status })
    const decided = await jobs.moveCheck(tx, seen.check.id, checkVerbs[decision], { decidedBy: operator.id, reason })
    if (decision === 'approve') await jobs.goLive(tx, job)
    else await jobs.sendBack(tx, job, decided)
    await tellClient(tx, job, decided)
    await audit(tx, operator, {
      action: `check.${decision}`,
      object: `check:${decided.publicId}`,
      reason,
      detail: { job: job.publicId, reasons: decided.reasons },
    })
    return null
  })
  return checkFor(tx, operator, id)
}

async function tellClient(tx: Tx, job: Job, check: JobCheck): Promise<void> {
  await notices.tell(tx, job.clientId, {
    kind: 'check.ended',
    data: { check: check.publicId },
    dedupeKey: `check:${check.id}:${check.status}`,
  })
}

/** Nobody has looked in time: the job goes back to its client with all its points. For the schedule; returns how many. */
export async function lapseChecks(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await jobs.dueChecks(tx, limit))
  for (const { id, jobId } of due) {
    await members.lock(tx, (await jobs.byId(tx, jobId)).clientId)
    const job = await jobs.lockById(tx, jobId)
    const present = await jobs.checkOf(tx, job)
    // Another instance, or an operator in the last moment, was quicker.
    if (present?.id !== id || present.status !== 'waiting') continue
    const lapsed = await jobs.moveCheck(tx, id, checkVerbs.lapse, undefined)
    await jobs.sendBack(tx, job, lapsed)
    await tellClient(tx, job, lapsed)
  }
  return due.length
}

/** Tells the operators who are no party about jobs that came in. For the schedule; returns how many. */
export async function tellChecks(tx: Tx, limit: number): Promise<number> {
  const untold = asides.worksOff(tx, await jobs.takeUntoldChecks(tx, limit))
  for (const { id, publicId, jobId } of untold) {
    const { clientId } = await jobs.byId(tx, jobId)
    await tellCollected(tx, { topic: 'job', id: publicId, dedupeKey: `check:${id}`, except: clientId })
  }
  return untold.length
}
