import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Platform } from '../members/index.ts'
import type { Transition } from '../shared/machine.ts'
import { refuse } from '../shared/refusal.ts'
import { linkVerbs, type Link, type LinkStatus } from './link.ts'
import { linkAttempts, links } from './tables.ts'

const columns = {
  id: links.id,
  publicId: links.publicId,
  status: links.status,
  makerId: links.makerId,
  makerPlatform: links.makerPlatform,
  takerId: links.takerId,
  takerPlatform: links.takerPlatform,
  expiresAt: links.expiresAt,
  takenAt: links.takenAt,
}

export async function insert(
  tx: Tx,
  link: {
    readonly codeHash: string
    readonly makerId: string
    readonly makerPlatform: Platform
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx
    .insert(links)
    .values({ ...link, id: sql`default`, publicId: sql`default`, status: 'open', createdAt: tx.now })
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Link | undefined> {
  const [row] = await tx.select(columns).from(links).where(eq(links.publicId, publicId))
  return row
}

/** An open code that has not run out. */
export async function openByHash(tx: Tx, codeHash: string): Promise<Link | undefined> {
  const [row] = await tx
    .select(columns)
    .from(links)
    .where(and(eq(links.codeHash, codeHash), eq(links.status, 'open'), gt(links.expiresAt, tx.now)))
  return row
}

type Change = Partial<
  Pick<typeof links.$inferInsert, 'takerId' | 'takerPlatform' | 'takenAt' | 'expiresAt' | 'endedAt'>
>

/** Moves a link that has not run out, by compare-and-set; undefined when somebody was faster. */
export async function tryMove(
  tx: Tx,
  id: string,
  verb: Transition<LinkStatus>,
  set: Change = {},
): Promise<Link | undefined> {
  const [row] = await tx
    .update(links)
    .set({ ...set, status: verb.to })
    .where(and(eq(links.id, id), inArray(links.status, [...verb.from]), gt(links.expiresAt, tx.now)))
    .returning(columns)
  return row
}

/** The same; refuses `link.wrong_state` with what has become of it. */
export async function move(tx: Tx, id: string, verb: Transition<LinkStatus>, set: Change = {}): Promise<Link> {
  const moved = await tryMove(tx, id, verb, set)
  if (moved !== undefined) return moved
  const [present] = await tx.select(columns).from(links).where(eq(links.id, id))
  const status = present === undefined ? 'lapsed' : statusNow(tx, present)
  return refuse('link.wrong_state', { status })
}

/** Where a link stands by the clock: what has run out is lapsed, whether or not anybody has written it down. */
export function statusNow(tx: Tx, link: Link): LinkStatus {
  const undecided = linkVerbs.lapse.from.some((status) => status === link.status)
  return undecided && link.expiresAt <= tx.now ? 'lapsed' : link.status
}

/** Every undecided link of these members ends. */
export async function lapse(tx: Tx, makerIds: readonly string[], statuses: readonly LinkStatus[]): Promise<void> {
  await tx
    .update(links)
    .set({ status: linkVerbs.lapse.to, endedAt: tx.now })
    .where(and(inArray(links.makerId, [...makerIds]), inArray(links.status, [...statuses])))
}

/** The newcomer who took the code is the maker now. */
export async function setTaker(tx: Tx, id: string, takerId: string): Promise<void> {
  await tx.update(links).set({ takerId }).where(eq(links.id, id))
}

export async function insertAttempt(tx: Tx, memberId: string): Promise<void> {
  await tx.insert(linkAttempts).values({ id: sql`default`, memberId, at: tx.now })
}

export async function attemptsSince(tx: Tx, memberId: string, since: Date): Promise<number> {
  return tx.$count(linkAttempts, and(eq(linkAttempts.memberId, memberId), gt(linkAttempts.at, since)))
}

/** Links a month old, and attempts a day old. Returns how many rows went. */
export async function removeOld(tx: Tx, limit: number): Promise<number> {
  const old = await tx.execute(sql`
    with old_links as (delete from links where id in (
        select id from links where created_at < moment() - interval '30 days' order by created_at limit ${limit}) returning id),
      old_attempts as (delete from link_attempts where id in (
        select id from link_attempts where at < moment() - interval '1 day' order by at limit ${limit}) returning id)
    select id from old_links union all select id from old_attempts limit ${limit}`)
  return old.length
}
