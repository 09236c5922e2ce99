import { and, desc, eq, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { statementVerbs, type EntryStatus } from './statement.ts'
import { bankEntries, statements } from './tables.ts'

export type Statement = typeof statements.$inferSelect
export type BankEntry = typeof bankEntries.$inferSelect
type NewEntry = Omit<typeof bankEntries.$inferInsert, 'id' | 'publicId' | 'createdAt'>

const WAITING: readonly EntryStatus[] = ['unmatched', 'suspicious', 'uncovered', 'unexpected', 'unexplained']

export async function insertStatement(
  tx: Tx,
  draft: Pick<Statement, 'operatorId' | 'fileHash' | 'account' | 'sealed' | 'openingPoints' | 'closingPoints'>,
): Promise<Statement> {
  const [row] = await tx
    .insert(statements)
    .values({ ...draft, id: sql`default`, publicId: sql`default`, status: 'draft', createdAt: tx.now })
    .returning()
  if (row === undefined) throw new Error('no statement was inserted')
  return row
}

/** An operator's own draft or booked statement, locked. */
export async function statementOf(tx: Tx, operatorId: string, publicId: string): Promise<Statement | undefined> {
  const [row] = await tx
    .select()
    .from(statements)
    .where(and(eq(statements.publicId, publicId), eq(statements.operatorId, operatorId)))
    .for('update')
  return row
}

/** What was on an account after the statement that was booked last; undefined when none has said so. */
export async function lastClosing(tx: Tx, account: string): Promise<number | undefined> {
  const [row] = await tx
    .select({ points: statements.closingPoints })
    .from(statements)
    .where(and(eq(statements.account, account), eq(statements.status, 'booked'), isNotNull(statements.closingPoints)))
    .orderBy(desc(statements.bookedAt))
    .limit(1)
  return row?.points ?? undefined
}

export async function markBooked(tx: Tx, id: string): Promise<void> {
  const { from, to } = statementVerbs.book
  const rows = await tx
    .update(statements)
    .set({ status: to, bookedAt: tx.now, sealed: null })
    .where(and(eq(statements.id, id), inArray(statements.status, [...from])))
    .returning({ id: statements.id })
  if (rows.length === 0) refuse('statement.booked', {})
}

/** Drafts that nobody booked: what they say about people is not kept. */
export async function forgetDrafts(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from statements where id in (
      select id from statements where status = 'draft' and created_at < ${before.toISOString()}::timestamptz order by created_at limit ${limit})
    returning id`)
  return rows.length
}

/** One statement of an account is booked after the other: what is in both is seen by the second. Until the transaction ends. */
export async function lockAccount(tx: Tx, account: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`statements:${account}`}, 0))`)
}

/** Entries of this account that may be the same as one of these: with its number, or of its day and amount. */
export async function alike(
  tx: Tx,
  account: string,
  wanted: readonly Pick<BankEntry, 'bankReference' | 'bookedOn' | 'points'>[],
): Promise<readonly BankEntry[]> {
  const references = [...new Set(wanted.map(({ bankReference }) => bankReference).filter((one) => one !== null))]
  const days = [...new Set(wanted.map(({ bookedOn }) => bookedOn))]
  const points = [...new Set(wanted.map((one) => one.points))]
  const rowsWhere = (where: SQL | undefined) =>
    tx
      .select()
      .from(bankEntries)
      .where(and(eq(bankEntries.account, account), where))
      .orderBy(bankEntries.id)
  const byNumber = references.length === 0 ? [] : await rowsWhere(inArray(bankEntries.bankReference, references))
  const byDay =
    days.length === 0
      ? []
      : await rowsWhere(and(inArray(bankEntries.bookedOn, days), inArray(bankEntries.points, points)))
  return [...new Map([...byNumber, ...byDay].map((row) => [row.id, row])).values()]
}

/** Undefined when the same entry has come with another file at this very moment. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<BankEntry | undefined> {
  const [row] = await tx
    .insert(bankEntries)
    .values({ ...entry, id: sql`default`, publicId: sql`default`, createdAt: tx.now })
    .onConflictDoNothing()
    .returning()
  return row
}

/** What an entry has moved, as soon as it is posted, and what is known of it since. */
export async function complete(
  tx: Tx,
  id: string,
  set: Partial<Omit<BankEntry, 'id' | 'publicId' | 'status' | 'points'>>,
): Promise<BankEntry> {
  const [row] = await tx.update(bankEntries).set(set).where(eq(bankEntries.id, id)).returning()
  if (row === undefined) throw new Error('a bank entry vanished')
  return row
}

