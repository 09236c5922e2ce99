import * as claims from '../claims/index.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import { costOf, type Job } from './job.ts'

/** Reward and fee of so many slots go from the client's budget into the job's escrow. Returns the points. */
export async function reserve(tx: Tx, job: Job, slots: number, key: string): Promise<number> {
  const { totalPoints: points } = costOf(job, slots)
  const budget = { kind: 'budget', ownerId: job.clientId } as const
  await ledger.post(tx, {
    key,
    kind: 'publication',
    postings: [{ from: budget, to: { kind: 'escrow', ownerId: job.id }, points }],
  })
  return points
}

/** Reward and fee of so many slots go home; nothing happens when there are none. Returns the points. */
export async function refund(tx: Tx, job: Job, slots: number, key: string): Promise<number> {
  const { totalPoints: points } = costOf(job, slots)
  if (points === 0) return 0
  const budget = { kind: 'budget', ownerId: job.clientId } as const
  await claims.postHome(tx, job.clientId, {
    key,
    kind: 'refund',
    postings: [{ from: { kind: 'escrow', ownerId: job.id }, to: budget, points }],
  })
  return points
}
