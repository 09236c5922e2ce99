import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { invitationVerbs, type Invitation, type InvitationStatus } from './list.ts'
import { invitations } from './tables.ts'

/** A new invitation, or the one there was. */
export async function insert(tx: Tx, jobId: string, workerId: string): Promise<Invitation> {
  await tx
    .insert(invitations)
    .values({ id: sql`default`, publicId: sql`default`, jobId, workerId, status: 'open', createdAt: tx.now })
    .onConflictDoNothing({ target: [invitations.jobId, invitations.workerId] })
  const row = await ofWorker(tx, jobId, workerId)
  if (row === undefined) throw new Error('no invitation was inserted')
  return row
}

/** Compare-and-set. Refuses `invitation.wrong_state`. */
export async function move(tx: Tx, id: string, verb: Transition<InvitationStatus>): Promise<Invitation> {
  const [row] = await tx
    .update(invitations)
    .set({ status: verb.to, decidedAt: verb.to === 'open' ? null : tx.now })
    .where(and(eq(invitations.id, id), inArray(invitations.status, [...verb.from])))
    .returning()
  if (row !== undefined) return row
  const [present] = await tx.select({ status: invitations.status }).from(invitations).where(eq(invitations.id, id))
  return refuse('invitation.wrong_state', { status: present?.status ?? 'ended' })
}

export async function ofWorker(tx: Tx, jobId: string, workerId: string): Promise<Invitation | undefined> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.jobId, jobId), eq(invitations.workerId, workerId)))
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Invitation | undefined> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.publicId, publicId))
  return row
}

/** The worker had a slot: an invitation that let in stays as a reason. */
export async function accept(tx: Tx, jobId: string, workerId: string): Promise<void> {
  const { from, to } = invitationVerbs.accept
  await tx
    .update(invitations)
    .set({ status: to, decidedAt: tx.now })
    .where(
      and(eq(invitations.jobId, jobId), eq(invitations.workerId, workerId), inArray(invitations.status, [...from])),
    )
}

/** Whoever is invited and has not been told yet, because the job was a draft. */
export async function openOfJob(tx: Tx, jobId: string): Promise<readonly Invitation[]> {
  return tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.jobId, jobId), eq(invitations.status, 'open')))
    .orderBy(invitations.id)
}

export async function endOfJob(tx: Tx, jobId: string): Promise<void> {
  const { from, to } = invitationVerbs.end
  await tx
    .update(invitations)
    .set({ status: to, decidedAt: tx.now })
    .where(and(eq(invitations.jobId, jobId), inArray(invitations.status, [...from])))
}

/** Of the two one has blocked the other: neither waits for the other's answer. */
export async function endBetween(tx: Tx, one: string, other: string): Promise<void> {
  const both = [one, other]
  await tx.execute(sql`
    update invitations i set status = ${invitationVerbs.end.to}, decided_at = ${tx.now.toISOString()}::timestamptz
      from jobs j
      where j.id = i.job_id and i.status = 'open' and i.worker_id in ${both} and j.client_id in ${both}`)
}

/** A job's invitations, the newest first. */
export async function pageOfJob(
  tx: Tx,
  jobId: string,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Invitation[]> {
  return tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.jobId, jobId), before === undefined ? undefined : lt(invitations.id, before)))
    .orderBy(desc(invitations.id))
    .limit(limit)
}

/** What a worker may still answer, the newest first; invitations to drafts are nobody's business yet. */
export async function openOfWorker(
  tx: Tx,
  workerId: string,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly Invitation[]> {
  return tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.workerId, workerId),
        // As the index has it.
        sql`${invitations.status} = 'open'`,
        sql`exists (select from jobs j where j.id = ${invitations.jobId} and j.published_at is not null)`,
        before === undefined ? undefined : lt(invitations.id, before),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(limit)
}

/**
 * Invitations go over with the worker. Where both were invited, or where one invited the other, what is open ends; before
 * the jobs go over.
 */
export async function moveToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    update invitations i set status = 'ended', decided_at = ${tx.now.toISOString()}::timestamptz
      where i.status = 'open' and i.worker_id in (${from}, ${to}) and exists (
        select from jobs j where j.id = i.job_id and j.client_id in (${from}, ${to}))`)
  await tx.execute(sql`
    update invitations i set worker_id = ${to}
      where i.worker_id = ${from} and not exists (
          select from invitations o where o.job_id = i.job_id and o.worker_id = ${to})
        and not exists (select from jobs j where j.id = i.job_id and j.client_id = ${to})`)
  await tx.execute(sql`
    update invitations set status = 'ended', decided_at = ${tx.now.toISOString()}::timestamptz
      where worker_id = ${from} and status = 'open'`)
}

/** Open invitations between a merged member and whom a block now stands; the jobs are still those of either account. */
export async function endBlocked(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    update invitations i set status = ${invitationVerbs.end.to}, decided_at = ${tx.now.toISOString()}::timestamptz
      from jobs j
      where j.id = i.job_id and i.status = 'open' and (i.worker_id = ${to} or j.client_id in (${from}, ${to})) and exists (
        select from list_entries b where b.kind = 'block'
          and case j.client_id when ${from} then ${to}::uuid else j.client_id end in (b.owner_id, b.other_id)
          and i.worker_id in (b.owner_id, b.other_id))`)
}
