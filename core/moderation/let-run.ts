import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { HoldReason, Job } from '../jobs/index.ts'
import * as members from '../members/index.ts'
import * as flags from './flag-store.ts'
import { MODERATION_LIMITS } from './moderation.ts'
import * as store from './store.ts'

/**
 * What a job was held for is over: it goes on, unless something else holds it by now, which was nothing new while it was
 * held already. The job must be locked.
 */
export async function letRun(tx: Tx, job: Job, why: HoldReason): Promise<void> {
  if (job.heldFor !== why) return
  const other = await whatElse(tx, job)
  if (other === undefined) await jobs.release(tx, job)
  else await jobs.holdFurther(tx, job, other)
}

async function whatElse(tx: Tx, job: Job): Promise<HoldReason | undefined> {
  const client = await members.byId(tx, job.clientId)
  if (client?.status === 'suspended') return 'suspended'
  if (await flags.waitsOn(tx, job.id)) return 'flag'
  const reporters = await store.freshReportersOf(tx, job.id)
  return reporters >= MODERATION_LIMITS.reportersThatPause ? 'reports' : undefined
}
