import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { assignmentVerbs, type Assignment } from './assignment.ts'
import * as store from './assignment-store.ts'
import { requireWorkersTurn, roundBegan } from './giving-back.ts'
import { remindWorkerLater } from './remind.ts'
import { REQUEST_LIMITS, requestVerbs, type RequestKind, type WorkRequest } from './request.ts'
import * as requestStore from './request-store.ts'
import { mine } from './work.ts'
import { HOUR } from '../shared/time.ts'

/**
 * The worker asks the client for `hours` more, 1 to 168. Silence declines after 24 hours or at the deadline, whichever is
 * first. Refuses `assignment.too_late` once the deadline has passed, `request.waiting` while one is not answered,
 * `request.too_many` after three, `assignment.wrong_state`, `assignment.unknown` for anybody else's.
 */
export async function askForTime(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly assignment: string; readonly hours: number },
): Promise<WorkRequest> {
  const { key, ...said } = input
  const publicId = await once(
    tx,
    { key, kind: 'request.ask_time', actorId: worker.id, input: { ...said } },
    async () => {
      members.requireJoined(worker)
      const seen = await mine(tx, worker, input.assignment)
      const assignment = (await store.locked(tx, seen.id)) ?? refuse('assignment.unknown', {})
      requireWorkersTurn(assignment)
      if (assignment.deadlineAt <= tx.now) refuse('assignment.too_late', {})
      const { min, max } = REQUEST_LIMITS.hours
      if (!Number.isInteger(input.hours) || input.hours < min || input.hours > max) {
        refuse('job.bad_field', { field: 'work-time' })
      }
      const { clientId } = await jobs.byId(tx, assignment.jobId)
      const request = await ask(tx, assignment, { kind: 'time', hours: input.hours }, clientId)
      return request.publicId
    },
  )
  return (await requestStore.byPublicId(tx, publicId)) ?? refuse('request.unknown', {})
}

/** Writes a question down and tells the other side. The assignment must be locked and in the worker's hands. */
export async function ask(
  tx: Tx,
  { id: assignmentId, deadlineAt }: Assignment,
  what: { readonly kind: RequestKind; readonly hours: number | null },
  askedId: string,
): Promise<WorkRequest> {
  const inADay = tx.now.getTime() + REQUEST_LIMITS.answerHours * HOUR
  const dueAt = new Date(Math.min(inADay, deadlineAt.getTime()))
  const request = await requestStore.insert(tx, { assignmentId, ...what, dueAt })
  await notices.tell(tx, askedId, {
    kind: `request.${what.kind}`,
    data: { request: request.publicId },
    dedupeKey: `request:${request.id}:asked`,
  })
  return request
}

/** A request with what belongs to it. */
export interface SeenRequest {
  readonly request: WorkRequest
  readonly assignment: Assignment
  readonly job: jobs.Job
}

/** A request, for both sides of its work. Refuses `request.unknown` to everybody else. */
export async function requestOf(tx: Tx, party: Member, publicId: string): Promise<SeenRequest> {
  const request = (await requestStore.byPublicId(tx, publicId)) ?? refuse('request.unknown', {})
  const assignment = (await store.byId(tx, request.assignmentId)) ?? refuse('assignment.unknown', {})
  const job = await jobs.byId(tx, assignment.jobId)
  const isParty = assignment.workerId === party.id || job.clientId === party.id
  return isParty ? { request, assignment, job } : refuse('request.unknown', {})
}

/** Who is asked: the client for more time, the worker for the release. */
export function askedOf({ request, assignment, job }: SeenRequest): string {
  return request.kind === 'time' ? job.clientId : assignment.workerId
}

/**
 * Whoever is asked agrees or declines, and the other side is told. Agreed time moves the deadline; an agreed release frees
 * the slot without harm to the worker. Refuses `request.wrong_state` when it is answered, settled or too late, and
 * `request.unknown` for anybody who is not asked.
 */
export async function answerRequest(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly request: string; readonly agrees: boolean },
): Promise<SeenRequest> {
  const { key, ...said } = input
  await once(tx, { key, kind: 'request.answer', actorId: member.id, input: { ...said } }, async () => {
    members.requireJoined(member)
    const seen = await requestOf(tx, member, input.request)
    if (askedOf(seen) !== member.id) refuse('request.unknown', {})
    const releases = seen.request.kind === 'release' && input.agrees
    if (releases) await members.lock(tx, seen.assignment.workerId)
    const job = releases ? await jobs.lockById(tx, seen.job.id) : seen.job
    const assignment = (await store.locked(tx, seen.assignment.id)) ?? refuse('assignment.unknown', {})
    const verb = input.agrees ? requestVerbs.agree : requestVerbs.decline
    const request = await requestStore.move(tx, seen.request.id, verb)
    if (request.dueAt <= tx.now) refuse('request.wrong_state', { status: requestVerbs.expire.to })
    if (releases) {
      await store.move(tx, assignment.id, assignmentVerbs.release, { endedAt: tx.now })
      await jobs.freeSlot(tx, job, assignment.id)
    } else if (input.agrees && request.hours !== null) {
      const deadlineAt = new Date(assignment.deadlineAt.getTime() + request.hours * HOUR)
      await store.setDeadline(tx, assignment.id, deadlineAt)
      await remindWorkerLater(tx, { ...assignment, deadlineAt }, await roundBegan(tx, assignment))
    }
    await tellAsker(tx, { request, assignment, job })
    return null
  })
  return requestOf(tx, member, input.request)
}

async function tellAsker(tx: Tx, { request, assignment, job }: SeenRequest): Promise<void> {
  await notices.tell(tx, request.kind === 'time' ? assignment.workerId : job.clientId, {
    kind: 'request.answered',
    data: { request: request.publicId },
    dedupeKey: `request:${request.id}:answered`,
  })
}

/** Silence is an answer: nothing changes, and whoever asked is told. For the schedule; returns how many. */
export async function expireRequests(tx: Tx, limit: number): Promise<number> {
  const overdue = asides.worksOff(tx, await requestStore.overdue(tx, limit))
  for (const { id, assignmentId } of overdue) {
    const request = await requestStore.move(tx, id, requestVerbs.expire)
    const assignment = (await store.byId(tx, assignmentId)) ?? refuse('assignment.unknown', {})
    await tellAsker(tx, { request, assignment, job: await jobs.byId(tx, assignment.jobId) })
  }
  return overdue.length
}

/** What is asked about an assignment and not answered, of one kind. */
export async function waitingRequest(
  tx: Tx,
  assignment: Assignment,
  kind: RequestKind,
): Promise<WorkRequest | undefined> {
  const all = await requestStore.ofAssignment(tx, assignment.id, kind)
  return all.find(({ status }) => status === 'waiting')
}

/** True while the worker may still ask for more time: the deadline is ahead, nothing waits, and fewer than three were asked. */
export async function mayAskForTime(tx: Tx, assignment: Assignment): Promise<boolean> {
  if (assignment.status !== 'working' && assignment.status !== 'revising') return false
  if (assignment.deadlineAt <= tx.now) return false
  const all = await requestStore.ofAssignment(tx, assignment.id, 'time')
  return all.length < REQUEST_LIMITS.times && all.every(({ status }) => status !== 'waiting')
}

/** The most urgent questions for more time that a job's client has not answered. */
export async function requestsOfJob(tx: Tx, job: jobs.Job, limit: number): Promise<readonly WorkRequest[]> {
  return requestStore.waitingOfJob(tx, job.id, limit)
}