/** All of what the entry of this row is short of has come home. Asked for each row: as a join it would read every claim. */
const isCovered = sql`(
  select c.taken_points = c.points from claims c where c.object = 'bank-entry:' || ${bankEntries.id}) is true`

/** Entries that are covered by now, and nobody was told. */
export async function covered(tx: Tx, limit: number): Promise<readonly BankEntry[]> {
  return tx
    .select()
    .from(bankEntries)
    .where(and(eq(bankEntries.status, 'uncovered'), isCovered, asides.notSetAside(tx, 'tell-covered', bankEntries.id)))
    .limit(limit)
}

/** Who has paid for this member until now. */
export async function payersOf(tx: Tx, memberId: string): Promise<readonly Pick<BankEntry, 'payer' | 'payerPrint'>[]> {
  return tx
    .select({ payer: bankEntries.payer, payerPrint: bankEntries.payerPrint })
    .from(bankEntries)
    .where(and(eq(bankEntries.memberId, memberId), inArray(bankEntries.status, ['matched', 'assigned'])))
    .orderBy(desc(bankEntries.id))
    .limit(50)
}

/** What came in and could be what a reversal of so many points takes back, the newest first. */
export async function reversible(tx: Tx, account: string, points: number, lock = true): Promise<readonly BankEntry[]> {
  const query = tx
    .select()
    .from(bankEntries)
    .where(
      and(
        eq(bankEntries.account, account),
        eq(bankEntries.points, points),
        inArray(bankEntries.status, ['matched', 'unmatched', 'suspicious', 'assigned']),
        // One that could not be covered has its reversal already.
        sql`not exists (select from bank_entries r where r.reverses_id = ${bankEntries.id})`,
      ),
    )
    .orderBy(desc(bankEntries.bookedOn), desc(bankEntries.id))
    .limit(200)
  return lock ? query.for('update') : query
}

export async function entryBy(
  tx: Tx,
  by: { readonly publicId: string } | { readonly id: string },
  lock: boolean,
): Promise<BankEntry | undefined> {
  const query = tx
    .select()
    .from(bankEntries)
    .where('id' in by ? eq(bankEntries.id, by.id) : eq(bankEntries.publicId, by.publicId))
  const [row] = lock ? await query.for('update') : await query
  return row
}

/** The entry that became a deposit, unless the bank has taken it back, whether the budget covered that or not. */
export async function entryOfDeposit(tx: Tx, depositId: string): Promise<BankEntry | undefined> {
  const [row] = await tx.select().from(bankEntries).where(eq(bankEntries.depositId, depositId))
  if (row === undefined) return undefined
  const back = await tx.select({ id: bankEntries.id }).from(bankEntries).where(eq(bankEntries.reversesId, row.id))
  return back.length > 0 ? undefined : row
}

/** The oldest entries that wait for an operator, after the one with this public id: not what is covered by now. */
export async function waiting(tx: Tx, after: string | undefined, limit: number): Promise<readonly BankEntry[]> {
  const [last] = after === undefined ? [] : [await entryBy(tx, { publicId: after }, false)]
  return tx
    .select()
    .from(bankEntries)
    .where(
      and(
        inArray(bankEntries.status, [...WAITING]),
        sql`(${bankEntries.status} <> 'uncovered' or not ${isCovered})`,
        last === undefined ? undefined : gt(bankEntries.id, last.id),
      ),
    )
    .orderBy(bankEntries.id)
    .limit(limit)
}

/** Refuses `bank_entry.decided` when somebody else was faster. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<EntryStatus>,
  set: Partial<Pick<BankEntry, 'memberId' | 'depositId' | 'journalId' | 'decidedBy' | 'reason' | 'decidedAt'>> = {},
): Promise<void> {
  const rows = await tx
    .update(bankEntries)
    .set({ ...set, status: verb.to })
    .where(and(eq(bankEntries.id, id), inArray(bankEntries.status, [...verb.from])))
    .returning({ id: bankEntries.id })
  if (rows.length === 0) refuse('bank_entry.decided', {})
}

export async function moveToMember(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.update(bankEntries).set({ memberId: way.to }).where(eq(bankEntries.memberId, way.from))
  await tx.update(bankEntries).set({ givenUpBy: way.to }).where(eq(bankEntries.givenUpBy, way.from))
  await tx.update(bankEntries).set({ decidedBy: way.to }).where(eq(bankEntries.decidedBy, way.from))
  await tx.update(statements).set({ operatorId: way.to }).where(eq(statements.operatorId, way.from))
}
