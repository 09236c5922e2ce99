import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as lists from '../lists/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { refund } from './escrow.ts'
import { jobVerbs, type Job } from './job.ts'
import { found, own, ownLocked } from './own.ts'
import { forgetSearch } from './search-store.ts'
import * as store from './store.ts'
import { endWaiting, leaveLine, offerFreeSlots } from './waiting.ts'
import * as waitingStore from './waiting-store.ts'

export * from './category.ts'
export * from './job.ts'
export * from './find.ts'
export * from './search.ts'
export * from './kept-search.ts'
export { correctedWords } from './correct.ts'
export { countRejections, hold, holdFurther, lockLiveOf, release } from './held.ts'
export * from './grow.ts'
export * from './job-check.ts'
export { hasDroppedOut } from './dropped-out.ts'
export * from './waiting-place.ts'
export {
  leaveAllLines,
  leaveLine,
  offerFreeSlots,
  myPlace,
  passOffers,
  placeIn,
  places,
  retryWaiting,
  stopWaiting,
  waitFor,
} from './waiting.ts'
export { jobsWithPlaceOf } from './waiting-store.ts'
export { own } from './own.ts'
export { checkOf, countPublished, goLive, lacking, publish, rewrite, sendBack, takeBack, write } from './publish.ts'
export {
  byPublicId as checkByPublicId,
  due as dueChecks,
  move as moveCheck,
  page as waitingChecks,
  takeUntold as takeUntoldChecks,
} from './check-store.ts'
export * from './public.ts'
export * from './running.ts'
export { isWebLink, hasForbiddenLink } from './check.ts'
export {
  blanksOf,
  fillBlanks,
  hourlyPoints,
  rewardDoubt,
  PROOF_KINDS,
  templateById,
  templatesOf,
  type ProofKind,
  type Template,
} from './template.ts'

/** The client's newest drafts. */
export async function drafts(tx: Tx, client: Member, limit: number): Promise<readonly Job[]> {
  return store.drafts(tx, client.id, limit)
}

/** Nobody new gets a slot until the job is resumed; running work goes on. Refuses `job.wrong_state`. */
export async function pause(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await ownLocked(tx, client, publicId)
  return store.move(tx, job.id, jobVerbs.pause)
}

/** Refuses `job.wrong_state`, and `job.held` while an operator has to look first. */
export async function resume(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await ownLocked(tx, client, publicId)
  if (job.heldFor !== null) refuse('job.held', { why: job.heldFor })
  const resumed = await store.move(tx, job.id, jobVerbs.resume)
  await offerFreeSlots(tx, job.id)
  return resumed
}

/** Throws a draft away. Refuses `job.wrong_state`. */
export async function discard(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await ownLocked(tx, client, publicId)
  await lists.endInvitations(tx, job.id)
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

/** The same by an operator's decision, which tells the client: member and job must be locked. For moderation only. */
export async function closeByOperator(tx: Tx, job: Job): Promise<void> {
  await end(tx, job)
}

/** Ends jobs whose closing date has passed and tells their clients. For the schedule; returns how many. */
export async function closeDue(tx: Tx, limit: number): Promise<number> {
  let closed = 0
  for (const { id, clientId } of asides.worksOff(tx, await store.due(tx, limit))) {
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
  await lists.endInvitations(tx, job.id)
  await endWaiting(tx, job.id)
  return refund(tx, job, job.openSlots, `job:${job.id}:closed`)
}

/**
 * A slot that somebody held becomes free. While the job runs it is open again, first for those in line; after its end
 * reward and fee of the slot go home. The job must be locked. For assignments only.
 */
export async function freeSlot(tx: Tx, job: Job, assignmentId: string): Promise<void> {
  if (job.status === 'open' || job.status === 'paused') {
    await store.reopenSlot(tx, job.id)
    await offerFreeSlots(tx, job.id)
    return
  }
  await store.withdrawHeldSlot(tx, job.id)
  await refundSlot(tx, job, assignmentId)
}

/** Reward and fee of a slot that somebody held go home. For assignments only. */
export async function refundSlot(tx: Tx, job: Job, assignmentId: string): Promise<void> {
  await refund(tx, job, 1, `assignment:${assignmentId}:refunded`)
}

/**
 * Takes a slot for this worker, who waits no more; the job must be locked. Refuses `job.wrong_state` and `job.full`.
 * For assignments only.
 */
export async function takeSlot(tx: Tx, job: Job, workerId: string): Promise<void> {
  if (job.status !== 'open') refuse('job.wrong_state', { status: job.status })
  if (job.closesAt <= tx.now) refuse('job.wrong_state', { status: 'closed' })
  if (!(await store.takeSlot(tx, job.id))) refuse('job.full', { job: job.publicId })
  await leaveLine(tx, job.id, workerId)
}

/** Locks the job (third in the lock order). Refuses `job.unknown`. */
export async function lock(tx: Tx, publicId: string): Promise<Job> {
  return found(await store.locked(tx, { publicId }))
}

/** The same by the database's id. */
export async function lockById(tx: Tx, id: string): Promise<Job> {
  return found(await store.locked(tx, { id }))
}

/**
 * A job by its public id. What is not published exists only for its client; what is for invited workers also for whoever
 * was ever invited, and for operators. Refuses `job.unknown`.
 */
export async function byPublicId(tx: Tx, viewer: Member, publicId: string): Promise<Job> {
  const job = found(await store.byPublicId(tx, publicId))
  if (job.clientId === viewer.id) return job
  if (job.status === 'draft' || job.status === 'checking' || job.status === 'discarded') refuse('job.unknown', {})
  return !job.invitedOnly || (await maySeeInvited(tx, viewer, job)) ? job : refuse('job.unknown', {})
}

async function maySeeInvited(tx: Tx, viewer: Member, job: Job): Promise<boolean> {
  return (await lists.invitationTo(tx, viewer.id, job.id)) !== undefined || members.isOperator(tx, viewer)
}

/** By the database's id, for screens that come from an assignment. Refuses `job.unknown`. */
export async function byId(tx: Tx, id: string): Promise<Job> {
  return found(await store.byId(tx, id))
}

/** Gives a client's jobs, drafts included, to the member that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, clients: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToClient(tx, clients.from, clients.to)
  for (const jobId of await waitingStore.moveToMember(tx, clients.from, clients.to)) {
    await store.locked(tx, { id: jobId })
    await offerFreeSlots(tx, jobId)
  }
  await forgetSearch(tx, clients.from)
}
