import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import * as invitationStore from './invitation-store.ts'
import { invitationVerbs, LETS_IN, type Invitation, type ListedJob, type ListEntry, type ListKind } from './list.ts'
import * as store from './store.ts'

/** Whom members have on their lists, and whom clients invite. */
export * from './list.ts'

interface Page {
  /** The public id of the last one seen. */
  readonly after?: string
  readonly limit: number
}

/**
 * The two do not meet in a job from now on, whoever of them is the client: neither sees the other's jobs as open, takes
 * one, is accepted or invited. Work that runs goes on; invitations between them end. The other side is not told. Blocking
 * twice is no mistake. Refuses `list.oneself`.
 */
export async function block(tx: Tx, member: Member, otherId: string): Promise<void> {
  members.requireJoined(member)
  // Both, in one order: whoever of them takes a slot, is accepted or invited at this moment is before it or after it.
  for (const id of [member.id, otherId].toSorted()) await members.lock(tx, id)
  const other = (await members.present(tx, otherId)) ?? refuse('member.unknown', {})
  if (other.id === member.id) refuse('list.oneself', {})
  await store.insert(tx, 'block', member.id, other.id)
  await store.remove(tx, 'favourite', member.id, other.id)
  await invitationStore.endBetween(tx, member.id, other.id)
}

/** Takes a block back; one that the other side has put up stays. */
export async function unblock(tx: Tx, member: Member, otherId: string): Promise<void> {
  members.requireJoined(member)
  await store.remove(tx, 'block', member.id, otherId)
}

/** True when this member has blocked the other one. */
export async function hasBlocked(tx: Tx, member: Member, otherId: string): Promise<boolean> {
  return store.has(tx, 'block', member.id, otherId)
}

/** True when either has blocked the other: which one is nobody's business. */
export async function isBlocked(tx: Tx, one: string, other: string): Promise<boolean> {
  return store.blockBetween(tx, one, other)
}

/**
 * Remembers a worker, and takes an own block back; that they have worked together is the caller's to know. For
 * core/assignments only.
 */
export async function addFavourite(tx: Tx, client: Member, workerId: string): Promise<void> {
  if (workerId === client.id) refuse('list.oneself', {})
  await store.remove(tx, 'block', client.id, workerId)
  await store.insert(tx, 'favourite', client.id, workerId)
}

/** Forgets a favourite. */
export async function removeFavourite(tx: Tx, client: Member, workerId: string): Promise<void> {
  await store.remove(tx, 'favourite', client.id, workerId)
}

/** True when the client has this worker among the favourites. */
export async function isFavourite(tx: Tx, client: Member, workerId: string): Promise<boolean> {
  return store.has(tx, 'favourite', client.id, workerId)
}

/** A page of one of the member's lists, the newest first. */
export async function page(
  tx: Tx,
  member: Member,
  kind: ListKind,
  { after, limit }: Page,
): Promise<{ readonly entries: readonly ListEntry[]; readonly more: boolean }> {
  // An entry that is gone meanwhile counts as the beginning: an old button is no mistake.
  const last = after === undefined ? undefined : await store.byPublicId(tx, member.id, after)
  const rows = await store.page(tx, member.id, kind, { before: last?.id, limit: limit + 1 })
  return { entries: rows.slice(0, limit), more: rows.length > limit }
}

/** An entry of one of the member's own lists. Refuses `list.unknown`. */
export async function entry(tx: Tx, member: Member, publicId: string): Promise<ListEntry> {
  return (await store.byPublicId(tx, member.id, publicId)) ?? refuse('list.unknown', {})
}

/** Takes somebody off one of the member's own lists; returns who it was. Refuses `list.unknown`. */
export async function remove(tx: Tx, member: Member, publicId: string): Promise<ListEntry> {
  members.requireJoined(member)
  const listed = await entry(tx, member, publicId)
  await store.remove(tx, listed.kind, listed.ownerId, listed.otherId)
  return listed
}

/**
 * Invites a worker to a job, which is the caller's to check; the worker is told once the job is published, and once in
 * all, or once more for each `anew`: what has come to nothing since. Inviting twice is no mistake. Refuses `invitation.not_possible` when one has blocked the other or works no more,
 * `invitation.wrong_state` for whoever declined. For core/assignments only.
 */
