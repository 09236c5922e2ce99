import type { Tx } from '../db/connect.ts'
import { jobVerbs, type HoldReason, type Job } from './job.ts'
import * as store from './store.ts'
import { offerFreeSlots } from './waiting.ts'

/**
 * Nobody new gets a slot until an operator has looked, and its client cannot resume the job; running work goes on. The
 * job must be locked. False when the job is not running, or is held already. For moderation only.
 */
export async function hold(tx: Tx, job: Job, why: HoldReason): Promise<boolean> {
  if (job.heldFor !== null) return false
  if (job.status === 'open') await store.move(tx, job.id, jobVerbs.pause, { heldFor: why, heldFrom: 'open' })
  else if (job.status === 'paused') await store.setHeld(tx, job.id, why)
  else return false
  return true
}

/** Ends a hold: the job is what it was before. The job must be locked. For moderation only. */
export async function release(tx: Tx, job: Job): Promise<void> {
  if (job.heldFor === null) return
  await store.setHeld(tx, job.id, null)
  if (job.heldFrom !== 'open' || job.status !== 'paused') return
  await store.move(tx, job.id, jobVerbs.resume)
  await offerFreeSlots(tx, job.id)
}

/** The hold goes on, for another reason. The job must be locked. For moderation only. */
export async function holdFurther(tx: Tx, job: Job, why: HoldReason): Promise<void> {
  await store.setHoldReason(tx, job.id, why)
}

/**
 * Something was rejected: the schedule counts whether its client rejects unusually much. An approval notes the same in
 * its own statement. For assignments only.
 */
export async function countRejections(tx: Tx, jobId: string): Promise<void> {
  await store.countRejections(tx, jobId)
}

/** A client's running jobs, locked in the order of their ids. For moderation only. */
export async function lockLiveOf(tx: Tx, clientId: string): Promise<readonly Job[]> {
  return store.lockLiveOf(tx, clientId)
}
