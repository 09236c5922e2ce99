import { desc, isNull, sql } from 'drizzle-orm'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import { OWED_KINDS, type Books, type BooksCheck, type Fault } from './books.ts'
import { books, booksChecks } from './tables.ts'

export type { Books } from './books.ts'

/** At three in the morning, where the product is at home (product.md section 2): a night has one check. */
const NIGHT = sql`(moment() at time zone 'Europe/Berlin' - interval '3 hours')::date`
const CHECK_LOCK = 7_031_204
const MOST_FAULTS_KEPT = 20
/** It reads every entry; an ordinary statement has eight seconds. */
const CHECK_MILLISECONDS = 600_000

/**
 * The nightly look through the books, once a night whatever the number of instances; a night that was missed is made up
 * for at once. Recomputes every balance from its entries (ledger.md, "Reading"). What is wrong closes the books: from
 * then on every verb that moves points refuses `books.closed`, and the operators are told. The chain of the audit log is read
 * as well: broken it closes nothing, because nobody could mend it, and the operators are told.
 */
export async function checkNightly(tx: Tx): Promise<number> {
  // Whoever is at it holds this until the end: it may take longer than the minute to the next tick.
  const rows = await tx.execute<{ due: boolean }>(sql`
    select pg_try_advisory_xact_lock(${CHECK_LOCK}) and not exists (
      select from books_checks where night = ${NIGHT}) as due`)
  if (rows[0]?.due !== true) return 0
  await look(tx, true)
  await moderation.checkAudit(tx)
  return 1
}

/**
 * An operator has what was wrong set right, and opens the books again: they are looked through once more, and stay
 * closed as long as anything is wrong. Audited. Refuses `operator.only`, `operator.say_more`, `books.open`,
 * `books.still_wrong`.
 */
export async function reopen(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly reason: string },
): Promise<void> {
  await moderation.requireOperator(tx, operator)
  const reason = moderation.enoughReason(input.reason)
  await once(tx, { key: input.key, kind: 'books.reopen', actorId: operator.id, input: reason }, async () => {
    const [open] = await tx.select().from(books).for('update')
    if (open?.closedAt === null) refuse('books.open', {})
    const found = await look(tx, false)
    if (found.faultCount > 0) refuse('books.still_wrong', { faults: found.faultCount })
    await tx.update(books).set({ closedAt: null })
    await moderation.audit(tx, operator, { action: 'books.reopen', object: 'books', reason, detail: {} })
    return null
  })
}

/**
 * False while the books are closed. Postings are refused by themselves; whoever is about to have euros sent by somebody
 * else asks this first.
 */
export async function isOpen(tx: Tx): Promise<boolean> {
  const [state] = await tx.select().from(books)
  return (state?.closedAt ?? null) === null
}

/** What is owed, what is held, and how the last look through the books went. Refuses `operator.only`. */
export async function show(tx: Tx, operator: Member): Promise<Books> {
  await moderation.requireOperator(tx, operator)
  const balances = await ledger.liabilities(tx)
  const points = (kind: string): number => balances.get(kind) ?? 0
  const owed = OWED_KINDS.map((kind) => ({ kind, points: points(kind) }))
  const [state] = await tx.select().from(books)
  const [last] = await tx.select().from(booksChecks).orderBy(desc(booksChecks.id)).limit(1)
  return {
    owed,
    owedPoints: owed.reduce((sum, one) => sum + one.points, 0),
    // The outside world owes what it holds for us: 0 minus, never a negative zero.
    held: { bank: 0 - points('bank'), psp: 0 - points('psp') },
    giftPoints: 0 - points('promo'),
    lossPoints: 0 - points('losses'),
    costPoints: 0 - points('costs'),
    feePoints: points('fees'),
    rewardPoints: points('rewards'),
    unclearPoints: points('suspense'),
    closedAt: state?.closedAt ?? null,
    lastCheck: last,
  }
}

async function look(tx: Tx, nightly: boolean): Promise<BooksCheck> {
  await tx.execute(sql`select set_config('statement_timeout', ${String(CHECK_MILLISECONDS)}, true)`)
  const [found] = await tx.execute<{ faults: readonly Fault[]; fault_count: number }>(sql`
    with found as (select law, fact from books_faults())
    select (select count(*)::integer from found) as fault_count,
           coalesce((select jsonb_agg(jsonb_build_object('law', law, 'fact', fact)) from (
             select law, fact from found order by law, fact limit ${MOST_FAULTS_KEPT}) f), '[]') as faults`)
  if (found === undefined) throw new Error('the books were not looked through')
  const { faults, fault_count: faultCount } = found
  const [check] = await tx
    .insert(booksChecks)
    .values({
      id: sql`default`,
      night: nightly ? NIGHT : null,
      madeAt: tx.now,
      faults: sql`${JSON.stringify(faults)}::jsonb`,
      faultCount,
    })
    .onConflictDoNothing()
    .returning()
  if (check !== undefined && faultCount > 0) {
    await tx.update(books).set({ closedAt: tx.now }).where(isNull(books.closedAt))
    await moderation.tellOperators(tx, { topic: 'books', id: check.id, dedupeKey: `books:${check.id}:closed` })
  }
  return { madeAt: tx.now, faults, faultCount }
}
