import * as claims from '../claims/index.ts'
import { once, type Stored } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as lists from '../lists/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { fee } from '../shared/points.ts'
import { Refusal, refuse } from '../shared/refusal.ts'
import { checked } from './check.ts'
import * as checkStore from './check-store.ts'
import { refund, reserve } from './escrow.ts'
import { announce } from './find-store.ts'
import { checkVerbs, type CheckReason, type CheckRules, type JobCheck } from './job-check.ts'
import { costOf, FIRST_DEPOSIT_POINTS, jobVerbs, type Job, type JobFields } from './job.ts'
import { found, own, ownLocked } from './own.ts'
import { stumbles } from './policy.ts'
import * as store from './store.ts'
import { DAY } from '../shared/time.ts'

const later = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY)

/**
 * Writes a job down as a draft; nothing is reserved yet. The fee per slot is fixed now (basis points of the reward,
 * rounded up). Refuses `job.bad_field`, `job.forbidden_link`, `member.not_joined`.
 */
export async function write(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly fields: JobFields; readonly feeBasisPoints: number },
): Promise<Job> {
  members.requireJoined(client)
  const fields = checked(input.fields)
  const publicId = await once(
    tx,
    { key: input.key, kind: 'job.write', actorId: client.id, input: { ...fields } satisfies Stored },
    async () => {
      const job = await store.insert(tx, client.id, {
        ...fields,
        feePoints: fee(fields.rewardPoints, input.feeBasisPoints),
        language: client.language,
        closesAt: later(tx.now, fields.openDays),
      })
      return job.publicId
    },
  )
  return found(await store.byPublicId(tx, publicId))
}

/**
 * A draft with other words and another price; the fee is fixed anew. One that is being checked is taken back first: its
 * points go home, and it has to be published again. Refuses `job.wrong_state` for what was ever live, and what `write`
 * refuses.
 */
export async function rewrite(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string; readonly fields: JobFields; readonly feeBasisPoints: number },
): Promise<Job> {
  members.requireJoined(client)
  const fields = checked(input.fields)
  const said = { job: input.job, fields: { ...fields } } satisfies Stored
  await once(tx, { key: input.key, kind: 'job.rewrite', actorId: client.id, input: said }, async () => {
    await members.lock(tx, client.id)
    const job = await ownLocked(tx, client, input.job)
    if (job.status === 'checking') await takeBackLocked(tx, job)
    await store.rewrite(tx, job.id, {
      ...fields,
      feePoints: fee(fields.rewardPoints, input.feeBasisPoints),
      closesAt: later(tx.now, fields.openDays),
    })
    return null
  })
  return own(tx, client, input.job)
}

/**
 * Publishes a draft: reward and fee of all slots go from the client's budget into the job's escrow, in this transaction.
 * One of the client's first jobs, or one over which a rule of the policy stumbles, is looked at by an operator before
 * anybody sees it: its status is then `checking`. Refuses `job.first_deposit` before the client has deposited 10 EUR in
 * all, and `job.too_little_budget` with the missing points; the draft stays.
 */
export async function publish(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string; readonly checks: CheckRules },
): Promise<Job> {
  members.requireJoined(client)
  await once(tx, { key: input.key, kind: 'job.publish', actorId: client.id, input: { job: input.job } }, async () => {
    // Whatever takes from a budget holds its member's lock, so what is read here is still there below.
    await members.lock(tx, client.id)
    const job = await ownLocked(tx, client, input.job)
    if (job.status !== 'draft') refuse('job.wrong_state', { status: job.status })
    const objection = await lacking(tx, client, job)
    if (objection !== undefined) throw objection
    const reasons = await reasonsToCheck(tx, job, input.checks)
    const round = { openSlots: job.slots, rounds: job.rounds + 1 }
    if (reasons.length > 0) {
      await store.move(tx, job.id, jobVerbs.ask, round)
      await checkStore.insert(tx, {
        jobId: job.id,
        reasons: reasons.map(({ reason }) => reason),
        found: reasons.map(({ words }) => words),
        // Who wants it done in three days has no use for an answer in seven.
        dueAt: later(tx.now, Math.min(input.checks.days, job.openDays)),
      })
    } else await store.move(tx, job.id, jobVerbs.publish, { ...round, ...live(tx, job) })
    await reserve(tx, job, job.slots, `job:${job.id}:published${job.rounds === 0 ? '' : `:${job.rounds + 1}`}`)
    if (reasons.length === 0) await tellOf(tx, job)
    return null
  })
  return own(tx, client, input.job)
}

