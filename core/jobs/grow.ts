import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { reserve } from './escrow.ts'
import { costOf, JOB_LIMITS, type Job } from './job.ts'
import * as store from './store.ts'
import { offerFreeSlots } from './waiting.ts'
import { DAY } from '../shared/time.ts'

/** How many slots may still be added: a job has at most 1000 in all, withdrawn ones included. */
export const roomFor = (job: Pick<Job, 'slots'>): number => JOB_LIMITS.slots.max - job.slots

/** How many whole days a job's closing date may still be put off: it is never more than 90 days away. */
export const daysToExtend = (tx: Tx, job: Pick<Job, 'closesAt'>): number =>
  Math.max(0, Math.floor((tx.now.getTime() + JOB_LIMITS.openDays.max * DAY - job.closesAt.getTime()) / DAY))

/**
 * Adds slots to a running job: reward and fee of each go from the budget into the job's escrow in this transaction, at
 * the price that was fixed when the job was written. Returns the points. Refuses `job.wrong_state`, `job.held`,
 * `job.too_many_slots`, and `job.too_little_for_slots` with the missing points.
 */
export async function addSlots(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string; readonly slots: number },
): Promise<number> {
  members.requireJoined(client)
  return once(
    tx,
    { key: input.key, kind: 'job.add-slots', actorId: client.id, input: { job: input.job, slots: input.slots } },
    async () => {
      // Whatever takes from a budget holds its member's lock, so what is read here is still there below.
      await members.lock(tx, client.id)
      const job = await runningLocked(tx, client, input.job)
      const slots = input.slots
      if (!Number.isInteger(slots) || slots < 1) refuse('job.bad_field', { field: 'slots' })
      if (slots > roomFor(job)) refuse('job.too_many_slots', { limit: JOB_LIMITS.slots.max, room: roomFor(job) })
      const { totalPoints } = costOf(job, slots)
      const missingPoints = totalPoints - (await ledger.balance(tx, { kind: 'budget', ownerId: client.id }))
      if (missingPoints > 0) refuse('job.too_little_for_slots', { totalPoints, missingPoints })
      await store.addSlots(tx, job.id, slots)
      // Slots are never taken off this number, so each addition has a key of its own.
      const points = await reserve(tx, job, slots, `job:${job.id}:added:${job.slots + slots}`)
      await offerFreeSlots(tx, job.id)
      return points
    },
  )
}

/**
 * Puts the closing date of a running job off by whole days. Refuses `job.wrong_state`, `job.held`, and `job.too_long`
 * when it would close more than 90 days from now.
 */
export async function extend(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly job: string; readonly days: number },
): Promise<Job> {
  members.requireJoined(client)
  await once(
    tx,
    { key: input.key, kind: 'job.extend', actorId: client.id, input: { job: input.job, days: input.days } },
    async () => {
      const job = await runningLocked(tx, client, input.job)
      if (!Number.isInteger(input.days) || input.days < 1) refuse('job.bad_field', { field: 'closing' })
      const most = daysToExtend(tx, job)
      if (input.days > most) refuse('job.too_long', { limit: JOB_LIMITS.openDays.max, room: most })
      await store.putOff(tx, job.id, new Date(job.closesAt.getTime() + input.days * DAY))
      return null
    },
  )
  return (await store.byPublicId(tx, input.job)) ?? refuse('job.unknown', {})
}

/** The client's own job, locked, while it still runs: past its closing date it only waits for the schedule to end it. */
async function runningLocked(tx: Tx, client: Member, publicId: string): Promise<Job> {
  const job = await store.locked(tx, { publicId })
  if (job?.clientId !== client.id) refuse('job.unknown', {})
  if (job.status !== 'open' && job.status !== 'paused') refuse('job.wrong_state', { status: job.status })
  if (job.heldFor !== null) refuse('job.held', { why: job.heldFor })
  return job.closesAt > tx.now ? job : refuse('job.wrong_state', { status: 'closed' })
}
