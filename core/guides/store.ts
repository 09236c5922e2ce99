import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { attemptVerbs, type Attempt, type AttemptStatus, type GuideId, type Reading } from './guide.ts'
import { attempts, guideReadings } from './tables.ts'

/** The page that was opened last; once finished, always finished. */
export async function putReading(tx: Tx, memberId: string, guide: GuideId, reading: Reading): Promise<void> {
  await tx
    .insert(guideReadings)
    .values({ memberId, guide, ...reading, at: tx.now })
    .onConflictDoUpdate({
      target: [guideReadings.memberId, guideReadings.guide],
      set: { page: reading.page, finished: sql`${guideReadings.finished} or ${reading.finished}`, at: tx.now },
    })
}

export async function readings(tx: Tx, memberId: string): Promise<ReadonlyMap<GuideId, Reading>> {
  const rows = await tx
    .select({ guide: guideReadings.guide, page: guideReadings.page, finished: guideReadings.finished })
    .from(guideReadings)
    .where(eq(guideReadings.memberId, memberId))
  return new Map(rows.map(({ guide, page, finished }) => [guide, { page, finished }]))
}

export async function passed(tx: Tx, memberId: string): Promise<readonly GuideId[]> {
  const rows = await tx
    .select({ guide: attempts.guide })
    .from(attempts)
    .where(and(eq(attempts.memberId, memberId), eq(attempts.status, 'passed')))
  return rows.map(({ guide }) => guide)
}

export async function insertAttempt(tx: Tx, memberId: string, guide: GuideId): Promise<Attempt> {
  const [row] = await tx
    .insert(attempts)
    .values({
      id: sql`default`,
      publicId: sql`default`,
      memberId,
      guide,
      status: 'running',
      answers: [],
      startedAt: tx.now,
    })
    .returning()
  if (row === undefined) throw new Error('no attempt was inserted')
  return row
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Attempt | undefined> {
  const [row] = await tx.select().from(attempts).where(eq(attempts.publicId, publicId))
  return row
}

/** The newest attempt that counts: one that lapsed is as if it had never been. */
export async function newest(tx: Tx, memberId: string, guide: GuideId): Promise<Attempt | undefined> {
  const [row] = await tx
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.memberId, memberId),
        eq(attempts.guide, guide),
        inArray(attempts.status, ['running', 'passed', 'failed']),
      ),
    )
    .orderBy(desc(attempts.id))
    .limit(1)
  return row
}

/** Adds an answer to the question that is asked now; false when it has been answered, or the attempt is over. */
export async function addAnswer(tx: Tx, id: string, question: number, option: number): Promise<boolean> {
  const rows = await tx
    .update(attempts)
    .set({ answers: sql`array_append(${attempts.answers}, ${option}::smallint)` })
    .where(
      and(eq(attempts.id, id), eq(attempts.status, 'running'), sql`cardinality(${attempts.answers}) = ${question}`),
    )
    .returning({ id: attempts.id })
  return rows.length === 1
}

export async function move(tx: Tx, id: string, verb: Transition<AttemptStatus>): Promise<void> {
  const rows = await tx
    .update(attempts)
    .set({ status: verb.to, endedAt: tx.now })
    .where(and(eq(attempts.id, id), inArray(attempts.status, [...verb.from])))
    .returning({ id: attempts.id })
  if (rows.length === 0) refuse('attempt.over', {})
}

/** Attempts that were begun before this moment and never finished; returns how many lapsed. */
export async function lapse(tx: Tx, before: Date, limit: number): Promise<number> {
  const old = tx
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.status, 'running'), lte(attempts.startedAt, before)))
    .orderBy(attempts.startedAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  const rows = await tx
    .update(attempts)
    .set({ status: attemptVerbs.lapse.to, endedAt: tx.now })
    .where(inArray(attempts.id, old))
    .returning({ id: attempts.id })
  return rows.length
}

/** Where both have a running or a passed attempt at the same guide, the one of the member that stays counts. */
export async function moveToMember(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  const { from, to } = members
  await tx.execute(sql`
    update attempts set status = 'lapsed', ended_at = ${tx.now.toISOString()}::timestamptz
      where member_id = ${from} and status = 'running'`)
  await tx.execute(sql`
    update attempts a set member_id = ${to} where member_id = ${from} and not (status = 'passed' and exists (
      select from attempts o where o.member_id = ${to} and o.guide = a.guide and o.status = 'passed'))`)
  await tx.execute(sql`
    insert into guide_readings (member_id, guide, page, finished, at)
      select ${to}, guide, page, finished, at from guide_readings where member_id = ${from}
      on conflict (member_id, guide) do update
        set page = greatest(guide_readings.page, excluded.page), finished = guide_readings.finished or excluded.finished`)
  await tx.execute(sql`delete from guide_readings where member_id = ${from}`)
}