/** The days for which a job is open count from the moment at which people see it. */
const live = (tx: Tx, job: Job) => ({ publishedAt: tx.now, closesAt: later(tx.now, job.openDays) })

async function reasonsToCheck(
  tx: Tx,
  job: Job,
  { firstJobs }: CheckRules,
): Promise<readonly { readonly reason: CheckReason; readonly words: string }[]> {
  const isFirst = firstJobs > 0 && (await store.publishedBy(tx, job.clientId, firstJobs)) < firstJobs
  return [
    ...(isFirst ? [{ reason: 'first-jobs' as const, words: '' }] : []),
    ...stumbles(job).map(({ rule, words }) => ({ reason: rule, words })),
  ]
}

/**
 * Why a draft cannot be published with what is in the budget now: the refusal that `publish` would throw; undefined when
 * it can.
 */
export async function lacking(tx: Tx, client: Member, job: Job): Promise<Refusal | undefined> {
  const { totalPoints } = costOf(job, job.slots)
  const budget = await ledger.balance(tx, { kind: 'budget', ownerId: client.id })
  // What is owed goes first of what is paid in.
  const missingPoints = totalPoints - budget + (budget < totalPoints ? await claims.owedBy(tx, client.id) : 0)
  if (!(await store.hasDeposited(tx, client.id, FIRST_DEPOSIT_POINTS))) {
    return new Refusal('job.first_deposit', { minimumPoints: Math.max(FIRST_DEPOSIT_POINTS, missingPoints) })
  }
  return missingPoints > 0 ? new Refusal('job.too_little_budget', { totalPoints, missingPoints }) : undefined
}

/**
 * The client takes a job back that nobody has checked yet: a draft again, and all its points go home. Refuses
 * `job.wrong_state`.
 */
export async function takeBack(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string },
): Promise<Job> {
  await once(tx, { key: input.key, kind: 'job.take_back', actorId: client.id, input: { job: input.job } }, async () => {
    await members.lock(tx, client.id)
    await takeBackLocked(tx, await ownLocked(tx, client, input.job))
    return null
  })
  return own(tx, client, input.job)
}

async function takeBackLocked(tx: Tx, job: Job): Promise<void> {
  const check = await checkOf(tx, job)
  if (job.status !== 'checking' || check === undefined) return refuse('job.wrong_state', { status: job.status })
  await sendBack(tx, job, await checkStore.move(tx, check.id, checkVerbs.withdraw, undefined))
}

/** A job in checking becomes a draft again, and all its points go home; member and job are locked. For moderation only. */
export async function sendBack(tx: Tx, job: Job, check: JobCheck): Promise<void> {
  await store.move(tx, job.id, jobVerbs.sendBack, { openSlots: 0 })
  await refund(tx, job, job.openSlots, `check:${check.id}:refunded`)
}

/** A job in checking goes live; member and job are locked. For moderation only. */
export async function goLive(tx: Tx, job: Job): Promise<void> {
  await store.move(tx, job.id, jobVerbs.approve, live(tx, job))
  await tellOf(tx, job)
}

/** Whoever was invited is told; what everybody may see is found by words and alerts from now on. */
async function tellOf(tx: Tx, job: Job): Promise<void> {
  await lists.tellAllInvited(tx, job.id)
  // The last thing: somebody who learns the same word at this moment waits for nothing of ours but this.
  if (!job.invitedOnly) await announce(tx, job.id)
}

/** How many jobs of a client have ever been live, counted up to `most`. */
export async function countPublished(tx: Tx, clientId: string, most: number): Promise<number> {
  return store.publishedBy(tx, clientId, most)
}

/** The newest check of a job, for its client and for operators. */
export async function checkOf(tx: Tx, job: Pick<Job, 'id'>): Promise<JobCheck | undefined> {
  return checkStore.ofJob(tx, job.id)
}
