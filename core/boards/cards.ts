import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import type { Job } from '../jobs/index.ts'
import type { Board } from './board.ts'
import * as store from './store.ts'

/** Longer than any one call to a platform takes; then another sender may have the card. */
const LEASE_SECONDS = 30
/** A card that was shown is not edited again within this time: what happens meanwhile is shown together. */
const COALESCE_SECONDS = 60
/** Cards of jobs that ended so long ago are forgotten; no job is open for longer. */
const KEPT_DAYS = 180

/** A card that this sender has claimed. `claims` tells the claim from later ones. */
export type ClaimedCard = {
  readonly boardId: string
  readonly jobId: string
  /** The platform's id of the message or thread; null as long as none is known to exist. */
  readonly message: string | null
  readonly shownHash: string | null
  readonly wanted: number
  readonly claims: number
  readonly failures: number
}

/**
 * Puts what has happened to jobs on the boards: a new open job gets a card on each board that wants it, and the cards
 * that a changed job has come due, at the earliest a minute after they were shown last. A job that not everybody may see
 * gets no card. Returns how many jobs.
 */
export async function spread(tx: Tx, limit: number): Promise<number> {
  const news = await store.takeNews(tx, limit)
  for (const jobId of news.toSorted()) {
    const job = await jobs.byId(tx, jobId)
    if (jobs.isForEverybody(job) && job.status === 'open' && job.openSlots > 0) await store.addCards(tx, job)
    await tx.execute(sql`
      update board_cards set wanted = wanted + 1,
        next_at = case when status = 'resting' then greatest(moment(), shown_at + ${COALESCED}) else next_at end,
        status = case when status = 'resting' then 'due' else status end
      where job_id = ${jobId} and status <> 'over'`)
  }
  return news.length
}

/** A time in the queue is the product's, or real (retries); where the two clocks differ the later one decides. */
const NOW = sql`greatest(now(), moment())`
const COALESCED = sql`make_interval(secs => ${COALESCE_SECONDS})`

/** Claims what is due, oldest first, and what a sender that died left behind. */
export async function claim(tx: Tx, limit: number): Promise<readonly ClaimedCard[]> {
  return tx.execute<ClaimedCard>(sql`
    update board_cards set status = 'sending', claims = claims + 1,
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where (board_id, job_id) in (
      select board_id, job_id from board_cards
      where status in ('due', 'sending') and next_at <= ${NOW} and (status = 'due' or lease_until < now())
      order by next_at, board_id, job_id limit ${limit} for update skip locked)
    returning board_id as "boardId", job_id as "jobId", message, shown_hash as "shownHash", wanted, claims, failures`)
}

/** Makes the lease last another 30 seconds. False when the card is another sender's by now, or gone with its board. */
export async function hold(tx: Tx, card: ClaimedCard): Promise<boolean> {
  const rows = await tx.execute(sql`
    update board_cards set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}) where ${isMine(card)} returning wanted`)
  return rows.length === 1
}

/**
 * What a card is about. `job` is undefined when it is only for invited workers by now. One that is held for an operator
 * is paused like any other: its card goes on with it.
 */
export async function subjectOf(
  tx: Tx,
  card: ClaimedCard,
): Promise<{ readonly board: Board; readonly job: Job | undefined } | undefined> {
  const board = await store.byId(tx, card.boardId)
  if (board === undefined) return undefined
  const job = await jobs.byId(tx, card.jobId)
  return { board, job: job.invitedOnly ? undefined : job }
}

/** The card looks like this on the platform. When its job has changed meanwhile it comes due again. */
export async function shown(tx: Tx, card: ClaimedCard, message: string, hash: string): Promise<void> {
  await tx.execute(sql`
    update board_cards set message = ${message}, shown_hash = ${hash}, shown_at = moment(), lease_until = null,
      failures = 0, error = null, status = case when wanted = ${card.wanted} then 'resting' else 'due' end,
      next_at = moment() + ${COALESCED}
    where ${isMine(card)}`)
}

/** Nothing is to be shown just now: the card waits for news of its job. */
export async function rest(tx: Tx, card: ClaimedCard): Promise<void> {
  await tx.execute(sql`
    update board_cards set lease_until = null, next_at = moment(),
      status = case when wanted = ${card.wanted} then 'resting' else 'due' end
    where ${isMine(card)}`)
}

/** The card is never touched again: its job has ended, somebody deleted it, or it cannot be shown (`error`). */
export async function end(
  tx: Tx,
  card: ClaimedCard,
  { message = card.message, error = null }: { readonly message?: string | null; readonly error?: string | null } = {},
): Promise<void> {
  await tx.execute(sql`
    update board_cards set status = 'over', lease_until = null, next_at = moment(), message = ${message}, error = ${error}
    where ${isMine(card)}`)
}

/** Back into the queue for a while. `failed`: counts as a failure. */
export async function putBack(
  tx: Tx,
  card: ClaimedCard,
  { seconds, failed, error }: { readonly seconds: number; readonly failed: boolean; readonly error: string },
): Promise<void> {
  await tx.execute(sql`
    update board_cards set status = 'due', lease_until = null, error = ${error},
      failures = failures + ${failed ? 1 : 0}, next_at = ${NOW} + make_interval(secs => ${seconds})
    where ${isMine(card)}`)
}

/** Where a job is shown on a Discord board, as Discord's own links name it (SERVER/THREAD or SERVER/CHANNEL/MESSAGE). */
export async function postOnDiscord(tx: Tx, jobId: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ post: string }>(sql`
    select b.server || '/' || case when b.kind = 'forum' then c.message else b.chat || '/' || c.message end as post
      from board_cards c join boards b on b.id = c.board_id
      where c.job_id = ${jobId} and c.status <> 'over' and c.message is not null and b.platform = 'discord' and b.status = 'active'
      order by c.board_id limit 1`)
  return row?.post
}

/** What rests on a board that was switched on again may be out of date. For core/boards only. */
export async function renew(tx: Tx, boardId: string): Promise<void> {
  await tx.execute(sql`
    update board_cards set status = 'due', wanted = wanted + 1, next_at = moment() where board_id = ${boardId} and status = 'resting'`)
}

/** Forgets cards of jobs that ended long ago. For the schedule; returns how many. */
export async function forgetOld(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from board_cards where (board_id, job_id) in (
      select board_id, job_id from board_cards where status = 'over'
        and next_at < moment() - make_interval(days => ${KEPT_DAYS}) order by next_at limit ${limit})
    returning job_id`)
  return rows.length
}

function isMine(card: ClaimedCard): SQL {
  return sql`board_id = ${card.boardId} and job_id = ${card.jobId} and status = 'sending' and claims = ${card.claims}`
}
