import type { Tx } from '../db/connect.ts'
import * as guides from '../guides/index.ts'
import * as members from '../members/index.ts'
import { ageOn, dayIn, type Member } from '../members/index.ts'
import { fee } from '../shared/points.ts'
import type { Missing } from '../shared/refusal.ts'
import { costOf, type Cost, type Job } from './job.ts'
import * as store from './store.ts'

/** What this worker lacks for the job; empty when it may be taken. Stars count from the first review on. */
export async function missingFor(tx: Tx, worker: Member, job: Job): Promise<readonly Missing[]> {
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
  return missing
}

/** A page of the jobs that can be taken, newest first; `after` is the public id of the last job seen. */
export async function find(
  tx: Tx,
  worker: Member,
  query: {
    readonly after?: string
    readonly category?: Job['category']
    readonly words?: string
    readonly limit: number
  },
): Promise<{ readonly jobs: readonly Job[]; readonly more: boolean }> {
  const last = query.after === undefined ? undefined : await store.byPublicId(tx, query.after)
  const rows = await store.openJobs(tx, worker.id, {
    before: last?.id,
    category: query.category,
    words: query.words,
    limit: query.limit + 1,
  })
  return { jobs: rows.slice(0, query.limit), more: rows.length > query.limit }
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

/** How a client treats the work handed in: stars in tenths, share approved, median hours to a decision. */
export async function clientRecord(tx: Tx, clientId: string): Promise<store.ClientRecordRow> {
  return store.clientRecord(tx, clientId)
}

/** What a job of this reward would cost, in points, before it is written. */
export function price(rewardPoints: number, slots: number, feeBasisPoints: number): Cost {
  return costOf({ rewardPoints: rewardPoints, feePoints: fee(rewardPoints, feeBasisPoints) }, slots)
}
