import * as consents from '../consents/index.ts'
import type { Tx } from '../db/connect.ts'
import * as guides from '../guides/index.ts'
import * as lists from '../lists/index.ts'
import * as members from '../members/index.ts'
import { ageOn, dayIn, type Member } from '../members/index.ts'
import { fee } from '../shared/points.ts'
import type { Missing } from '../shared/refusal.ts'
import { correctedWords } from './correct.ts'
import { openJobs } from './find-store.ts'
import { costOf, type Cost, type Job } from './job.ts'
import { isBusy } from './running.ts'
import { orderOf, type SearchFilter, type Sorting } from './search.ts'
import * as store from './store.ts'
import * as waitingStore from './waiting-store.ts'

/**
 * What this worker lacks for the job; empty when it may be taken: what the job asks for, and what protects minors.
 * `anyHour`: the hour of the day does not count.
 */
export async function missingFor(
  tx: Tx,
  worker: Member,
  job: Job,
  options: { readonly anyHour?: boolean } = {},
): Promise<readonly Missing[]> {
  const missing = await unmet(tx, worker, job)
  return [...missing, ...(await consents.barriers(tx, worker, job, options))]
}

/** What the job itself asks for and this worker has not. Stars count from the first review on. */
export async function unmet(tx: Tx, worker: Member, job: Job): Promise<readonly Missing[]> {
  const missing: Missing[] = []
  if (job.minimumAge !== null) {
    const age = worker.birthDate === null ? 0 : ageOn(worker.birthDate, dayIn(worker.timeZone, tx.now))
    if (age < job.minimumAge) missing.push({ need: 'age', minimumAge: job.minimumAge })
  }
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
  const { qualification } = job
  if (qualification !== null && !(await guides.isQualified(tx, worker.id, qualification))) {
    missing.push({ need: 'qualification', guide: qualification })
  }
  if (job.invitedOnly && !(await lists.isInvited(tx, worker.id, job.id))) missing.push({ need: 'invitation' })
  return missing
}

/** True when a slot is free that is not held for somebody else; the job must be locked for this to stay true. */
export async function hasRoomFor(tx: Tx, job: Job, workerId: string): Promise<boolean> {
  return job.openSlots > 0 && job.openSlots > (await waitingStore.offered(tx, job.id, workerId))
}

/** True when the free slots of a first-come job are held for others, who stood in line; an application takes none. */
export async function isHeldForOthers(tx: Tx, worker: Member, job: Job): Promise<boolean> {
  return job.taking === 'claim' && !(await hasRoomFor(tx, job, worker.id))
}

/** How many jobs are looked at, a batch at a time, for a page of those that one worker may take. */
const BATCH = 25
const MOST_BATCHES = 4

export interface Query extends SearchFilter {
  /** The public id of the last job seen: `next` of the page before. */
  readonly after?: string
  readonly sorting?: Sorting
  /** Only these, by the database's id. */
  readonly among?: readonly string[]
  readonly limit: number
}

export interface Found {
  readonly jobs: readonly Job[]
  readonly more: boolean
  /** Where the next page begins, when there is more. */
  readonly next: string | undefined
  /** The words that were looked for instead, when some of those given stand in no job and others are close to them. */
  readonly meant: string | undefined
}

/**
 * A page of the jobs that can be taken, newest first unless another order is wanted. Words are found by their German
 * and English stems, and a word that nobody has written yet is taken for the closest one. With `onlyOpenToMe` no more
 * than a hundred jobs are looked through, so a page may be short and have more behind it, and it is empty for somebody
 * who may take no other job now.
 */
export async function find(tx: Tx, worker: Member, query: Query): Promise<Found> {
  const words = query.words == null ? null : await correctedWords(tx, query.words)
  const meant = words === null || words === query.words ? undefined : words
  const last = query.after === undefined ? undefined : await store.byPublicId(tx, query.after)
  const filter = { ...query, words, sorting: orderOf(query.sorting ?? 'newest', words) }
  if (query.onlyOpenToMe !== true) {
    const rows = await openJobs(tx, worker.id, { ...filter, before: last?.id, limit: query.limit + 1 })
    const jobs = rows.slice(0, query.limit)
    const more = rows.length > query.limit
    return { jobs, more, next: more ? jobs.at(-1)?.publicId : undefined, meant }
  }
  if (await isBusy(tx, worker.id)) return { jobs: [], more: false, next: undefined, meant }
  const jobs: Job[] = []
  let seen = last
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const rows = await openJobs(tx, worker.id, { ...filter, before: seen?.id, limit: BATCH })
    for (const job of rows) {
      if ((await missingFor(tx, worker, job)).length > 0 || (await isHeldForOthers(tx, worker, job))) {
        seen = job
        continue
      }
      if (jobs.length === query.limit) return { jobs, more: true, next: seen?.publicId, meant }
      jobs.push(job)
      seen = job
    }
    if (rows.length < BATCH) return { jobs, more: false, next: undefined, meant }
  }
  return { jobs, more: true, next: seen?.publicId, meant }
}

/**
 * A page of the full jobs of others, newest first, in which this worker has had no slot: the waiting list is open. `after`
 * is the public id of the last one seen.
 */
export async function findFull(
  tx: Tx,
  worker: Member,
  query: Pick<SearchFilter, 'category'> & { readonly after?: string; readonly limit: number },
): Promise<{ readonly jobs: readonly Job[]; readonly more: boolean }> {
  const { after, category, limit } = query
  const last = after === undefined ? undefined : await store.byPublicId(tx, after)
  const filter = { category: category ?? null, full: true, sorting: 'newest', before: last?.id } as const
  const rows = await openJobs(tx, worker.id, { ...filter, limit: limit + 1 })
  return { jobs: rows.slice(0, limit), more: rows.length > limit }
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

/** How a client treats the work handed in: stars in tenths, share approved, median hours to a decision, disputes lost. */
export async function clientRecord(tx: Tx, clientId: string): Promise<store.ClientRecordRow> {
  return store.clientRecord(tx, clientId)
}

/** What a job of this reward would cost, in points, before it is written. */
export function price(rewardPoints: number, slots: number, feeBasisPoints: number): Cost {
  return costOf({ rewardPoints: rewardPoints, feePoints: fee(rewardPoints, feeBasisPoints) }, slots)
}
