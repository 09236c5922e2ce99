import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Job } from './job.ts'
import * as store from './store.ts'

/** The job, or the refusal `job.unknown`. */
export function found(job: Job | undefined): Job {
  return job ?? refuse('job.unknown', {})
}

/** A client's own job. Refuses `job.unknown` for everybody else's: whose it is is nobody's business. */
export async function own(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = found(await store.byPublicId(tx, publicId))
  return job.clientId === client.id ? job : refuse('job.unknown', {})
}

/** The same for a client's verb: locked (third in the lock order), and nothing is done in the name of who is suspended. */
export async function ownLocked(tx: Tx, client: Member, publicId: string): Promise<Job> {
  members.requireJoined(client)
  const job = found(await store.locked(tx, { publicId }))
  return job.clientId === client.id ? job : refuse('job.unknown', {})
}
