import { at, isOver, when, type Reasons } from './base.ts'
import type { Assignment, Invitation, Job, World } from './things.ts'

/** On a list of somebody's: `block 0 2`, `favourite 1 3`. */
const entry = (kind: 'block' | 'favourite', owner: number, other: number): string => `${kind} ${owner} ${other}`

export const isFavourite = (world: World, owner: number, other: number): boolean =>
  world.lists.has(entry('favourite', owner, other))

/** Either does not want to meet the other. */
export const isBlocked = (world: World, one: number, other: number): boolean =>
  world.lists.has(entry('block', one, other)) || world.lists.has(entry('block', other, one))

const invitationOf = (world: World, index: number, worker: number): Invitation | undefined =>
  world.invitations.find((one) => one.job === index && one.worker === worker)

/** Only workers who are invited, or have been given a slot for it, may take the job. */
export function isShutOut(world: World, by: number, index: number): boolean {
  const status = invitationOf(world, index, by)?.status
  return at(world.jobs, index).invitedOnly && status !== 'open' && status !== 'accepted'
}

/** The two do not meet from now on; work that runs goes on, invitations between them end. */
export function block(world: World, by: number, other: number): void {
  world.lists.add(entry('block', by, other))
  world.lists.delete(entry('favourite', by, other))
  for (const one of world.invitations) {
    const { client } = at(world.jobs, one.job)
    const isBetween = (client === by && one.worker === other) || (client === other && one.worker === by)
    if (isBetween && one.status === 'open') one.status = 'ended'
  }
}

export const unblock = (world: World, by: number, other: number): boolean =>
  world.lists.delete(entry('block', by, other))

const isPaid = ({ status }: Assignment): boolean => status === 'approved' || status === 'split'

/** Only somebody whose work was paid is remembered, or invited. */
export function againstKnowing(world: World, by: number, assignment: Assignment): Reasons {
  if (by !== at(world.jobs, assignment.job).client) return ['assignment.unknown']
  return when(!isPaid(assignment), 'list.not_together')
}

export function setFavourite(world: World, by: number, worker: number, isWanted: boolean): void {
  if (!isWanted) world.lists.delete(entry('favourite', by, worker))
  else {
    world.lists.add(entry('favourite', by, worker))
    unblock(world, by, worker)
  }
}

export function againstInviting(world: World, by: number, index: number, worker: number, now: number): Reasons {
  const job = at(world.jobs, index)
  if (by !== job.client) return ['job.unknown']
  const isAhead = job.status === 'draft' || job.status === 'checking'
  const isLive = (job.status === 'open' || job.status === 'paused') && job.closesAt > now
  return [
    ...when(!isAhead && !isLive, 'job.wrong_state'),
    ...when(job.heldFrom !== undefined, 'job.held'),
    ...when(
      worker === by || isBlocked(world, by, worker) || at(world.people, worker).isSuspended,
      'invitation.not_possible',
    ),
    ...when(invitationOf(world, index, worker)?.status === 'declined', 'invitation.wrong_state'),
  ]
}

/**
 * Asked once, and told once the job is public; asking again opens what was taken back or had ended. What gives a second go,
 * after a no to the application or when the slot was let go of, is told once more.
 */
export function invite(world: World, index: number, worker: number): void {
  const there = invitationOf(world, index, worker)
  const invitation = there ?? { job: index, worker, status: 'open', told: 0 }
  if (there === undefined) world.invitations.push(invitation)
  const job = at(world.jobs, index)
  const isOf = (one: { readonly job: number; readonly worker: number }) => one.job === index && one.worker === worker
  const last = world.assignments.findLast(isOf)
  const hadSlot =
    invitation.status === 'accepted' && job.taking === 'claim' && last !== undefined && isOver(last.status)
  const declined = world.applications.filter((one) => isOf(one) && one.status === 'declined')
  if (invitation.status !== 'accepted' || hadSlot) invitation.status = 'open'
  if (job.wasPublic && (invitation.told === 0 || hadSlot || declined.length > 0)) invitation.told += 1
  for (const application of declined) application.status = 'withdrawn'
}

/** The job is public: whoever is invited hears of it. */
export function tellInvited(world: World, job: Job): void {
  for (const one of world.invitations) {
    if (at(world.jobs, one.job) === job && one.status === 'open' && one.told === 0) one.told = 1
  }
}

/** The worker has a slot. */
export function acceptInvitation(world: World, index: number, worker: number): void {
  const invitation = invitationOf(world, index, worker)
  if (invitation?.status === 'open') invitation.status = 'accepted'
}

/** Nobody is invited to a job that has ended or was thrown away. */
export function endInvitations(world: World): void {
  for (const one of world.invitations) {
    const { status } = at(world.jobs, one.job)
    if (one.status === 'open' && (status === 'closed' || status === 'discarded')) one.status = 'ended'
  }
}
