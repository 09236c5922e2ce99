import type { Tx } from '../db/connect.ts'
import { refuse } from '../shared/refusal.ts'
import type { CategoryId } from './category.ts'
import type { Job } from './job.ts'
import { openToAll } from './find-store.ts'
import * as store from './store.ts'

/** Statuses in which a job may be seen by anybody on the web: it was published, and nobody is checking it. */
const SEEN: readonly Job['status'][] = ['open', 'paused', 'closed']

/**
 * Whether everybody may see this job, a member or not: the one rule for its page and for boards. Not what is held for an
 * operator, and not what one has ended while it was: that keeps its hold.
 */
export function isForEverybody(job: Job): boolean {
  return SEEN.includes(job.status) && job.publishedAt !== null && !job.invitedOnly && job.heldFor === null
}

/**
 * A published job, for everybody, whether a member or not. Refuses `job.unknown` for what is not public, or only for
 * invited workers.
 */
export async function publicJob(tx: Tx, publicId: string): Promise<Job> {
  const job = await store.byPublicId(tx, publicId)
  return job !== undefined && isForEverybody(job) ? job : refuse('job.unknown', {})
}

/**
 * A page of the jobs that can be taken now, newest first, for everybody; `after` is the public id of the last job seen.
 * One that is unknown counts as the beginning: an old link is no mistake of whoever follows it.
 */
export async function publicPage(
  tx: Tx,
  query: { readonly after?: string; readonly category?: CategoryId; readonly limit: number },
): Promise<{ readonly jobs: readonly Job[]; readonly more: boolean }> {
  const last = query.after === undefined ? undefined : await store.byPublicId(tx, query.after)
  const rows = await openToAll(tx, { before: last?.id, category: query.category ?? null, limit: query.limit + 1 })
  return { jobs: rows.slice(0, query.limit), more: rows.length > query.limit }
}
