import { and, desc, eq, getTableColumns, gte, inArray, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { droppedOut } from './dropped-out.ts'
import type { Job } from './job.ts'
import type { SearchFilter, Sorting } from './search.ts'
import { jobs } from './tables.ts'

const columns = getTableColumns(jobs)

/** Only so many of the newest hits are put into an order, however common the words are (architecture.md section 10). */
const MOST_HITS = 500

export interface OpenJobsFilter extends SearchFilter {
  readonly sorting: Sorting
  readonly among?: readonly string[]
  /** Those of which every slot is taken, instead. */
  readonly full?: boolean
  /** The uuid of the last job seen. */
  readonly before: string | undefined
  readonly limit: number
}

const takeable: SQL = sql`${jobs.status} = 'open' and ${jobs.openSlots} > 0`
const full: SQL = sql`${jobs.status} = 'open' and ${jobs.openSlots} = 0`

/** Words as stems of both languages: each has to stand in the job. */
export const stemsOf = (words: string): SQL =>
  sql`(plainto_tsquery('german', ${words}) || plainto_tsquery('english', ${words}))`

/** What another order than by age goes by, of a row of `jobs` under some name; ties go by id in the same direction. */
function keyOf(sorting: Exclude<Sorting, 'newest'>, row: SQL, words: string): SQL {
  switch (sorting) {
    case 'best-paid':
      return sql`${row}.reward_points`
    case 'per-hour':
      return sql`((${row}.reward_points * 60) / ${row}.minutes)`
    case 'closing-soon':
      return sql`${row}.closes_at`
    case 'match':
      // Whole millionths: a fraction of four bytes is not the same when it comes back.
      return sql`round(ts_rank(${row}.words, ${stemsOf(words)}) * 1000000)::bigint`
  }
}

/** The same for everybody: what is looked for, and not when it is over in a minute. */
function wanted(tx: Tx, filter: OpenJobsFilter): readonly (SQL | undefined)[] {
  const { among, category, minimumRewardPoints, maximumMinutes, language, words } = filter
  return [
    filter.full === true ? full : takeable,
    // Few have closed since the last minute; as a sum it tempts no planner to walk along the closing dates for this.
    sql`${jobs.closesAt} + interval '0 seconds' > ${tx.now.toISOString()}::timestamptz`,
    among === undefined ? undefined : inArray(jobs.id, [...among]),
    category == null ? undefined : eq(jobs.category, category),
    minimumRewardPoints == null ? undefined : gte(jobs.rewardPoints, minimumRewardPoints),
    maximumMinutes == null ? undefined : lte(jobs.minutes, maximumMinutes),
    language == null ? undefined : eq(jobs.language, language),
    words == null ? undefined : sql`${jobs}.words @@ ${stemsOf(words)}`,
  ]
}

/**
 * Open jobs of others that this worker may still take: who has worked on one, has applied, or was declined, gets no second slot, and
 * who has dropped out twice takes it no more; a
 * job for invited workers is there for those only, and none between two of whom one has blocked the other. What else a
 * worker still lacks for a job is the business of `missingFor`.
 */
export async function openJobs(tx: Tx, workerId: string, filter: OpenJobsFilter): Promise<readonly Job[]> {
  const { sorting, before, words } = filter
  const conditions = [
    ...wanted(tx, filter),
    sql`${jobs.clientId} <> ${workerId}`,
    sql`not exists (select from assignments a where a.job_id = ${jobs.id} and a.worker_id = ${workerId} and a.status not in ('lapsed', 'given-back', 'released', 'withdrawn'))`,
    sql`(not ${jobs.invitedOnly} or ${jobs.id} in (select i.job_id from invitations i where i.worker_id = ${workerId} and i.status in ('open', 'accepted')))`,
    // Each way for itself: then each is one look into an index, however many have blocked somebody.
    sql`not exists (select from list_entries b where b.owner_id = ${workerId} and b.other_id = ${jobs.clientId} and b.kind = 'block')`,
    sql`not exists (select from list_entries b where b.owner_id = ${jobs.clientId} and b.other_id = ${workerId} and b.kind = 'block')`,
    sql`not exists (select from applications p where p.job_id = ${jobs.id} and p.worker_id = ${workerId} and p.status in ('waiting', 'accepted', 'declined'))`,
    sql`not ${droppedOut(sql`${jobs.id}`, workerId)}`,
  ]
  if (sorting === 'newest') {
    return tx
      .select(columns)
      .from(jobs)
      .where(and(...conditions, before === undefined ? undefined : lt(jobs.id, before)))
      .orderBy(desc(jobs.id))
      .limit(filter.limit)
  }
  const key = keyOf(sorting, sql`${jobs}`, words ?? '')
  const ascending = sorting === 'closing-soon'
  const last = sql`(select ${keyOf(sorting, sql`seen`, words ?? '')} from jobs seen where seen.id = ${before})`
  const after =
    before === undefined
      ? undefined
      : ascending
        ? sql`(${key}, ${jobs.id}) > (${last}, ${before}::uuid)`
        : sql`(${key}, ${jobs.id}) < (${last}, ${before}::uuid)`
  const hits = tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(...conditions))
    .orderBy(desc(jobs.id))
    .limit(MOST_HITS)
  return tx
    .select(columns)
    .from(jobs)
    .where(words == null ? and(...conditions, after) : and(inArray(jobs.id, hits), after))
    .orderBy(ascending ? sql`${key}, ${jobs.id}` : sql`${key} desc, ${jobs.id} desc`)
    .limit(filter.limit)
}

/** Open jobs as everybody on the web sees them, newest first. */
export async function openToAll(
  tx: Tx,
  filter: Pick<OpenJobsFilter, 'before' | 'category' | 'limit'>,
): Promise<readonly Job[]> {
  return tx
    .select(columns)
    .from(jobs)
    .where(
      and(
        takeable,
        eq(jobs.invitedOnly, false),
        filter.before === undefined ? undefined : lt(jobs.id, filter.before),
        filter.category == null ? undefined : eq(jobs.category, filter.category),
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(filter.limit)
}

/** Keeps the words of a job that everybody may see, for those who mistype them, and puts it before the alerts. */
export async function announce(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`insert into new_jobs (job_id) values (${id}) on conflict do nothing`)
  await tx.execute(sql`select learn_words(title || ' ' || brief) from jobs where id = ${id}`)
}

/** Those of the words, in small letters, that stand in no published job in any form and that a search looks for at all. */
export async function unknownWords(tx: Tx, words: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.execute<{ word: string }>(sql`
    select typed as word from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) typed
      where to_tsvector('german', typed) <> '' and to_tsvector('english', typed) <> ''
        and not exists (select from search_words known where known.stems && word_stems(typed))`)
  return rows.map(({ word }) => word)
}

/** Known words of about the same length that have groups of three letters in common with this one, most first. */
export async function closeWords(tx: Tx, word: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ word: string }>(sql`
    select word from search_grams
      where gram = any (word_grams(${word})) and length between length(${word}) - 2 and length(${word}) + 2
      group by word order by count(*) desc, word limit 40`)
  return rows.map(({ word: close }) => close)
}
