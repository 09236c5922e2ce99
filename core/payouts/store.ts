import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { payoutVerbs, type PayoutStatus } from './payout.ts'
import { bankAccounts, payouts } from './tables.ts'

export type SealedAccount = typeof bankAccounts.$inferSelect
export type SealedPayout = typeof payouts.$inferSelect

/** An id that is known before its row is there: what is sealed for a row has to name it. */
export async function freshId(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select uuid7() as id`)
  if (row === undefined) throw new Error('no id')
  return row.id
}

export async function presentAccount(tx: Tx, memberId: string): Promise<SealedAccount | undefined> {
  const [row] = await tx
    .select()
    .from(bankAccounts)
    .where(and(eq(bankAccounts.memberId, memberId), isNull(bankAccounts.replacedAt)))
  return row
}

export async function accountById(tx: Tx, id: string): Promise<SealedAccount | undefined> {
  const [row] = await tx.select().from(bankAccounts).where(eq(bankAccounts.id, id))
  return row
}

export async function replaceAccount(
  tx: Tx,
  account: Pick<SealedAccount, 'id' | 'memberId' | 'owner' | 'sealed' | 'masked' | 'fingerprint'>,
): Promise<void> {
  await endAccount(tx, account.memberId)
  await tx.insert(bankAccounts).values({ ...account, publicId: sql`default`, createdAt: tx.now })
}

async function endAccount(tx: Tx, memberId: string): Promise<void> {
  await tx
    .update(bankAccounts)
    .set({ replacedAt: tx.now })
    .where(and(eq(bankAccounts.memberId, memberId), isNull(bankAccounts.replacedAt)))
}

/** True when somebody else is paid to the same account, or was. */
export async function isShared(tx: Tx, memberId: string, fingerprint: string): Promise<boolean> {
  const [account] = await tx
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(
      and(
        eq(bankAccounts.fingerprint, fingerprint),
        isNull(bankAccounts.replacedAt),
        ne(bankAccounts.memberId, memberId),
      ),
    )
    .limit(1)
  if (account !== undefined) return true
  const [payout] = await tx
    .select({ id: payouts.id })
    .from(payouts)
    .where(and(eq(payouts.fingerprint, fingerprint), ne(payouts.memberId, memberId)))
    .limit(1)
  return payout !== undefined
}

export async function insertPayout(
  tx: Tx,
  payout: Pick<
    SealedPayout,
    'id' | 'kind' | 'memberId' | 'points' | 'status' | 'sealed' | 'masked' | 'fingerprint' | 'heldUntil' | 'flag'
  > &
    Partial<Pick<SealedPayout, 'depositId'>>,
): Promise<SealedPayout> {
  const [row] = await tx
    .insert(payouts)
    .values({ ...payout, publicId: sql`default`, requestedAt: tx.now })
    .returning()
  if (row === undefined) throw new Error('no payout was inserted')
  return row
}

export async function payoutBy(
  tx: Tx,
  by: { readonly publicId: string } | { readonly id: string },
  lock = false,
): Promise<SealedPayout | undefined> {
  const query = tx
    .select()
    .from(payouts)
    .where('id' in by ? eq(payouts.id, by.id) : eq(payouts.publicId, by.publicId))
  const [row] = lock ? await query.for('update') : await query
  return row
}

/** Compare-and-set: of two who move a payout one wins. Refuses `payout.wrong_state`. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<PayoutStatus>,
  set: Partial<Pick<SealedPayout, 'decidedBy' | 'reason' | 'exportedAt' | 'paidAt' | 'endedAt'>> = {},
): Promise<SealedPayout> {
  const isOver = ['rejected', 'returned', 'cancelled'].includes(verb.to)
  const [row] = await tx
    .update(payouts)
    .set({ ...set, status: verb.to, ...(isOver ? { endedAt: tx.now } : {}) })
    .where(and(eq(payouts.id, id), inArray(payouts.status, [...verb.from])))
    .returning()
  if (row !== undefined) return row
  const [present] = await tx.select({ status: payouts.status }).from(payouts).where(eq(payouts.id, id))
  return refuse('payout.wrong_state', { status: present?.status ?? 'cancelled' })
}

/** The entries of the bank's statements that a payout was. */
export async function setEntries(
  tx: Tx,
  id: string,
  set: Partial<Pick<SealedPayout, 'debitId' | 'creditId'>>,
): Promise<void> {
  await tx.update(payouts).set(set).where(eq(payouts.id, id))
}

/** Newest first: `before` is the id of the last one seen. */
export async function ofMember(
  tx: Tx,
  memberId: string,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.memberId, memberId), page.before === undefined ? undefined : lt(payouts.id, page.before)))
    .orderBy(desc(payouts.id))
    .limit(page.limit)
}

/** What a member may still take back, locked. */
export async function openOf(tx: Tx, memberId: string): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.memberId, memberId), inArray(payouts.status, [...payoutVerbs.cancel.from])))
    .orderBy(payouts.id)
    .for('update')
}

/** What was asked for, is not at the bank and goes to another account than this one; the oldest. */
export async function elsewhere(
  tx: Tx,
  memberId: string,
  fingerprint: string,
  limit: number,
): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(
      and(
        eq(payouts.memberId, memberId),
        eq(payouts.kind, 'earnings'),
        inArray(payouts.status, [...payoutVerbs.cancel.from, 'batched']),
        ne(payouts.fingerprint, fingerprint),
      ),
    )
    .orderBy(payouts.id)
    .limit(limit)
}

/** What waits to give a deposit back and is in no batch. */
export async function refundsOf(tx: Tx, depositId: string, lock: boolean): Promise<readonly SealedPayout[]> {
  const query = tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.depositId, depositId), eq(payouts.status, 'approved')))
    .orderBy(payouts.id)
  return lock ? query.for('update') : query
}

/** True when this member was paid before. Looks at the newest hundred: who has asked so often and was never paid is new. */
export async function wasPaid(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await ofMember(tx, memberId, { before: undefined, limit: 100 })
  return rows.some(({ status, kind }) => status === 'paid' && kind === 'earnings')
}

/** What was held long enough, locked; whoever is cancelling one at this moment is not waited for. */
export async function heldUntilNow(tx: Tx, limit: number): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(
      and(
        eq(payouts.status, 'held'),
        lte(payouts.heldUntil, tx.now),
        asides.notSetAside(tx, 'release-payouts', payouts.id),
      ),
    )
    .orderBy(payouts.heldUntil)
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** What waits for an operator, the oldest first; after the one with this id. */
export async function toLookAt(tx: Tx, after: string | undefined, limit: number): Promise<readonly SealedPayout[]> {
  return tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.status, 'requested'), after === undefined ? undefined : gt(payouts.id, after)))
    .orderBy(payouts.id)
    .limit(limit)
}

/** Both may have an account: that of the member who stays is the one that counts. */
export async function moveToMember(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  if ((await presentAccount(tx, way.to)) !== undefined) await endAccount(tx, way.from)
  await tx.update(bankAccounts).set({ memberId: way.to }).where(eq(bankAccounts.memberId, way.from))
  await tx
    .select({ id: payouts.id })
    .from(payouts)
    .where(eq(payouts.memberId, way.from))
    .orderBy(payouts.id)
    .for('update')
  await tx.update(payouts).set({ memberId: way.to }).where(eq(payouts.memberId, way.from))
}

/** From now on an account counts as new: it holds for 48 hours, whoever was paid there before. */
export async function renewAccount(tx: Tx, id: string): Promise<void> {
  await tx.update(bankAccounts).set({ createdAt: tx.now }).where(eq(bankAccounts.id, id))
}
