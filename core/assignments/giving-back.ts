import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { assignmentVerbs, type Assignment } from './assignment.ts'
import * as store from './assignment-store.ts'
import * as submissionStore from './submission-store.ts'
import { mine } from './work.ts'

/** When the worker's time of this round began: with the slot, or when the work came back. */
export async function roundBegan(tx: Tx, assignment: Assignment): Promise<Date> {
  const newest = await submissionStore.newestOf(tx, assignment.id)
  return newest?.decidedAt ?? assignment.startedAt
}

/** Until then work can be given back freely: half of the time of this round. */
export async function freeUntil(tx: Tx, assignment: Assignment): Promise<Date> {
  const began = await roundBegan(tx, assignment)
  return new Date((began.getTime() + assignment.deadlineAt.getTime()) / 2)
}

/** Refuses `assignment.wrong_state` while it is not the worker's turn. */
export function requireWorkersTurn({ status }: Pick<Assignment, 'status'>): void {
  if (status !== 'working' && status !== 'revising') refuse('assignment.wrong_state', { status })
}

/** True when giving this back now counts against the worker's share on time. */
export async function countsLate(tx: Tx, assignment: Assignment): Promise<boolean> {
  return (await freeUntil(tx, assignment)) < tx.now
}

/**
 * The worker gives a slot back: it is free again at once and the client is told. Before half of the time that is free;
 * later it counts against the share on time, and only who accepts that does it. Refuses `assignment.counts_late`,
 * `assignment.wrong_state` (also while the client decides), `assignment.unknown` for anybody else's.
 */
export async function giveBack(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly assignment: string; readonly acceptsLate: boolean },
): Promise<Assignment> {
  const { key, ...said } = input
  await once(tx, { key, kind: 'assignment.give_back', actorId: worker.id, input: { ...said } }, async () => {
    members.requireJoined(worker)
    const seen = await mine(tx, worker, input.assignment)
    await members.lock(tx, worker.id)
    const job = await jobs.lockById(tx, seen.jobId)
    const moved = await store.move(tx, seen.id, assignmentVerbs.giveBack, { endedAt: tx.now })
    if (await countsLate(tx, moved)) {
      if (!input.acceptsLate) refuse('assignment.counts_late', {})
      await store.markGivenBackLate(tx, moved.id)
    }
    await jobs.freeSlot(tx, job, moved.id)
    await notices.tell(tx, job.clientId, {
      kind: 'assignment.given_back',
      data: { assignment: moved.publicId },
      dedupeKey: `assignment:${moved.id}:given-back`,
    })
    return null
  })
  return mine(tx, worker, input.assignment)
}
