import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { ask } from './asking.ts'
import { assignmentVerbs, WORK_LIMITS, type Assignment } from './assignment.ts'
import * as store from './assignment-store.ts'
import * as requestStore from './request-store.ts'
import { MINUTE } from '../shared/time.ts'

/** True when the deadline and the grace after it have passed. */
function isOverdue(tx: Tx, { deadlineAt }: Pick<Assignment, 'deadlineAt'>): boolean {
  return deadlineAt.getTime() + WORK_LIMITS.graceMinutes * MINUTE < tx.now.getTime()
}

/** Until when work can still be handed in although its deadline has passed; undefined before that, and when that is over. */
export function graceUntil(tx: Tx, { deadlineAt }: Pick<Assignment, 'deadlineAt'>): Date | undefined {
  const until = new Date(deadlineAt.getTime() + WORK_LIMITS.graceMinutes * MINUTE)
  return deadlineAt < tx.now && tx.now <= until ? until : undefined
}

/** The slots of a job whose workers let the deadline and its grace pass. */
export async function overdueOfJob(tx: Tx, job: jobs.Job): Promise<readonly Assignment[]> {
  const inHand = await store.inHandOfJob(tx, job.id)
  return inHand.filter((assignment) => isOverdue(tx, assignment))
}

/** Those whom the client of an ended job may ask to let go: nothing waits, and fewer than three times were asked. */
export async function releasable(tx: Tx, job: jobs.Job): Promise<readonly string[]> {
  return requestStore.releasableOfJob(tx, job.id)
}

/**
 * The client of a job that has ended asks everybody who is still working on it to let go; who is silent goes on. Returns
 * how many were asked. Refuses `job.wrong_state` while the job runs, `job.unknown` for anybody else's.
 */
export async function askForRelease(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string },
): Promise<number> {
  return once(
    tx,
    { key: input.key, kind: 'request.ask_release', actorId: client.id, input: { job: input.job } },
    async () => {
      members.requireJoined(client)
      const job = await jobs.own(tx, client, input.job)
      if (job.status !== 'closed') refuse('job.wrong_state', { status: job.status })
      let asked = 0
      for (const id of await releasable(tx, job)) {
        const assignment = await store.locked(tx, id)
        if (assignment === undefined || (assignment.status !== 'working' && assignment.status !== 'revising')) continue
        await ask(tx, assignment, { kind: 'release', hours: null }, assignment.workerId)
        asked += 1
      }
      return asked
    },
  )
}

/**
 * The client takes a slot back from a worker whose deadline and grace have passed, before the schedule did: it is free
 * again, the worker is told, and the share on time drops as after any lapse. Refuses `assignment.not_overdue`,
 * `assignment.wrong_state`, `assignment.unknown` for anybody else's.
 */
export async function takeBack(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly assignment: string },
): Promise<void> {
  const { key, assignment: publicId } = input
  await once(
    tx,
    { key, kind: 'assignment.take_back', actorId: client.id, input: { assignment: publicId } },
    async () => {
      members.requireJoined(client)
      const seen = (await store.byPublicId(tx, publicId)) ?? refuse('assignment.unknown', {})
      if ((await jobs.byId(tx, seen.jobId)).clientId !== client.id) refuse('assignment.unknown', {})
      await members.lock(tx, seen.workerId)
      const job = await jobs.lockById(tx, seen.jobId)
      const moved = await store.move(tx, seen.id, assignmentVerbs.takeBack, { endedAt: tx.now })
      if (!isOverdue(tx, moved)) refuse('assignment.not_overdue', {})
      await jobs.freeSlot(tx, job, moved.id)
      await notices.tell(tx, moved.workerId, {
        kind: 'assignment.withdrawn',
        data: { assignment: moved.publicId },
        dedupeKey: `assignment:${moved.id}:withdrawn`,
      })
      return null
    },
  )
}