export async function invite(tx: Tx, job: ListedJob, workerId: string, anew?: string): Promise<Invitation> {
  const worker = await members.byId(tx, workerId)
  const isGone = worker === undefined || worker.status !== 'active' || workerId === job.clientId
  if (isGone || (await isBlocked(tx, job.clientId, workerId))) refuse('invitation.not_possible', {})
  const there = await invitationStore.insert(tx, job.id, workerId)
  if (there.status === 'declined') refuse('invitation.wrong_state', { status: there.status })
  const hadSlot = there.status === 'accepted' && anew !== undefined
  const isOut = there.status === 'withdrawn' || there.status === 'ended' || hadSlot
  const invitation = isOut ? await invitationStore.move(tx, there.id, invitationVerbs.renew) : there
  if (job.publishedAt !== null) await tellInvited(tx, invitation, anew)
  return invitation
}

async function tellInvited(tx: Tx, { id, publicId, workerId }: Invitation, anew?: string): Promise<void> {
  await notices.tell(tx, workerId, {
    kind: 'invitation.new',
    data: { invitation: publicId },
    dedupeKey: `invitation:${id}${anew === undefined ? '' : `:${anew}`}`,
  })
}

/** The job is public now: whoever was invited to the draft is told. For core/jobs only. */
export async function tellAllInvited(tx: Tx, jobId: string): Promise<void> {
  for (const invitation of await invitationStore.openOfJob(tx, jobId)) await tellInvited(tx, invitation)
}

/** The job has ended or was thrown away: nobody is invited any more. For core/jobs only. */
export async function endInvitations(tx: Tx, jobId: string): Promise<void> {
  await invitationStore.endOfJob(tx, jobId)
}

/** The worker has a slot. For core/assignments only. */
export async function acceptInvitation(tx: Tx, jobId: string, workerId: string): Promise<void> {
  await invitationStore.accept(tx, jobId, workerId)
}

/** The client takes an invitation back; which job it belongs to is the caller's to check. Refuses `invitation.wrong_state`. */
export async function withdrawInvitation(tx: Tx, invitation: Invitation): Promise<Invitation> {
  return invitationStore.move(tx, invitation.id, invitationVerbs.withdraw)
}

/** The worker says no. Refuses `invitation.unknown` for anybody else's, `invitation.wrong_state`. */
export async function declineInvitation(tx: Tx, worker: Member, publicId: string): Promise<Invitation> {
  members.requireJoined(worker)
  await members.lock(tx, worker.id)
  const { id } = await myInvitation(tx, worker, publicId)
  return invitationStore.move(tx, id, invitationVerbs.decline)
}

/** The worker's own invitation. Refuses `invitation.unknown` for everybody else's. */
export async function myInvitation(tx: Tx, worker: Member, publicId: string): Promise<Invitation> {
  const invitation = await invitationStore.byPublicId(tx, publicId)
  return invitation?.workerId === worker.id ? invitation : refuse('invitation.unknown', {})
}

/** Whether, and how, this worker is or was invited to a job. */
export async function invitationTo(tx: Tx, workerId: string, jobId: string): Promise<Invitation | undefined> {
  return invitationStore.ofWorker(tx, jobId, workerId)
}

/** True when the worker may take a job that is for invited workers only. */
export async function isInvited(tx: Tx, workerId: string, jobId: string): Promise<boolean> {
  const invitation = await invitationStore.ofWorker(tx, jobId, workerId)
  return LETS_IN.some((status) => status === invitation?.status)
}

/** A page of a job's invitations, the newest first; whose job it is is the caller's to check. */
export async function invitationsOf(
  tx: Tx,
  job: ListedJob,
  { after, limit }: Page,
): Promise<{ readonly invitations: readonly Invitation[]; readonly more: boolean }> {
  const last = after === undefined ? undefined : await invitationStore.byPublicId(tx, after)
  const rows = await invitationStore.pageOfJob(tx, job.id, { before: last?.id, limit: limit + 1 })
  return { invitations: rows.slice(0, limit), more: rows.length > limit }
}

/** A page of what a worker is invited to and has not answered, the newest first. */
export async function myInvitations(
  tx: Tx,
  worker: Member,
  { after, limit }: Page,
): Promise<{ readonly invitations: readonly Invitation[]; readonly more: boolean }> {
  const last = after === undefined ? undefined : await myInvitation(tx, worker, after)
  const rows = await invitationStore.openOfWorker(tx, worker.id, { before: last?.id, limit: limit + 1 })
  return { invitations: rows.slice(0, limit), more: rows.length > limit }
}

/** Lists and invitations of the one go to the member that it is merged into. Before the jobs. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way.from, way.to)
  await invitationStore.moveToMember(tx, way.from, way.to)
  // A block holds for the other account's lists and invitations as well.
  await store.dropShadowed(tx, way.to)
  await invitationStore.endBlocked(tx, way.from, way.to)
}
