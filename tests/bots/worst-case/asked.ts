import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment, RequestStatus, WorkRequest } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { claimed, newKey } from '../../support/people.ts'

/** What was asked for in running work, with every answer. */
export interface Asked {
  readonly time: Readonly<Record<Exclude<RequestStatus, 'dropped'>, WorkRequest>>
  readonly release: Readonly<Record<Exclude<RequestStatus, 'dropped'>, WorkRequest>>
  /** Work for which more time is asked, and work whose release is. */
  readonly asking: Assignment
  readonly leaving: Assignment
  readonly job: Job
  readonly closed: Job
}

interface People {
  readonly client: Member
  readonly worker: Member
}

export function askTime(db: TestDatabase, worker: Member, { publicId }: Assignment): Promise<WorkRequest> {
  return db.withTx((tx) => assignments.askForTime(tx, worker, { key: newKey('ask'), assignment: publicId, hours: 168 }))
}

export async function answered(db: TestDatabase, by: Member, request: WorkRequest, agrees: boolean) {
  const input = { key: newKey('answer'), request: request.publicId, agrees }
  return (await db.withTx((tx) => assignments.answerRequest(tx, by, input))).request
}

/** The client ends the job and asks its only worker to let go. */
export async function askRelease(db: TestDatabase, client: Member, job: Job, by: Assignment): Promise<WorkRequest> {
  const { status } = await db.withTx((tx) => jobs.byId(tx, job.id))
  if (status !== 'closed') {
    await db.withTx((tx) => jobs.close(tx, client, { key: newKey('close'), job: job.publicId }))
  }
  await db.withTx((tx) => assignments.askForRelease(tx, client, { key: newKey('release'), job: job.publicId }))
  const request = await db.withTx((tx) => assignments.waitingRequest(tx, by, 'release'))
  if (request === undefined) throw new Error('nobody was asked')
  return request
}

/** Work that its worker gave up because the client of the ended job asked for it. */
export async function releasedOf(db: TestDatabase, { client, worker }: People, job: Job): Promise<Assignment> {
  const assignment = await claimed(db, worker, job)
  await answered(db, worker, await askRelease(db, client, job, assignment), true)
  return db.withTx((tx) => assignments.mine(tx, worker, assignment.publicId))
}

export async function askedOf(db: TestDatabase, { client, worker }: People, open: () => Promise<Job>): Promise<Asked> {
  const [one, two, three] = [await open(), await open(), await open()]
  const asking = await claimed(db, worker, one)
  const leaving = await claimed(db, worker, two)
  const agreeing = await claimed(db, worker, three)
  const silentTime = await askTime(db, worker, asking)
  const silentRelease = await askRelease(db, client, two, leaving)
  await db.forward('25 hours')
  await db.withTx((tx) => assignments.expireRequests(tx, 10))
  const declinedTime = await answered(db, client, await askTime(db, worker, asking), false)
  const declinedRelease = await answered(db, worker, await askRelease(db, client, two, leaving), false)
  const agreedTime = await answered(db, client, await askTime(db, worker, agreeing), true)
  const agreedRelease = await answered(db, worker, await askRelease(db, client, three, agreeing), true)
  const time = { unanswered: silentTime, declined: declinedTime, agreed: agreedTime }
  const release = { unanswered: silentRelease, declined: declinedRelease, agreed: agreedRelease }
  return {
    time: { ...time, waiting: await askTime(db, worker, asking) },
    release: { ...release, waiting: await askRelease(db, client, two, leaving) },
    asking,
    leaving,
    job: one,
    closed: two,
  }
}
