import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as lists from '../lists/index.ts'
import * as members from '../members/index.ts'
import { quietUntil, type Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { hasDroppedOut } from './dropped-out.ts'
import { hasRoomFor, missingFor } from './find.ts'
import type { Job } from './job.ts'
import { isBusy } from './running.ts'
import * as jobStore from './store.ts'
import { WAITING_LIMITS, waitingVerbs, type WaitingPlace } from './waiting-place.ts'
import * as store from './waiting-store.ts'
import { HOUR, MINUTE } from '../shared/time.ts'

/**
 * The worker stands in line for the next slot of a full job. Refuses as taking it would (`job.own`, `job.wrong_state`,
 * `job.not_for_you`, `job.missing`, `job.taken_before`, `job.dropped_out`), `waiting.not_full` while a slot is free, `waiting.there`, and
 * `waiting.too_many` on twenty lists.
 */
export async function waitFor(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly job: string },
): Promise<WaitingPlace> {
  const publicId = await once(
    tx,
    { key: input.key, kind: 'job.wait', actorId: worker.id, input: { job: input.job } },
    async () => {
      members.requireJoined(worker)
      await members.lock(tx, worker.id)
      const job = await jobStore.locked(tx, { publicId: input.job })
      if (job === undefined) return refuse('job.unknown', {})
      if (job.clientId === worker.id) refuse('job.own', {})
      if (job.status !== 'open') refuse('job.wrong_state', { status: job.status })
      if (job.closesAt <= tx.now) refuse('job.wrong_state', { status: 'closed' })
      if (await lists.isBlocked(tx, worker.id, job.clientId)) refuse('job.not_for_you', {})
      // A minor's hours count when a slot is offered and taken, not for standing in line.
      const missing = await missingFor(tx, worker, job, { anyHour: true })
      if (missing.length > 0) refuse('job.missing', { missing })
      if (await store.hasBeen(tx, job.id, worker.id)) refuse('job.taken_before', {})
      if (await hasDroppedOut(tx, worker.id, job)) refuse('job.dropped_out', {})
      if (await hasRoomFor(tx, job, worker.id)) refuse('waiting.not_full', {})
      if ((await store.countOf(tx, worker.id)) >= WAITING_LIMITS.lists) {
        refuse('waiting.too_many', { limit: WAITING_LIMITS.lists })
      }
      return (await store.insert(tx, job.id, worker.id)).publicId
    },
  )
  return myPlace(tx, worker, publicId)
}

/** The worker's own place in a line. Refuses `waiting.unknown` for everybody else's. */
export async function myPlace(tx: Tx, worker: Member, publicId: string): Promise<WaitingPlace> {
  const place = await store.byPublicId(tx, publicId)
  return place?.workerId === worker.id ? place : refuse('waiting.unknown', {})
}

/** Where a worker stands in the line of a job, if anywhere: the place, and how many are ahead, at most 99. */
export async function placeIn(
  tx: Tx,
  worker: Member,
  job: Job,
): Promise<{ readonly place: WaitingPlace; readonly ahead: number } | undefined> {
  const place = await store.ofWorker(tx, job.id, worker.id)
  return place === undefined ? undefined : { place, ahead: await store.before(tx, place, 99) }
}

