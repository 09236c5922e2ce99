import { once, type Stored } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import { ageOn, dayIn, type Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { fee, points } from '../shared/points.ts'
import { refuse, type Missing } from '../shared/refusal.ts'
import { checked } from './check.ts'
import { costOf, FIRST_DEPOSIT_POINTS, jobVerbs, type Job, type JobFields } from './job.ts'
import * as store from './store.ts'

export * from './category.ts'
export * from './job.ts'
export { isWebLink, hasForbiddenLink } from './check.ts'
export { hourlyPoints, PROOF_KINDS, templateById, templatesOf, type ProofKind, type Template } from './template.ts'

const DAY = 86_400_000

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
        closesAt: new Date(tx.now.getTime() + fields.openDays * DAY),
      })
      return job.publicId
    },
  )
  return found(await store.byPublicId(tx, publicId))
}

/**
 * Publishes a draft: reward and fee of all slots go from the client's budget into the job's escrow, in this
 * transaction. Refuses `job.first_deposit` before the client has deposited 10 EUR in all, and
 * `job.too_little_budget` with the missing points; the draft stays.
 */
export async function publish(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string },
): Promise<Job> {
  members.requireJoined(client)
  await once(tx, { key: input.key, kind: 'job.publish', actorId: client.id, input: { job: input.job } }, async () => {
    // Whatever takes from a budget holds its member's lock, so what is read here is still there below.
    await members.lock(tx, client.id)
    const job = await ownLocked(tx, client, input.job)
    if (job.status !== 'draft') refuse('job.wrong_state', { status: job.status })
    const { totalPoints } = costOf(job, job.slots)
    const budget = await ledger.balance(tx, { kind: 'budget', ownerId: client.id })
    if (!(await store.hasDeposited(tx, client.id, FIRST_DEPOSIT_POINTS))) {
      refuse('job.first_deposit', { minimumPoints: Math.max(FIRST_DEPOSIT_POINTS, totalPoints - budget) })
    }
    if (budget < totalPoints) refuse('job.too_little_budget', { totalPoints, missingPoints: totalPoints - budget })
    await store.move(tx, job.id, jobVerbs.publish, {
      openSlots: job.slots,
      publishedAt: tx.now,
      closesAt: new Date(tx.now.getTime() + job.openDays * DAY),
    })
    await ledger.post(tx, {
      key: `job:${job.id}:published`,
      kind: 'publication',
      postings: [
        { from: { kind: 'budget', ownerId: client.id }, to: { kind: 'escrow', ownerId: job.id }, points: totalPoints },
      ],
    })
    return null
  })
  return own(tx, client, input.job)
}

/** Nobody new gets a slot until the job is resumed; running work goes on. Refuses `job.wrong_state`. */
export async function pause(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await ownLocked(tx, client, publicId)
  return store.move(tx, job.id, jobVerbs.pause)
}

/** Refuses `job.wrong_state`. */
export async function resume(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await ownLocked(tx, client, publicId)
  return store.move(tx, job.id, jobVerbs.resume)
}

/** Throws a draft away. Refuses `job.wrong_state`. */
export async function discard(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await ownLocked(tx, client, publicId)
  return store.move(tx, job.id, jobVerbs.discard, { endedAt: tx.now })
}

/**
 * Ends a job: its open slots are refunded at once, running assignments are finished. Returns the job and what went
 * back to the budget, in points. Refuses `job.wrong_state`.
 */
export async function close(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string },
): Promise<{ readonly job: Job; readonly refundedPoints: number }> {
  const refundedPoints = await once(
    tx,
    { key: input.key, kind: 'job.close', actorId: client.id, input: { job: input.job } },
    async () => {
      await members.lock(tx, client.id)
      return end(tx, await ownLocked(tx, client, input.job))
    },
  )
  return { job: await own(tx, client, input.job), refundedPoints }
}

