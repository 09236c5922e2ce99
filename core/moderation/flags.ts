import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Job } from '../jobs/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { FLAG_LIMITS, flagVerbs, type Flag } from './flag.ts'
import * as store from './flag-store.ts'
import { letRun } from './let-run.ts'
import { tellCollected } from './news.ts'
import { audit, enoughReason, requireNoParty, requireOperator } from './operators.ts'
import { DAY } from '../shared/time.ts'

/** A flag with the job that it keeps paused. */
export interface FlagSeen {
  readonly flag: Flag
  readonly job: Job
}

/**
 * Counts for clients who have rejected something, after each further decision: ten may be full with an approval. Who has rejected more than 30 % of at least
 * ten submissions is flagged, and the job is paused until an operator has looked. For the schedule; returns how many jobs were looked at.
 */
export async function flagClients(tx: Tx, limit: number): Promise<number> {
  const rejectedIn = asides.worksOff(tx, await store.takeRejections(tx, limit))
  for (const { id: jobId } of rejectedIn) {
    const { clientId } = await jobs.byId(tx, jobId)
    await members.lock(tx, clientId)
    const job = await jobs.lockById(tx, jobId)
    const { decided, rejected, isFlagged } = await store.counted(tx, clientId)
    const isUnusual = decided >= FLAG_LIMITS.decided && rejected * 100 > decided * FLAG_LIMITS.rejectedPercent
    if (!isUnusual || isFlagged) continue
    const flag = await store.insert(tx, { jobId, decided, rejected })
    // A job that has ended, or is held already, cannot be paused: its client is looked at all the same.
    if (await jobs.hold(tx, job, 'flag')) {
      await notices.tell(tx, clientId, {
        kind: 'job.held',
        data: { job: job.publicId, why: 'flag' },
        dedupeKey: `flag:${flag.id}:held`,
      })
    }
    await tellCollected(tx, { topic: 'flag', id: flag.publicId, dedupeKey: `flag:${flag.id}`, except: clientId })
  }
  return rejectedIn.length
}

/**
 * The job has ended, and nobody has decided for a month: there is nothing to pause any more. For the schedule; returns
 * how many.
 */
export async function lapseFlags(tx: Tx, limit: number): Promise<number> {
  const before = new Date(tx.now.getTime() - FLAG_LIMITS.days * DAY)
  const ended = asides.worksOff(tx, await store.pointless(tx, before, limit))
  for (const { id } of ended) await store.move(tx, id, flagVerbs.lapse, undefined)
  return ended.length
}

/** A flag, for operators. Refuses `operator.only`, `flag.unknown`. */
export async function flagFor(tx: Tx, operator: Member, publicId: string): Promise<FlagSeen> {
  await requireOperator(tx, operator)
  const flag = (await store.byPublicId(tx, publicId)) ?? refuse('flag.unknown', {})
  return { flag, job: await jobs.byId(tx, flag.jobId) }
}

/** What was decided on a flag, for its client. Refuses `flag.unknown` to everybody else. */
export async function endOfFlag(tx: Tx, client: Member, publicId: string): Promise<FlagSeen> {
  const flag = (await store.byPublicId(tx, publicId)) ?? refuse('flag.unknown', {})
  const job = await jobs.byId(tx, flag.jobId)
  return job.clientId === client.id ? { flag, job } : refuse('flag.unknown', {})
}

/** A page of the flags that wait, oldest first; `after` is the public id of the last one seen. */
export async function waitingFlags(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly flags: readonly Flag[]; readonly more: boolean }> {
  await requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.byPublicId(tx, page.after)
  const rows = await store.page(tx, { after: last?.id, limit: page.limit + 1 })
  return { flags: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How many flags wait, counted up to `most`. */
export async function countFlags(tx: Tx, most: number): Promise<number> {
  return (await store.page(tx, { after: undefined, limit: most })).length
}

/**
 * An operator lets the paused job run again, or ends it, with a reason that the client reads. After that only later
 * rejections count. Refuses `operator.only`, `operator.own_case`, `operator.say_more`, `flag.unknown`, `flag.over`, and
 * `job.wrong_state` to end a job that has ended.
 */
export async function decideFlag(
  tx: Tx,
  operator: Member,
  input: {
    readonly key: string
    readonly flag: string
    readonly decision: 'release' | 'close'
    readonly reason: string
  },
): Promise<FlagSeen> {
  await requireOperator(tx, operator)
  const { key, flag: id, decision } = input
  const said = { flag: id, decision, reason: input.reason }
  await once(tx, { key, kind: 'flag.decide', actorId: operator.id, input: said }, async () => {
    const reason = enoughReason(input.reason)
    const seen = await flagFor(tx, operator, id)
    await members.lock(tx, seen.job.clientId)
    const job = await jobs.lockById(tx, seen.job.id)
    requireNoParty(operator, job.clientId)
    const decided = await store.move(tx, seen.flag.id, flagVerbs[decision], { decidedBy: operator.id, reason })
    if (decision === 'close') await jobs.closeByOperator(tx, job)
    else await letRun(tx, job, 'flag')
    await notices.tell(tx, job.clientId, {
      kind: 'flag.decided',
      data: { flag: decided.publicId },
      dedupeKey: `flag:${decided.id}:${decided.status}`,
    })
    await audit(tx, operator, {
      action: `flag.${decision}`,
      object: `flag:${decided.publicId}`,
      reason,
      detail: { job: job.publicId, decided: decided.decided, rejected: decided.rejected },
    })
    return null
  })
  return flagFor(tx, operator, id)
}
