import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as lists from '../lists/index.ts'
import type { Member } from '../members/index.ts'
import * as members from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { applicationVerbs, isFreed, isPaid, type Assignment } from './assignment.ts'
import * as applicationStore from './application-store.ts'
import * as assignmentStore from './assignment-store.ts'
import * as store from './crew-store.ts'
import { ownAssignment } from './seen.ts'

/** A page of those who were paid for this job, the first first; `after` is the public id of the last one seen. */
export async function crew(
  tx: Tx,
  client: Member,
  job: jobs.Job,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly assignments: readonly Assignment[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : (await ownAssignment(tx, client, page.after)).assignment
  const rows = await store.paidOfJob(tx, job.id, { afterId: last?.id, limit: page.limit + 1 })
  return { assignments: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * The client remembers somebody whose work was paid, or forgets again. Returns the assignment. Refuses
 * `list.not_together` before that, `assignment.unknown` for anybody else's.
 */
export async function setFavourite(
  tx: Tx,
  client: Member,
  input: { readonly assignment: string; readonly isFavourite: boolean },
): Promise<Assignment> {
  members.requireJoined(client)
  const assignment = await paidBy(tx, client, input.assignment)
  await members.lock(tx, assignment.workerId)
  if (input.isFavourite) await lists.addFavourite(tx, client, assignment.workerId)
  else await lists.removeFavourite(tx, client, assignment.workerId)
  return assignment
}

/** Whom a client may invite: somebody whose work was paid, by that assignment, or a favourite, by the entry of the list. */
export type Invitee = { readonly assignment: string } | { readonly favourite: string }

/**
 * The client invites a worker to an own draft or running job. Nobody else can be invited: who has never worked for
 * somebody gets no mail from there. Whoever was declined for this job may apply anew, and whoever has let go of a slot may
 * take one once more; they are told so even if they were invited before. Refuses `list.not_together`, `list.unknown`, `job.wrong_state`, `job.held`, and as `lists.invite` does.
 */
export async function invite(
  tx: Tx,
  client: Member,
  input: { readonly job: string; readonly who: Invitee },
): Promise<lists.Invitation> {
  members.requireJoined(client)
  const { who } = input
  const workerId =
    'assignment' in who
      ? (await paidBy(tx, client, who.assignment)).workerId
      : await favourite(tx, client, who.favourite)
  await members.lock(tx, workerId)
  const job = await jobs.lock(tx, input.job)
  if (job.clientId !== client.id) refuse('job.unknown', {})
  if (job.heldFor !== null) refuse('job.held', { why: job.heldFor })
  const isLive = job.status === 'open' || job.status === 'paused'
  const isAhead = job.status === 'draft' || job.status === 'checking'
  if (!isAhead && (!isLive || job.closesAt <= tx.now)) refuse('job.wrong_state', { status: 'closed' })
  const before = await applicationStore.ofWorker(tx, job.id, workerId)
  if (before?.status !== 'declined') return lists.invite(tx, job, workerId, await letGoOf(tx, job, workerId))
  const isKnown = (await lists.invitationTo(tx, workerId, job.id)) !== undefined
  const invitation = await lists.invite(tx, job, workerId, isKnown ? before.id : undefined)
  await applicationStore.move(tx, before.id, applicationVerbs.reconsider, { declineReason: null })
  return invitation
}

/** The work that an invited worker had in a first-come job and has let go of: the client asks once more, and is heard. */
async function letGoOf(tx: Tx, job: jobs.Job, workerId: string): Promise<string | undefined> {
  const had = job.taking === 'claim' ? await assignmentStore.ofWorker(tx, job.id, workerId) : undefined
  return had !== undefined && isFreed(had) ? had.id : undefined
}

/** Takes an invitation to an own job back. Refuses `invitation.unknown`, `invitation.wrong_state`. */
export async function withdrawInvitation(
  tx: Tx,
  client: Member,
  input: { readonly job: string; readonly workerId: string },
): Promise<lists.Invitation> {
  members.requireJoined(client)
  // A claim holds this lock: it comes before the withdrawal, or it finds no invitation.
  await members.lock(tx, input.workerId)
  const job = await jobs.own(tx, client, input.job)
  const invitation = await lists.invitationTo(tx, input.workerId, job.id)
  return invitation === undefined ? refuse('invitation.unknown', {}) : lists.withdrawInvitation(tx, invitation)
}

async function paidBy(tx: Tx, client: Member, publicId: string): Promise<Assignment> {
  const { assignment } = await ownAssignment(tx, client, publicId)
  return isPaid(assignment) ? assignment : refuse('list.not_together', {})
}

async function favourite(tx: Tx, client: Member, publicId: string): Promise<string> {
  const { kind, otherId } = await lists.entry(tx, client, publicId)
  return kind === 'favourite' ? otherId : refuse('list.unknown', {})
}
