import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { DAY } from '../shared/time.ts'
import { isPublicId } from '../shared/public-id.ts'
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
 * A published job of a client who is a member, for everybody, whether a member or not. Refuses `job.unknown` for what is not
 * public, or only for invited workers.
 */
export async function publicJob(tx: Tx, publicId: string): Promise<Job> {
  const job = isPublicId(publicId) ? await store.byPublicId(tx, publicId) : undefined
  const isShown =
    job !== undefined && isForEverybody(job) && (await members.byId(tx, job.clientId))?.status === 'active'
  return isShown ? job : refuse('job.unknown', {})
}

/** So many days after its end a job is off the web; whoever did it still finds it in the chat. */
const SHOWN_DAYS = 30

/** True when a job ended so long ago that its page only says so. */
export const isOffTheWeb = (tx: Tx, { endedAt }: Job): boolean =>
  endedAt !== null && tx.now.getTime() - endedAt.getTime() > SHOWN_DAYS * DAY

/**
 * A page of the jobs that can be taken now, newest first, for everybody; `after` is the public id of the last job seen.
 * One that is unknown counts as the beginning: an old link is no mistake of whoever follows it.
 */
export async function publicPage(
  tx: Tx,
  query: { readonly after?: string; readonly category?: CategoryId; readonly limit: number },
): Promise<{ readonly jobs: readonly Job[]; readonly more: boolean }> {
  const { after = '' } = query
  const last = isPublicId(after) ? await store.byPublicId(tx, after) : undefined
  const rows = await openToAll(tx, { before: last?.id, category: query.category ?? null, limit: query.limit + 1 })
  return { jobs: rows.slice(0, query.limit), more: rows.length > query.limit }
}
