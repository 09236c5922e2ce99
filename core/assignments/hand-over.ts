import type { Tx } from '../db/connect.ts'
import * as store from './hand-over-store.ts'

/**
 * What stands in the way of making one member of two: an application that waits or work that runs between the two, or
 * of either in a job where both have a place. Undefined when all of that is settled. Both members must be locked.
 */
export async function openTie(tx: Tx, one: string, other: string): Promise<store.OpenTie | undefined> {
  return store.openTie(tx, one, other)
}

/**
 * Gives a worker's applications, assignments and ratings to the member that this one is merged into. What the two did
 * for each other, and what this one did in jobs that both had a place in, is settled by then and stays with the merged
 * member, so that nobody works for himself and nobody has a job twice. Before the jobs go over, and only after
 * `openTie` found nothing. More than `runningLimit` may be running afterwards; nothing new is taken until fewer are. For
 * core/links only.
 */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveWork(tx, members.from, members.to)
  await store.leaveWorkInOwnJobs(tx, members.from, members.to)
  await store.moveReviews(tx, members.from, members.to)
}