/**
 * Takes open slots out of a running job; reward and fee go back to the budget at once. Returns the points. Refuses
 * `job.no_such_slots` when fewer are open (somebody may just have taken one), and `job.wrong_state`.
 */
export async function withdrawSlots(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string; readonly slots: number },
): Promise<number> {
  return once(
    tx,
    { key: input.key, kind: 'job.withdraw', actorId: client.id, input: { job: input.job, slots: input.slots } },
    async () => {
      await members.lock(tx, client.id)
      const job = await ownLocked(tx, client, input.job)
      if (job.status !== 'open' && job.status !== 'paused') refuse('job.wrong_state', { status: job.status })
      const slots = input.slots
      if (!Number.isInteger(slots) || slots < 1 || !(await store.withdrawOpenSlots(tx, job.id, slots))) {
        refuse('job.no_such_slots', { openSlots: job.openSlots })
      }
      return refund(tx, job, slots, `job:${job.id}:withdrawn:${job.withdrawnSlots + slots}`)
    },
  )
}

/** Ends jobs whose closing date has passed and tells their clients. For the schedule; returns how many. */
export async function closeDue(tx: Tx, limit: number): Promise<number> {
  let closed = 0
  for (const { id, clientId } of await store.due(tx, limit)) {
    await members.lock(tx, clientId)
    const job = await store.locked(tx, { id })
    if (job === undefined || (job.status !== 'open' && job.status !== 'paused')) continue
    const refundedPoints = await end(tx, job)
    await notices.tell(tx, clientId, {
      kind: 'job.ended',
      data: { job: job.publicId, refundedPoints },
      dedupeKey: `job:${job.id}:ended`,
    })
    closed += 1
  }
  return closed
}

async function end(tx: Tx, job: Job): Promise<number> {
  await store.move(tx, job.id, jobVerbs.close, {
    openSlots: 0,
    withdrawnSlots: job.withdrawnSlots + job.openSlots,
    endedAt: tx.now,
  })
  return refund(tx, job, job.openSlots, `job:${job.id}:closed`)
}

async function refund(tx: Tx, job: Job, slots: number, key: string): Promise<number> {
  const { totalPoints } = costOf(job, slots)
  if (totalPoints > 0) {
    await ledger.post(tx, {
      key,
      kind: 'refund',
      postings: [
        {
          from: { kind: 'escrow', ownerId: job.id },
          to: { kind: 'budget', ownerId: job.clientId },
          points: totalPoints,
        },
      ],
    })
  }
  return totalPoints
}

/**
 * A slot that somebody held becomes free. While the job runs it is open again; after its end reward and fee of the slot
 * go home. The job must be locked. For assignments only.
 */
export async function freeSlot(tx: Tx, job: Job, assignmentId: string): Promise<void> {
  if (job.status === 'open' || job.status === 'paused') return store.reopenSlot(tx, job.id)
  await store.withdrawHeldSlot(tx, job.id)
  await refund(tx, job, 1, `assignment:${assignmentId}:refunded`)
}

/** Takes a slot for somebody; the job must be locked. Refuses `job.wrong_state` and `job.full`. For assignments only. */
export async function takeSlot(tx: Tx, job: Job): Promise<void> {
  if (job.status !== 'open') refuse('job.wrong_state', { status: job.status })
  if (job.closesAt <= tx.now) refuse('job.wrong_state', { status: 'closed' })
  if (!(await store.takeSlot(tx, job.id))) refuse('job.full', {})
}

/** Locks the job (third in the lock order). Refuses `job.unknown`. */
export async function lock(tx: Tx, publicId: string): Promise<Job> {
  return found(await store.locked(tx, { publicId }))
}

/** The same by the database's id. */
export async function lockById(tx: Tx, id: string): Promise<Job> {
  return found(await store.locked(tx, { id }))
}

