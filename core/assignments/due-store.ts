import { and, asc, eq, getTableColumns, inArray, lt, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Assignment } from './assignment.ts'
import { assignments } from './tables.ts'

const columns = getTableColumns(assignments)

/** Past the deadline and its grace, a batch at a time. */
export async function overdue(tx: Tx, before: Date, limit: number): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(
      and(
        inArray(assignments.status, ['working', 'revising']),
        lt(assignments.deadlineAt, before),
        asides.notSetAside(tx, 'lapse-assignments', assignments.id),
      ),
    )
    .orderBy(asc(assignments.deadlineAt))
    .limit(limit)
}

/** Handed in, and the client's time to decide is over. */
export async function unanswered(tx: Tx, limit: number): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(
      and(
        eq(assignments.status, 'submitted'),
        lte(assignments.reviewDueAt, tx.now),
        asides.notSetAside(tx, 'approve-unanswered', assignments.id),
      ),
    )
    .orderBy(asc(assignments.reviewDueAt))
    .limit(limit)
}

/** Rejected before that moment, without an appeal; a batch at a time. */
export async function uncontested(tx: Tx, before: Date, limit: number): Promise<readonly Assignment[]> {
  return tx
    .select(columns)
    .from(assignments)
    .where(
      and(
        eq(assignments.status, 'rejected'),
        lte(assignments.endedAt, before),
        sql`not exists (select from disputes d where d.assignment_id = ${assignments.id})`,
        asides.notSetAside(tx, 'refund-rejected', assignments.id),
      ),
    )
    .orderBy(asc(assignments.endedAt))
    .limit(limit)
}
