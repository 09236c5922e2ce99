import { and, asc, eq, lte, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import type { CollectedTopic } from '../notices/index.ts'
import { operatorNews } from './tables.ts'

export interface News {
  readonly operatorId: string
  readonly topic: CollectedTopic
  readonly heardAt: Date
  readonly dueAt: Date | null
}

const is = ({ operatorId, topic }: Pick<News, 'operatorId' | 'topic'>) =>
  and(eq(operatorNews.operatorId, operatorId), eq(operatorNews.topic, topic))

/** Makes the row of an operator who has never heard of anything; undefined when there is one, which is then locked. */
export async function begin(tx: Tx, news: Omit<News, 'dueAt'>): Promise<News | undefined> {
  const made = await tx.insert(operatorNews).values(news).onConflictDoNothing().returning()
  if (made.length > 0) return undefined
  const [row] = await tx.select().from(operatorNews).where(is(news)).for('update')
  return row
}

export async function put(tx: Tx, news: News): Promise<void> {
  await tx.update(operatorNews).set({ heardAt: news.heardAt, dueAt: news.dueAt }).where(is(news))
}

/** Whose collected notice is due, a batch at a time. */
export async function due(tx: Tx, limit: number): Promise<readonly News[]> {
  return tx
    .select()
    .from(operatorNews)
    .where(and(lte(operatorNews.dueAt, tx.now), asides.notSetAside(tx, 'tell-operators', operatorNews.operatorId)))
    .orderBy(asc(operatorNews.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** How much waits in a queue for this operator, who is no client of it; counted up to `most`. */
export async function waitingFor(tx: Tx, topic: CollectedTopic, operatorId: string, most: number): Promise<number> {
  const table = topic === 'job' ? sql`job_checks` : sql`flags`
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from ${table} w join jobs j on j.id = w.job_id
        where w.status = 'waiting' and j.client_id <> ${operatorId} limit ${most}) counted`)
  return row?.count ?? 0
}
