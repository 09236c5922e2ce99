import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Transition } from '../shared/machine.ts'
import {
  keysFor,
  keysOf,
  MOST_BOARDS,
  type Board,
  type BoardSettings,
  type BoardStatus,
  type FoundChat,
  type OffReason,
} from './board.ts'
import type { Job } from '../jobs/index.ts'
import { boards } from './tables.ts'

const { keys: _keys, since: _since, offAt: _offAt, createdAt: _createdAt, ...columns } = getTableColumns(boards)

/** All boards of a member, the oldest first: there are few, more than the limit only after a merge. */
export async function ofOwner(tx: Tx, ownerId: string): Promise<readonly Board[]> {
  return tx
    .select(columns)
    .from(boards)
    .where(eq(boards.ownerId, ownerId))
    .orderBy(asc(boards.id))
    .limit(2 * MOST_BOARDS)
}

export async function byPublicId(tx: Tx, publicId: string): Promise<Board | undefined> {
  const [row] = await tx.select(columns).from(boards).where(eq(boards.publicId, publicId))
  return row
}

export async function byId(tx: Tx, id: string): Promise<Board | undefined> {
  const [row] = await tx.select(columns).from(boards).where(eq(boards.id, id))
  return row
}

/** The board of a chat, locked. */
export async function lockedByChat(tx: Tx, chat: Pick<FoundChat, 'platform' | 'id'>): Promise<Board | undefined> {
  const [row] = await tx
    .select(columns)
    .from(boards)
    .where(and(eq(boards.platform, chat.platform), eq(boards.chat, chat.id)))
    .for('no key update')
  return row
}

/** A new board; undefined when its chat has one already, made at the same moment by somebody else. */
export async function insert(
  tx: Tx,
  ownerId: string,
  { platform, id: chat, server, kind, title }: FoundChat,
  settings: BoardSettings,
): Promise<Board | undefined> {
  const [row] = await tx
    .insert(boards)
    .values({
      ...settings,
      id: sql`default`,
      publicId: sql`default`,
      ownerId,
      status: 'active',
      platform,
      chat,
      server,
      kind,
      title,
      categories: [...settings.categories],
      keys: [...keysOf(settings)],
      since: tx.now,
      createdAt: tx.now,
    })
    .onConflictDoNothing()
    .returning(columns)
  return row
}

/** Whoever manages the chat now has the board from now on. */
export async function takeOver(tx: Tx, id: string, ownerId: string, chat: FoundChat): Promise<void> {
  await tx.update(boards).set({ ownerId, title: chat.title, kind: chat.kind }).where(eq(boards.id, id))
}

/** Compare-and-set; undefined when the board is not in one of the states that the verb leads from. */
export async function move(
  tx: Tx,
  id: string,
  verb: Transition<BoardStatus>,
  why: OffReason | null,
): Promise<Board | undefined> {
  const [row] = await tx
    .update(boards)
    .set({
      status: verb.to,
      offWhy: why,
      offAt: why === null ? null : tx.now,
      ...(why === null ? { since: tx.now } : {}),
    })
    .where(and(eq(boards.id, id), inArray(boards.status, [...verb.from])))
    .returning(columns)
  return row
}

export async function set(tx: Tx, id: string, settings: BoardSettings): Promise<void> {
  const { categories } = settings
  await tx
    .update(boards)
    .set({ ...settings, categories: [...categories], keys: [...keysOf(settings)], since: tx.now })
    .where(eq(boards.id, id))
}

/** The platform has given the chat another id; false when that one is a board of its own. */
export async function setChat(tx: Tx, id: string, chat: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update boards b set chat = ${chat} where b.id = ${id} and not exists (
      select from boards o where o.platform = b.platform and o.chat = ${chat})
    returning id`)
  return rows.length === 1
}

export async function remove(tx: Tx, id: string): Promise<void> {
  await tx.delete(boards).where(eq(boards.id, id))
}

export async function moveToOwner(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(boards).set({ ownerId: to }).where(eq(boards.ownerId, from))
}

/** Takes some of the jobs that look different now; another instance's are passed over. */
export async function takeNews(tx: Tx, limit: number): Promise<readonly string[]> {
  const rows = await tx.execute<{ job_id: string }>(sql`
    delete from board_news where job_id in (select job_id from board_news order by job_id limit ${limit} for update skip locked)
    returning job_id`)
  return rows.map(({ job_id: id }) => id)
}

/** A card of this job on each active board that wants it and has none; of an older job only where it has one. */
export async function addCards(tx: Tx, job: Job): Promise<void> {
  const keys = sql.join(
    keysFor(job).map((key) => sql`${key}`),
    sql`, `,
  )
  await tx.execute(sql`
    insert into board_cards (board_id, job_id, next_at)
      select b.id, ${job.id}, moment() from boards b
        where b.status = 'active' and b.keys && array[${keys}]
          and b.minimum_reward_points <= ${job.rewardPoints} and b.since <= ${job.publishedAt?.toISOString() ?? null}::timestamptz
      on conflict do nothing`)
}
