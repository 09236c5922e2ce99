import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment } from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job, JobFields, WaitingPlace } from '../../../core/jobs/index.ts'
import * as lists from '../../../core/lists/index.ts'
import type { Invitation, ListEntry } from '../../../core/lists/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { at } from './at.ts'
import { name, words, type Kind } from './words.ts'

/** People with long names on lists, and a job for invited workers with the longest words. */
export interface Listed {
  readonly crewJob: Job
  readonly crew: readonly Assignment[]
  readonly invitedJob: Job
  readonly invitedDraft: Job
  /** Somebody who is invited, and somebody who said no. */
  readonly guest: Member
  readonly invitation: Invitation
  readonly favourite: ListEntry
  /** Has blocked the client, and is the last on a list of six. */
  readonly shy: Member
  readonly blocked: ListEntry
  /** Waits for one full job, has been offered a slot of another, and has missed one of a third. */
  readonly patient: Member
  readonly waiting: WaitingPlace
  readonly offered: WaitingPlace
  readonly passed: WaitingPlace
  readonly fullJob: Job
}

export async function listedOf(
  db: TestDatabase,
  client: Member,
  write: { readonly open: (changes: Partial<JobFields>) => Promise<Job>; readonly draft: () => Promise<Job> },
  kind: Kind,
): Promise<Listed> {
  const crewJob = await write.open({ slots: 7, proof: ['text'] })
  const crew: Assignment[] = []
  const guests: Member[] = []
  for (let count = 0; count < 6; count += 1) {
    const one = await people.worker(db, { name: name(kind) })
    const assignment = await people.claimed(db, one, crewJob)
    await people.approved(db, client, await people.handedIn(db, one, assignment, { words: words(kind, 4000) }))
    await db.withTx((tx) =>
      assignments.setFavourite(tx, client, { assignment: assignment.publicId, isFavourite: true }),
    )
    crew.push(assignment)
    guests.push(one)
  }
  const invitedJob = await write.open({ invitedOnly: true })
  const invited: Invitation[] = []
  for (const { publicId } of crew) {
    const asked = { job: invitedJob.publicId, who: { assignment: publicId } }
    invited.push(await db.withTx((tx) => assignments.invite(tx, client, asked)))
  }
  await db.withTx((tx) => lists.declineInvitation(tx, at(guests, 1), at(invited, 1).publicId))
  const shy = await people.worker(db, { name: name(kind) })
  await db.withTx(async (tx) => {
    for (const { id } of [...guests.slice(1), client]) await lists.block(tx, shy, id)
  })
  const pageOf = (who: Member, list: lists.ListKind) => db.withTx((tx) => lists.page(tx, who, list, { limit: 1 }))
  return {
    crewJob,
    crew,
    invitedJob,
    invitedDraft: await write.draft(),
    guest: at(guests, 0),
    invitation: at(invited, 0),
    favourite: at((await pageOf(client, 'favourite')).entries, 0),
    shy,
    blocked: at((await pageOf(shy, 'block')).entries, 0),
    ...(await lineOf(db, at(guests, 2), write.open, kind)),
  }
}

/** Somebody in line for two jobs; a slot of the second is theirs for two hours. */
async function lineOf(
  db: TestDatabase,
  holder: Member,
  open: (changes: Partial<JobFields>) => Promise<Job>,
  kind: Kind,
): Promise<Pick<Listed, 'patient' | 'waiting' | 'offered' | 'passed' | 'fullJob'>> {
  const patient = await people.worker(db, { name: name(kind) })
  const [fullJob, freed, missed] = [await open({ slots: 1 }), await open({ slots: 1 }), await open({ slots: 1 })]
  const wait = (job: Job) =>
    db.withTx((tx) => jobs.waitFor(tx, patient, { key: people.newKey('wait'), job: job.publicId }))
  for (const job of [fullJob, missed]) await people.claimed(db, holder, job)
  const { publicId } = await people.claimed(db, holder, freed)
  const [waiting, offered, passed] = [await wait(fullJob), await wait(freed), await wait(missed)]
  await db.sql`update waiting_places set status = 'passed', ended_at = moment() where id = ${passed.id}`
  const back = { key: people.newKey('back'), assignment: publicId, acceptsLate: false }
  await db.withTx((tx) => assignments.giveBack(tx, holder, back))
  return { patient, waiting, offered, passed, fullJob }
}