/** A page of the lists on which a worker stands, the newest first; `after` is the public id of the last one seen. */
export async function places(
  tx: Tx,
  worker: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly places: readonly WaitingPlace[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await myPlace(tx, worker, page.after)
  const rows = await store.pageOf(tx, worker.id, { before: last?.id, limit: page.limit + 1 })
  return { places: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * The worker leaves the line; a slot that was held goes to the next. Leaving twice is no mistake. Refuses
 * `waiting.unknown`.
 */
export async function stopWaiting(tx: Tx, worker: Member, publicId: string): Promise<WaitingPlace> {
  members.requireJoined(worker)
  const seen = await myPlace(tx, worker, publicId)
  const job = await jobStore.locked(tx, { id: seen.jobId })
  const left = await store.move(tx, seen.id, waitingVerbs.leave)
  if (job !== undefined && left !== undefined) await offerFreeSlots(tx, job.id)
  return myPlace(tx, worker, publicId)
}

/** The worker has a slot, or has applied for one: nobody waits on. For core/assignments only. */
export async function leaveLine(tx: Tx, jobId: string, workerId: string): Promise<void> {
  const place = await store.ofWorker(tx, jobId, workerId)
  if (place !== undefined) await store.move(tx, place.id, waitingVerbs.take)
}

/**
 * The worker may take nothing any more: the places in all lines are over, and what was held goes to the next. The member and
 * the jobs of these lines must be locked. For core/assignments only.
 */
export async function leaveAllLines(tx: Tx, workerId: string): Promise<void> {
  for (const jobId of await store.jobsWithPlaceOf(tx, workerId)) {
    const place = await store.ofWorker(tx, jobId, workerId)
    if (place === undefined) continue
    await store.move(tx, place.id, waitingVerbs.leave)
    await offerFreeSlots(tx, jobId)
  }
}

/** Nobody waits for a job that has ended. */
export async function endWaiting(tx: Tx, jobId: string): Promise<void> {
  await store.endOfJob(tx, jobId)
}

/**
 * Offers each free slot of a running job to the first in line who is awake and may take it now; the job must be locked.
 * Whoever sleeps or may not take it keeps the place, and is looked at again later. Returns how many were told.
 */
export async function offerFreeSlots(tx: Tx, jobId: string): Promise<number> {
  const job = await jobStore.byId(tx, jobId)
  if (job?.status !== 'open' || job.closesAt <= tx.now || job.openSlots === 0) return 0
  const free = job.openSlots - (await store.offered(tx, job.id))
  let told = 0
  if (free <= 0) return told
  await store.lookAgain(tx, job.id)
  // Whoever was looked at is not in the next look; those behind the last one are found when a place is looked at again.
  for (let looks = 0; looks < WAITING_LIMITS.looks; looks += 1) {
    const line = await store.line(tx, job.id, WAITING_LIMITS.lookedAt)
    for (const place of line) {
      if (told === free) return told
      const retryAt = await whyNotNow(tx, job, place)
      if (retryAt !== undefined) await store.retryAt(tx, place.id, retryAt)
      else if (await offerTo(tx, place)) told += 1
    }
    if (line.length < WAITING_LIMITS.lookedAt) break
  }
  return told
}

/** When to look again at somebody who sleeps or may not take the slot now; undefined when nothing is in the way. */
async function whyNotNow(tx: Tx, job: Job, { workerId }: WaitingPlace): Promise<Date | undefined> {
  const worker = await members.byId(tx, workerId)
  const later = new Date(tx.now.getTime() + WAITING_LIMITS.retryMinutes * MINUTE)
  if (worker?.status !== 'active') return later
  if ((await store.hasBeen(tx, job.id, workerId)) || (await isBusy(tx, workerId))) return later
  if (await lists.isBlocked(tx, workerId, job.clientId)) return later
  if ((await missingFor(tx, worker, job)).length > 0) return later
  if (await hasDroppedOut(tx, workerId, job)) return later
  return quietUntil(worker, tx.now)
}

async function offerTo(tx: Tx, { id }: WaitingPlace): Promise<boolean> {
  const until = new Date(tx.now.getTime() + WAITING_LIMITS.offerHours * HOUR)
  const offered = await store.move(tx, id, waitingVerbs.offer, until)
  if (offered === undefined) return false
  await notices.tell(tx, offered.workerId, {
    kind: 'waiting.offered',
    data: { place: offered.publicId },
    dedupeKey: `waiting:${id}:offered`,
  })
  return true
}

/** Offers that nobody took go to the next in line, and whoever let one pass is told. For the schedule; returns how many were over. */
export async function passOffers(tx: Tx, limit: number): Promise<number> {
  const over = asides.worksOff(tx, await store.overdue(tx, limit))
  for (const { id, jobId } of over) {
    await jobStore.locked(tx, { id: jobId })
    const present = await store.byId(tx, id)
    if (present?.offeredUntil == null || present.offeredUntil > tx.now) continue
    await store.move(tx, id, waitingVerbs.pass)
    await notices.tell(tx, present.workerId, {
      kind: 'waiting.passed',
      data: { place: present.publicId },
      dedupeKey: `waiting:${id}:passed`,
    })
    await offerFreeSlots(tx, jobId)
  }
  return over.length
}

/**
 * Looks again at those who slept, or could not take a slot, when it was theirs: at all of a line whose time has come, so that
 * the first of them is told first, whoever came up for it before. For the schedule; returns how many.
 */
export async function retryWaiting(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.retries(tx, limit))
  for (const { jobId } of due) {
    await jobStore.locked(tx, { id: jobId })
    await store.lookAgain(tx, jobId)
    await offerFreeSlots(tx, jobId)
  }
  return due.length
}