/** A job by its public id. Drafts and discarded jobs exist only for their client. Refuses `job.unknown`. */
export async function byPublicId(tx: Tx, viewer: Member, publicId: string): Promise<Job> {
  const job = found(await store.byPublicId(tx, publicId))
  const hidden = job.status === 'draft' || job.status === 'discarded'
  return hidden && job.clientId !== viewer.id ? refuse('job.unknown', {}) : job
}

/** By the database's id, for screens that come from an assignment. Refuses `job.unknown`. */
export async function byId(tx: Tx, id: string): Promise<Job> {
  return found(await store.byId(tx, id))
}

/** A client's own job. Refuses `job.unknown` for everybody else's: whose it is is nobody's business. */
export async function own(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = found(await store.byPublicId(tx, publicId))
  return job.clientId === client.id ? job : refuse('job.unknown', {})
}

async function ownLocked(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = found(await store.locked(tx, { publicId }))
  return job.clientId === client.id ? job : refuse('job.unknown', {})
}

/** What this worker lacks for the job; empty when it may be taken. Stars count from the first review on. */
export async function missingFor(tx: Tx, worker: Member, job: Job): Promise<readonly Missing[]> {
  const missing: Missing[] = []
  const age = worker.birthDate === null ? 0 : ageOn(worker.birthDate, dayIn(worker.timeZone, tx.now))
  if (job.minimumAge !== null && age < job.minimumAge) missing.push({ need: 'age', minimumAge: job.minimumAge })
  if (job.minimumStarsTenths > 0 || job.minimumJobs > 0) {
    const record = await members.record(tx, worker.id, job.category)
    if (job.minimumStarsTenths > 0 && (record.starsTenths ?? 0) < job.minimumStarsTenths) {
      missing.push({ need: 'stars', minimumStarsTenths: job.minimumStarsTenths })
    }
    if (record.jobsDone < job.minimumJobs) missing.push({ need: 'jobs', minimumJobs: job.minimumJobs })
  }
  const speaks = worker.workLanguages.length > 0 ? worker.workLanguages : [worker.language]
  if (job.languages.length > 0 && !job.languages.some((language) => speaks.includes(language))) {
    missing.push({ need: 'language', languages: job.languages })
  }
  return missing
}

/** A page of the jobs that can be taken, newest first; `after` is the public id of the last job seen. */
export async function find(
  tx: Tx,
  worker: Member,
  query: {
    readonly after?: string
    readonly category?: Job['category']
    readonly words?: string
    readonly limit: number
  },
): Promise<{ readonly jobs: readonly Job[]; readonly more: boolean }> {
  const last = query.after === undefined ? undefined : await store.byPublicId(tx, query.after)
  const rows = await store.openJobs(tx, worker.id, {
    before: last?.id,
    category: query.category,
    words: query.words,
    limit: query.limit + 1,
  })
  return { jobs: rows.slice(0, query.limit), more: rows.length > query.limit }
}

/** A page of a client's own jobs, newest first; `after` as above. */
export async function mine(
  tx: Tx,
  client: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly jobs: readonly Job[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await store.byPublicId(tx, page.after)
  const rows = await store.ofClient(tx, client.id, { before: last?.id, limit: page.limit + 1 })
  return { jobs: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** How a client treats the work handed in: stars in tenths, share approved, median hours to a decision. */
export async function clientRecord(tx: Tx, clientId: string): Promise<store.ClientRecordRow> {
  return store.clientRecord(tx, clientId)
}
export type { ClientRecordRow as ClientRecord } from './store.ts'

/** What a job of this reward would cost, in points, before it is written. */
export function price(rewardPoints: number, slots: number, feeBasisPoints: number): ReturnType<typeof costOf> {
  return costOf({ rewardPoints: points(rewardPoints), feePoints: fee(rewardPoints, feeBasisPoints) }, slots)
}

function found(job: Job | undefined): Job {
  return job ?? refuse('job.unknown', {})
}
